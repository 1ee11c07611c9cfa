import type { Box, Spot } from './selection.ts'

/** Where a fill from `source` drawn to `spot` writes: down, up or sideways, whichever way it was drawn further. */
export function fillTarget(source: Box, { row, col }: Spot): Box {
  const down = Math.max(row - source.bottom, source.top - row, 0)
  const across = Math.max(col - source.right, source.left - col, 0)
  if (across > down) return { ...source, left: Math.min(source.left, col), right: Math.max(source.right, col) }
  return { ...source, top: Math.min(source.top, row), bottom: Math.max(source.bottom, row) }
}
