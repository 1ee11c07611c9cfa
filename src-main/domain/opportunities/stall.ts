import { daysBetween, type DateText } from '../_base/dates.ts'
import type { Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { dueOfTarget } from '../service-promises/sla-target.ts'

export interface StallLimits {
  readonly workdays: number
  readonly stuckAfterDays: number
}

/** Rule A3. */
export const stallLimits: StallLimits = { workdays: 3, stuckAfterDays: 15 }

/** The latest of its changes of stage, next step, amount and activity. Throws a RangeError of none. */
export function lastMoved(changes: readonly Instant[]): Instant {
  if (changes.length === 0) throw new RangeError('an opportunity has at least its creation')
  return Math.max(...changes)
}

/**
 * Rule A3: the close of the third working day without a change; the day of the change is not counted. A task is raised once
 * for each such instant, so one stall has one task.
 */
export function stallsAt(movedAt: Instant, calendar: WorkingCalendar, limits = stallLimits): Instant {
  return dueOfTarget({ workdays: limits.workdays, due: 'endOfBusinessDay' }, 'business', calendar, movedAt).at
}

/** Rule A3: in one stage for more than 15 calendar days. */
export function isStuck(stageEnteredOn: DateText, today: DateText, limits = stallLimits): boolean {
  return daysBetween(stageEnteredOn, today) > limits.stuckAfterDays
}
