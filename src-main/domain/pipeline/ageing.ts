import { addDays, type DateText } from '../_base/dates.ts'
import { workdaysBetween, type WorkingCalendar } from '../_base/working-calendar.ts'

/**
 * The last day on which a deal may have been touched and be stalled today: so many working days lie after it (rule A3,
 * default 3), today included.
 */
export function stalledSince(calendar: WorkingCalendar, today: DateText, workdays = 3): DateText {
  let day = today
  while (workdaysBetween(calendar, day, today, { inclusive: false }).workdays < workdays) day = addDays(day, -1)
  return day
}
