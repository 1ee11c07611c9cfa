import { expect, test } from 'vitest'
import type { Schedule } from '../../src-preload/contract/alert-rules.ts'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { instantOfWallText, wallText } from '../../src-main/domain/_base/instants.ts'
import { lastTime, timesBetween } from '../../src-main/domain/alert-rules/schedule.ts'
import { digestAt, quietUntil, retryAt } from '../../src-main/domain/notices/delivery-times.ts'

const at = (text: string) => instantOfWallText(text, 480)
const times = (schedule: Schedule, from: string, to: string) =>
  timesBetween(schedule, chinaCalendar, at(from), at(to)).map((time) => wallText(time, 480))
const friday = (off: 'earlier' | 'later' | 'skip'): Schedule => ({ kind: 'week', weekday: 5, time: '16:00', off })

test('Fridays move as asked when they are off; a week without work has none', () => {
  // 2026-05-01 is a Friday off, the week of 16 February is the Spring Festival.
  expect(times(friday('earlier'), '2026-04-27 00:00', '2026-05-10 00:00')).toEqual(['2026-04-30 16:00', '2026-05-08 16:00'])
  expect(times(friday('later'), '2026-04-27 00:00', '2026-05-10 00:00')).toEqual(['2026-05-06 16:00', '2026-05-08 16:00'])
  expect(times(friday('skip'), '2026-04-27 00:00', '2026-05-10 00:00')).toEqual(['2026-05-08 16:00'])
  expect(times(friday('earlier'), '2026-02-15 00:00', '2026-02-23 00:00')).toEqual([])
})

test('working days of the month and of the week, worked weekends included', () => {
  expect(times({ kind: 'month-workday', nth: -1, time: '17:00' }, '2026-02-01 00:00', '2026-03-01 00:00')).toEqual([
    '2026-02-28 17:00',
  ])
  expect(times({ kind: 'month-workday', nth: 1, time: '09:00' }, '2026-04-30 00:00', '2026-05-31 00:00')).toEqual([
    '2026-05-06 09:00',
  ])
  expect(times({ kind: 'week-end', time: '16:00' }, '2026-02-09 00:00', '2026-02-16 00:00')).toEqual(['2026-02-14 16:00'])
})

test('cron: lists, steps, and either day field where both are given', () => {
  expect(times({ kind: 'cron', cron: '0,30 9-10 13 * 5' }, '2026-02-12 00:00', '2026-02-14 00:00')).toEqual([
    '2026-02-13 09:00',
    '2026-02-13 09:30',
    '2026-02-13 10:00',
    '2026-02-13 10:30',
  ])
  expect(times({ kind: 'cron', cron: '15 */12 29 2 *' }, '2026-01-01 00:00', '2030-01-01 00:00')).toEqual([
    '2028-02-29 00:15',
    '2028-02-29 12:15',
  ])
  expect(() => times({ kind: 'cron', cron: '61 * * * *' }, '2026-01-01 00:00', '2026-01-02 00:00')).toThrow(RangeError)
})

test('the last time missed is found, and a time is not its own successor', () => {
  expect(lastTime(friday('skip'), chinaCalendar, at('2026-03-01 00:00'), at('2026-03-31 12:00'))).toBe(at('2026-03-27 16:00'))
  expect(lastTime(friday('skip'), chinaCalendar, at('2026-03-27 16:00'), at('2026-03-31 12:00'))).toBeNull()
})

test('quiet hours run over midnight and over days off; retries double and spread', () => {
  const quiet = { from: 1260, to: 480, daysOff: true }
  const until = (text: string) => {
    const end = quietUntil(quiet, chinaCalendar, at(text))
    return end === null ? null : wallText(end, 480)
  }
  expect(until('2026-02-25 12:00')).toBeNull()
  expect(until('2026-02-25 22:00')).toBe('2026-02-26 08:00')
  expect(until('2026-02-26 07:59')).toBe('2026-02-26 08:00')
  expect(until('2026-02-26 08:00')).toBeNull()
  expect(until('2026-03-06 22:00')).toBe('2026-03-09 08:00')
  expect(until('2026-02-15 12:00')).toBe('2026-02-24 08:00')
  // A digest goes out at its next time, the same minute included; in quiet hours after them.
  const digest = (minutes: number[], text: string) => {
    const out = digestAt(minutes, quiet, chinaCalendar, at(text))
    return out === null ? null : wallText(out, 480)
  }
  expect(digest([], '2026-02-25 12:00')).toBeNull()
  expect(digest([540, 1050], '2026-02-25 12:00')).toBe('2026-02-25 17:30')
  expect(digest([1050, 540], '2026-02-25 09:00')).toBe('2026-02-25 09:00')
  expect(digest([540], '2026-02-25 09:01')).toBe('2026-02-26 09:00')
  expect(digest([540], '2026-03-06 12:00')).toBe('2026-03-09 08:00')
  expect([1, 2, 3, 20].map((attempt) => retryAt(0, attempt, 0))).toEqual([30_000, 60_000, 120_000, 3_600_000])
  expect(retryAt(0, 1, 0.5, 600_000)).toBe(900_000)
})
