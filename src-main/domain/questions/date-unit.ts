import { addDays, dateText, dayNumber, fromDayNumber, type DateText } from '../_base/dates.ts'
import { endOfMonth } from '../_base/months.ts'
import { addWorkdays, isWorkday, type WorkingCalendar } from '../_base/working-calendar.ts'
import { holidayIn, holidayWords, nearestHoliday } from './holidays.ts'
import { shifted, spanOfMonths, unitAt, upTo, type Grain, type Span } from './spans.ts'
import { countPattern, readCount, type TextReader } from './text-reader.ts'

export interface DateContext {
  readonly today: DateText
  readonly calendar: WorkingCalendar
}

/** A span with what it is made of, for 同期 and for an end that leaves out what its beginning said. */
export interface DatedSpan extends Span {
  readonly grain: Grain | null
  /** `within`: N天内, which looks ahead or back by what is asked about it. */
  readonly within?: true
}

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
const unitWords = '(天|日|个?(?:周|星期|礼拜)|个?(?:季度|季)|个月|月|年)'
const grainOf = (word: string): Grain => units[word.replace('个', '')] ?? 'month'

const whole = (grain: Grain, date: DateText, offset = 0): DatedSpan => ({ ...unitAt(grain, date, offset), grain })
const oneDay = (date: DateText): DatedSpan => ({ from: date, to: date, grain: 'day' })

/** 上 −1, 上上 −2, 本 0, 下 1. */
const offsetOf = (word: string): number =>
  /上|下/.test(word) ? (word.match(/[上下]/g)?.length ?? 1) * (word.includes('上') ? -1 : 1) : 0

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

type Pattern = readonly [RegExp, (found: RegExpExecArray, context: DateContext) => Span | DatedSpan | null]

