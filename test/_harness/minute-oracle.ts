import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const minute = 60_000
const day = 1440 * minute
const zone = 480 * minute

/** So many minutes, or until an instant when that many working days have passed. */
export type Goal = { readonly minutes: number } | { readonly workdays: number; readonly from: number }

/** What a promise counts by from an instant on: its start, then each rebase. */
export interface Regime {
  readonly from: number
  readonly goal: Goal
  readonly business: boolean
  /** Days off of the company, as they were set at that instant. */
  readonly calendar: OracleCalendar
}

export interface Cycle {
  readonly from: number
  readonly regimes: Regime[]
  readonly pauses: [from: number, to: number][]
  ended: number | null
}

export interface Verdict {
  /** When the time was used up, and from when it was broken; null when kept or not yet broken. */
  readonly breach: { readonly at: number; readonly knownFrom: number } | null
  /** When three quarters were used up; null when they were not. */
  readonly amber: number | null
}

const readYear = (year: number | string) =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, `../../resources/calendars/cn-${year}.json`), 'utf8')) as {
    off: string[]
    workWeekends: string[]
  }

/** Every minute from the end of 2025 on, worked or not. */
export class OracleCalendar {
  static readonly first = Date.parse('2025-12-01T00:00:00+08:00')
  readonly #works = new Uint8Array(600 * 1440)

  constructor(ownDaysOff: Iterable<string> = []) {
    const off = new Set(ownDaysOff)
    const years = [2025, 2026, '2027-provisional'].map(readYear)
    const holiday = new Set(years.flatMap((year) => year.off))
    const worked = new Set(years.flatMap((year) => year.workWeekends))
    for (let number = 0; number < 600; number++) {
      const noon = new Date(OracleCalendar.first + number * day + day / 2 + zone)
      const date = noon.toISOString().slice(0, 10)
      const weekday = noon.getUTCDay()
      const workday = !off.has(date) && (worked.has(date) || (!holiday.has(date) && weekday >= 1 && weekday <= 5))
      if (!workday) continue
      this.#works.fill(1, number * 1440 + 540, number * 1440 + 720)
      this.#works.fill(1, number * 1440 + 810, number * 1440 + 1080)
    }
  }

  works(at: number): boolean {
    return this.#works[Math.floor((at - OracleCalendar.first) / minute)] === 1
  }

  /** When work ends on the n-th working day after the day of an instant. */
  closingAfter(from: number, workdays: number): number {
    let at = Math.floor((from - OracleCalendar.first) / day)
    for (let left = workdays; left > 0;) {
      at++
      if (this.works(OracleCalendar.first + at * day + 540 * minute)) left--
    }
    return OracleCalendar.first + at * day + 1080 * minute
  }
}

/**
 * Knows nothing of our clocks: it walks every minute of the wall clock, and counts it or not. Minutes are counted whole, so
 * everything in its world happens on whole minutes.
 */
export function walk(cycle: Cycle, until: number): Verdict {
  let used = 0
  let goal = 0
  let usedUp: number | null = null
  let amber: number | null = null
  let next = 0
  let regime = cycle.regimes[0] as Regime
  const pauses = cycle.pauses.toSorted((a, b) => a[0] - b[0])
  let pause = 0
  const end = Math.min(until, cycle.ended ?? Infinity)
  for (let at = cycle.from; at <= end; at += minute) {
    // What is ended and rebased at one instant was rebased before: nobody can rebase what has ended.
    while (next < cycle.regimes.length && (cycle.regimes[next] as Regime).from <= at) {
      regime = cycle.regimes[next++] as Regime
      const wanted = goalOf(regime, used, at)
      if (wanted !== goal) {
        goal = wanted
        usedUp = used === goal ? at : null
        if (used >= 0.75 * goal && used > 0) amber ??= at
        if (used > goal) return { breach: { at, knownFrom: at }, amber }
      }
    }
    if (at >= end) break
    while (pause < pauses.length && (pauses[pause] as [number, number])[1] <= at) pause++
    const waiting = pauses[pause]
    if (waiting && at >= waiting[0]) continue
    if (regime.business && !regime.calendar.works(at)) continue
    // A minute that counts begins while nothing is left: now it is broken.
    if (usedUp !== null) return { breach: { at: usedUp, knownFrom: at }, amber }
    used++
    if (used >= 0.75 * goal) amber ??= at + minute
    if (used === goal) usedUp = at + minute
  }
  return { breach: null, amber }
}

/** A length stays what it is; working days promise a day, so what remains is what is worked up to its close. */
function goalOf({ goal, calendar }: Regime, used: number, now: number): number {
  if ('minutes' in goal) return goal.minutes
  const due = calendar.closingAfter(goal.from, goal.workdays)
  let left = 0
  for (let at = now; at < due; at += minute) left += Number(calendar.works(at))
  for (let at = due; at < now; at += minute) left -= Number(calendar.works(at))
  return Math.max(0, used + left)
}
