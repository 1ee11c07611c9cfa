import type { Schedule } from '../../../src-preload/contract/alert-rules.ts'
import { fromDayNumber } from '../_base/dates.ts'
import { instantAt, msPerMinute, wallTimeOf, type Instant } from '../_base/instants.ts'
import { isWorkdayNumber, type WorkingCalendar } from '../_base/working-calendar.ts'
import { cronTakesDay, readCron } from './cron.ts'

/** Farther than this nothing is looked for: the rarest sensible line, 29 February, comes within eight years. */
const farthestDays = 366 * 9

/** Monday is 0. */
const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7

/** Minutes after midnight at which a schedule fires on a day (a day number), ascending. Throws on an unreadable cron line. */
export function minutesOn(schedule: Schedule, calendar: WorkingCalendar, day: number): number[] {
  if (schedule.kind === 'cron') {
    const cron = readCron(schedule.cron)
    const [, month = 0, date = 0] = fromDayNumber(day).split('-').map(Number)
    if (!cronTakesDay(cron, month, date, (weekdayOf(day) + 1) % 7)) return []
    return [...cron.hours]
      .toSorted((a, b) => a - b)
      .flatMap((hour) => [...cron.minutes].toSorted((a, b) => a - b).map((m) => hour * 60 + m))
  }
  if (!isWorkdayNumber(calendar, day) || !takes(schedule, calendar, day)) return []
  const [hours = 0, minutes = 0] = schedule.time.split(':').map(Number)
  return [hours * 60 + minutes]
}

/** Is this worked day one of the schedule's? */
function takes(schedule: Exclude<Schedule, { kind: 'cron' }>, calendar: WorkingCalendar, day: number): boolean {
  const works = (other: number) => isWorkdayNumber(calendar, other)
  if (schedule.kind === 'workday') return true
  const sunday = day - weekdayOf(day) + 6
  if (schedule.kind === 'week-end') return none(day + 1, sunday, works)
  if (schedule.kind === 'week') {
    const meant = day - weekdayOf(day) + schedule.weekday - 1
    if (day === meant) return true
    if (schedule.off === 'earlier') return day < meant && none(day + 1, meant, works)
    if (schedule.off === 'skip') return false
    for (let before = day - 1; !works(before) && before > day - 40; before--)
      if (weekdayOf(before) === schedule.weekday - 1) return true
    return false
  }
  const month = fromDayNumber(day).slice(0, 7)
  const step = schedule.nth < 0 ? 1 : -1
  let nth = 1
  for (let other = day + step; fromDayNumber(other).startsWith(month); other += step) if (works(other)) nth++
  return nth === Math.abs(schedule.nth)
}

function none(from: number, to: number, is: (day: number) => boolean): boolean {
  for (let day = from; day <= to; day++) if (is(day)) return false
  return true
}

/** The first time after an instant; null when there is none within nine years. */
export function nextTime(schedule: Schedule, calendar: WorkingCalendar, after: Instant): Instant | null {
  const start = wallTimeOf(after, calendar.utcOffsetMinutes).day
  for (let day = start; day < start + farthestDays; day++)
    for (const minute of minutesOn(schedule, calendar, day)) {
      const at = instantAt(day, minute * msPerMinute, calendar.utcOffsetMinutes)
      if (at > after) return at
    }
  return null
}

/** The latest time after `after` and not later than `upTo`; null when there is none. */
export function lastTime(schedule: Schedule, calendar: WorkingCalendar, after: Instant, upTo: Instant): Instant | null {
  const first = wallTimeOf(after, calendar.utcOffsetMinutes).day
  for (let day = wallTimeOf(upTo, calendar.utcOffsetMinutes).day; day >= first && day > first - farthestDays; day--)
    for (const minute of minutesOn(schedule, calendar, day).toReversed()) {
      const at = instantAt(day, minute * msPerMinute, calendar.utcOffsetMinutes)
      if (at <= after) return null
      if (at <= upTo) return at
    }
  return null
}

/** All times after `after` and not later than `upTo`, ascending; no more than `limit`. */
export function timesBetween(
  schedule: Schedule,
  calendar: WorkingCalendar,
  after: Instant,
  upTo: Instant,
  limit = 1000,
): Instant[] {
  const times: Instant[] = []
  for (let at = nextTime(schedule, calendar, after); at !== null && at <= upTo && times.length < limit;) {
    times.push(at)
    at = nextTime(schedule, calendar, at)
  }
  return times
}
