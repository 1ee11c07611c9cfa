import { tiers, type Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { tierOf } from '../customers/value-score.ts'

/** What one quarterly evaluation leaves for the next. */
export interface Standing {
  readonly tier: Tier | null
  /** Consecutive evaluations below the tier's threshold less the margin. */
  readonly below: number
}

export interface Judged extends Standing {
  /** The tier of the score alone. */
  readonly scoreTier: Tier | null
  /** Below the margin, but not often enough to go down: announced with its drivers. */
  readonly atRisk: boolean
  readonly move: 'first' | 'up' | 'down' | 'same'
}

export type StandingRules = Pick<RuleSettings, 'tierThresholds' | 'downgradeMargin' | 'downgradeAfter'>

/** Down one tier; D is the last. */
function next(tier: Tier): Tier {
  return tiers[tiers.indexOf(tier) + 1] ?? tier
}

/**
 * Rule D1: up at once, down one tier only after so many (2) consecutive evaluations with a score below threshold −
 * margin (5). Without a score everything stays. A lock holds the tier; what would bring it down goes on being counted, so
 * that the end of a lock is no fresh start.
 */
export function judgeTier(before: Standing | null, score: number | null, rules: StandingRules, lock: Tier | null = null): Judged {
  const scoreTier = tierOf(score, rules.tierThresholds)
  const held = lock ?? before?.tier ?? null
  const result = (tier: Tier | null, below: number, atRisk: boolean): Judged => {
    const was = before?.tier ?? null
    const step = was === null || tier === null ? 0 : tiers.indexOf(was) - tiers.indexOf(tier)
    return { tier, below, atRisk, scoreTier, move: was === null ? 'first' : step > 0 ? 'up' : step < 0 ? 'down' : 'same' }
  }
  if (scoreTier === null || score === null) return result(held, before?.below ?? 0, false)
  if (held === null) return result(scoreTier, 0, false)
  if (lock === null && tiers.indexOf(scoreTier) < tiers.indexOf(held)) return result(scoreTier, 0, false)
  const isBelow = held !== 'D' && score < rules.tierThresholds[held] - rules.downgradeMargin
  const below = isBelow ? (before?.below ?? 0) + 1 : 0
  if (lock === null && below >= rules.downgradeAfter) return result(next(held), 0, false)
  return result(held, below, isBelow)
}
