import type { DateText } from '../_base/dates.ts'

/** Tiers from the best down with the score each begins at; below the last begins `lowest`. */
export interface TierLadder<T extends string> {
  readonly steps: readonly { readonly tier: T; readonly from: number }[]
  readonly lowest: T
}

/** How far below its threshold a score must lie to count against a tier, and how often running. */
export interface Hysteresis {
  readonly margin: number
  readonly evaluations: number
}

/** Rule D1: two evaluations running below threshold − 5. */
export const usualHysteresis: Hysteresis = { margin: 5, evaluations: 2 }

export interface TierEvaluation {
  /** The evaluation's date; `null` where only the order is known. */
  readonly on: DateText | null
  /** Null: no data, the tier stands. */
  readonly score: number | null
}

/** A director's lock: the tier stands through `until`, its end date included. */
export interface TierLock {
  readonly from: DateText
  readonly until: DateText
}

export type TierChange = 'entered' | 'up' | 'down' | null

export interface EvaluatedTier<T extends string> {
  readonly tier: T | null
  readonly change: TierChange
  /** One more such evaluation lowers it. */
  readonly atRisk: boolean
  readonly locked: boolean
}

/** The tier a score would have by itself. */
export function plainTier<T extends string>(ladder: TierLadder<T>, score: number): T {
  return ladder.steps.find(({ from }) => score >= from)?.tier ?? ladder.lowest
}

/**
 * Rule D1 over time: up at once, to whatever the score reaches; down one tier only after enough evaluations running below
 * threshold − margin, and then the counting starts again. A lock holds the tier and counts nothing.
 */
export function tierSequence<T extends string>(
  ladder: TierLadder<T>,
  evaluations: readonly TierEvaluation[],
  {
    locks = [],
    hysteresis = usualHysteresis,
    start = null,
  }: { locks?: readonly TierLock[]; hysteresis?: Hysteresis; start?: T | null } = {},
): EvaluatedTier<T>[] {
  const order = [...ladder.steps.map(({ tier }) => tier), ladder.lowest]
  let tier = start
  let below = 0
  return evaluations.map(({ on, score }): EvaluatedTier<T> => {
    const locked = tier !== null && on !== null && locks.some((lock) => on >= lock.from && on <= lock.until)
    const stand = (change: TierChange): EvaluatedTier<T> => ({
      tier,
      change,
      atRisk: !locked && below > 0 && below === hysteresis.evaluations - 1,
      locked,
    })
    if (locked) {
      below = 0
      return stand(null)
    }
    if (score === null) return stand(null)
    const plain = plainTier(ladder, score)
    if (tier === null || order.indexOf(plain) < order.indexOf(tier)) {
      const change = tier === null ? 'entered' : 'up'
      tier = plain
      below = 0
      return stand(change)
    }
    const threshold = ladder.steps.find((step) => step.tier === tier)?.from
    below = threshold !== undefined && score < threshold - hysteresis.margin ? below + 1 : 0
    if (below < hysteresis.evaluations) return stand(null)
    tier = order[order.indexOf(tier) + 1] ?? ladder.lowest
    below = 0
    return stand('down')
  })
}
