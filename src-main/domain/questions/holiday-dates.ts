import { addDays, daysBetween } from '../_base/dates.ts'
import {
  countedUnit,
  unitWords,
  yearOf,
  yearPattern,
  type DateContext,
  type DatedSpan,
  type DatePattern,
} from './date-pattern.ts'
import { holidayIn, holidayWords, nearestHoliday } from './holidays.ts'
import { shifted, upTo, type Span } from './spans.ts'
import { countPattern } from './text-reader.ts'

/** Days after which nobody speaks of the time before a holiday that is over. */
const longGone = 90
const holidayPattern = holidayWords.map(([word]) => word).join('|')

function holidayNamed(word: string, year: number, context: DateContext): Span | null {
  const holiday = holidayWords.find(([name]) => name === word)?.[1]
  return holiday ? holidayIn(context.calendar, holiday, year) : null
}

/** 节前一周, 节后, 春节期间. Before a holiday that is still to come all days until then are meant. */
function aroundHoliday(
  block: Span | null,
  side: string,
  length: string | undefined,
  { today }: DateContext,
): Span | DatedSpan | null {
  if (!block) return null
  const found = length === undefined ? null : new RegExp(`^(${countPattern}|半)(${unitWords.slice(1, -1)})$`).exec(length)
  const counted = found && countedUnit(found[1] ?? '', found[2] ?? '')
  if (side === '前') {
    const last = addDays(block.from, -1)
    if (counted) return upTo(last, counted.grain, counted.count)
    return last < today ? upTo(last, 'week', 1) : { from: today, to: last, grain: null, deadline: true }
  }
  const first = addDays(block.to, 1)
  if (counted) return { from: first, to: addDays(shifted(first, counted.grain, counted.count), -1) }
  return { from: first, to: first > today ? first : today }
}

/** Holidays and the days around them. */
export const holidayDates: readonly DatePattern[] = [
  [
    new RegExp(`${yearPattern}?(?:的)?(${holidayPattern})(?:期间|假期|放假期间|长假|假日|期间内)?(?!(?:之|以|过)?[前后])`, 'y'),
    ([, word, digits, name = ''], context) => holidayNamed(name, yearOf(word, digits, context), context),
  ],
  [
    new RegExp(
      `${yearPattern}?(?:的)?(${holidayPattern})(?:节|假期|长假)?(?:之|以|过)?(前|后)(?:的)?((?:${countPattern}|半)(?:天|日|个?(?:周|星期|礼拜)|个月))?`,
      'y',
    ),
    ([, word, digits, name = '', side = '', length], context) => {
      const year = yearOf(word, digits, context)
      const block = holidayNamed(name, year, context)
      // 元旦前 in autumn is the coming one.
      const gone = block !== null && daysBetween(block.to, context.today) > longGone
      const next =
        gone && side === '前' && word === undefined && digits === undefined ? holidayNamed(name, year + 1, context) : null
      return aroundHoliday(next ?? block, side, length, context)
    },
  ],
  [
    new RegExp(
      `(?:节|假期|长假|放假)(?:之|以|过)?(前|后)(?:的)?((?:${countPattern}|半)(?:天|日|个?(?:周|星期|礼拜)|个月))?`,
      'y',
    ),
    ([, side = '', length], context) => aroundHoliday(nearestHoliday(context.calendar, context.today), side, length, context),
  ],
  // 年前, 年后: seen from the Spring Festival.
  [
    /年(前|后)(?![\d一二两三四五六七八九十])/y,
    ([, side = ''], context) =>
      aroundHoliday(holidayNamed('春节', Number(context.today.slice(0, 4)), context), side, undefined, context),
  ],
]
