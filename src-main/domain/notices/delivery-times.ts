import type { QuietHours } from '../../../src-preload/contract/channels.ts'
import { instantAt, msPerMinute, wallTimeOf, type Instant } from '../_base/instants.ts'
import { isWorkdayNumber, type WorkingCalendar } from '../_base/working-calendar.ts'
import { addBusinessMinutes } from '../_base/working-time.ts'

/** After this many attempts a delivery is dead and waits for a person. */
export const mostAttempts = 8
const firstWait = 30_000
const longestWait = 3_600_000

/**
 * When to try again after `attempts` failures: 30 s, doubling up to an hour, and up to as much again by `random` (0 ≤ r < 1),
 * so that what failed together does not come back together. `afterMs`: what the platform asked for, at least.
 */
export function retryAt(now: Instant, attempts: number, random: number, afterMs = 0): Instant {
  const wait = Math.min(longestWait, firstWait * 2 ** Math.max(0, attempts - 1))
  return now + Math.round(Math.max(wait, afterMs) * (1 + random))
}

/** The end of the quiet hours an instant lies in; null when it lies in none (rule H3). */
export function quietUntil(quiet: QuietHours | null, calendar: WorkingCalendar, at: Instant): Instant | null {
  if (quiet === null) return null
  const { day, ms } = wallTimeOf(at, calendar.utcOffsetMinutes)
  const end = (onDay: number) => instantAt(onDay, quiet.to * msPerMinute, calendar.utcOffsetMinutes)
  const minute = Math.floor(ms / msPerMinute)
  if (quiet.daysOff && !isWorkdayNumber(calendar, day)) {
    let next = day + 1
    while (!isWorkdayNumber(calendar, next) && next < day + 60) next++
    return end(next)
  }
  const overnight = quiet.from > quiet.to
  if (overnight ? minute >= quiet.from : minute >= quiet.from && minute < quiet.to) {
    const endDay = overnight ? day + 1 : day
    // The quiet night may lead into a day off.
    return quietUntil(quiet, calendar, end(endDay)) ?? end(endDay)
  }
  return overnight && minute < quiet.to ? end(day) : null
}

/** When what comes at `at` goes out with a digest of these minutes after midnight (rule H3); null where there are none. */
export function digestAt(
  minutes: readonly number[],
  quiet: QuietHours | null,
  calendar: WorkingCalendar,
  at: Instant,
): Instant | null {
  if (minutes.length === 0) return null
  const { day } = wallTimeOf(at, calendar.utcOffsetMinutes)
  const times = [day, day + 1].flatMap((on) =>
    minutes.map((minute) => instantAt(on, minute * msPerMinute, calendar.utcOffsetMinutes)),
  )
  const next = Math.min(...times.filter((time) => time >= at))
  return quietUntil(quiet, calendar, next) ?? next
}

/** When a rung of the ladder is told: so many minutes after the one before, of working time where it says so. */
export function rungAt(calendar: WorkingCalendar, from: Instant, rung: { afterMinutes: number; working: boolean }): Instant {
  return rung.working ? addBusinessMinutes(calendar, from, rung.afterMinutes).at : from + rung.afterMinutes * msPerMinute
}
