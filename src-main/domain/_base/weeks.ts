import { addDays, dayNumber, type DateText } from './dates.ts'

/** Monday = 1 … Sunday = 7. */
export function weekday(date: DateText): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** The Monday of the date's week. */
export function mondayOf(date: DateText): DateText {
  return addDays(date, 1 - weekday(date))
}

/** ISO week: `2026-W09`. The year is that of the week's Thursday. */
export function isoWeek(date: DateText): string {
  const thursday = addDays(mondayOf(date), 3)
  const year = thursday.slice(0, 4)
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
