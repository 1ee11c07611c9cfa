import { addDays, type DateText } from '../_base/dates.ts'
import { msPerMinute, type Instant } from '../_base/instants.ts'
import { isWorkday, type WorkingCalendar } from '../_base/working-calendar.ts'

/**
 * Rule E1: the heat map turns red where a card in force was not triggered on so many working days running (3), the day asked
 * about included. Days off neither count nor break the run; it begins where the card did not hold the day before.
 */
export function isQuiet(
  triggersByDay: ReadonlyMap<DateText, number>,
  holds: (day: DateText) => boolean,
  date: DateText,
  calendar: WorkingCalendar,
  daysRunning = 3,
): boolean {
  let quiet = 0
  for (let day = date; holds(day) && quiet < daysRunning; day = addDays(day, -1)) {
    if ((triggersByDay.get(day) ?? 0) > 0) return false
    if (isWorkday(calendar, day)) quiet += 1
  }
  return quiet >= daysRunning
}

/** Rule E1: how long before a card starts an unconfigured one sends its steps, in milliseconds. */
export const configureLead = 48 * 60 * msPerMinute

/** Due for the notice with the operating steps: not configured, and less than 48 h before its start (or past it). */
export function needsConfiguring(startsAt: Instant, configuredAt: Instant | null, now: Instant): boolean {
  return (configuredAt === null || configuredAt > now) && now >= startsAt - configureLead
}
