import type { BoardPromise } from '../../../src-preload/contract/services.ts'
import type { ClauseTarget } from '../../../src-preload/contract/_words/clauses.ts'
import type { Speech, Words } from '../../text/language.tsx'
import { clockParts, liveClock } from './live-clock.ts'

export function clauseWords(words: Words, key: string, name: string | null = null): string {
  return name ?? words.services.clauses[key] ?? key
}

/** What stands in a cell: what is left, by how much it is over, or how it ended. */
export function clockText({ words }: Speech, promise: BoardPromise, now: number): string {
  const say = words.services
  const { light, leftMs } = liveClock(promise, now)
  if (leftMs === null) return say.lights[light]
  const { days, hours, text } = clockParts(leftMs)
  const time = days > 0 ? say.daysHours(String(days), String(hours)) : text
  if (light === 'breached') return say.overdue(time)
  return promise.spans && promise.state === 'running' ? say.workLeft(time) : time
}

/** A length of counted time. Working time has no days: nine hours are one of them. */
export function minutesWords({ words, format }: Speech, minutes: number, time: 'calendar' | 'business'): string {
  const say = words.services
  const whole = Math.round(Math.abs(minutes))
  if (whole < 60) return say.minutesOnly(String(whole))
  if (whole < 48 * 60 || time === 'business') return say.hoursMinutes(format.count(Math.floor(whole / 60)), String(whole % 60))
  return say.daysHours(format.count(Math.floor(whole / 1440)), String(Math.round((whole % 1440) / 60)))
}

export function targetWords({ words, format }: Speech, target: ClauseTarget): string {
  const say = words.services
  if ('quarterEnd' in target) return say.quarterEnd
  if ('workdays' in target) return say.workdays(String(target.workdays))
  return say.hours(format.decimal(target.minutes / 60))
}
