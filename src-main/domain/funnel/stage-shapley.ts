export interface StageShare {
  /** What this stage contributed to the change of the product; the shares add up to it. */
  readonly points: number
  /** Its share of the change of the logarithm; null where a rate is 0 or the product did not change. */
  readonly logShare: number | null
}

/**
 * The change of a product of stage rates (rule A8) shared out fairly: the mean of each stage's contribution over all orders
 * in which the stages could have moved. Throws a RangeError when the lists differ in length.
 */
export function stageShapley(before: readonly number[], after: readonly number[]): StageShare[] {
  if (before.length !== after.length) throw new RangeError('one rate before and one after for each stage')
  const logs = before.map((rate, i) => Math.log((after[i] ?? 0) / rate))
  const whole = logs.reduce((sum, log) => sum + log, 0)
  return before.map((rate, i) => ({
    points: ((after[i] ?? 0) - rate) * meanOfOthers(before.toSpliced(i, 1), after.toSpliced(i, 1)),
    logShare: Number.isFinite(whole) && whole !== 0 ? (logs[i] ?? 0) / whole : null,
  }))
}

/**
 * The product of the other stages, averaged over how many and which of them have moved already. Coefficient k of
 * Π(before + after·t) sums the products with k moved; each such set comes first in a share k!·(n−k)!/(n+1)! of the orders.
 */
function meanOfOthers(before: readonly number[], after: readonly number[]): number {
  let coefficients = [1]
  for (const [i, rate] of before.entries()) {
    const next = Array<number>(coefficients.length + 1).fill(0)
    for (const [k, value] of coefficients.entries()) {
      next[k] = (next[k] ?? 0) + value * rate
      next[k + 1] = (next[k + 1] ?? 0) + value * (after[i] ?? 0)
    }
    coefficients = next
  }
  const n = before.length
  let share = 1 / (n + 1)
  let sum = 0
  for (const [k, value] of coefficients.entries()) {
    sum += value * share
    share *= (k + 1) / Math.max(1, n - k)
  }
  return sum
}
