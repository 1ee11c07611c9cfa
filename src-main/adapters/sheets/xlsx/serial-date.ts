import type { SheetDate } from '../sheet-source.ts'

const daySeconds = 86_400
const lastSerial = 2_958_465 // 9999-12-31 in the 1900 system
const offset1904 = 1462
const unixEpochSerial = 25_569
const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

/**
 * Turns the serial day numbers of spreadsheets into what the cell shows. The 1900 system counts a 29 February 1900
 * that never was (serial 60); it is given as the file means it, and days before it are one off from plain counting.
 */
export class SerialDates {
  readonly #offset: number
  readonly #days = new Map<number, string>()

  constructor(is1904: boolean) {
    this.#offset = is1904 ? offset1904 : 0
  }

  /**
   * `YYYY-MM-DD` at midnight, else `YYYY-MM-DDTHH:MM:SS` (nearest second); a time of day without a date is the plain
   * text `HH:MM:SS`; a number no calendar has stays a number.
   */
  read(serial: number): SheetDate | string | number {
    let day = Math.floor(serial)
    let seconds = Math.round((serial - day) * daySeconds)
    if (seconds === daySeconds) {
      day += 1
      seconds = 0
    }
    // Day 0 is no day in the 1900 system; in the 1904 system it is 1904-01-01, but bare times are stored the same way.
    if (day === 0 && (seconds !== 0 || this.#offset === 0)) return seconds === 0 ? serial : timeOf(seconds)
    day += this.#offset
    if (!(serial >= 0) || day > lastSerial) return serial
    const date = this.#dayText(day)
    return { date: seconds === 0 ? date : `${date}T${timeOf(seconds)}` }
  }

  #dayText(day: number): string {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const text = dayText(day)
    if (this.#days.size < 50_000) this.#days.set(day, text)
    return text
  }
}

function dayText(day: number): string {
  if (day === 60) return '1900-02-29'
  const shifted = day < 60 ? day + 1 : day
  return new Date((shifted - unixEpochSerial) * daySeconds * 1000).toISOString().slice(0, 10)
}

function timeOf(seconds: number): string {
  const hours = twoDigits[Math.floor(seconds / 3600)]
  return `${hours}:${twoDigits[Math.floor(seconds / 60) % 60]}:${twoDigits[seconds % 60]}`
}

/** An ISO text as `t="d"` cells carry it, cut to our two forms; undefined when it is no date. */
export function isoDate(text: string): SheetDate | undefined {
  const found = /^\s*(\d{4}-\d\d-\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\s*$/.exec(text)
  if (found === null) return undefined
  const [, date, hours, minutes, seconds = '00'] = found
  if (hours === undefined || `${hours}${minutes}${seconds}` === '000000') return { date: date ?? '' }
  return { date: `${date}T${hours}:${minutes}:${seconds}` }
}
