import type { Statement } from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportTarget } from '../../domain/imports/import-target.ts'
import { unpackRecords, type PackedText } from '../../jobs/workers/packed-records.ts'
import { openScratch, type Handle } from '../../store/database.ts'
import type { EarlierRow } from './match.ts'

/** What became of a row: the stored record it was found to be, the record it was written to. */
type Written = readonly [targetId: number | null, id: number | null]

/** A row of a file that was written as it came. */
export interface PassedRow extends EarlierRow {
  /** The record it became or changed; null where it was not written. */
  readonly id: number | null
}

const textsRemembered = 64
const table = 'CREATE TABLE passed (first INTEGER PRIMARY KEY, written TEXT NOT NULL, rows TEXT NOT NULL)'

/**
 * What later rows of the same file may ask of earlier ones, which is rare: kept outside of memory in the texts in which
 * rows arrived. Rows come in the order of the file.
 */
export class PassedRows {
  readonly #target: ImportTarget
  readonly #db: Handle
  readonly #path: string
  readonly #insert: Statement
  readonly #find: Statement
  readonly #now = new Map<number, PassedRow>()
  /** Texts looked through lately, by their first row. */
  readonly #read = new Map<number, ReadonlyMap<number, PassedRow>>()

  constructor(scratchFolder: string, name: string, target: ImportTarget) {
    this.#target = target
    this.#path = join(scratchFolder, `passed-${name}.db`)
    this.#db = openScratch(this.#path, table)
    this.#db.exec('BEGIN')
    this.#insert = this.#db.prepare('INSERT INTO passed VALUES (?, ?, ?)')
    this.#find = this.#db.prepare('SELECT * FROM passed WHERE first <= ? ORDER BY first DESC LIMIT 1')
  }

  add(row: number, passed: PassedRow): void {
    this.#now.set(row, passed)
  }

  /** Lets go of the rows added since, which arrived in these texts. */
  settle(texts: readonly PackedText[]): void {
    for (const { text, rows } of texts) {
      const written = rows.map(({ row }): Written => {
        const { targetId = null, id = null } = this.#now.get(row) ?? {}
        return [targetId, id]
      })
      this.#insert.run(rows[0]?.row ?? 0, JSON.stringify(written), text)
    }
    this.#now.clear()
  }

  get(row: number): PassedRow | undefined {
    const now = this.#now.get(row)
    if (now) return now
    const found = this.#find.get(row) as { first: number; written: string; rows: string } | undefined
    return found && (this.#read.get(found.first) ?? this.#unpacked(found)).get(row)
  }

  close(): void {
    this.#db.close()
    rmSync(this.#path, { force: true })
  }

  #unpacked({ first, written, rows }: { first: number; written: string; rows: string }): ReadonlyMap<number, PassedRow> {
    const became = JSON.parse(written) as Written[]
    const unpacked = new Map(
      unpackRecords(this.#target, rows).map(({ row, record }, at): [number, PassedRow] => {
        const [targetId, id] = became[at] ?? [null, null]
        return [row, { content: null, record: record ?? null, targetId, id }]
      }),
    )
    if (this.#read.size >= textsRemembered) this.#read.delete(this.#read.keys().next().value as number)
    this.#read.set(first, unpacked)
    return unpacked
  }
}
