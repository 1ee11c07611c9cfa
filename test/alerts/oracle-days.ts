import { OracleCalendar } from '../_harness/minute-oracle.ts'
import { dateOf, day, hour, minute, plusDays, startOf } from './shipped-life.ts'

const calendar = new OracleCalendar()

export const isWorked = (date: string) => calendar.works(startOf(date) + 10 * hour)

/** The instant when so many minutes of working time have passed: it walks every minute. */
export function afterWorking(from: number, minutes: number): number {
  let at = from
  for (let left = minutes; left > 0; at += minute) if (calendar.works(at)) left--
  return at
}

/** The same, where being idle goes on: what is up when work ends is up when work goes on (decision 0021). */
export function idleAfter(from: number, minutes: number): number {
  let at = afterWorking(from, minutes)
  while (!calendar.works(at)) at += minute
  return at
}

/** When work ends on the day that completes so many working days after a date. */
export function afterWorkdays(date: string, workdays: number): number {
  let at = date
  for (let left = workdays; left > 0;) {
    at = plusDays(at, 1)
    if (isWorked(at)) left--
  }
  return startOf(at) + 18 * hour
}

/** The first look of its day at or after an instant: what no clock of its own brings is found once a day. */
export function dailyLook(looks: readonly number[], from: number): number {
  const at = looks.findIndex((look, n) => look >= from && dateOf(looks[n - 1] ?? 0) < dateOf(look))
  return looks[at] ?? Infinity
}

type Days = (date: string) => boolean

export const mondayOf = (date: string) => plusDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))

/** A weekday (1 Monday), moved to the nearest working day before or after it where it is off. */
export function weekly(weekday: number, off: 'earlier' | 'later'): Days {
  return (date) => {
    for (const monday of [mondayOf(date), plusDays(mondayOf(date), -7), plusDays(mondayOf(date), -14)]) {
      let on = plusDays(monday, weekday - 1)
      if (off === 'earlier') {
        while (!isWorked(on) && on > monday) on = plusDays(on, -1)
        if (!isWorked(on)) continue
      } else while (!isWorked(on)) on = plusDays(on, 1)
      if (on === date) return true
    }
    return false
  }
}

export const firstWorkday: Days = (date) => {
  let at = `${date.slice(0, 8)}01`
  while (!isWorked(at)) at = plusDays(at, 1)
  return at === date
}

/** Of the times of a schedule those that are told: at each look the last one since the look before it, the how manieth it is. */
export function toldTimes(days: Days, minutes: number, looks: readonly number[]): { at: number; from: number; look: number }[] {
  const told: { at: number; from: number; look: number }[] = []
  for (let n = 1; n < looks.length; n++) {
    const [before = 0, now = 0] = [looks[n - 1], looks[n]]
    let last: number | null = null
    for (let date = dateOf(before); startOf(date) <= now; date = dateOf(startOf(date) + day)) {
      const at = startOf(date) + minutes * minute
      if (days(date) && at > before && at <= now) last = at
    }
    if (last !== null) told.push({ at: last, from: now, look: n })
  }
  return told
}

export const everyDay: Days = () => true
