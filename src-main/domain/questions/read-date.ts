import { addDays, daysBetween } from '../_base/dates.ts'
import { foldText } from '../_base/text.ts'
import type { DateContext, DatedSpan } from './date-pattern.ts'
import { edgeOf, readDateUnit, weekWithin } from './date-unit.ts'
import { samePart, unitAt, type Grain, type Span } from './spans.ts'
import { countPattern, readCount, TextReader } from './text-reader.ts'

/** What a question says about time. */
export interface DateReading extends Span {
  readonly grain: Grain | null
  /** N天内: ahead for what will be, back for what has been. */
  readonly within: boolean
  /** 月底前, 下周五之前: from today up to and with that day. */
  readonly deadline: boolean
  /** 上月同期: the span to compare with; the span itself is then the running one, cut at today. */
  readonly comparedTo: Span | null
}

const plain = (span: DatedSpan): DateReading => ({
  from: span.from,
  to: span.to,
  grain: span.grain,
  within: span.within === true,
  deadline: false,
  comparedTo: null,
})

const edge = new RegExp(`(?:的)?(最后|前|头)(?:的)?(${countPattern})(天|日|个?(?:周|星期|礼拜)|个月)`, 'y')
const nthWeek = new RegExp(`(?:的)?第(${countPattern})(?:个)?(?:周|星期)`, 'y')
const since = /(?:开始)?(?:以来|至今|到现在|到目前(?:为止)?|到今天(?:为止)?|起|开始)/y
const until = /(?:之前|以前|为止|前)(?![\d一二三四五六七八九十]*(?:名|个|大|位|家|天))/y
const joined = /(?:到|至|-|~|—|–|―|和)/y
const of = /(?:之间|期间|间|内|里)/y

/** 同期 of the year, month, week or quarter before, against the running one. */
function readSamePeriod(reader: TextReader, { today }: DateContext): DateReading | null {
  const found = reader.take(
    /(去年|上年|上个?月|上个?季度|上季|上周|上个?星期|前年|历史|往年)(?:的)?同期(?:\((?:相对|相比|对比|比)?([^()]*)\))?/y,
  )
  if (!found) return null
  const [, word = '', against = ''] = found
  const [grain, back]: [Grain, number] = /月/.test(word)
    ? ['month', 1]
    : /季/.test(word)
      ? ['quarter', 1]
      : /周|星期/.test(word)
        ? ['week', 1]
        : ['year', word === '前年' ? 2 : 1]
  const named = against === '' ? null : readDateText(against, { today, calendar: emptyCalendar })
  const base = named ?? { ...unitAt(grain === 'year' ? 'year' : grain, today) }
  const comparedTo = samePart(base, grain, back, today)
  const running = { from: base.from, to: today < base.to ? today : base.to }
  return { ...comparedTo, grain: null, within: false, deadline: false, comparedTo: running }
}

const emptyCalendar: DateContext['calendar'] = {
  exceptions: new Map(),
  settledYears: new Set(),
  hours: [],
  utcOffsetMinutes: 480,
}

/** The end of a range repeats only what is new: 上周一到周五, 2月1日到15日, 去年11月到12月. */
function readRangeEnd(reader: TextReader, start: DatedSpan, context: DateContext): DatedSpan | null {
  const anchored = { ...context, today: start.from }
  const here = /今天|今日|现在|目前|昨天|明天|本|这|上|下|今年|去年|明年|\d{4}/y
  here.lastIndex = reader.at
  const absolute = here.test(reader.text)
  const end = reader.attempt(() => readDateUnit(reader, absolute ? context : anchored))
  if (!end) return reader.take(/(?:现在|目前)/y) ? { from: context.today, to: context.today, grain: 'day' } : null
  if (end.to >= start.from || absolute) return end
  // 去年12月到1月 runs into the year after; 周五到周一 into the next week.
  const later = unitAt(end.grain === 'day' && start.grain === 'day' ? 'week' : 'year', end.from, 1)
  const year = Number(start.from.slice(0, 4)) + 1
  const moved = (date: string) => `${year}${date.slice(4)}`
  return end.grain === 'month' ? { ...end, from: moved(end.from), to: moved(end.to) } : { ...end, from: later.from, to: later.to }
}

