import { z95 } from '../_base/normal-distribution.ts'

/** `x` of `n` advanced. */
export interface Proportion {
  readonly x: number
  readonly n: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Throws a RangeError unless 0 ≤ x ≤ n in whole numbers. */
export function checkProportion({ x, n }: Proportion): void {
  if (!(Number.isSafeInteger(x) && Number.isSafeInteger(n) && x >= 0 && x <= n)) throw new RangeError('not x of n')
}

/** Wilson's 95 % interval of a proportion; null of none. */
export function wilson95(proportion: Proportion): Interval | null {
  checkProportion(proportion)
  const { x, n } = proportion
  if (n === 0) return null
  const square = z95 * z95
  const centre = x + square / 2
  const half = z95 * Math.sqrt((x * (n - x)) / n + square / 4)
  return { low: x === 0 ? 0 : (centre - half) / (n + square), high: x === n ? 1 : (centre + half) / (n + square) }
}

/** Newcombe's 95 % interval of the difference of two proportions, from the Wilson interval of each; null without data. */
export function newcombe95(first: Proportion, second: Proportion): Interval | null {
  const [a, b] = [wilson95(first), wilson95(second)]
  if (!a || !b) return null
  const [p, q] = [first.x / first.n, second.x / second.n]
  return { low: p - q - Math.hypot(p - a.low, b.high - q), high: p - q + Math.hypot(a.high - p, q - b.low) }
}
