import { percentText } from '../_base/ratios.ts'
import type { Instant } from '../_base/instants.ts'

/** An inbound contact and what followed it; null: nothing did. */
export interface Touch {
  readonly at: Instant
  readonly repliedAt: Instant | null
  readonly followedUpAt: Instant | null
  readonly escalatedAt: Instant | null
}

const hour = 3_600_000
/** What a density looks back over. */
export const densityWindowMs = 30 * 24 * hour
/** Until then a touch may still be answered in some way. */
const oldEnough = 96 * hour

const within = (touch: Touch, at: Instant | null, hours: number): boolean =>
  at !== null && at >= touch.at && at <= touch.at + hours * hour

/** Rule B7: no reply within 24 h, and no follow-up within 72 h, and no escalation within 96 h. */
export function isBroken(touch: Touch): boolean {
  return !within(touch, touch.repliedAt, 24) && !within(touch, touch.followedUpAt, 72) && !within(touch, touch.escalatedAt, 96)
}

/** Has its time run out, so that it either held or broke? */
export function isOldEnough(touch: Touch, now: Instant): boolean {
  return touch.at <= now - oldEnough
}

export interface BreakDensity {
  readonly touches: number
  readonly breaks: number
  /** Breaks per 100 touches with two decimals; null without touches. */
  readonly density: string | null
  /** Above 1.2, on the exact figure. */
  readonly notify: boolean
}

/** Rule B7 over the 30 days before `now`; touches less than 96 h old are left out, for they cannot have broken yet. */
export function breakDensity(all: Iterable<Touch>, now: Instant): BreakDensity {
  let [touches, breaks] = [0, 0]
  for (const touch of all) {
    if (touch.at < now - densityWindowMs || !isOldEnough(touch, now)) continue
    touches += 1
    if (isBroken(touch)) breaks += 1
  }
  return { touches, breaks, density: percentText(BigInt(breaks), BigInt(touches), 2), notify: breaks * 1000 > touches * 12 }
}
