import { addDays, type DateText } from '../_base/dates.ts'
import { addWorkdays } from '../_base/working-calendar.ts'
import { offsetOf, oneDay, whole, type DatedSpan, type DatePattern } from './date-pattern.ts'

const relativeDays: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  当天: 0,
  当日: 0,
  今儿: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  前日: -2,
  大前天: -3,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
}

const weekdayOf = (word: string): number =>
  '一二三四五六日'.indexOf(word.replace(/[天7]/, '日').replace(/[1-6]/, (n) => '一二三四五六'[Number(n) - 1] ?? '')) + 1

function weekPart(today: DateText, offset: number, day: string | undefined): DatedSpan {
  const week = whole('week', today, offset)
  if (day === undefined) return week
  if (day === '末') return { from: addDays(week.from, 5), to: week.to, grain: null }
  return oneDay(addDays(week.from, weekdayOf(day) - 1))
}

/** Days and weeks seen from today. */
export const nearDates: readonly DatePattern[] = [
  [
    /(今天|今日|当天|当日|今儿|大前天|前天|前日|昨天|昨日|大后天|后天|明天|明日)/y,
    ([, word = ''], { today }) => oneDay(addDays(today, relativeDays[word] ?? 0)),
  ],
  [/(上|下)一?个工作日/y, ([, side], { today, calendar }) => oneDay(addWorkdays(calendar, today, side === '上' ? -1 : 1).date)],
  [/今明两天|今天和?明天/y, (_, { today }) => ({ from: today, to: addDays(today, 1) })],
  [/明后两?天/y, (_, { today }) => ({ from: addDays(today, 1), to: addDays(today, 2) })],
  [/昨今两天|这两天/y, (_, { today }) => ({ from: addDays(today, -1), to: today })],
  [/这几天|这三天/y, (_, { today }) => ({ from: addDays(today, -2), to: today })],
  [
    /(本|这一?个?|当|上{1,3}一?个?|下{1,3}一?个?)(周|星期|礼拜)(末|[一二三四五六日天1-7])?/y,
    ([, word = '', , day], { today }) => weekPart(today, offsetOf(word), day),
  ],
  [/(?:周|星期|礼拜)(末|[一二三四五六日天])/y, ([, day], { today }) => weekPart(today, 0, day)],
]
