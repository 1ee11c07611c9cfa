import { dayNumber, fromDayNumber, type DateText } from '../_base/dates.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import type { Span } from './spans.ts'

export type Holiday = '元旦' | '春节' | '清明' | '劳动节' | '端午' | '中秋' | '国庆'

/** What people call them. Longest first. */
export const holidayWords: readonly (readonly [word: string, holiday: Holiday])[] = [
  ['清明节', '清明'],
  ['劳动节', '劳动节'],
  ['端午节', '端午'],
  ['中秋节', '中秋'],
  ['国庆节', '国庆'],
  ['元旦', '元旦'],
  ['春节', '春节'],
  ['过年', '春节'],
  ['清明', '清明'],
  ['五一', '劳动节'],
  ['端午', '端午'],
  ['中秋', '中秋'],
  ['国庆', '国庆'],
  ['十一', '国庆'],
]

/** Where in the year each may begin, `MM-DD`; lunar ones move. */
const beginnings: Readonly<Record<Holiday, readonly [from: string, to: string]>> = {
  元旦: ['01-01', '01-03'],
  春节: ['01-19', '02-21'],
  清明: ['04-02', '04-06'],
  劳动节: ['04-28', '05-01'],
  端午: ['05-25', '06-26'],
  中秋: ['09-06', '09-30'],
  国庆: ['09-28', '10-01'],
}

/** Runs of days off that the calendar names, oldest first. */
function blocks(calendar: WorkingCalendar): Span[] {
  const days = [...calendar.exceptions].filter(([, worked]) => !worked).map(([day]) => day)
  const runs: [number, number][] = []
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else runs.push([day, day])
  }
  return runs.map(([from, to]) => ({ from: fromDayNumber(from), to: fromDayNumber(to) }))
}

/** The days off of a holiday in a year; null where the calendar does not know the year. 中秋 may lie within 国庆. */
export function holidayIn(calendar: WorkingCalendar, holiday: Holiday, year: number): Span | null {
  const [from, to] = beginnings[holiday]
  const found = blocks(calendar).find((block) => block.from >= `${year}-${from}` && block.from <= `${year}-${to}`)
  return found ?? (holiday === '中秋' ? holidayIn(calendar, '国庆', year) : null)
}

/** 节前, 节后: the holiday nearest to a date; null where the calendar knows none. */
export function nearestHoliday(calendar: WorkingCalendar, date: DateText): Span | null {
  const day = dayNumber(date)
  const distance = ({ from, to }: Span) => Math.max(dayNumber(from) - day, day - dayNumber(to), 0)
  const [nearest] = blocks(calendar).toSorted((a, b) => distance(a) - distance(b))
  return nearest ?? null
}
