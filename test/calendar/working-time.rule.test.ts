import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar, chinaYears } from '../../src-main/domain/_base/calendars.ts'
import { dateAt, endOfDate, instantOf, instantOfWallText, isoOf, wallText } from '../../src-main/domain/_base/instants.ts'
import { isWorkday, workingCalendar, type OpenHours } from '../../src-main/domain/_base/working-calendar.ts'
import {
  addBusinessMinutes,
  addWorkingMs,
  businessMinutesBetween,
  closingOf,
  isWorkingTime,
  nextOpening,
  workingMsBetween,
} from '../../src-main/domain/_base/working-time.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

const at = (text: string) => instantOfWallText(text, 480)
const shown = (instant: number) => wallText(instant, 480)

describe('instants', () => {
  test('text and back', () => {
    expect(isoOf(at('2026-02-25 09:36'))).toBe('2026-02-25T01:36:00.000Z')
    expect(shown(instantOf('2026-02-25T09:36:07+08:00'))).toBe('2026-02-25 09:36:07')
    expect(dateAt(instantOf('2026-02-25T16:00:00Z'), 480)).toBe('2026-02-26')
    expect(shown(endOfDate('2026-02-28', 480))).toBe('2026-03-01 00:00')
    expect(at('2026-02-28 24:00')).toBe(at('2026-03-01 00:00'))
    for (const text of ['2026-02-25T09:36:00', '2026-02-25', 'now', '2026-02-31T00:00:00'])
      expect(() => instantOf(text)).toThrow(RangeError)
    for (const text of ['2026-02-30 10:00', '2026-02-25 24:01', '2026-02-25 10:60', '10:00'])
      expect(() => at(text)).toThrow(RangeError)
  })
})

describe('working time', () => {
  test('open and closed', () => {
    const open = ['2026-02-25 09:00', '2026-02-25 11:59', '2026-02-25 13:30', '2026-02-14 17:59']
    const closed = [
      '2026-02-25 08:59',
      '2026-02-25 12:00',
      '2026-02-25 13:29',
      '2026-02-25 18:00',
      '2026-02-16 10:00',
      '2026-03-01 10:00',
    ]
    expect(open.every((t) => isWorkingTime(chinaCalendar, at(t)))).toBe(true)
    expect(closed.some((t) => isWorkingTime(chinaCalendar, at(t)))).toBe(false)
  })
  test.each([
    ['2026-02-25 10:00', '2026-02-25 10:00'],
    ['2026-02-25 07:00', '2026-02-25 09:00'],
    ['2026-02-25 12:00', '2026-02-25 13:30'],
    ['2026-02-14 18:00', '2026-02-24 09:00'],
    ['2026-02-28 23:00', '2026-03-02 09:00'],
  ])('opening after %s', (from, to) => expect(shown(nextOpening(chinaCalendar, at(from)).at)).toBe(to))
  test.each([
    ['2026-02-25 16:00', 120, '2026-02-25 18:00'],
    ['2026-02-25 16:00', 121, '2026-02-26 09:01'],
    ['2026-02-25 11:00', 60, '2026-02-25 12:00'],
    ['2026-02-25 12:30', 0, '2026-02-25 12:30'],
    ['2026-02-14 17:00', 120, '2026-02-24 10:00'],
    ['2026-02-27 16:00', 240, '2026-02-28 11:00'],
    ['2026-02-25 10:00', 0.5, '2026-02-25 10:00:30'],
  ])('%s and %f minutes', (from, minutes, to) => expect(shown(addBusinessMinutes(chinaCalendar, at(from), minutes).at)).toBe(to))
  test('between, both ways', () => {
    expect(businessMinutesBetween(chinaCalendar, at('2026-02-14 17:00'), at('2026-02-24 10:00')).minutes).toBe(120)
    expect(businessMinutesBetween(chinaCalendar, at('2026-02-24 10:00'), at('2026-02-14 17:00')).minutes).toBe(-120)
    expect(businessMinutesBetween(chinaCalendar, at('2026-02-15 00:00'), at('2026-02-23 23:59')).minutes).toBe(0)
  })
  test('what touches a year without complete data says so', () => {
    expect(addBusinessMinutes(chinaCalendar, at('2026-12-31 17:00'), 60).provisional).toBe(false)
    expect(addBusinessMinutes(chinaCalendar, at('2026-12-31 17:00'), 61)).toEqual({
      at: at('2027-01-04 09:01'),
      provisional: true,
    })
    expect(businessMinutesBetween(chinaCalendar, at('2026-12-31 17:00'), at('2027-01-01 00:00')).provisional).toBe(true)
    expect(nextOpening(chinaCalendar, at('2026-12-31 18:00')).provisional).toBe(true)
  })
  test('closing, and refusals', () => {
    expect(shown(closingOf(chinaCalendar, '2026-02-25'))).toBe('2026-02-25 18:00')
    for (const minutes of [-1, Infinity, Number.NaN])
      expect(() => addBusinessMinutes(chinaCalendar, 0, minutes)).toThrow(RangeError)
    expect(() => addBusinessMinutes(chinaCalendar, at('9999-12-01 09:00'), 1e6)).toThrow(RangeError)
    expect(() => nextOpening(chinaCalendar, Number.NaN)).toThrow(RangeError)
  })
})

