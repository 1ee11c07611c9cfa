import type { DateText } from '../_base/dates.ts'
import { addWorkdays, isWorkday } from '../_base/working-calendar.ts'
import { countedUnit, oneDay, unitWords, type DateContext, type DatedSpan, type DatePattern } from './date-pattern.ts'
import { shifted, unitAt, upTo, type Span } from './spans.ts'
import { countPattern, readCount } from './text-reader.ts'

/** So many working days up to a date, or from it on. */
function workdaySpan({ today, calendar }: DateContext, count: number, ahead: boolean): Span | null {
  if (count > 5000) return null
  if (ahead) return { from: today, to: addWorkdays(calendar, today, count).date }
  const last = isWorkday(calendar, today) ? today : addWorkdays(calendar, today, -1).date
  return { from: count <= 1 ? last : addWorkdays(calendar, last, 1 - count).date, to: today }
}

function recent(today: DateText, count: string, unit: string): Span | null {
  const counted = countedUnit(count, unit)
  return counted && upTo(today, counted.grain, counted.count)
}

/** 上两个月, 前7天: whole units before the running one. */
function before(today: DateText, count: string, unit: string): Span | null {
  const counted = countedUnit(count, unit)
  if (!counted || counted.count < 1) return null
  return { from: unitAt(counted.grain, today, -counted.count).from, to: unitAt(counted.grain, today, -1).to }
}

/** 下两周, 后三天: whole units after the running one. */
function after(today: DateText, count: string, unit: string): Span | null {
  const counted = countedUnit(count, unit)
  if (!counted || counted.count < 1) return null
  return { from: unitAt(counted.grain, today, 1).from, to: unitAt(counted.grain, today, counted.count).to }
}

function ahead(today: DateText, count: string, unit: string): Span | null {
  const counted = countedUnit(count, unit)
  return counted && { from: today, to: shifted(today, counted.grain, counted.count) }
}

function ago(today: DateText, count: string, unit: string, sign: 1 | -1): DatedSpan | null {
  // 3月前 is before March.
  if (unit === '月') return null
  // 2025年以前 is before that year.
  if (unit === '年' && /^\d{4}$/.test(count)) return null
  const counted = countedUnit(count, unit)
  return counted && oneDay(shifted(today, counted.grain, sign * counted.count))
}

const counted = `(${countPattern}|半)`

/** 近N天, 未来N天, N天内, N天前, by days, weeks, months or working days. */
export const countedDates: readonly DatePattern[] = [
  [
    new RegExp(`(?:最近|近期|近|过去的?|这|此前|前)(?:的)?${counted}个?工作日`, 'y'),
    ([, count = ''], context) => workdaySpan(context, readCount(count) ?? 0, false),
  ],
  [
    new RegExp(
      `(?:(?:未来|今后|接下来|后面|往后)(?:的)?${counted}个?工作日(?:之?内|以内)?|${counted}个?工作日(?:之?内|以内))`,
      'y',
    ),
    ([, ahead, count = ''], context) => workdaySpan(context, readCount(ahead ?? count) ?? 0, true),
  ],
  [
    new RegExp(`(?:最近|近期|近|过去|这|此前)(?:的)?(?:这)?${counted}${unitWords}(?:之?内|以内|以来|来|里|间)?`, 'y'),
    ([, count = '', unit = ''], { today }) => recent(today, count, unit),
  ],
  [
    new RegExp(
      `(?:未来|今后|接下来|往后|后续|将来|后面|之后)(?:的)?(?:这)?(?:${counted}${unitWords}|(半)(年|个月))(?:之?内|以内|里|间)?`,
      'y',
    ),
    ([, count, unit, half, halfUnit], { today }) => ahead(today, count ?? half ?? '', unit ?? halfUnit ?? ''),
  ],
  [
    new RegExp(`(上|前)(${countPattern})${unitWords}`, 'y'),
    ([, , count = '', unit = ''], { today }) => before(today, count, unit),
  ],
  [
    new RegExp(`(下|后)(${countPattern})${unitWords}`, 'y'),
    ([, , count = '', unit = ''], { today }) => after(today, count, unit),
  ],
  [
    new RegExp(`${counted}${unitWords}(?:之内|以内|内)`, 'y'),
    ([, count = '', unit = ''], { today }) => {
      const span = ahead(today, count, unit)
      return span && { ...span, grain: null, within: true }
    },
  ],
  [
    new RegExp(`${counted}${unitWords}(?:之前|以前|前)`, 'y'),
    ([, count = '', unit = ''], { today }) => ago(today, count, unit, -1),
  ],
  [
    new RegExp(`${counted}${unitWords}(?:之后|以后|后)`, 'y'),
    ([, count = '', unit = ''], { today }) => ago(today, count, unit, 1),
  ],
]
