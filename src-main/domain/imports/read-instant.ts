import { instantAt, instantOf, isoOf } from '../_base/instants.ts'
import { dayNumber } from '../_base/dates.ts'
import { foldText } from '../_base/text.ts'
import { plainDateForm } from './date-forms.ts'
import { readDate } from './read-date.ts'

/** East of Greenwich, as the workspace counts. */
const zoneMinutes = 480
/** What a date without a time of day stands for. */
const morning = 9 * 3_600_000

const zoned = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/
const clock =
  /^(.*?(?:\d(?=[T\s,])|[日号]))[T\s,]*(上午|下午|凌晨|早上|中午|晚上)?\s*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,3})\d*)?)?|[时点](?:(\d{1,2})分?(?:(\d{1,2})秒)?)?)\s*([ap]m)?$/i
/** A day and the part of it that is over, as spreadsheets count. */
const serial = /^(\d{5})(\.\d+)$/

/**
 * A date with or without a time of day (10:30, 下午3:05, 10时30分, 3:05 PM), or an instant with its zone, as an ISO
 * instant. A date alone is its morning at nine. Null for what cannot be read; a time that cannot be read makes no morning.
 */
export function readInstant(written: string): string | null {
  const text = foldText(written)
  if (zoned.test(text)) return instantText(text)
  const counted = serial.exec(text)
  if (counted) return momentOf(counted[1] ?? '', Math.round(Number(counted[2]) * 86_400) * 1000)
  const plain = plainDateForm(text)
  const found = clock.exec(plain)
  if (found) return momentOf(found[1] ?? '', millisecondsOf(found))
  return /\d\s*[:时点]\s*\d/.test(plain) ? null : momentOf(plain, morning)
}

function instantText(text: string): string | null {
  try {
    return isoOf(instantOf(text))
  } catch {
    return null
  }
}

/** Milliseconds since midnight; null where no clock shows that. */
function millisecondsOf(found: RegExpExecArray): number | null {
  const [, , part = '', hours = '', minutes = found[7] ?? '0', seconds = found[8] ?? '0', fraction = '', , , half = ''] = found
  const late = /下午|晚上|中午/.test(part) || half.toLowerCase() === 'pm'
  const early = /上午|凌晨|早上/.test(part) || half.toLowerCase() === 'am'
  let hour = Number(hours)
  // 中午 11:30 is before noon, 晚上 12 点 the end of the day.
  if (late && hour < 12 && !(part === '中午' && hour >= 10)) hour += 12
  else if (part === '晚上' && hour === 12) hour = 24
  else if (early && hour === 12) hour = 0
  const [minute, second] = [Number(minutes), Number(seconds)]
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.padEnd(3, '0'))
}

function momentOf(day: string, ms: number | null): string | null {
  const date = readDate(day, { order: 'ymd' })
  if (date === null || 'problem' in date || ms === null) return null
  return isoOf(instantAt(dayNumber(date.value), ms, zoneMinutes))
}
