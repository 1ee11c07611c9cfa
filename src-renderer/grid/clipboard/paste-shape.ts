import type { Box, Extent } from '../selection/selection.ts'

export interface Landing {
  readonly box: Box
  /** Rows and columns of the block for which the grid has no place. */
  readonly rowsOver: number
  readonly colsOver: number
}

/**
 * Where a block lands: one value fills the range, a block repeats over a range that is a multiple of it, and otherwise
 * lies once at the range's upper left corner, whatever the range's size. The grid's end cuts it off.
 */
export function landing(range: Box, block: { rows: number; cols: number }, extent: Extent): Landing {
  const high = range.bottom - range.top + 1
  const wide = range.right - range.left + 1
  const rows = high > block.rows && high % block.rows === 0 ? high : block.rows
  const cols = wide > block.cols && wide % block.cols === 0 ? wide : block.cols
  const bottom = Math.min(extent.rows, range.top + rows) - 1
  const right = Math.min(extent.cols, range.left + cols) - 1
  return {
    box: { top: range.top, left: range.left, bottom, right },
    rowsOver: range.top + rows - 1 - bottom,
    colsOver: range.left + cols - 1 - right,
  }
}
