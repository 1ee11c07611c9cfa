export interface AdjustedP {
  /** Smallest false discovery rate at which this one is still rejected. */
  readonly adjusted: number
  readonly reject: boolean
}

/**
 * Benjamini–Hochberg over all the tests looked at together (rule A6), in the order given. `q` is the accepted rate of false
 * discoveries. Throws a RangeError on what is no probability.
 */
export function benjaminiHochberg(ps: readonly number[], q = 0.05): AdjustedP[] {
  if (ps.some((p) => !(p >= 0 && p <= 1))) throw new RangeError('not a probability')
  const order = ps.map((_, index) => index).toSorted((a, b) => (ps[b] ?? 0) - (ps[a] ?? 0))
  const result: AdjustedP[] = ps.map(() => ({ adjusted: 1, reject: false }))
  let least = 1
  for (const [fromLargest, index] of order.entries()) {
    least = Math.min(least, ((ps[index] ?? 1) * ps.length) / (ps.length - fromLargest))
    result[index] = { adjusted: least, reject: least <= q }
  }
  return result
}
