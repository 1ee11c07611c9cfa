import { addDays, dayNumber, fromDayNumber } from '../_base/dates.ts'
import { calendarDates } from './calendar-dates.ts'
import { countedDates } from './counted-dates.ts'
import type { DateContext, DatedSpan } from './date-pattern.ts'
import { holidayDates } from './holiday-dates.ts'
import { nearDates } from './near-dates.ts'
import { addWorkdays, rollToWorkday, type WorkingCalendar } from '../_base/working-calendar.ts'
import { shifted, unitAt, upTo, type Grain, type Span } from './spans.ts'
import type { TextReader } from './text-reader.ts'

const patterns = [...nearDates, ...calendarDates, ...countedDates, ...holidayDates]

/** One named span at the reader's place, by the longest match; null where none begins there. */
export function readDateUnit(reader: TextReader, context: DateContext): DatedSpan | null {
  let best: { readonly end: number; readonly span: DatedSpan } | null = null
  for (const [pattern, read] of patterns) {
    pattern.lastIndex = reader.at
    const found = pattern.exec(reader.text)
    if (!found || (best && best.end >= pattern.lastIndex)) continue
    const end = pattern.lastIndex
    const span = read(found, context)
    if (span && span.from >= '1900' && span.to < '2200') best = { end, span: { grain: null, ...span } }
  }
  if (!best) return null
  reader.at = best.end
  return best.span
}

/** The last or first so many days or units of a span: 本月最后5天, 上月前十天. */
export function edgeOf(span: Span, last: boolean, grain: Grain, count: number): Span {
  if (grain !== 'day' && grain !== 'week') return edgeUnits(span, last, grain, count)
  if (last) {
    const { from } = upTo(span.to, grain, count)
    return { from: from < span.from ? span.from : from, to: span.to }
  }
  const to = addDays(shifted(span.from, grain, count), -1)
  return { from: span.from, to: to > span.to ? span.to : to }
}

/** The first or last whole months of a span: 季度最后一个月. */
function edgeUnits(span: Span, last: boolean, grain: Grain, count: number): Span {
  if (last) {
    const { from } = unitAt(grain, span.to, 1 - count)
    return { from: from < span.from ? span.from : from, to: span.to }
  }
  const { to } = unitAt(grain, span.from, count - 1)
  return { from: span.from, to: to > span.to ? span.to : to }
}

/** The first or last working days of a span: 本月最后5个工作日. Null when it holds none. */
export function workdayEdge(span: Span, last: boolean, count: number, calendar: WorkingCalendar): Span | null {
  const { date: first } = rollToWorkday(calendar, last ? span.to : span.from, last ? 'prev' : 'next')
  const { date: other } = count <= 1 ? { date: first } : addWorkdays(calendar, first, last ? 1 - count : count - 1)
  const [from, to] = last ? [other, first] : [first, other]
  if (first < span.from || first > span.to) return null
  return { from: from < span.from ? span.from : from, to: to > span.to ? span.to : to }
}

/** The n-th week of a span, by sevens from its first day. */
export function weekWithin(span: Span, n: number): Span {
  const from = fromDayNumber(dayNumber(span.from) + 7 * (n - 1))
  const to = addDays(from, 6)
  return { from, to: to > span.to ? span.to : to }
}
