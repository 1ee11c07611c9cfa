import { dayNumber, fromDayNumber, type DateText } from './dates.ts'
import { instantAt, msPerMinute, wallTimeOf, type Instant } from './instants.ts'
import { isProvisional, isWorkdayNumber, type WorkingCalendar } from './working-calendar.ts'

export interface InstantResult {
  readonly at: Instant
  /** A year on the way has no complete arrangement: the instant may still move. */
  readonly provisional: boolean
}

/** True inside working hours; the opening minute belongs to them, the closing instant does not. */
export function isWorkingTime(calendar: WorkingCalendar, at: Instant): boolean {
  const { day, ms } = wallTimeOf(at, calendar.utcOffsetMinutes)
  return isWorkdayNumber(calendar, day) && calendar.hours.some(([from, to]) => ms >= from * msPerMinute && ms < to * msPerMinute)
}

/** The instant itself when it is working time, else the next opening. */
export function nextOpening(calendar: WorkingCalendar, at: Instant): InstantResult {
  const start = wallTimeOf(at, calendar.utcOffsetMinutes)
  for (let day = start.day; ; day++) {
    if (!isWorkdayNumber(calendar, day)) continue
    const after = day === start.day ? start.ms : 0
    const span = calendar.hours.find(([, to]) => to * msPerMinute > after)
    if (!span) continue
    return result(calendar, at, instantAt(day, Math.max(after, span[0] * msPerMinute), calendar.utcOffsetMinutes))
  }
}

/** The instant at which work ends on a date, whether or not that date is worked. */
export function closingOf(calendar: WorkingCalendar, date: DateText): Instant {
  const last = calendar.hours[calendar.hours.length - 1]?.[1] ?? 1440
  return instantAt(dayNumber(date), last * msPerMinute, calendar.utcOffsetMinutes)
}

/** Working milliseconds from one instant to another; negative when `to` is earlier. */
export function workingMsBetween(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  if (to < from) return -workingMsBetween(calendar, to, from)
  const start = wallTimeOf(from, calendar.utcOffsetMinutes)
  const end = wallTimeOf(to, calendar.utcOffsetMinutes)
  if (start.day === end.day) return isWorkdayNumber(calendar, start.day) ? openMs(calendar, start.ms, end.ms) : 0
  let sum = isWorkdayNumber(calendar, start.day) ? openMs(calendar, start.ms, Infinity) : 0
  if (isWorkdayNumber(calendar, end.day)) sum += openMs(calendar, 0, end.ms)
  const wholeDay = openMs(calendar, 0, Infinity)
  for (let day = start.day + 1; day < end.day; day++) if (isWorkdayNumber(calendar, day)) sum += wholeDay
  return sum
}

/** Open milliseconds of a worked day between two readings of its clock. */
function openMs(calendar: WorkingCalendar, from: number, to: number): number {
  let sum = 0
  for (const [open, close] of calendar.hours)
    sum += Math.max(0, Math.min(to, close * msPerMinute) - Math.max(from, open * msPerMinute))
  return sum
}

/** Working minutes from one instant to another, fractions kept; negative when `to` is earlier. */
export function businessMinutesBetween(
  calendar: WorkingCalendar,
  from: Instant,
  to: Instant,
): { readonly minutes: number; readonly provisional: boolean } {
  const minutes = workingMsBetween(calendar, from, to) / msPerMinute
  return { minutes, provisional: result(calendar, from, to).provisional }
}

/**
 * The earliest instant by which `ms` of working time have passed since `at`: 18:00 today, not 09:00 tomorrow; `at` itself
 * for 0. Throws a RangeError when negative, not finite or past the year 9999.
 */
export function addWorkingMs(calendar: WorkingCalendar, at: Instant, ms: number): InstantResult {
  if (!(ms >= 0 && ms < Infinity)) throw new RangeError('working time to add must be finite and not negative')
  if (ms === 0) return result(calendar, at, at)
  const start = wallTimeOf(at, calendar.utcOffsetMinutes)
  let left = ms
  for (let day = start.day; ; day++) {
    if (!isWorkdayNumber(calendar, day)) {
      if (day > lastDay) throw new RangeError('working time leads past the year 9999')
      continue
    }
    for (const [open, close] of calendar.hours) {
      const from = Math.max(open * msPerMinute, day === start.day ? start.ms : 0)
      const span = close * msPerMinute - from
      if (span <= 0) continue
      if (span >= left) return result(calendar, at, instantAt(day, from + left, calendar.utcOffsetMinutes))
      left -= span
    }
  }
}

const lastDay = dayNumber('9999-12-31')

/** `addWorkingMs` in minutes, to the millisecond. */
export function addBusinessMinutes(calendar: WorkingCalendar, at: Instant, minutes: number): InstantResult {
  return addWorkingMs(calendar, at, Math.round(minutes * msPerMinute))
}

function result(calendar: WorkingCalendar, from: Instant, at: Instant): InstantResult {
  const date = (instant: Instant) => fromDayNumber(wallTimeOf(instant, calendar.utcOffsetMinutes).day)
  return { at, provisional: isProvisional(calendar, date(from), date(at)) }
}
