import { addDays, type DateText } from '../../domain/_base/dates.ts'
import { addMonths, endOfMonth } from '../../domain/_base/months.ts'
import { addQuarters, quarterDays, quarterOf } from '../../domain/_base/quarters.ts'
import { after, startOf } from '../pipeline/index.ts'

/** A month as its figures are read: `end` is the first instant after it. */
export interface Month {
  readonly month: string
  readonly last: DateText
  readonly start: string
  readonly end: string
  readonly quarter: string
  /** The quarter before while this one runs, otherwise the same. */
  readonly before: string
}

/** So many months up to the one of a date, oldest first. */
export function monthsUpTo(on: DateText, count: number): readonly Month[] {
  const first = addMonths(`${on.slice(0, 7)}-01`, 1 - count)
  return Array.from({ length: count }, (_, index) => monthOf(addMonths(first, index)))
}

/** The month of a date. */
export function monthOf(on: DateText): Month {
  const last = endOfMonth(on)
  return {
    month: on.slice(0, 7),
    last,
    start: startOf(`${on.slice(0, 7)}-01`),
    end: after(last),
    quarter: quarterOf(last),
    before: last === quarterDays(quarterOf(last)).last ? quarterOf(last) : addQuarters(quarterOf(last), -1),
  }
}

/** The last whole month before a date. */
export const monthBefore = (on: DateText): DateText => addDays(`${on.slice(0, 7)}-01`, -1)
