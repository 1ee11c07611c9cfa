import { addDays, dayNumber, fromDayNumber, type DateText } from './dates.ts'

/** A moment: milliseconds since 1970-01-01T00:00Z, a whole number. Rules reckon in it; storage and wire carry ISO text. */
export type Instant = number

export const msPerMinute = 60_000
export const msPerDay = 86_400_000

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/**
 * The instant of ISO 8601 text that says its zone (`Z` or an offset). Throws a RangeError on anything else: text without
 * a zone would mean another moment on every machine.
 */
export function instantOf(iso: string): Instant {
  const at = isoInstant.test(iso) ? Date.parse(iso) : Number.NaN
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${iso.slice(0, 40)}`)
  return at
}

/** ISO 8601 text in UTC with milliseconds. */
export function isoOf(at: Instant): string {
  return new Date(at).toISOString()
}

/** A wall-clock reading: the calendar day as a day number and the milliseconds since its midnight. */
export interface WallTime {
  readonly day: number
  readonly ms: number
}

const farthest = Date.UTC(9999, 11, 31)

/** What the wall clock shows `utcOffsetMinutes` east of Greenwich. Throws a RangeError after the year 9999. */
export function wallTimeOf(at: Instant, utcOffsetMinutes: number): WallTime {
  if (!(Math.abs(at) <= farthest)) throw new RangeError(`no instant: ${at}`)
  const local = at + utcOffsetMinutes * msPerMinute
  const day = Math.floor(local / msPerDay)
  return { day, ms: local - day * msPerDay }
}

/** The instant at which the wall clock shows this day and this many milliseconds after midnight (24 h and more run on). */
export function instantAt(day: number, ms: number, utcOffsetMinutes: number): Instant {
  return day * msPerDay + ms - utcOffsetMinutes * msPerMinute
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** `2026-02-25 09:36` (seconds only when there are any) on the wall clock `utcOffsetMinutes` east of Greenwich. */
export function wallText(at: Instant, utcOffsetMinutes: number): string {
  const { day, ms } = wallTimeOf(at, utcOffsetMinutes)
  const seconds = Math.floor(ms / 1000) % 60
  const clock = `${twoDigits(Math.floor(ms / 3_600_000))}:${twoDigits(Math.floor(ms / msPerMinute) % 60)}`
  return `${fromDayNumber(day)} ${clock}${seconds === 0 ? '' : `:${twoDigits(seconds)}`}`
}

const wall = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/

/** The instant of wall-clock text (`2026-02-25 09:36`, seconds optional, 24:00 is the next midnight). Throws a RangeError. */
export function instantOfWallText(text: string, utcOffsetMinutes: number): Instant {
  const [, date = '', hours, minutes, seconds = '0'] = wall.exec(text) ?? []
  const ms = (Number(hours) * 60 + Number(minutes)) * msPerMinute + Number(seconds) * 1000
  if (!(ms <= msPerDay && Number(minutes) < 60 && Number(seconds) < 60))
    throw new RangeError(`no wall time: ${text.slice(0, 40)}`)
  return instantAt(dayNumber(date), ms, utcOffsetMinutes)
}

/** The calendar date at an instant `utcOffsetMinutes` east of Greenwich. */
export function dateAt(at: Instant, utcOffsetMinutes: number): DateText {
  return fromDayNumber(wallTimeOf(at, utcOffsetMinutes).day)
}

/** Midnight that ends a date: the first instant of the next. */
export function endOfDate(date: DateText, utcOffsetMinutes: number): Instant {
  return instantAt(dayNumber(addDays(date, 1)), 0, utcOffsetMinutes)
}
