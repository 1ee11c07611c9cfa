import type { MeasureId } from '../../../src-preload/contract/_words/measures.ts'
import { compare, divide, exactText, multiply, readExact } from '../_base/exact.ts'

export type { MeasureId }

interface MeasureRule {
  readonly id: MeasureId
  /** `percent`: part of a whole; `mean`: a sum over a count, in hours; `ratio`, `score` as they are. */
  readonly unit: 'percent' | 'mean' | 'ratio' | 'score'
  readonly better: 'more' | 'less'
  readonly healthy: string
  readonly behaviour: boolean
}

/** Rules G1–G9 with their healthy values. */
export const sellingMeasures: readonly MeasureRule[] = [
  { id: 'G1', unit: 'percent', better: 'more', healthy: '90', behaviour: true },
  { id: 'G2', unit: 'percent', better: 'more', healthy: '75', behaviour: true },
  { id: 'G3', unit: 'percent', better: 'more', healthy: '100', behaviour: true },
  { id: 'G4', unit: 'mean', better: 'less', healthy: '4', behaviour: true },
  { id: 'G5', unit: 'percent', better: 'more', healthy: '95', behaviour: true },
  { id: 'G6', unit: 'ratio', better: 'more', healthy: '0.18', behaviour: false },
  { id: 'G7', unit: 'score', better: 'more', healthy: '72', behaviour: false },
  { id: 'G8', unit: 'percent', better: 'more', healthy: '85', behaviour: false },
  { id: 'G9', unit: 'mean', better: 'less', healthy: '36', behaviour: false },
]

export interface MeasureReading {
  readonly id: MeasureId
  /** Two decimals (percent for shares, four decimals for ratios); null without data, never 0 % or 100 %. */
  readonly value: string | null
  readonly state: 'healthy' | 'below' | 'no-data'
}

/**
 * Rule G: one measure from its numerator and denominator, judged on the exact figure against its healthy value or another
 * that the workspace set. A score has the denominator 1.
 */
export function readMeasure(id: MeasureId, numerator: string, denominator: string, healthyAt?: string): MeasureReading {
  const rule = sellingMeasures.find((one) => one.id === id)
  if (!rule) throw new RangeError(`no such measure: ${id}`)
  const ratio = divide(readExact(numerator), readExact(denominator))
  if (!ratio) return { id, value: null, state: 'no-data' }
  const value = rule.unit === 'percent' ? multiply(ratio, readExact('100')) : ratio
  const order = compare(value, readExact(healthyAt ?? rule.healthy))
  const healthy = rule.better === 'more' ? order >= 0 : order <= 0
  return { id, value: exactText(value, rule.unit === 'ratio' ? 4 : 2, true), state: healthy ? 'healthy' : 'below' }
}

const behaviour = new Set(sellingMeasures.filter((rule) => rule.behaviour).map(({ id }) => id))

/** Rules G1–G5: the behaviour measures that are below their target. */
export function behaviourBelow(readings: readonly MeasureReading[]): MeasureId[] {
  return readings.filter(({ id, state }) => state === 'below' && behaviour.has(id)).map(({ id }) => id)
}

/** For how many months, up to the last of them, some behaviour measure has been below. A month without data ends the run. */
export function monthsBelow(months: readonly (readonly MeasureReading[])[]): number {
  const lastGood = months.findLastIndex((readings) => behaviourBelow(readings).length === 0)
  return months.length - 1 - lastGood
}

export const monthsUntilIntervention = 2

/** Rules G1–G5: two months running with any behaviour measure below its target start an intervention. Months in order. */
export function needsIntervention(months: readonly (readonly MeasureReading[])[]): boolean {
  return monthsBelow(months) >= monthsUntilIntervention
}