/** `1-3月`, `2月1-15日`: the unit is said once, at the end. */
function readShortRange(reader: TextReader, context: DateContext): DatedSpan | null {
  return reader.attempt(() => {
    const found = reader.take(/(?:(\d{4})年|(今年|去年|明年))?(\d{1,2})(?:月份?)?(?:-|~|到|至|—)(\d{1,2})月份?(?!\d)/y)
    if (!found) return null
    const [, digits, word, first = '', last = ''] = found
    const year = `${digits ?? ''}${digits === undefined ? (word ?? '') : '年'}`
    const [from, to] = [first, last].map((month) => readDateUnit(new TextReader(`${year}${month}月`), context))
    return from && to && from.from <= to.to ? { from: from.from, to: to.to, grain: null } : null
  })
}

/**
 * What stands about time at the reader's place: a named span, its edge (本月最后5天), a range (上周五到今天), since (今年以来), a
 * deadline (月底前), or the same days of an earlier unit. Null where no time begins there. Weeks run Monday to Sunday.
 */
export function readDateAt(reader: TextReader, context: DateContext): DateReading | null {
  return reader.attempt(() => {
    const same = readSamePeriod(reader, context)
    if (same) return same
    const from = reader.take(/(?:从|自从?|在|于)/y)
    const short = readShortRange(reader, context)
    if (short) return plain(short)
    const start = readDateUnit(reader, context)
    if (!start) return null
    const edged = readEdge(reader, start)
    if (edged) return plain(edged)
    const ranged = reader.attempt(() => {
      if (!reader.take(joined)) return null
      const end = readRangeEnd(reader, start, context)
      return end && end.to >= start.from ? end : null
    })
    if (ranged) {
      reader.take(of)
      return plain({ from: start.from, to: ranged.to, grain: null })
    }
    if (reader.take(since))
      return plain({ from: start.from, to: context.today < start.from ? start.to : context.today, grain: null })
    if (start.within !== true && start.to >= context.today && reader.take(until))
      return { ...plain({ from: context.today, to: start.to, grain: null }), deadline: true }
    if (from?.[0] === '自' || from?.[0] === '自从') return plain({ ...start, to: context.today })
    if (start.within !== true) reader.take(/(?:之内|以内|内|里|期间|份)/y)
    return plain(start)
  })
}

function readEdge(reader: TextReader, span: DatedSpan): DatedSpan | null {
  const found = reader.take(edge)
  if (found) {
    const [, word, count = '', unit = ''] = found
    const grain: Grain = /天|日/.test(unit) ? 'day' : /月/.test(unit) ? 'month' : 'week'
    return { ...edgeOf(span, word === '最后', grain, readCount(count) ?? 1), grain: null }
  }
  const week = reader.take(nthWeek)
  return week && { ...weekWithin(span, readCount(week[1] ?? '') ?? 1), grain: null }
}

/** A whole text that says a time and nothing else, in any spelling of its brackets; null when it does not. */
export function readDateText(text: string, context: DateContext): DateReading | null {
  const folded = foldText(text).replaceAll(' ', '')
  const reader = new TextReader(folded)
  const reading = readDateAt(reader, context)
  // What stands in brackets says what the time is asked for.
  const rest = folded.slice(reader.at)
  const past = /^(?:\(([^()]*)\))?的?$/.exec(rest)
  if (!reading || !past) return null
  const back = /跟进|新增|成交|回款|联系|拜访|已|过去/.test(past[1] ?? '')
  return reading.within && back ? lookingBack(reading, context.today) : reading
}

/** N天内 of what has been: as many days that end today. */
export function lookingBack(reading: DateReading, today: string): DateReading {
  if (!reading.within) return reading
  const days = daysBetween(reading.from, reading.to)
  return { ...reading, from: addDays(today, 1 - days), to: today }
}
