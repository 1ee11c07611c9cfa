import { compare, readExact } from '../_base/exact.ts'
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

/** The numbers of rule B7: hours as they pass, breaks per 100 touches above which somebody is told, days looked back over. */
export interface JourneyRule {
  readonly replyHours: number
  readonly followUpHours: number
  readonly escalateHours: number
  readonly breaksPerHundred: number
  readonly windowDays: number
}

export const journeyRule: JourneyRule = {
  replyHours: 24,
  followUpHours: 72,
  escalateHours: 96,
  breaksPerHundred: 1.2,
  windowDays: 30,
}

/** What a density looks back over, in milliseconds. */
export const densityWindowMs = ({ windowDays }: JourneyRule): number => windowDays * 24 * hour
/** Until then a touch may still be answered in some way. */
export const journeyHours = ({ replyHours, followUpHours, escalateHours }: JourneyRule): number =>
  Math.max(replyHours, followUpHours, escalateHours)

const within = (touch: Touch, at: Instant | null, hours: number): boolean =>
  at !== null && at >= touch.at && at <= touch.at + hours * hour

/** Rule B7: no reply within 24 h, and no follow-up within 72 h, and no escalation within 96 h. */
export function isBroken(touch: Touch, rule: JourneyRule = journeyRule): boolean {
  return (
    !within(touch, touch.repliedAt, rule.replyHours) &&
    !within(touch, touch.followedUpAt, rule.followUpHours) &&
    !within(touch, touch.escalatedAt, rule.escalateHours)
  )
}

/** Has its time run out, so that it either held or broke? */
export function isOldEnough(touch: Touch, now: Instant, rule: JourneyRule = journeyRule): boolean {
  return touch.at <= now - journeyHours(rule) * hour
}

export interface BreakDensity {
  readonly touches: number
  readonly breaks: number
  /** Breaks per 100 touches with two decimals; null without touches. */
  readonly density: string | null
  /** Above the limit, on the exact figure. */
  readonly notify: boolean
}

/** Rule B7 over the 30 days before `now`; touches less than 96 h old are left out, for they cannot have broken yet. */
export function breakDensity(all: Iterable<Touch>, now: Instant, rule: JourneyRule = journeyRule): BreakDensity {
  let [touches, breaks] = [0, 0]
  for (const touch of all) {
    if (touch.at < now - densityWindowMs(rule) || !isOldEnough(touch, now, rule)) continue
    touches += 1
    if (isBroken(touch, rule)) breaks += 1
  }
  const share = { over: BigInt(breaks) * 100n, under: BigInt(Math.max(1, touches)) }
  const notify = compare(share, readExact(String(rule.breaksPerHundred))) > 0
  return { touches, breaks, density: percentText(BigInt(breaks), BigInt(touches), 2), notify }
}
