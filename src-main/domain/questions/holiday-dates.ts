import { addDays } from '../_base/dates.ts'
import { countedUnit, unitWords, yearOf, yearPattern, type DateContext, type DatePattern } from './date-pattern.ts'
import { holidayIn, holidayWords, nearestHoliday } from './holidays.ts'
import { shifted, upTo, type Span } from './spans.ts'
import { countPattern } from './text-reader.ts'

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

/** Holidays and the days around them. */
export const holidayDates: readonly DatePattern[] = [
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
