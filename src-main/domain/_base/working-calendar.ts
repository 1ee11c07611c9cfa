import { dayNumber, fromDayNumber, type DateText } from './dates.ts'

/** One year of official arrangement. What it does not name is decided by the weekday: Monday to Friday is work. */
export interface CalendarYear {
  readonly year: number
  /** The notice the days were typed from. */
  readonly source: string
  /** True while only the statutory days are known: results that touch such a year are provisional. */
  readonly provisional?: boolean
  /** Days off, weekends inside a holiday included. */
  readonly off: readonly DateText[]
  /** Saturdays and Sundays worked instead 调休上班. */
  readonly workWeekends: readonly DateText[]
}

/** Minutes since midnight, from ≤ working < to: `[540, 720]` is 09:00–12:00. */
export type OpenHours = readonly (readonly [from: number, to: number])[]

export interface WorkingCalendarData {
  readonly years: readonly CalendarYear[]
  /** Days the company has off besides, foundation day for one. They win over everything. */
  readonly ownDaysOff?: readonly DateText[]
  readonly hours?: OpenHours
  /** A fixed distance from Greenwich; China has kept +480 without summer time since 1992. */
  readonly utcOffsetMinutes?: number
}

/** Build with `workingCalendar`; ask with the functions beside it and in `working-time.ts`. */
export interface WorkingCalendar {
  /** Day number → works, only where it differs from the weekday. */
  readonly exceptions: ReadonlyMap<number, boolean>
  /** Years whose arrangement is complete. */
  readonly settledYears: ReadonlySet<number>
  readonly hours: OpenHours
  readonly utcOffsetMinutes: number
}

/** 09:00–12:00 and 13:30–18:00. */
export const usualHours: OpenHours = [
  [540, 720],
  [810, 1080],
]

/**
 * The calendar of a workspace. Throws a RangeError on a day that does not exist or lies outside its year, a worked
 * "weekend" that is no Saturday or Sunday, a day both off and worked, a year given twice, hours that are empty, overlap,
 * run backwards or leave the day, and an offset that is no whole number.
 */
export function workingCalendar(data: WorkingCalendarData): WorkingCalendar {
  const exceptions = new Map<number, boolean>()
  const seen = new Set<number>()
  const settledYears = new Set<number>()
  for (const year of data.years) {
    if (seen.has(year.year)) throw new RangeError(`calendar year ${year.year} given twice`)
    seen.add(year.year)
    if (year.provisional !== true) settledYears.add(year.year)
    const own = String(year.year).padStart(4, '0')
    for (const date of [...year.off, ...year.workWeekends])
      if (!date.startsWith(own)) throw new RangeError(`${date} is no day of ${own}`)
    for (const date of year.off) exceptions.set(dayNumber(date), false)
    for (const date of year.workWeekends) {
      const day = dayNumber(date)
      if (isWeekdayNumber(day)) throw new RangeError(`${date} is no Saturday or Sunday`)
      if (exceptions.has(day)) throw new RangeError(`${date} is both off and worked`)
      exceptions.set(day, true)
    }
  }
  for (const date of data.ownDaysOff ?? []) exceptions.set(dayNumber(date), false)
  const hours = data.hours ?? usualHours
  checkHours(hours)
  const utcOffsetMinutes = data.utcOffsetMinutes ?? 480
  if (!Number.isSafeInteger(utcOffsetMinutes)) throw new RangeError('offset must be whole minutes')
  return { exceptions, settledYears, hours, utcOffsetMinutes }
}

function checkHours(hours: OpenHours): void {
  if (hours.length === 0) throw new RangeError('no working hours')
  let last = 0
  for (const [from, to] of hours) {
    const sound = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= last && to > from && to <= 1440
    if (!sound) throw new RangeError(`working hours ${from}–${to} overlap, run backwards or leave the day`)
    last = to
  }
}

/** 1970-01-01 was a Thursday. */
function isWeekdayNumber(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 < 5
}

/** `isWorkday` for a day number (`dayNumber`). */
export function isWorkdayNumber(calendar: WorkingCalendar, day: number): boolean {
  return calendar.exceptions.get(day) ?? isWeekdayNumber(day)
}

/** True when the date is worked. In a year without data the weekday decides; ask `isProvisional` as well. */
export function isWorkday(calendar: WorkingCalendar, date: DateText): boolean {
  return isWorkdayNumber(calendar, dayNumber(date))
}

/** True when any year from one date to the other (either order) has no complete official arrangement. */
export function isProvisional(calendar: WorkingCalendar, from: DateText, to: DateText = from): boolean {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  for (let year = Math.min(first, last); year <= Math.max(first, last); year++) if (!calendar.settledYears.has(year)) return true
  return false
}

export interface WorkdayResult {
  readonly date: DateText
  /** A year on the way has no complete arrangement: the date may still move. */
  readonly provisional: boolean
}

/**
 * The n-th working day after a date, before it when n is negative, also when the date itself is not worked; the start is
 * never counted. n = 0 is the date as it stands. Throws a RangeError on a fraction or past the year 9999.
 */
export function addWorkdays(calendar: WorkingCalendar, from: DateText, n: number): WorkdayResult {
  if (!Number.isSafeInteger(n)) throw new RangeError('workdays must be a whole number')
  const step = n < 0 ? -1 : 1
  let day = dayNumber(from)
  for (let left = Math.abs(n); left > 0;) {
    day += step
    if (isWorkdayNumber(calendar, day)) left -= 1
    else if (day > lastDay || day < firstDay) throw new RangeError('workdays lead outside the years 1 to 9999')
  }
  const date = fromDayNumber(day)
  return { date, provisional: isProvisional(calendar, from, date) }
}

const firstDay = dayNumber('0001-01-01')
const lastDay = dayNumber('9999-12-31')

/** The date itself when worked, else the nearest working day after (`next`) or before (`prev`) it. */
export function rollToWorkday(calendar: WorkingCalendar, date: DateText, direction: 'next' | 'prev'): WorkdayResult {
  if (isWorkday(calendar, date)) return { date, provisional: isProvisional(calendar, date) }
  return addWorkdays(calendar, date, direction === 'next' ? 1 : -1)
}

export interface WorkdayCount {
  readonly workdays: number
  readonly provisional: boolean
}

/**
 * Working days from one date to another. Inclusive counts both ends; otherwise the start is not counted and the end is,
 * so that `workdaysBetween(d, addWorkdays(d, n))` is n. Negative when `to` is earlier.
 */
export function workdaysBetween(
  calendar: WorkingCalendar,
  from: DateText,
  to: DateText,
  { inclusive }: { readonly inclusive: boolean },
): WorkdayCount {
  const provisional = isProvisional(calendar, from, to)
  const [start, end] = [dayNumber(from), dayNumber(to)]
  const sign = end < start ? -1 : 1
  let count = inclusive && isWorkdayNumber(calendar, start) ? 1 : 0
  for (let day = start; day !== end;) {
    day += sign
    if (isWorkdayNumber(calendar, day)) count += 1
  }
  return { workdays: count === 0 ? 0 : sign * count, provisional }
}
