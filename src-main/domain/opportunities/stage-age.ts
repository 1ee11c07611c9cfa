import { median, nearestRank } from '../_base/quantiles.ts'

export interface StageAge {
  /** Median days to leave the stage; null of none. */
  readonly p50: number | null
  /** By nearest rank. */
  readonly p75: number | null
  /** Null with too few samples to say. */
  readonly slow: boolean | null
}

const fewestSamples = 10

/** Slow when longer in the stage than three in four of the deals that advanced, from ten of them. */
export function stageAge(daysToLeave: readonly number[], daysInStage: number): StageAge {
  const p75 = nearestRank(daysToLeave, 0.75)
  const enough = daysToLeave.length >= fewestSamples
  return { p50: median(daysToLeave), p75, slow: p75 === null || !enough ? null : daysInStage > p75 }
}