describe('against a clock that ticks every minute', () => {
  const hourSets: OpenHours[] = [
    [[540, 1080]],
    [
      [540, 720],
      [810, 1080],
    ],
    [[0, 1440]],
    [[1, 2]],
    [
      [480, 600],
      [600, 720],
      [1200, 1440],
    ],
  ]
  const start = at('2026-02-10 00:00')
  const minute = fc.integer({ min: 0, max: 20 * 1440 })

  test('between and add', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hourSets), minute, minute, fc.integer({ min: 0, max: 2000 }), (hours, a, b, add) => {
        const calendar = workingCalendar({ years: chinaYears, hours })
        const working = (m: number) => {
          const [date = '', clock = ''] = wallText(start + m * 60_000, 480).split(' ')
          const ofDay = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
          return isWorkday(chinaCalendar, date) && hours.some(([from, to]) => ofDay >= from && ofDay < to)
        }
        const [from, to] = a < b ? [a, b] : [b, a]
        let between = 0
        for (let m = from; m < to; m++) if (working(m)) between += 1
        expect(businessMinutesBetween(calendar, start + from * 60_000, start + to * 60_000).minutes).toBe(between)
        let due = from
        for (let left = add % (between + 1); left > 0; due++) if (working(due)) left -= 1
        expect(addBusinessMinutes(calendar, start + from * 60_000, add % (between + 1)).at).toBe(start + due * 60_000)
        expect(isWorkingTime(calendar, start + from * 60_000)).toBe(working(from))
      }),
      { seed, numRuns: 60 },
    )
  })

  test('to the millisecond: adding what lies between is the earliest such instant', () => {
    const ms = fc.integer({ min: 0, max: 60 * 86_400_000 })
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        const [from, to] = [start + Math.min(a, b), start + Math.max(a, b)]
        const between = workingMsBetween(chinaCalendar, from, to)
        const due = addWorkingMs(chinaCalendar, from, between).at
        expect(due).toBeLessThanOrEqual(to)
        expect(workingMsBetween(chinaCalendar, from, due)).toBe(between)
        if (between > 0) expect(workingMsBetween(chinaCalendar, from, due - 1)).toBe(between - 1)
      }),
      { seed, numRuns: 2000 },
    )
  })
})

/** The clock's own tests in a process of their own, elsewhere on the globe. */
const testsPassIn = (zone: string) =>
  execFileSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'test/calendar', 'test/service-promises', 'test/receivables'],
    {
      env: { ...process.env, TZ: zone, INNER: '1', SEED: String(seed) },
      stdio: 'pipe',
    },
  )

test.skipIf(process.env['INNER'] === '1')('nothing depends on the zone of the process', { timeout: 60_000 }, () => {
  expect(() => testsPassIn('America/Los_Angeles')).not.toThrow()
})
