import { dayNumber } from '../_base/dates.ts'
import { dateAt, instantAt, msPerMinute, wallTimeOf, type Instant } from '../_base/instants.ts'
import { addWorkdays, type WorkingCalendar } from '../_base/working-calendar.ts'
import { closingOf, type InstantResult } from '../_base/working-time.ts'
import { clockTime, type ClockTimeKind } from './clock-time.ts'

/**
 * What is promised: so many minutes of the clock's time, or N working days (the start day not counted), due when work ends
 * that day or at the clock time of the start.
 */
export type SlaTarget =
  | { readonly minutes: number }
  | { readonly workdays: number; readonly due: 'endOfBusinessDay' | 'sameClockTime' }

/** When a target that starts now and is never paused falls due. Throws a RangeError when it is negative or not finite. */
export function dueOfTarget(target: SlaTarget, kind: ClockTimeKind, calendar: WorkingCalendar, start: Instant): InstantResult {
  if ('minutes' in target) {
    if (!(target.minutes >= 0)) throw new RangeError('a target must not be negative')
    const time = clockTime(kind, calendar)
    const at = time.advance(start, Math.round(target.minutes * msPerMinute))
    return { at, provisional: time.provisional(start, at) }
  }
  if (!(target.workdays >= 0)) throw new RangeError('a target must not be negative')
  const { date, provisional } = addWorkdays(calendar, dateAt(start, calendar.utcOffsetMinutes), target.workdays)
  const wall = wallTimeOf(start, calendar.utcOffsetMinutes)
  const at =
    target.due === 'endOfBusinessDay' ? closingOf(calendar, date) : instantAt(dayNumber(date), wall.ms, calendar.utcOffsetMinutes)
  return { at: Math.max(start, at), provisional }
}

/**
 * The target as milliseconds of the clock's time. Working days become the time that counts from the start to their due
 * instant, so that a pause moves them exactly as it moves minutes.
 */
export function targetMs(target: SlaTarget, kind: ClockTimeKind, calendar: WorkingCalendar, start: Instant): number {
  if ('minutes' in target && target.minutes >= 0) return Math.round(target.minutes * msPerMinute)
  return clockTime(kind, calendar).between(start, dueOfTarget(target, kind, calendar, start).at)
}
