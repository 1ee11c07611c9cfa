import type { ChangeSet } from '../../../src-preload/contract/changes.ts'
import type { GridTable } from '../../grid/grid-slice.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { columnsOf } from '../../store/tables.ts'

interface LoggedRow {
  readonly change_set_id: number
  readonly at: string
  readonly actor: string
  readonly origin: ChangeSet['origin']
  readonly command: string
  readonly op: 'insert' | 'update' | 'delete'
  readonly before: string | null
}

export interface CellState {
  readonly changeSetId: number
  readonly at: string
  readonly actor: string
  readonly origin: ChangeSet['origin']
  readonly command: string
  readonly op: LoggedRow['op']
  readonly before: string | null
  readonly after: string | null
}

/** What a cell was, newest first: the row of today with one change after the other taken back. */
export function cellHistory(read: ReadHandle, grid: GridTable, id: number, field: string): CellState[] {
  const cell = grid.texts[field]
  if (!cell) return []
  const textOf = (row: Row | null) => (row === null ? null : cell.text(withNames(read, grid, row, cell.columns)))
  const logged = read.all<LoggedRow>(
    `SELECT r.change_set_id, s.at, s.actor, s.origin, s.command, r.op, r.before
     FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
     WHERE r.row_id = ? AND r.table_name = ? ORDER BY r.change_set_id DESC, r.seq DESC`,
    id,
    grid.table,
  )
  let after: Row | null = read.get<Row>(`SELECT ${columnsOf(grid.table).join(', ')} FROM ${grid.table} WHERE id = ?`, id) ?? null
  const states: CellState[] = []
  for (const { change_set_id: changeSetId, at, actor, origin, command, op, before: image } of logged) {
    const before: Row | null = op === 'insert' ? null : { ...after, ...(JSON.parse(image ?? '{}') as Row) }
    const texts = { before: textOf(before), after: textOf(after) }
    if (texts.before !== texts.after) states.push({ changeSetId, at, actor, origin, command, op, ...texts })
    after = before
  }
  return states
}

/** A name from another table as it is today, by the id that stood in the row. */
function withNames(read: ReadHandle, grid: GridTable, row: Row, columns: readonly string[]): Row {
  const named = { ...row }
  for (const column of columns) {
    const reference = grid.references[column]
    const value = reference && row[reference.column]
    if (reference)
      named[column] = value === null || value === undefined ? null : (read.value<string>(reference.sql, value) ?? null)
  }
  return named
}
