import { dayNumber, fromDayNumber, type DateText } from '../_base/dates.ts'
import { compare, readExact, zero } from '../_base/exact.ts'
import { endOfMonth } from '../_base/months.ts'
import { isoWeek } from '../_base/weeks.ts'
import { isWorkdayNumber, type WorkingCalendar } from '../_base/working-calendar.ts'

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

/** Whole counts by the weights of the weeks, adding up to the whole: the largest remainders are rounded up, ties to the earlier week. */
function shareOut(total: number, weeks: readonly Omit<TargetWeek, 'target'>[], weights: readonly bigint[]): TargetWeek[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n)
  if (all === 0n) return weeks.map((week, i) => ({ ...week, target: i === weeks.length - 1 ? total : 0 }))
  const parts = weights.map((weight) => BigInt(total) * weight)
  const left = total - parts.reduce((sum, part) => sum + Number(part / all), 0)
  const rest = (i: number) => (parts[i] ?? 0n) % all
  const up = new Set([...parts.keys()].sort((a, b) => (rest(a) < rest(b) ? 1 : rest(a) > rest(b) ? -1 : a - b)).slice(0, left))
  return weeks.map((week, i) => ({ ...week, target: Number((parts[i] ?? 0n) / all) + (up.has(i) ? 1 : 0) }))
}

const byWorkdays = (weeks: readonly Omit<TargetWeek, 'target'>[]) => weeks.map(({ workdays }) => BigInt(workdays))

/** Rule B2: a month's count over its weeks by working days. `month` is any of its dates. */
export function splitTarget(target: number, month: DateText, calendar: WorkingCalendar): TargetWeek[] {
  if (!Number.isSafeInteger(target) || target < 0) throw new RangeError('a target is a whole count')
  const weeks = weeksOfMonth(`${month.slice(0, 7)}-01`, calendar)
  return shareOut(target, weeks, byWorkdays(weeks))
}

/** A dated event of the market: 竞品降价 in 华东 from 03-01 takes a share of what is to come on the days it holds. */
export interface MarketFactor {
  readonly from: DateText
  /** Its last day; without one it goes on. */
  readonly until?: DateText | null
  /** 0.9: a tenth less. */
  readonly factor: string
  readonly why: string
}

export interface Recalibration<T extends MarketFactor = MarketFactor> {
  readonly weeks: readonly TargetWeek[]
  /** What is left to reach after the factors, and what it was without. */
  readonly remaining: number
  readonly remainingBefore: number
  /** The factors that hold on a day that is left, for the sentence that says why. */
  readonly because: readonly T[]
}

/**
 * Rule B2: the weeks from a day on, from what is achieved, the working days left and the dated factors. What is still to reach
 * falls evenly on the working days left; a factor lowers or raises what falls on its own, also where it begins or ends among
 * them, never what was achieved. The whole is rounded up, for a half visit is no visit.
 */
export function recalibrate<T extends MarketFactor>(
  target: number,
  achieved: number,
  today: DateText,
  calendar: WorkingCalendar,
  factors: readonly T[] = [],
): Recalibration<T> {
  const remainingBefore = Math.max(0, target - achieved)
  const last = endOfMonth(today)
  const because = factors
    .filter(({ from, until }) => from <= last && (until ?? last) >= today)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const scale = because.map(({ factor }) => readExact(factor))
  if (scale.some((one) => compare(one, zero) < 0)) throw new RangeError('a factor below 0')
  // What a day asks for, in parts of what it would without any factor: whole numbers over one denominator.
  const full = scale.reduce((product, { under }) => product * under, 1n)
  const weightOf = (date: DateText) =>
    because.reduce((left, { from, until }, at) => {
      const { over = 1n, under = 1n } = from <= date && (until ?? date) >= date ? (scale[at] ?? {}) : {}
      return (left * over) / under
    }, full)
  const weeks = weeksOfMonth(today, calendar)
  const weights = weeks.map(({ from, to }) => workdaysBetween(from, to, calendar).reduce((sum, date) => sum + weightOf(date), 0n))
  const days = byWorkdays(weeks).reduce((sum, count) => sum + count, 0n)
  // Without a working day left it is as it is today.
  const [over, under] = days === 0n ? [weightOf(today), full] : [weights.reduce((sum, one) => sum + one, 0n), full * days]
  const whole = BigInt(remainingBefore) * over
  const remaining = Number((whole + under - 1n) / under)
  return { weeks: shareOut(remaining, weeks, weights), remaining, remainingBefore, because }
}

function workdaysBetween(from: DateText, to: DateText, calendar: WorkingCalendar): DateText[] {
  const days: DateText[] = []
  for (let day = dayNumber(from); day <= dayNumber(to); day++) if (isWorkdayNumber(calendar, day)) days.push(fromDayNumber(day))
  return days
}
