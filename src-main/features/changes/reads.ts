import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { changes, ChangeSet } from '../../../src-preload/contract/changes.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { columnsOf, isLogged } from '../../store/tables.ts'
import { nextRedo, nextUndo, type ChangeSetRow } from '../../store/undo.ts'
import type { GridTable } from '../../grid/grid-slice.ts'
import { cellHistory } from './cell-history.ts'
import { fieldChanges, rowName, type Image } from './present.ts'

interface LoggedRow {
  readonly change_set_id: number
  readonly at: string
  readonly actor: string
  readonly origin: ChangeSet['origin']
  readonly command: string
  readonly table_name: string
  readonly row_id: number
  readonly op: 'insert' | 'update' | 'delete'
  readonly before: string | null
  readonly after: string | null
}

const joined = `SELECT r.change_set_id, s.at, s.actor, s.origin, s.command, r.table_name, r.row_id, r.op, r.before, r.after
  FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id`

export function toChangeSet(row: ChangeSetRow): ChangeSet {
  return {
    changeSetId: row.id,
    at: row.at,
    actor: row.actor,
    origin: row.origin as ChangeSet['origin'],
    command: row.command,
    subject: row.subject,
    rows: row.rows,
    undone: row.reverted_by !== null,
  }
}

const orNull = (row: ChangeSetRow | null) => (row ? toChangeSet(row) : null)

/** `grids` are the tables whose cells have a history of their own, by name. */
export const changesReads = (grids: Readonly<Record<string, GridTable>>): QueryHandlers<typeof changes, Reading> => ({
  next: ({ read }) => ({ undo: orNull(nextUndo(read)), redo: orNull(nextRedo(read)) }),

  list: ({ read }, { before = Number.MAX_SAFE_INTEGER, limit = 100 }) =>
    read.all<ChangeSetRow>('SELECT * FROM change_set WHERE id < ? ORDER BY id DESC LIMIT ?', before, limit).map(toChangeSet),

  rows: ({ read }, { changeSetId, limit = 200 }) =>
    read.all<LoggedRow>(`${joined} WHERE r.change_set_id = ? ORDER BY r.seq LIMIT ?`, changeSetId, limit).map((row) => {
      const { before, after } = images(read, row)
      return { ...described(read, row, before, after), name: rowName(read, row.table_name, row.row_id, after ?? before) }
    }),

  ofRow: ({ read }, { table, id }) => {
    if (!isLogged(table)) return []
    return history(read, table, id).reverse()
  },

  ofCell: ({ read }, { table, id, field }) => {
    const grid = Object.hasOwn(grids, table) ? grids[table] : undefined
    return grid ? cellHistory(read, grid, id, field) : []
  },
})

function described(read: ReadHandle, row: LoggedRow, before: Image | null, after: Image | null) {
  return {
    changeSetId: row.change_set_id,
    at: row.at,
    actor: row.actor,
    origin: row.origin,
    command: row.command,
    op: row.op,
    table: row.table_name,
    id: row.row_id,
    fields: fieldChanges(read, row.table_name, before, after),
  }
}

/** An insert logs no values: they are the row's of today with every later change taken back. */
function images(read: ReadHandle, row: LoggedRow): { before: Image | null; after: Image | null } {
  if (row.op !== 'insert') return { before: parse(row.before), after: parse(row.after) }
  const later = read.all<{ op: string; before: string | null }>(
    'SELECT op, before FROM change_row WHERE row_id = ? AND table_name = ? AND change_set_id > ? ORDER BY change_set_id, seq',
    row.row_id,
    row.table_name,
    row.change_set_id,
  )
  const firstEnd = later.findIndex((change) => change.op === 'delete')
  const own = firstEnd >= 0 ? later.slice(0, firstEnd) : later.filter((change) => change.op === 'update')
  const last = firstEnd >= 0 ? parse(later[firstEnd]?.before ?? null) : currentRow(read, row.table_name, row.row_id)
  const image = { ...last }
  for (const change of own.reverse()) Object.assign(image, parse(change.before))
  return { before: null, after: image }
}

function history(read: ReadHandle, table: string, id: number) {
  return read
    .all<LoggedRow>(`${joined} WHERE r.row_id = ? AND r.table_name = ? ORDER BY r.change_set_id, r.seq`, id, table)
    .map((row) => {
      const { before, after } = images(read, row)
      return described(read, row, before, after)
    })
    .filter((entry) => entry.fields.length > 0 || entry.op !== 'update')
}

function currentRow(read: ReadHandle, table: string, id: number): Image {
  return read.get<Image>(`SELECT ${columnsOf(table).join(', ')} FROM ${table} WHERE id = ?`, id) ?? {}
}

function parse(image: string | null): Image | null {
  return image === null ? null : (JSON.parse(image) as Image)
}
