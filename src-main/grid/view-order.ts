import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { Reading } from '../store/contexts.ts'
import { dataState, sharedIds, type View, type ViewQuery } from '../store/views.ts'
import type { GridTable, ListTable } from './grid-slice.ts'
import { compileRows } from './row-query.ts'

/** The view of a token. Throws the slice's `view-gone`. */
export function viewOf(slice: GridTable, r: Reading, token: string): View {
  const view = r.views.get(slice.name, token)
  if (view) return view
  throw new CallFailed({
    code: `${slice.name}.view-gone`,
    kind: 'precondition',
    message: '这个列表太久没有使用，已经收起。请刷新列表后再试。',
    details: {},
  })
}

/** The whole order of a view's ids, read on first need and then kept. */
export function orderOf(slice: GridTable, r: Reading, view: View): Float64Array {
  if (view.ids) return view.ids
  const ids = sharedIds(idsOf(slice, r, view.query, -1, 0))
  r.views.fill(view, ids)
  return ids
}

/** Ids of a question in its order; all of them with limit -1. */
export function idsOf(slice: ListTable, r: Reading, query: ViewQuery, limit: number, offset: number): number[] {
  const { where, orderBy } = compileRows(slice, r, query)
  const order = orderBy(query.sort, limit < 0)
  // Ids first, so that sorting carries eight bytes a row instead of the whole of it.
  return r.read.column<number>(
    `SELECT c.id FROM ${slice.table} AS c WHERE ${where.sql} ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
    ...where.values,
    ...order.values,
    limit,
    offset,
  )
}

/** Did anybody write since the view was opened? */
export function hasChanged(r: Reading, view: View): boolean {
  return view.state !== dataState(r.read, r.clock.today())
}
