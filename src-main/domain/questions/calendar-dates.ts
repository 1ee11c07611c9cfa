import { addDays, dateText, type DateText } from '../_base/dates.ts'
import { endOfMonth } from '../_base/months.ts'
import { offsetOf, oneDay, whole, yearOf, yearPattern, type DatedSpan, type DatePattern } from './date-pattern.ts'
import { shifted, spanOfMonths, unitAt, type Grain, type Span } from './spans.ts'
import { countPattern, readCount } from './text-reader.ts'

function monthSpan(year: number, month: number): DatedSpan | null {
  const first = dateText(year, month, 1)
  return first === null ? null : { from: first, to: endOfMonth(first), grain: 'month' }
}

function dayIn(year: number, month: number, day: number): DatedSpan | null {
  const date = dateText(year, month, day)
  return date === null ? null : oneDay(date)
}

const quarterNumber = (word: string): number => (/\d/.test(word) ? Number(word) : '一二三四'.indexOf(word) + 1)
const fourDigits = (year: number): string => String(year).padStart(4, '0')
const monthOfYear = (year: number, first: number, months: number, grain: Grain): DatedSpan => ({
  ...spanOfMonths(`${fourDigits(year)}-${String(first).padStart(2, '0')}-01`, months),
  grain,
})

/** The days of a month that 上旬, 中旬 … name. */
function partOfMonth(month: Span, word: string): DatedSpan {
  const day = (n: number) => addDays(month.from, n - 1)
  const part = (from: DateText, to: DateText): DatedSpan => ({ from, to, grain: null })
  if (word === '上旬' || word === '初') return part(month.from, day(10))
  if (word.startsWith('中')) return part(day(11), day(20))
  if (word === '下旬') return part(day(21), month.to)
  if (word === '上半') return part(month.from, day(15))
  if (word === '下半') return part(day(16), month.to)
  return oneDay(month.to)
}

/** 去年今天, 去年本月. */
function ofYear(year: number, unit: string, today: DateText): DatedSpan {
  const there = shifted(today, 'year', year - Number(today.slice(0, 4)))
  if (/天|日/.test(unit)) return oneDay(there)
  return /半年/.test(unit) ? halfOf(year, unit) : whole(/季/.test(unit) ? 'quarter' : 'month', there)
}

/** 第8周 of a year as the calendar counts weeks: the first holds 4 January. */
function isoWeek(year: number, n: number): DatedSpan | null {
  const week = whole('week', `${fourDigits(year)}-01-04`, n - 1)
  return n >= 1 && addDays(week.from, 3).startsWith(fourDigits(year)) ? week : null
}

function halfOf(year: number, word: string): DatedSpan {
  return monthOfYear(year, word.startsWith('上') ? 1 : 7, 6, 'half')
}

