/** A calendar date `YYYY-MM-DD` without zone. */
export type DateText = string

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Gregorian leap year. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** True when year, month (1–12) and day form a day of the Gregorian calendar, years 1 to 9999. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false
  return day <= (month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0))
}

/** Builds `YYYY-MM-DD`; null when there is no such day. */
export function dateText(year: number, month: number, day: number): DateText | null {
  if (!isCalendarDay(year, month, day)) return null
  const yyyy = year >= 1000 ? String(year) : String(year).padStart(4, '0')
  return `${yyyy}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** Two or four digits at a place, or NaN. */
function digitsAt(text: string, from: number, count: number): number {
  let value = 0
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 0x30
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** True for an existing day written exactly `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return (
    text.length === 10 &&
    text[4] === '-' &&
    text[7] === '-' &&
    isCalendarDay(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2))
  )
}

/** Days since 1970-01-01 (negative before). Throws a RangeError on anything but an existing `YYYY-MM-DD`. */
export function dayNumber(date: DateText): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date.slice(0, 20)}`)
  const month = digitsAt(date, 5, 2)
  const year = digitsAt(date, 0, 4) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digitsAt(date, 8, 2) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The date of a day number. Throws a RangeError outside years 1 to 9999. */
export function fromDayNumber(day: number): DateText {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const text = dateText(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1)
  if (text === null) throw new RangeError(`no such day number: ${day}`)
  return text
}

/** The date `days` later (earlier when negative). */
export function addDays(date: DateText, days: number): DateText {
  return fromDayNumber(dayNumber(date) + days)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: DateText, to: DateText): number {
  return dayNumber(to) - dayNumber(from)
}

const shanghaiOffset = 8 * 3_600_000
const dayLength = 86_400_000

/**
 * The calendar date at an instant (ISO 8601 with offset or Z) in a time zone. Asia/Shanghai is taken as UTC+8
 * throughout, which is exact since 1992. Throws a RangeError on an unreadable instant or unknown zone.
 */
export function dateInZone(instantIso: string, timeZone: string): DateText {
  const at = Date.parse(instantIso)
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${instantIso.slice(0, 40)}`)
  if (timeZone === 'Asia/Shanghai') return fromDayNumber(Math.floor((at + shanghaiOffset) / dayLength))
  if (timeZone === 'UTC') return fromDayNumber(Math.floor(at / dayLength))
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    at,
  )
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const text = dateText(part('year'), part('month'), part('day'))
  if (text === null) throw new RangeError(`no calendar date for ${instantIso.slice(0, 40)}`)
  return text
}
