import type { DateText } from '../_base/dates.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { unitAt, type Grain, type Span } from './spans.ts'
import { readCount } from './text-reader.ts'

export interface DateContext {
  readonly today: DateText
  readonly calendar: WorkingCalendar
}

/** A span with what it is made of, for 同期 and for an end that leaves out what its beginning said. */
export interface DatedSpan extends Span {
  readonly grain: Grain | null
  /** `within`: N天内, which looks ahead or back by what is asked about it. */
  readonly within?: true
  /** From today until then already: 国庆前. */
  readonly deadline?: true
}

/** A way to name a span, and how what it caught is read. Patterns are sticky. */
export type DatePattern = readonly [RegExp, (found: RegExpExecArray, context: DateContext) => Span | DatedSpan | null]

export const whole = (grain: Grain, date: DateText, offset = 0): DatedSpan => ({ ...unitAt(grain, date, offset), grain })
export const oneDay = (date: DateText): DatedSpan => ({ from: date, to: date, grain: 'day' })

/** 上 −1, 上上 −2, 本 0, 下 1. */
export const offsetOf = (word: string): number =>
  /上|下/.test(word) ? (word.match(/[上下]/g)?.length ?? 1) * (word.includes('上') ? -1 : 1) : 0

const units: Readonly<Record<string, Grain>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  季度: 'quarter',
  季: 'quarter',
  年: 'year',
  年度: 'year',
}
/** The units that counts come in, for use in patterns. */
export const unitWords = '(天|日|个?(?:周|星期|礼拜)|个?(?:季度|季)|个月|月|年)'
const grainOf = (word: string): Grain => units[word.replace('个', '')] ?? 'month'

/** A hundred years: beyond it nobody means a time. */
const most: Readonly<Record<Grain, number>> = { day: 36_500, week: 5200, month: 1200, quarter: 400, half: 200, year: 100 }

/** A count and a unit of the kinds 近N天 knows; 半 is half of the unit. */
export function countedUnit(count: string, unit: string): { readonly grain: Grain; readonly count: number } | null {
  if (count === '半') {
    if (/年/.test(unit)) return { grain: 'month', count: 6 }
    return /月/.test(unit) ? { grain: 'day', count: 15 } : null
  }
  const read = readCount(count)
  const grain = grainOf(unit)
  return read === null || read > most[grain] ? null : { grain, count: read }
}

const yearWords: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  本年度: 0,
  当年: 0,
  去年: -1,
  上年: -1,
  上一年: -1,
  前年: -2,
  明年: 1,
  下年: 1,
  后年: 2,
}
/** 今年, 去年, 2025年, 25年: two groups. */
export const yearPattern = '(?:(今年|本年度?|当年|去年|上一?年|前年|明年|下年|后年)|(\\d{4}|\\d{2})年?)'

export function yearOf(word: string | undefined, digits: string | undefined, { today }: DateContext): number {
  const current = Number(today.slice(0, 4))
  if (digits !== undefined) return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
  return current + (word === undefined ? 0 : (yearWords[word] ?? 0))
}
