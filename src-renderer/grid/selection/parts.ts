import type { Positions } from '../../../src-preload/contract/_words/grid.ts'
import { boxOf } from './selection.ts'
import type { Box, Extent, Selection } from './selection.ts'

/** Columns that have exactly these rows selected. */
export interface Part {
  readonly cols: readonly number[]
  readonly rows: readonly Positions[]
}

/** Row spans in order, none touching another. */
export function merged(spans: readonly Positions[]): Positions[] {
  const joined: Positions[] = []
  for (const span of [...spans].sort((a, b) => a.first - b.first)) {
    const last = joined.at(-1)
    if (last && span.first <= last.last + 1) last.last = Math.max(last.last, span.last)
    else joined.push({ ...span })
  }
  return joined
}

/** The selected cells, each once, however the ranges lie over each other: what sums and bulk changes go by. */
export function partsOf(selection: Selection, extent: Extent): Part[] {
  if (extent.rows === 0 || extent.cols === 0) return []
  const boxes = selection.ranges.map((range) => boxOf(range, extent)).filter((box) => box.bottom >= box.top)
  const byRows = new Map<string, { cols: number[]; rows: Positions[] }>()
  for (let col = 0; col < extent.cols; col++) {
    const rows = merged(
      boxes.filter((box) => col >= box.left && col <= box.right).map(({ top, bottom }) => ({ first: top, last: bottom })),
    )
    if (rows.length === 0) continue
    const key = rows.map((span) => `${span.first}-${span.last}`).join()
    const part = byRows.get(key)
    if (part) part.cols.push(col)
    else byRows.set(key, { cols: [col], rows })
  }
  return [...byRows.values()]
}

export const spanSize = (spans: readonly Positions[]) => spans.reduce((sum, span) => sum + span.last - span.first + 1, 0)

/** Rows selected as wholes, as opposed to cells of them. */
export function wholeRows(selection: Selection, extent: Extent): Positions[] {
  const whole = selection.ranges.filter((range) => range.kind === 'rows' || range.kind === 'all')
  if (extent.rows === 0) return []
  return merged(whole.map((range) => boxOf(range, extent)).map(({ top, bottom }: Box) => ({ first: top, last: bottom })))
}

/** Every row with a selected cell. */
export function touchedRows(selection: Selection, extent: Extent): Positions[] {
  if (extent.rows === 0) return []
  return merged(selection.ranges.map((range) => boxOf(range, extent)).map(({ top, bottom }) => ({ first: top, last: bottom })))
}
