import { dateText, dayNumber, isLeapYear, type DateText } from './dates.ts'

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function parts(date: DateText): { readonly year: number; readonly month: number; readonly day: number } {
  // Refuses what is no date.
  dayNumber(date)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) }
}

/** A day of a month, the month's last day when it is shorter. Throws a RangeError outside the years 1 to 9999. */
function clamped(year: number, month: number, day: number): DateText {
  const last = month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0)
  const date = dateText(year, month, Math.min(day, last))
  if (date === null) throw new RangeError(`no such date: ${year}-${month}-${day}`)
  return date
}

/** The same-numbered day so many months later (earlier when negative), the month's last where it has none (民法典202). */
export function addMonths(date: DateText, months: number): DateText {
  const { year, month, day } = parts(date)
  const count = year * 12 + month - 1 + months
  return clamped(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1, day)
}

/** Last day of the date's month. */
export function endOfMonth(date: DateText): DateText {
  return withDayOfMonth(date, 31)
}

/** Another day (1–31) of the date's month, its last where it has none. */
export function withDayOfMonth(date: DateText, day: number): DateText {
  const { year, month } = parts(date)
  return clamped(year, month, day)
}
