import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { editCells } from '../edit-cells.ts'
import { gridCommands, gridReads } from '../grid-handlers.ts'
import type { GridSlice } from '../grid-slice.ts'
import { compileRows } from '../row-query.ts'
import { idsOf } from '../view-order.ts'
import { readRecordCell } from './record-fields.ts'
import type { JoinedRecord, RecordSpec } from './record-slice.ts'

/** The queries of `recordMethods`. */
export function recordReads<Shown>(slice: GridSlice<Shown>) {
  return {
    ...gridReads(slice),
    list: (
      r: Reading,
      { filter, search, sort, offset, limit }: RowQuery & { sort?: Sort | undefined; offset: number; limit: number },
    ) => ({
      rows: slice.shown(r, idsOf(slice, r, { filter, search, sort }, limit, offset)).filter((row) => row !== null),
    }),
    count(r: Reading, query: RowQuery) {
      const { where } = compileRows(slice, r, query)
      return { count: r.read.value<number>(`SELECT count(*) FROM ${slice.table} AS c WHERE ${where.sql}`, ...where.values) ?? 0 }
    },
  }
}

interface NewRows {
  readonly fields: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** The commands of `recordMethods`. */
export function recordCommands<Joined extends JoinedRecord, Shown>(slice: GridSlice<Shown>, spec: RecordSpec<Joined, unknown>) {
  return {
    ...gridCommands(slice),
    edit: (w: Writing, { cells }: { cells: readonly { id: number; field: string; value: string | null }[] }) =>
      editCells(slice, w, cells),
    createMany: (w: Writing, input: NewRows) => createRecords(spec, w, input),
    remove(w: Writing, { ids }: { ids: readonly number[] }) {
      const [first = 0] = ids
      const subject =
        ids.length === 1 ? (w.read.value<string>(`SELECT name FROM ${spec.table} WHERE id = ?`, first) ?? '') : `${ids.length}`
      const intent = { command: `${spec.name}.remove`, subject, actor: w.actor, origin: 'user', at: w.clock.now() } as const
      const done = w.gate.write(intent, (tx) => {
        const removed = ids.filter((id) => tx.delete(spec.table, id))
        spec.written?.(w, tx, removed)
        return removed.length
      })
      return { changeSetId: done.changeSetId, removed: done.result }
    },
  }
}

function createRecords(spec: RecordSpec<never, unknown>, w: Writing, { fields, rows }: NewRows) {
  const refused: { row: number; field: string | null; cause: RefusalCause; reason: string }[] = []
  const at = w.clock.now()
  const intent = { command: `${spec.name}.createMany`, subject: `${rows.length}`, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const ids = rows.map((cells, index): number | null => {
      const row: Row = { ...spec.blank(at), created_at: at, updated_at: at }
      for (const name of new Set([...fields, ...spec.required])) {
        const field = spec.fields[name]
        const typed = cells[fields.indexOf(name)] ?? null
        // What was left out keeps what a new row has anyway.
        if (!field || (typed === null && row[field.column] !== null && row[field.column] !== undefined)) continue
        const outcome = readRecordCell(tx.read, field, typed)
        if ('refused' in outcome) {
          refused.push({ row: index, field: name, cause: outcome.cause, reason: outcome.refused })
          return null
        }
        Object.assign(row, outcome.patch)
      }
      const wrong = spec.check?.of(row, at)
      if (wrong && 'refused' in wrong) {
        refused.push({ row: index, field: null, cause: wrong.cause, reason: wrong.refused })
        return null
      }
      return tx.insert(spec.table, row)
    })
    const written = ids.filter((id) => id !== null)
    if (written.length > 0) spec.written?.(w, tx, written)
    return ids
  })
  return { changeSetId: done.changeSetId, ids: done.result, refused }
}