/** A count and a unit of the kinds 近N天 knows; 半 is half of the unit. */
function countedUnit(count: string, unit: string): { readonly grain: Grain; readonly count: number } | null {
  if (count === '半') {
    if (/年/.test(unit)) return { grain: 'month', count: 6 }
    return /月/.test(unit) ? { grain: 'day', count: 15 } : null
  }
  const read = readCount(count)
  return read === null ? null : { grain: grainOf(unit), count: read }
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
const yearPattern = '(?:(今年|本年度?|当年|去年|上一?年|前年|明年|下年|后年)|(\\d{4}|\\d{2})年?)'

function yearOf(word: string | undefined, digits: string | undefined, { today }: DateContext): number {
  const current = Number(today.slice(0, 4))
  if (digits !== undefined) return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
  return current + (word === undefined ? 0 : (yearWords[word] ?? 0))
}

function monthSpan(year: number, month: number): DatedSpan | null {
  const first = dateText(year, month, 1)
  return first === null ? null : { from: first, to: endOfMonth(first), grain: 'month' }
}

function dayIn(year: number, month: number, day: number): DatedSpan | null {
  const date = dateText(year, month, day)
  return date === null ? null : oneDay(date)
}

const quarterNumber = (word: string): number => (/\d/.test(word) ? Number(word) : '一二三四'.indexOf(word) + 1)
const monthOfYear = (year: number, first: number, months: number, grain: Grain): DatedSpan => ({
  ...spanOfMonths(`${year}-${String(first).padStart(2, '0')}-01`, months),
  grain,
})

/** The days of a month that 上旬, 中旬 … name. */
function partOfMonth(month: Span, word: string): DatedSpan {
  const day = (n: number) => addDays(month.from, n - 1)
  const part = (from: DateText, to: DateText): DatedSpan => ({ from, to, grain: null })
  if (/^上旬|^初/.test(word)) return part(month.from, day(10))
  if (/^中/.test(word)) return part(day(11), day(20))
  if (/^下旬/.test(word)) return part(day(21), month.to)
  return oneDay(month.to)
}

/** So many working days up to a date, or from it on. */
function workdaySpan({ today, calendar }: DateContext, count: number, ahead: boolean): Span {
  if (ahead) return { from: today, to: addWorkdays(calendar, today, count).date }
  const last = isWorkday(calendar, today) ? today : addWorkdays(calendar, today, -1).date
  return { from: count <= 1 ? last : addWorkdays(calendar, last, 1 - count).date, to: today }
}

const holidayPattern = holidayWords.map(([word]) => word).join('|')

function holidayNamed(word: string, year: number, context: DateContext): Span | null {
  const holiday = holidayWords.find(([name]) => name === word)?.[1]
  return holiday ? holidayIn(context.calendar, holiday, year) : null
}

/** 节前一周, 节后, 春节期间. */
function aroundHoliday(block: Span | null, side: string, length: string | undefined, { today }: DateContext): Span | null {
  if (!block) return null
  const found = length === undefined ? null : new RegExp(`^(${countPattern}|半)(${unitWords.slice(1, -1)})$`).exec(length)
  const counted = found && countedUnit(found[1] ?? '', found[2] ?? '')
  if (side === '前') {
    const last = addDays(block.from, -1)
    return counted ? upTo(last, counted.grain, counted.count) : upTo(last, 'week', 1)
  }
  const first = addDays(block.to, 1)
  if (counted) return { from: first, to: addDays(shifted(first, counted.grain, counted.count), -1) }
  return { from: first, to: first > today ? first : today }
}

const counted = `(${countPattern}|半)`

/** Every way to name one span, the longest match wins. */
const patterns: readonly Pattern[] = [
  [
    /(今天|今日|当天|当日|今儿|大前天|前天|前日|昨天|昨日|大后天|后天|明天|明日)/y,
    ([, word = ''], { today }) => oneDay(addDays(today, relativeDays[word] ?? 0)),
  ],
  [/今明两天|今天和?明天/y, (_, { today }) => ({ from: today, to: addDays(today, 1) })],
  [/明后两?天/y, (_, { today }) => ({ from: addDays(today, 1), to: addDays(today, 2) })],
  [/昨今两天|这两天/y, (_, { today }) => ({ from: addDays(today, -1), to: today })],
  [/这几天|这三天/y, (_, { today }) => ({ from: addDays(today, -2), to: today })],
  [
    /(本|这个?|当|上{1,3}一?个?|下{1,3}一?个?)(周|星期|礼拜)(末|[一二三四五六日天1-7])?/y,
    ([, word = '', , day], { today }) => weekPart(today, offsetOf(word), day),
  ],
  [/(?:周|星期|礼拜)(末|[一二三四五六日天])/y, ([, day], { today }) => weekPart(today, 0, day)],
  [
    /(本|这个?|当|上{1,3}一?个?|下{1,3}一?个?)月份?(上旬|中旬|下旬|月?初|月?中(?![国标])|月?底|末)?/y,
    ([, word = '', part], { today }) => {
      const month = whole('month', today, offsetOf(word))
      return part === undefined ? month : partOfMonth(month, part.replace('月', ''))
    },
  ],
  [/(本|这个?|当|上{1,3}一?个?|下{1,3}一?个?)季度?/y, ([, word = ''], { today }) => whole('quarter', today, offsetOf(word))],
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
  [/(\d{4})年(?!\d|[一二三四]季)/y, ([, digits], context) => monthOfYear(yearOf(undefined, digits, context), 1, 12, 'year')],
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
  [
    /(本|这个?|上一?个?|下一?个?)?(?:季度?末|季度?底)/y,
    ([, word = ''], { today }) => oneDay(unitAt('quarter', today, offsetOf(word)).to),
  ],
  [/月(?:底|末)/y, (_, { today }) => oneDay(unitAt('month', today).to)],
  [
    /月(初|中(?!国)|上旬|中旬|下旬)|([上中下]旬)/y,
    ([, part, alone], { today }) => partOfMonth(unitAt('month', today), part ?? alone ?? ''),
  ],
  [
    new RegExp(
      `${yearPattern}?(?:的)?(\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(上旬|中旬|下旬|初|中(?!国)|底|末)?(?!\\d)`,
      'y',
    ),
    ([, word, digits, n = '', part], context) => {
      const month = monthSpan(yearOf(word, digits, context), readCount(n) ?? 0)
      return month && part !== undefined ? partOfMonth(month, part) : month
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
  [
    new RegExp(`(?:最近|近期|近|过去的?|这|此前|前)(?:的)?${counted}个?工作日`, 'y'),
    ([, count = ''], context) => workdaySpan(context, readCount(count) ?? 0, false),
  ],
  [
    new RegExp(`(?:未来|今后|接下来|后面)?(?:的)?${counted}个?工作日(?:之?内|以内)`, 'y'),
    ([, count = ''], context) => workdaySpan(context, readCount(count) ?? 0, true),
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
  [
    new RegExp(`${yearPattern}?(?:的)?(${holidayPattern})(?:期间|假期|放假期间|长假|假日|期间内)?(?![前后])`, 'y'),
    ([, word, digits, name = ''], context) => holidayNamed(name, yearOf(word, digits, context), context),
  ],
  [
    new RegExp(
      `${yearPattern}?(?:的)?(${holidayPattern})(?:假期|长假)?(前|后)(?:的)?((?:${countPattern}|半)(?:天|日|个?(?:周|星期|礼拜)|个月))?`,
      'y',
    ),
    ([, word, digits, name = '', side = '', length], context) =>
      aroundHoliday(holidayNamed(name, yearOf(word, digits, context), context), side, length, context),
  ],
  [
    new RegExp(`(?:节|假期|长假|放假)(前|后)(?:的)?((?:${countPattern}|半)(?:天|日|个?(?:周|星期|礼拜)|个月))?`, 'y'),
    ([, side = '', length], context) => aroundHoliday(nearestHoliday(context.calendar, context.today), side, length, context),
  ],
]

function weekPart(today: DateText, offset: number, day: string | undefined): DatedSpan {
  const week = whole('week', today, offset)
  if (day === undefined) return week
  if (day === '末') return { from: addDays(week.from, 5), to: week.to, grain: null }
  return oneDay(addDays(week.from, weekdayOf(day) - 1))
}

function halfOf(year: number, word: string): DatedSpan {
  return monthOfYear(year, word.startsWith('上') ? 1 : 7, 6, 'half')
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

function ahead(today: DateText, count: string, unit: string): Span | null {
  const counted = countedUnit(count, unit)
  return counted && { from: today, to: shifted(today, counted.grain, counted.count) }
}

function ago(today: DateText, count: string, unit: string, sign: 1 | -1): DatedSpan | null {
  const counted = countedUnit(count, unit)
  return counted && oneDay(shifted(today, counted.grain, sign * counted.count))
}

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
