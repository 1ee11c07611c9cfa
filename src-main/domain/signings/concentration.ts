import { dayNumber, fromDayNumber, type DateText } from '../_base/dates.ts'
import { endOfMonth } from '../_base/months.ts'
import { isWorkdayNumber, type WorkingCalendar } from '../_base/working-calendar.ts'

/** Amounts of a day in fen (or any whole unit); days without any need not be named. */
export type DailyAmounts = ReadonlyMap<DateText, number>

export interface Concentration {
  readonly total: number
  /** Shares of the whole; null without any amount. */
  readonly lastFiveDays: number | null
  readonly firstTwentyFive: number | null
  readonly lastFiveWorkdays: number | null
  /** What an even spread would put there. */
  readonly evenDays: number
  readonly evenWorkdays: number | null
  /** Share of the last five days ÷ the even share. */
  readonly index: number | null
  /** 0: every day alike, near 1: all on one day. Days without amount count. */
  readonly giniDays: number | null
  readonly giniWorkdays: number | null
}

/** Gini of amounts that are not negative, zeros included; null of nothing. */
export function gini(amounts: readonly number[]): number | null {
  const sorted = amounts.toSorted((a, b) => a - b)
  const sum = sorted.reduce((a, b) => a + b, 0)
  if (sum === 0) return null
  if ((sorted[0] ?? 0) < 0) throw new RangeError('amounts must not be negative')
  const weighted = sorted.reduce((all, amount, i) => all + amount * (2 * (i + 1) - sorted.length - 1), 0)
  return weighted / (sorted.length * sum)
}

/** How a month's amounts lie over its days (rule E7). `month` is any of its dates. */
export function concentration(amounts: DailyAmounts, month: DateText, calendar: WorkingCalendar): Concentration {
  const first = dayNumber(`${month.slice(0, 7)}-01`)
  const days = dayNumber(endOfMonth(`${month.slice(0, 7)}-01`)) - first + 1
  const all = Array.from({ length: days }, (_, i) => first + i)
  const worked = all.filter((day) => isWorkdayNumber(calendar, day))
  const of = (day: number) => amounts.get(fromDayNumber(day)) ?? 0
  const sum = (list: readonly number[]) => list.reduce((total, day) => total + of(day), 0)
  const total = sum(all)
  const share = (list: readonly number[]) => (total === 0 ? null : sum(list) / total)
  const lastFiveDays = share(all.slice(-5))
  return {
    total,
    lastFiveDays,
    firstTwentyFive: share(all.slice(0, 25)),
    lastFiveWorkdays: share(worked.slice(-5)),
    evenDays: 5 / days,
    evenWorkdays: worked.length === 0 ? null : Math.min(5, worked.length) / worked.length,
    index: lastFiveDays === null ? null : (lastFiveDays * days) / 5,
    giniDays: gini(all.map(of)),
    giniWorkdays: gini(worked.map(of)),
  }
}
