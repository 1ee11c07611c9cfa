import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { columnsOf } from '../../store/tables.ts'

interface LogRow {
  readonly row_id: number
  readonly op: 'insert' | 'update' | 'delete'
  readonly before: string | null
  readonly at: string
}

/**
 * A table as it was: rows that the change log touched since an instant, put back from their before-images, going back day by
 * day. Rows it did not touch stand as they are.
 */
export class PastTable {
  readonly #r: Reading
  readonly #table: string
  readonly #log: LogRow[]
  readonly #past = new Map<number, Row | null>()
  #at = 0

  /** Reads the log back to `since` (an instant) at once. */
  constructor(r: Reading, table: string, since: string) {
    this.#r = r
    this.#table = table
    this.#log = r.read.all<LogRow>(
      `SELECT r.row_id, r.op, r.before, s.at FROM change_set AS s JOIN change_row AS r ON r.change_set_id = s.id
       WHERE s.at > ? AND r.table_name = ? ORDER BY s.id DESC, r.seq DESC`,
      since,
      table,
    )
  }

  /** Goes back to an instant; the instants asked for must not get later. */
  backTo(instant: string): void {
    for (; this.#at < this.#log.length; this.#at++) {
      const row = this.#log[this.#at] as LogRow
      if (row.at <= instant) return
      if (row.op === 'insert') this.#past.set(row.row_id, null)
      else {
        const image = JSON.parse(String(row.before)) as Row
        const base = row.op === 'delete' ? {} : (this.#past.get(row.row_id) ?? this.#now(row.row_id))
        this.#past.set(row.row_id, { ...base, ...image })
      }
    }
  }

  /**
   * `FROM` parts that together are the table then: rows not touched, and those put back as a JSON list (bound). Empty
   * second part: nothing was touched.
   */
  parts(): { readonly from: string; readonly where: string; readonly values: SqlValue[] }[] {
    if (this.#past.size === 0) return [{ from: `${this.#table} AS c`, where: '1', values: [] }]
    const ids = JSON.stringify([...this.#past.keys()])
    const rows = [...this.#past.values()].filter((row) => row !== null)
    const columns = columnsOf(this.#table).map((column) => `value ->> '$.${column}' AS ${column}`)
    return [
      { from: `${this.#table} AS c`, where: 'c.id NOT IN (SELECT value FROM json_each(?))', values: [ids] },
      { from: `(SELECT ${columns.join(', ')} FROM json_each(?)) AS c`, where: '1', values: [JSON.stringify(rows)] },
    ]
  }

  #now(id: number): Row {
    return this.#r.read.get<Row>(`SELECT * FROM ${this.#table} WHERE id = ?`, id) ?? { id }
  }
}
