import { dayNumber, fromDayNumber, type DateText } from '../_base/dates.ts'
import { compare, floorOf, multiply, negate, readExact, zero, type Exact } from '../_base/exact.ts'
import { endOfMonth } from '../_base/months.ts'
import { isoWeek } from '../_base/weeks.ts'
import { isWorkdayNumber, type WorkingCalendar } from '../_base/working-calendar.ts'

/** Rule B2's least counts a week. */
export const weeklyLeast = { newValidLeads: 15, advancedToQuotation: 8 } as const

export interface TargetWeek {
  /** ISO week; the month holds perhaps only a part of it. */
  readonly week: string
  readonly from: DateText
  readonly to: DateText
  readonly workdays: number
  readonly target: number
}

/** A month's weeks from a day on, with the working days the month has in each. */
export function weeksOfMonth(from: DateText, calendar: WorkingCalendar): Omit<TargetWeek, 'target'>[] {
  const weeks: { week: string; from: DateText; to: DateText; workdays: number }[] = []
  for (let day = dayNumber(from); day <= dayNumber(endOfMonth(from)); day++) {
    const date = fromDayNumber(day)
    let last = weeks.at(-1)
    if (last?.week !== isoWeek(date)) weeks.push((last = { week: isoWeek(date), from: date, to: date, workdays: 0 }))
    last.to = date
    if (isWorkdayNumber(calendar, day)) last.workdays += 1
  }
  return weeks
}

/** Whole counts by working days, adding up to the whole: the largest remainders are rounded up, ties to the earlier week. */
function shareOut(total: number, weeks: readonly Omit<TargetWeek, 'target'>[]): TargetWeek[] {
  const days = weeks.reduce((sum, { workdays }) => sum + workdays, 0)
  if (days === 0) return weeks.map((week, i) => ({ ...week, target: i === weeks.length - 1 ? total : 0 }))
  const parts = weeks.map(({ workdays }) => total * workdays)
  const left = total - parts.reduce((sum, part) => sum + Math.floor(part / days), 0)
  const up = new Set(
    [...parts.keys()].sort((a, b) => ((parts[b] ?? 0) % days) - ((parts[a] ?? 0) % days) || a - b).slice(0, left),
  )
  return weeks.map((week, i) => ({ ...week, target: Math.floor((parts[i] ?? 0) / days) + (up.has(i) ? 1 : 0) }))
}

/** Rule B2: a month's count over its weeks by working days. `month` is any of its dates. */
export function splitTarget(target: number, month: DateText, calendar: WorkingCalendar): TargetWeek[] {
  if (!Number.isSafeInteger(target) || target < 0) throw new RangeError('a target is a whole count')
  return shareOut(target, weeksOfMonth(`${month.slice(0, 7)}-01`, calendar))
}

/** A dated event of the market: 竞品降价 in 华东 from 03-01 takes a share of what is still to come. */
export interface MarketFactor {
  readonly from: DateText
  /** 0.9: a tenth less. */
  readonly factor: string
  readonly why: string
}

export interface Recalibration {
  readonly weeks: readonly TargetWeek[]
  /** What is left to reach after the factors, and what it was without. */
  readonly remaining: number
  readonly remainingBefore: number
  /** The factors in force, for the sentence that says why. */
  readonly because: readonly MarketFactor[]
}

/**
 * Rule B2: the weeks from a day on, from what is achieved, the working days left and the factors that hold by then. A factor
 * lowers or raises what is still to reach, never what was achieved; counts are rounded up, for a half visit is no visit.
 */
export function recalibrate(
  target: number,
  achieved: number,
  today: DateText,
  calendar: WorkingCalendar,
  factors: readonly MarketFactor[] = [],
): Recalibration {
  const remainingBefore = Math.max(0, target - achieved)
  const because = factors.filter(({ from }) => from <= today).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const scaled = because.reduce(
    (left: Exact, { factor }) => multiply(left, readExact(factor)),
    readExact(String(remainingBefore)),
  )
  if (compare(scaled, zero) < 0) throw new RangeError('a factor below 0')
  const remaining = Number(-floorOf(negate(scaled)))
  return { weeks: shareOut(remaining, weeksOfMonth(today, calendar)), remaining, remainingBefore, because }
}