/** Months, quarters, halves, years, their ends, and days by number. */
export const calendarDates: readonly DatePattern[] = [
  [
    /(本|这一?个?|当|上{1,3}一?个?|下{1,3}一?个?)月份?(上旬|中旬|下旬|[上下]半月|月?初|月?中(?![国标])|月?底|末)?/y,
    ([, word = '', part], { today }) => {
      const month = whole('month', today, offsetOf(word))
      return part === undefined ? month : partOfMonth(month, part.replace('月', ''))
    },
  ],
  [/(本|这一?个?|当|上{1,3}一?个?|下{1,3}一?个?)季度?/y, ([, word = ''], { today }) => whole('quarter', today, offsetOf(word))],
  [
    /(?:当前|目前)?(本|这个?|上一?个?|下一?个?)半年度?/y,
    ([, word = ''], { today }) => (/本|这/.test(word) ? whole('half', today) : halfOf(Number(today.slice(0, 4)), word)),
  ],
  [
    new RegExp(`${yearPattern}?(?:的)?(上|下)半年度?`, 'y'),
    ([, word, digits, half = ''], context) => halfOf(yearOf(word, digits, context), half),
  ],
  [
    new RegExp(`${yearPattern}?(?:的)?第?([一二三四1-4])季度?(?!个)`, 'y'),
    ([, word, digits, n = ''], context) => monthOfYear(yearOf(word, digits, context), quarterNumber(n) * 3 - 2, 3, 'quarter'),
  ],
  [
    new RegExp(`${yearPattern}?(?:的)?[qQ]([1-4])(?:季度)?`, 'y'),
    ([, word, digits, n = ''], context) => monthOfYear(yearOf(word, digits, context), Number(n) * 3 - 2, 3, 'quarter'),
  ],
  [
    /(今年|本年度?|当年|去年|上一?年|前年|明年|下年|后年)度?(?!同期)/y,
    ([, word], context) => monthOfYear(yearOf(word, undefined, context), 1, 12, 'year'),
  ],
  [/(\d{4})年度?(?!\d|[一二三四]季)/y, ([, digits], context) => monthOfYear(yearOf(undefined, digits, context), 1, 12, 'year')],
  [
    /(?:(今年|本年|去年|上年|前年|明年|后年)年?|年)(?:底|末)/y,
    ([, word], context) => oneDay(`${yearOf(word, undefined, context)}-12-31`),
  ],
  [/年内/y, (_, { today }) => ({ from: today, to: `${today.slice(0, 4)}-12-31` })],
  [
    new RegExp(`${yearPattern}?(?:的)?全年`, 'y'),
    ([, word, digits], context) => monthOfYear(yearOf(word, digits, context), 1, 12, 'year'),
  ],
  [/(\d{2})年(?![\d内前后以之])/y, ([, digits], context) => monthOfYear(yearOf(undefined, digits, context), 1, 12, 'year')],
  [/年初/y, (_, { today }) => oneDay(`${today.slice(0, 4)}-01-01`)],
  [/季度(?=的?(?:最后|第|头))/y, (_, { today }) => whole('quarter', today)],
  [/季度?初/y, (_, { today }) => oneDay(unitAt('quarter', today).from)],
  // 前三季度 are the first of the year; 前三个季度 the last ones.
  [
    new RegExp(`${yearPattern}?(?:的)?前([二两三2-3])季度`, 'y'),
    ([, word, digits, n = ''], context) => monthOfYear(yearOf(word, digits, context), 1, 3 * (readCount(n) ?? 1), 'year'),
  ],
  [
    /(去年|上年|前年|明年)(?:的)?(今天|今日|本月|这个月|本季度?|这个季度|上半年|下半年)/y,
    ([, word, unit = ''], context) => ofYear(yearOf(word, undefined, context), unit, context.today),
  ],
  [
    /(上{1,2}一?个?|下{1,2}一?个?)月(?:的)?(?:今天|今日)/y,
    ([, word = ''], { today }) => oneDay(shifted(today, 'month', offsetOf(word))),
  ],
  [
    new RegExp(`(?:${yearPattern}(?:的)?)?第(${countPattern})周`, 'y'),
    ([, word, digits, n = ''], context) => isoWeek(yearOf(word, digits, context), readCount(n) ?? 0),
  ],
  [
    /(本|这个?|上一?个?|下一?个?)?(?:季度?末|季度?底)/y,
    ([, word = ''], { today }) => oneDay(unitAt('quarter', today, offsetOf(word)).to),
  ],
  [/月(?:底|末)/y, (_, { today }) => oneDay(unitAt('month', today).to)],
  [
    /月(初|中(?!国)|上旬|中旬|下旬)|([上中下]旬|[上下]半(?=月))月?/y,
    ([, part, alone], { today }) => partOfMonth(unitAt('month', today), part ?? alone ?? ''),
  ],
  [
    new RegExp(
      `${yearPattern}?(?:的)?(\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(上旬|中旬|下旬|[上下]半月|初|中(?!国)|底|末)?(?!\\d)`,
      'y',
    ),
    ([, word, digits, n = '', part], context) => {
      const month = monthSpan(yearOf(word, digits, context), readCount(n) ?? 0)
      return month && part !== undefined ? partOfMonth(month, part.replace('月', '')) : month
    },
  ],
  [
    new RegExp(`${yearPattern}?(?:的)?(\\d{1,2}|十[一二]?|[一二三四五六七八九])月(\\d{1,2}|${countPattern})[日号]?`, 'y'),
    ([, word, digits, month = '', day = ''], context) =>
      dayIn(yearOf(word, digits, context), readCount(month) ?? 0, readCount(day) ?? 0),
  ],
  [/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y, ([, year, month, day]) => dayIn(Number(year), Number(month), Number(day))],
  [/(\d{4})[-/.](\d{1,2})(?![-/.\d])/y, ([, year, month]) => monthSpan(Number(year), Number(month))],
  [/(\d{1,2})\/(\d{1,2})(?![/\d])/y, ([, month, day], { today }) => dayIn(Number(today.slice(0, 4)), Number(month), Number(day))],
  [
    /(本|这个?|当|上{1,2}一?个?|下{1,2}一?个?)月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/y,
    ([, word = '', day = ''], { today }) => {
      const { from } = unitAt('month', today, offsetOf(word))
      return dayIn(Number(from.slice(0, 4)), Number(from.slice(5, 7)), readCount(day) ?? 0)
    },
  ],
  [
    /(\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?!内|前|后)/y,
    ([, day = ''], { today }) => dayIn(Number(today.slice(0, 4)), Number(today.slice(5, 7)), readCount(day) ?? 0),
  ],
]
