/** A place in the grid: a position in the opened view and a shown column, both counted from 0; rows need not be loaded. */
export interface Spot {
  readonly row: number
  readonly col: number
}

/** `rows` span every column and `columns` every row, also those that come later; `all` is both. */
export type RangeKind = 'cells' | 'rows' | 'columns' | 'all'

/** From where it was begun to where it was drawn; either may lie above or left of the other. */
export interface Range {
  readonly kind: RangeKind
  readonly anchor: Spot
  readonly head: Spot
}

export interface Extent {
  readonly rows: number
  readonly cols: number
}

export interface Box {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The active cell lies in the last range. There is always one range unless the grid is empty. */
export interface Selection {
  readonly active: Spot
  readonly ranges: readonly Range[]
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))

export function within(spot: Spot, extent: Extent): Spot {
  return { row: clamp(spot.row, extent.rows - 1), col: clamp(spot.col, extent.cols - 1) }
}

export function at(spot: Spot, kind: RangeKind = 'cells'): Selection {
  return { active: spot, ranges: [{ kind, anchor: spot, head: spot }] }
}

export const start: Selection = at({ row: 0, col: 0 })

export function boxOf(range: Range, extent: Extent): Box {
  const { kind, anchor, head } = range
  const wholeRows = kind === 'rows' || kind === 'all'
  const wholeColumns = kind === 'columns' || kind === 'all'
  return {
    top: wholeColumns ? 0 : Math.min(anchor.row, head.row),
    bottom: wholeColumns ? extent.rows - 1 : Math.min(extent.rows - 1, Math.max(anchor.row, head.row)),
    left: wholeRows ? 0 : Math.min(anchor.col, head.col),
    right: wholeRows ? extent.cols - 1 : Math.min(extent.cols - 1, Math.max(anchor.col, head.col)),
  }
}

export function inBox(box: Box, { row, col }: Spot): boolean {
  return row >= box.top && row <= box.bottom && col >= box.left && col <= box.right
}

export function lastRange(selection: Selection): Range {
  return selection.ranges.at(-1) ?? { kind: 'cells', anchor: selection.active, head: selection.active }
}

/** One more range, begun at the spot. */
export function add(selection: Selection, spot: Spot, kind: RangeKind = 'cells'): Selection {
  return { active: spot, ranges: [...selection.ranges, { kind, anchor: spot, head: spot }] }
}

/** Draws the last range to the spot; the active cell stays. */
export function extend(selection: Selection, head: Spot): Selection {
  const last = lastRange(selection)
  return { ...selection, ranges: [...selection.ranges.slice(0, -1), { ...last, head }] }
}

export function all(selection: Selection): Selection {
  return { active: selection.active, ranges: [{ kind: 'all', anchor: selection.active, head: selection.active }] }
}

/** The last range grown to whole rows or whole columns. */
export function whole(selection: Selection, kind: 'rows' | 'columns'): Selection {
  const last = lastRange(selection)
  const both = last.kind !== 'cells' && last.kind !== kind
  return { ...selection, ranges: [...selection.ranges.slice(0, -1), { ...last, kind: both ? 'all' : kind }] }
}

/** A whole row more, or one less when it was selected already. */
export function toggleRow(selection: Selection, row: number): Selection {
  const spot = { row, col: 0 }
  const rows = selection.ranges.filter((range) => range.kind === 'rows')
  const isIn = (range: Range) =>
    row >= Math.min(range.anchor.row, range.head.row) && row <= Math.max(range.anchor.row, range.head.row)
  if (!rows.some(isIn)) return { active: spot, ranges: [...rows, { kind: 'rows', anchor: spot, head: spot }] }
  const left = rows.flatMap((range): Range[] => {
    if (!isIn(range)) return [range]
    const top = Math.min(range.anchor.row, range.head.row)
    const bottom = Math.max(range.anchor.row, range.head.row)
    const piece = (from: number, to: number): Range => ({
      kind: 'rows',
      anchor: { row: from, col: 0 },
      head: { row: to, col: 0 },
    })
    return [...(row > top ? [piece(top, row - 1)] : []), ...(row < bottom ? [piece(row + 1, bottom)] : [])]
  })
  const last = left.at(-1)
  return last ? { active: last.anchor, ranges: left } : at(spot)
}

/** The same selection so many rows further down, for rows that came or went above it. */
export function shifted(selection: Selection, rows: number): Selection {
  const move = (spot: Spot): Spot => ({ row: Math.max(0, spot.row + rows), col: spot.col })
  return {
    active: move(selection.active),
    ranges: selection.ranges.map((range) => ({ ...range, anchor: move(range.anchor), head: move(range.head) })),
  }
}

/** Whether more than the active cell is selected. */
export function isMany(selection: Selection, extent: Extent): boolean {
  if (selection.ranges.length > 1) return true
  const box = boxOf(lastRange(selection), extent)
  return box.bottom > box.top || box.right > box.left
}

/** The next cell inside a selection of several, as Tab and Enter go through it; wraps from range to range. */
export function cycle(selection: Selection, extent: Extent, by: 1 | -1, across: boolean): Selection {
  const boxes = selection.ranges.map((range) => boxOf(range, extent))
  let index = boxes.findLastIndex((box) => inBox(box, selection.active))
  if (index < 0) index = boxes.length - 1
  const box = boxes[index]
  if (!box) return selection
  const wide = box.right - box.left + 1
  const high = box.bottom - box.top + 1
  const { row, col } = selection.active
  const order = across ? (row - box.top) * wide + (col - box.left) : (col - box.left) * high + (row - box.top)
  const next = order + by
  if (next < 0 || next >= wide * high) {
    const other = boxes[(index + by + boxes.length) % boxes.length] ?? box
    return { ...selection, active: by > 0 ? { row: other.top, col: other.left } : { row: other.bottom, col: other.right } }
  }
  const active = across
    ? { row: box.top + Math.floor(next / wide), col: box.left + (next % wide) }
    : { row: box.top + (next % high), col: box.left + Math.floor(next / high) }
  return { ...selection, active }
}

export function contains(selection: Selection, extent: Extent, spot: Spot): boolean {
  return selection.ranges.some((range) => inBox(boxOf(range, extent), spot))
}
