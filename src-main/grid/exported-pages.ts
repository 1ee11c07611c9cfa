import type { Sort, RowQuery } from '../../src-preload/contract/_words/filter.ts'
import type { Reading, StepControl } from '../store/contexts.ts'
import type { GridSlice } from './grid-slice.ts'
import { idsOf } from './view-order.ts'

export interface ExportInput extends RowQuery {
  readonly sort?: Sort | undefined
  readonly format: 'xlsx' | 'csv' | 'json'
  readonly fields?: readonly string[] | undefined
  readonly english?: boolean | undefined
  readonly path: string
}

const pageSize = 500

/**
 * What a query shows, page by page, in constant memory. The ids are fixed first, so that rows changed meanwhile neither
 * repeat nor drop out. Yields to other queries of this thread after each page.
 */
export function exportedPages<Shown>(
  slice: GridSlice<Shown>,
  r: Reading,
  { filter, search, sort }: ExportInput,
  control: StepControl,
): { rows: number; pages: AsyncIterable<Shown[]> } {
  const ids = idsOf(slice, r, { filter, search, sort }, -1, 0)
  return { rows: ids.length, pages: pagesOf(slice, r, ids, control) }
}

async function* pagesOf<Shown>(
  slice: GridSlice<Shown>,
  r: Reading,
  ids: readonly number[],
  control: StepControl,
): AsyncGenerator<Shown[]> {
  for (let at = 0; at < ids.length; at += pageSize) {
    control.throwIfCancelled()
    yield slice.shown(r, ids.slice(at, at + pageSize)).filter((row) => row !== null)
    control.progress('write', Math.min(at + pageSize, ids.length), ids.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
