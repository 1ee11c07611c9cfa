import { valueDimensions, type ValueDimension, type ValueScore } from './value-score.ts'

export interface ValueDriver {
  readonly dimension: ValueDimension
  /** Change of its weighted score, in hundredths of a point. */
  readonly hundredths: number
}

const weightedOf = (score: ValueScore, dimension: ValueDimension): number =>
  score.parts.find((part) => part.dimension === dimension)?.weighted ?? 0

/**
 * Rule D2: why a score moved. Each dimension's change of weighted score, so that they add up to the change of the shown total
 * exactly: what rounding leaves (a tenth of a point at most) goes to the one that moved most, never to one that did not
 * move. Strongest first. Null where either score has no data.
 */
export function valueDrivers(before: ValueScore, after: ValueScore): ValueDriver[] | null {
  if (before.score === null || after.score === null) return null
  const total = Math.round(after.score * 100) - Math.round(before.score * 100)
  const moved = valueDimensions
    .map((dimension) => ({ dimension, change: (weightedOf(after, dimension) - weightedOf(before, dimension)) * 100 }))
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
  const drivers = moved.map(({ dimension, change }): ValueDriver => ({ dimension, hundredths: Math.round(change) }))
  const left = total - drivers.reduce((sum, { hundredths }) => sum + hundredths, 0)
  return drivers
    .map((one, place) => (place === 0 ? { ...one, hundredths: one.hundredths + left } : one))
    .toSorted((a, b) => Math.abs(b.hundredths) - Math.abs(a.hundredths))
}
