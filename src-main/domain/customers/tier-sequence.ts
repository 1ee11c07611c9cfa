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

/** What one evaluation leaves for the next: the tier and how many running were below its margin. */
export interface TierStanding<T extends string> {
  readonly tier: T | null
  readonly below: number
}

/**
 * Rule D1 for one evaluation: up at once, to whatever the score reaches; down one tier only after enough evaluations
 * running below threshold − margin, and then the counting starts again. A lock holds the tier and counts nothing.
 */
export function nextTier<T extends string>(
  ladder: TierLadder<T>,
  { tier, below }: TierStanding<T>,
  score: number | null,
  locked: boolean,
  hysteresis: Hysteresis = usualHysteresis,
): EvaluatedTier<T> & TierStanding<T> {
  const order = [...ladder.steps.map((step) => step.tier), ladder.lowest]
  const stand = (next: T | null, change: TierChange, count: number) => ({
    tier: next,
    change,
    below: count,
    atRisk: !locked && count > 0 && count === hysteresis.evaluations - 1,
    locked,
  })
  if (locked) return stand(tier, null, 0)
  if (score === null) return stand(tier, null, below)
  const plain = plainTier(ladder, score)
  if (tier === null) return stand(plain, 'entered', 0)
  if (order.indexOf(plain) < order.indexOf(tier)) return stand(plain, 'up', 0)
  const threshold = ladder.steps.find((step) => step.tier === tier)?.from
  const count = threshold !== undefined && score < threshold - hysteresis.margin ? below + 1 : 0
  if (count < hysteresis.evaluations) return stand(tier, null, count)
  return stand(order[order.indexOf(tier) + 1] ?? ladder.lowest, 'down', 0)
}

/** Rule D1 over time, one evaluation after the other (`nextTier`). */
export function tierSequence<T extends string>(
  ladder: TierLadder<T>,
  evaluations: readonly TierEvaluation[],
  {
    locks = [],
    hysteresis = usualHysteresis,
    start = null,
  }: { locks?: readonly TierLock[]; hysteresis?: Hysteresis; start?: T | null } = {},
): EvaluatedTier<T>[] {
  let standing: TierStanding<T> = { tier: start, below: 0 }
  return evaluations.map(({ on, score }): EvaluatedTier<T> => {
    const locked = standing.tier !== null && on !== null && locks.some((lock) => on >= lock.from && on <= lock.until)
    const { below, ...judged } = nextTier(ladder, standing, score, locked, hysteresis)
    standing = { tier: judged.tier, below }
    return judged
  })
}
