import { addDays, daysBetween } from '../_base/dates.ts'
import { foldText } from '../_base/text.ts'
import type { DateContext, DatedSpan } from './date-pattern.ts'
import { edgeOf, readDateUnit, weekWithin, workdayEdge } from './date-unit.ts'
import { samePart, unitAt, type Grain, type Span } from './spans.ts'
import { countPattern, readCount, TextReader } from './text-reader.ts'

/** What a question says about time. */
export interface DateReading extends Span {
  readonly grain: Grain | null
  /** N天内: ahead for what will be, back for what has been. */
  readonly within: boolean
  /** 月底前, 下周五之前: from today up to and with that day. */
  readonly deadline: boolean
  /** 2025年以前, 3月1日之后: no end on that side; `from` or `to` is then the farthest date there is. */
  readonly open: 'before' | 'after' | null
  /** 上月同期: the span to compare with; the span itself is then the running one, cut at today. */
  readonly comparedTo: Span | null
}

const plain = (span: DatedSpan): DateReading => ({
  from: span.from,
  to: span.to,
  grain: span.grain,
  within: span.within === true,
  deadline: span.deadline === true,
  open: null,
  comparedTo: null,
})

const edge = new RegExp(`(?:的)?(最后|末尾|末|后|前|头)(?:的)?(${countPattern})(天|日|个?工作日|个?(?:周|星期|礼拜)|个?月)`, 'y')
const nthWeek = new RegExp(`(?:的)?第(${countPattern})个?(周|星期|天|日|个?月|工作日)`, 'y')
const remaining = /(?:的)?(?:剩余|剩下|余下)(?:的)?(?:时间|日子|几?天)?/y
const since = /(?:开始)?(?:以来|至今|到现在|到目前(?:为止)?|到今天(?:为止)?|起|开始(?!的|了))/y
const until = /(?:结束|到期)?(?:之前|以前|为止|前(?![\d一二两三四五六七八九十后]))/y
const past = /(?:之后|以后|过后|后(?![\d一二两三四五六七八九十]))/y
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
  return { ...comparedTo, grain: null, within: false, deadline: false, open: null, comparedTo: running }
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
    const edged = readEdge(reader, start, context)
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
    if (reader.take(since)) return sinceDay(start.from, context.today)
    if (start.within !== true && start.deadline !== true) {
      if (reader.take(until)) return upToEnd(start, context.today)
      if (reader.take(past)) return sinceDay(addDays(start.to, 1), context.today)
    }
    if (from?.[0] === '自' || from?.[0] === '自从') return plain({ ...start, to: context.today })
    if (start.within !== true) reader.take(/(?:之内|以内|内|里|期间|份)/y)
    return plain(start)
  })
}

/** From a day to today, or on and on when that day is still to come. */
function sinceDay(from: string, today: string): DateReading {
  return from <= today
    ? plain({ from, to: today, grain: null })
    : { ...plain({ from, to: '9999-12-31', grain: null }), open: 'after' }
}

/** What is to be done by then, or what was before it where it has gone by. */
function upToEnd(span: DatedSpan, today: string): DateReading {
  if (span.to >= today) return { ...plain({ from: today, to: span.to, grain: null }), deadline: true }
  return { ...plain({ from: '0001-01-01', to: addDays(span.from, -1), grain: null }), open: 'before' }
}

function readEdge(reader: TextReader, span: DatedSpan, { today, calendar }: DateContext): DatedSpan | null {
  if (span.grain === 'day' || span.within === true) return null
  if (span.from <= today && today <= span.to && reader.take(remaining)) return { from: today, to: span.to, grain: null }
  const found = reader.take(edge)
  if (found) {
    const [, word = '', count = '', unit = ''] = found
    const [last, many] = [/末|后/.test(word), readCount(count) ?? 1]
    if (/工作/.test(unit)) return dated(workdayEdge(span, last, many, calendar))
    return dated(edgeOf(span, last, grainOfWord(unit), many))
  }
  const nth = reader.take(nthWeek)
  if (!nth) return null
  const [, count = '', unit = ''] = nth
  const n = readCount(count) ?? 1
  const grain = grainOfWord(unit)
  if (grain === 'week') return dated(weekWithin(span, n))
  const upTo = (many: number) => (/工作/.test(unit) ? workdayEdge(span, false, many, calendar) : edgeOf(span, false, grain, many))
  const to = upTo(n)?.to
  const before = n > 1 ? upTo(n - 1)?.to : addDays(span.from, -1)
  if (to === undefined || before === undefined || to <= before) return null
  return dated(/工作/.test(unit) ? { from: to, to } : { from: addDays(before, 1), to })
}

const grainOfWord = (unit: string): Grain => (/天|日/.test(unit) ? 'day' : /月/.test(unit) ? 'month' : 'week')
const dated = (span: Span | null): DatedSpan | null => span && { ...span, grain: null }

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
