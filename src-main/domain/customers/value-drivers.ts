import { valueDimensions, type ValueDimension, type ValueScore } from './value-score.ts'

export interface ValueDriver {
  readonly dimension: ValueDimension
  /** Change of its weighted score, in hundredths of a point. */
  readonly hundredths: number
}

const weightedOf = (score: ValueScore, dimension: ValueDimension): number =>
  score.parts.find((part) => part.dimension === dimension)?.weighted ?? 0

/**
 * Rule D2: why a score moved. Each dimension's change of weighted score, rounded so that they add up to the change of the
 * shown total exactly: what rounding leaves goes to those that lost most by it, in the dimensions' order. Strongest first.
 * Null where either score has no data.
 */
export function valueDrivers(before: ValueScore, after: ValueScore): ValueDriver[] | null {
  if (before.score === null || after.score === null) return null
  const total = Math.round(after.score * 100) - Math.round(before.score * 100)
  const exact = valueDimensions.map((dimension) => (weightedOf(after, dimension) - weightedOf(before, dimension)) * 100)
  const whole = exact.map(Math.floor)
  let left = total - whole.reduce((a, b) => a + b, 0)
  const byRest = [...exact.keys()].sort((a, b) => restOf(exact, b) - restOf(exact, a) || a - b)
  for (let i = 0; left !== 0; i = (i + 1) % byRest.length) {
    const place = (left > 0 ? byRest[i] : byRest[byRest.length - 1 - i]) ?? 0
    whole[place] = (whole[place] ?? 0) + Math.sign(left)
    left -= Math.sign(left)
  }
  return valueDimensions
    .map((dimension, i): ValueDriver => ({ dimension, hundredths: whole[i] ?? 0 }))
    .toSorted((a, b) => Math.abs(b.hundredths) - Math.abs(a.hundredths))
}

const restOf = (exact: readonly number[], i: number): number => (exact[i] ?? 0) - Math.floor(exact[i] ?? 0)
