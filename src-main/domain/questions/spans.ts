import { addDays, type DateText } from '../_base/dates.ts'
import { addMonths, endOfMonth } from '../_base/months.ts'
import { mondayOf } from '../_base/weeks.ts'

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year'

/** Both ends included. */
export interface Span {
  readonly from: DateText
  readonly to: DateText
}

const monthsIn: Readonly<Record<Exclude<Grain, 'day' | 'week'>, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** The calendar unit a date lies in, or the one so many units later (earlier when negative). */
export function unitAt(grain: Grain, date: DateText, offset = 0): Span {
  if (grain === 'day') return { from: addDays(date, offset), to: addDays(date, offset) }
  if (grain === 'week') {
    const from = addDays(mondayOf(date), 7 * offset)
    return { from, to: addDays(from, 6) }
  }
  const length = monthsIn[grain]
  const month = Number(date.slice(5, 7)) - 1
  const first = `${date.slice(0, 4)}-${String(month - (month % length) + 1).padStart(2, '0')}-01`
  return spanOfMonths(addMonths(first, length * offset), length)
}

/** So many whole months from a first day. */
export function spanOfMonths(first: DateText, months: number): Span {
  return { from: first, to: endOfMonth(addMonths(first, months - 1)) }
}

/** So many units before or after a date: a week is seven days, a month the same day of another month. */
export function shifted(date: DateText, grain: Grain, count: number): DateText {
  if (grain === 'day') return addDays(date, count)
  return grain === 'week' ? addDays(date, 7 * count) : addMonths(date, monthsIn[grain] * count)
}

/** 近N天: so many days or units that end on a date, the date included. */
export function upTo(date: DateText, grain: Grain, count: number): Span {
  return { from: addDays(shifted(date, grain, -count), 1), to: date }
}

/** 同期: the days of a span as far as a date, set into the unit before. Month ends that do not exist are clamped. */
export function samePart(span: Span, grain: Grain, back: number, until: DateText): Span {
  const before = shifted(span.from, grain, -back)
  const to = until < span.to ? until : span.to
  if (grain === 'day' || grain === 'week') return { from: before, to: shifted(to, grain, -back) }
  // A whole unit compares with the whole unit before, whatever their lengths.
  return {
    from: before,
    to: to === span.to && to === endOfMonth(to) ? endOfMonth(shifted(to, grain, -back)) : shifted(to, grain, -back),
  }
}
