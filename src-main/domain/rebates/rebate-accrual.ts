import { add, compare, exactToFen, multiply, readExact, zero, type Exact } from '../_base/exact.ts'
import type { DecimalText } from './rebate-rule.ts'

export interface RateScenario {
  /** Probability. */
  readonly p: DecimalText
  readonly rate: DecimalText
}

/** Expected value: Σ probability × rate. Throws a RangeError unless the probabilities add up to 1. */
export function expectedRate(scenarios: readonly RateScenario[]): Exact {
  const whole = scenarios.map(({ p }) => readExact(p)).reduce(add, zero)
  if (compare(whole, readExact('1')) !== 0) throw new RangeError('probabilities must add up to 1')
  return scenarios.map(({ p, rate }) => multiply(readExact(p), readExact(rate))).reduce(add, zero)
}

/** Most likely amount: the rate of the likeliest scenario, of several alike the lower rate (the estimate is constrained). */
export function mostLikelyRate(scenarios: readonly RateScenario[]): Exact {
  const [likeliest] = scenarios.toSorted(
    (a, b) => compare(readExact(b.p), readExact(a.p)) || compare(readExact(a.rate), readExact(b.rate)),
  )
  if (!likeliest) throw new RangeError('no scenario')
  return readExact(likeliest.rate)
}

/**
 * Accruals with cumulative catch-up: each period brings the whole to date to the newest estimate, so the accruals add up to
 * the last estimate on the whole. In fen, one per period.
 */
export function accrueToDate(
  periods: readonly { readonly basis: DecimalText; readonly rate: Exact }[],
  accruedBeforeFen = 0,
): number[] {
  let basis = zero
  let accrued = accruedBeforeFen
  return periods.map((period) => {
    basis = add(basis, readExact(period.basis))
    const due = exactToFen(multiply(basis, period.rate))
    const now = due - accrued
    accrued = due
    return now
  })
}
