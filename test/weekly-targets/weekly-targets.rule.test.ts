import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { breakDensity, isBroken, type Touch } from '../../src-main/domain/journeys/journey-breaks.ts'
import {
  beginsIntervention,
  monthsBelow,
  needsIntervention,
  readMeasure,
} from '../../src-main/domain/measures/selling-measures.ts'
import { recalibrate, splitTarget } from '../../src-main/domain/weekly-targets/split-target.ts'
import { weekLights } from '../../src-main/domain/weekly-targets/week-light.ts'

const seed = Number(process.env['SEED'] ?? 20260225)

test('February 2026 by its 16 working days', () =>
  expect(splitTarget(32, '2026-02-01', chinaCalendar).map(({ week, workdays, target }) => [week, workdays, target])).toEqual([
    ['2026-W05', 0, 0],
    ['2026-W06', 5, 10],
    ['2026-W07', 6, 12],
    ['2026-W08', 0, 0],
    ['2026-W09', 5, 10],
  ]))
test('the weeks add up to the month', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 12 }), (target, month) => {
      const weeks = splitTarget(target, `2026-${String(month).padStart(2, '0')}-01`, chinaCalendar)
      expect(weeks.reduce((sum, week) => sum + week.target, 0)).toBe(target)
    }),
    { seed, numRuns: 200 },
  )
})
test('recalibration: what is left, less what the market takes, over the days that are left', () => {
  const factors = [
    { from: '2026-03-01', factor: '0.9', why: '竞品降价' },
    { from: '2026-03-20', factor: '2', why: 'later' },
  ]
  const result = recalibrate(60, 25, '2026-03-16', chinaCalendar, factors)
  // 35 × 0.9 = 31.5 → 32 over 5, 5 and 2 working days.
  expect([result.remainingBefore, result.remaining]).toEqual([35, 32])
  expect(result.weeks.map(({ target }) => target)).toEqual([14, 13, 5])
  expect(result.because.map(({ why }) => why)).toEqual(['竞品降价'])
  expect(recalibrate(10, 12, '2026-03-16', chinaCalendar).remaining).toBe(0)
})
test('lights', () => {
  const week = (achieved: number, complete = true) => ({ achieved, target: 15, base: 10, complete })
  expect(weekLights([week(15), week(15, false), week(9), week(9), week(12), week(9)])).toEqual([
    'green',
    'yellow',
    'yellow',
    'red',
    'yellow',
    'yellow',
  ])
})
test('a ratio without a denominator is no data, and the edge is healthy', () => {
  expect(readMeasure('G1', '0', '0')).toEqual({ id: 'G1', value: null, state: 'no-data' })
  expect(readMeasure('G1', '9', '10')).toEqual({ id: 'G1', value: '90.00', state: 'healthy' })
  expect(readMeasure('G1', '89999', '100000')).toEqual({ id: 'G1', value: '90.00', state: 'below' })
  expect(readMeasure('G4', '41', '10')).toMatchObject({ value: '4.10', state: 'below' })
  expect(readMeasure('G6', '18', '100')).toMatchObject({ value: '0.1800', state: 'healthy' })
  const [below, fine, result] = [readMeasure('G2', '1', '2'), readMeasure('G2', '1', '1'), readMeasure('G8', '1', '2')]
  expect(needsIntervention([[below], [fine, readMeasure('G1', '1', '2')]])).toBe(true)
  expect([needsIntervention([[below], [fine]]), needsIntervention([[below]]), needsIntervention([[result], [result]])]).toEqual([
    false,
    false,
    false,
  ])
  const low = [[below], [fine, below], [below]]
  expect([1, 2, 3].map((months) => [monthsBelow(low.slice(0, months)), beginsIntervention(low.slice(0, months))])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ])
  // A month without data ends a run, and so does a good one; a workspace's own target judges.
  expect([monthsBelow([...low, []]), monthsBelow([...low, [fine]]), monthsBelow([[readMeasure('G2', '1', '2', '50')]])]).toEqual([
    0, 0, 0,
  ])
})
test('journeys break when all three are late', () => {
  const hour = 3_600_000
  const touch = (over: Partial<Touch> = {}): Touch => ({ at: 0, repliedAt: null, followedUpAt: null, escalatedAt: null, ...over })
  expect(isBroken(touch())).toBe(true)
  expect([isBroken(touch({ repliedAt: 24 * hour })), isBroken(touch({ repliedAt: 24 * hour + 1 }))]).toEqual([false, true])
  expect([isBroken(touch({ followedUpAt: 72 * hour })), isBroken(touch({ escalatedAt: 96 * hour }))]).toEqual([false, false])
  const now = 200 * hour
  const many = Array.from({ length: 250 }, (_, i) => touch({ repliedAt: i < 3 ? null : 1 }))
  expect(breakDensity([...many, touch({ at: now - 95 * hour })], now)).toEqual({
    touches: 250,
    breaks: 3,
    density: '1.20',
    notify: false,
  })
  expect(breakDensity(many.slice(1, 250), now).notify).toBe(false)
  expect(breakDensity(many.slice(0, 249), now).notify).toBe(true)
  expect(breakDensity([], now)).toEqual({ touches: 0, breaks: 0, density: null, notify: false })
})
