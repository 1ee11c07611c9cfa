import { daysBetween, type DateText } from '../_base/dates.ts'
import { exactToFen, multiply, readExact, type Exact } from '../_base/exact.ts'
import type { DecimalText } from './rebate-rule.ts'

export interface Span {
  readonly from: DateText
  readonly to: DateText
}

/** The days both spans share ÷ the days of the whole, both ends counted. */
export function shareOfDays(part: Span, whole: Span): Exact {
  const from = part.from > whole.from ? part.from : whole.from
  const to = part.to < whole.to ? part.to : whole.to
  const shared = Math.max(0, daysBetween(from, to) + 1)
  return { over: BigInt(shared), under: BigInt(daysBetween(whole.from, whole.to) + 1) }
}

/** Months begun within the whole ÷ its months: a programme joined on 15 April has nine of twelve. */
export function shareOfMonths(part: Span, whole: Span): Exact {
  const from = part.from > whole.from ? part.from : whole.from
  const to = part.to < whole.to ? part.to : whole.to
  const shared = from > to ? 0 : monthsTouched(from, to)
  return { over: BigInt(shared), under: BigInt(monthsTouched(whole.from, whole.to)) }
}

function monthsTouched(from: DateText, to: DateText): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
}

/** A target or threshold for part of its period, in fen, rounded once. */
export function prorated(amount: DecimalText, share: Exact): number {
  return exactToFen(multiply(readExact(amount), share))
}
