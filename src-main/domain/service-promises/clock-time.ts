import { dateAt, type Instant } from '../_base/instants.ts'
import { isProvisional, type WorkingCalendar } from '../_base/working-calendar.ts'
import { addWorkingMs, nextOpening, workingMsBetween } from '../_base/working-time.ts'

/** Which time a promise counts: every hour of the calendar (7×24), or working hours only. */
export type ClockTimeKind = 'calendar' | 'business'

/** How time passes for a clock, in milliseconds. */
export interface ClockTime {
  /** Time that counts from one instant to a later one. */
  between(from: Instant, to: Instant): number
  /** The earliest instant by which that much time has counted. */
  advance(from: Instant, ms: number): Instant
  /** The instant itself while time counts, else when it next does. */
  countsFrom(at: Instant): Instant
  /** True when what lies between rests on a year without a complete calendar. */
  provisional(from: Instant, to: Instant): boolean
}

const everyHour: ClockTime = {
  between: (from, to) => to - from,
  advance: (from, ms) => from + ms,
  countsFrom: (at) => at,
  provisional: () => false,
}

export function clockTime(kind: ClockTimeKind, calendar: WorkingCalendar): ClockTime {
  if (kind === 'calendar') return everyHour
  return {
    between: (from, to) => workingMsBetween(calendar, from, to),
    advance: (from, ms) => addWorkingMs(calendar, from, ms).at,
    countsFrom: (at) => nextOpening(calendar, at).at,
    provisional: (from, to) =>
      isProvisional(calendar, dateAt(from, calendar.utcOffsetMinutes), dateAt(to, calendar.utcOffsetMinutes)),
  }
}
