import { addDays, dayNumber, fromDayNumber } from '../_base/dates.ts'
import { calendarDates } from './calendar-dates.ts'
import { countedDates } from './counted-dates.ts'
import type { DateContext, DatedSpan } from './date-pattern.ts'
import { holidayDates } from './holiday-dates.ts'
import { nearDates } from './near-dates.ts'
import { shifted, upTo, type Grain, type Span } from './spans.ts'
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
    if (span) best = { end, span: { grain: null, ...span } }
  }
  if (!best) return null
  reader.at = best.end
  return best.span
}

/** The last or first so many days or units of a span: 本月最后5天, 上月前十天. */
export function edgeOf(span: Span, last: boolean, grain: Grain, count: number): Span {
  if (last) {
    const { from } = upTo(span.to, grain, count)
    return { from: from < span.from ? span.from : from, to: span.to }
  }
  const to = addDays(shifted(span.from, grain, count), -1)
  return { from: span.from, to: to > span.to ? span.to : to }
}

/** The n-th week of a span, by sevens from its first day. */
export function weekWithin(span: Span, n: number): Span {
  const from = fromDayNumber(dayNumber(span.from) + 7 * (n - 1))
  const to = addDays(from, 6)
  return { from, to: to > span.to ? span.to : to }
}
