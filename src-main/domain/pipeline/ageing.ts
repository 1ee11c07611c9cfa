import { msPerDay, type Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { stallLimits, stallsAt } from '../opportunities/stall.ts'

/** No run of days off is longer. */
const longestBreak = 60
const daysPerWorkday = 3

/**
 * The first moment whose touch would not be a stall yet: deals touched before it are stalled now (rule A3), so that a filter
 * over any number of deals is one comparison. `stallsAt` grows with the moment, which makes it a search by halves.
 */
export function stalledBefore(calendar: WorkingCalendar, now: Instant, workdays = stallLimits.workdays): Instant {
  const limits = { ...stallLimits, workdays }
  let [stalled, fresh] = [now - (longestBreak + daysPerWorkday * workdays) * msPerDay, now]
  while (fresh - stalled > 1) {
    const middle = Math.floor((stalled + fresh) / 2)
    if (stallsAt(middle, calendar, limits) <= now) stalled = middle
    else fresh = middle
  }
  return fresh
}
