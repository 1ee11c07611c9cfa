import { valueDimensions, type ValueDimension } from '../customers/value-score.ts'

/** Weighted score by dimension, null without data; from a snapshot. */
export type WeightedParts = { readonly [dimension in ValueDimension]: number | null }

export interface Driver {
  readonly dimension: ValueDimension
  readonly from: number | null
  readonly to: number | null
  /** In tenths of a point: with the others' it adds up to the change of the score as shown. */
  readonly changeTenths: number
}

/**
 * Rule D2: the change of each dimension's weighted score. Shares are rounded to tenths by largest remainder, so that what
 * is shown adds up to the change of the totals as shown, to the tenth.
 */
export function scoreDrivers(
  from: { readonly score: number | null; readonly parts: WeightedParts },
  to: { readonly score: number | null; readonly parts: WeightedParts },
): Driver[] {
  const total = Math.round((to.score ?? 0) * 10) - Math.round((from.score ?? 0) * 10)
  const exact = valueDimensions.map((dimension) => ((to.parts[dimension] ?? 0) - (from.parts[dimension] ?? 0)) * 10)
  const tenths = exact.map(Math.floor)
  const order = exact.map((value, at) => ({ at, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.at - b.at)
  let left = total - tenths.reduce((sum, value) => sum + value, 0)
  for (let turn = 0; left !== 0 && turn < 8 * order.length; turn++) {
    const step = left > 0 ? 1 : -1
    const at = (step > 0 ? order[turn % order.length] : order[order.length - 1 - (turn % order.length)])?.at ?? 0
    tenths[at] = (tenths[at] ?? 0) + step
    left -= step
  }
  return valueDimensions.map((dimension, at) => ({
    dimension,
    from: from.parts[dimension],
    to: to.parts[dimension],
    changeTenths: tenths[at] ?? 0,
  }))
}
