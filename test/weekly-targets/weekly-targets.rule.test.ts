import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { breakDensity, isBroken, type Touch } from '../../src-main/domain/journeys/journey-breaks.ts'
import { monthsBelow, needsIntervention, readMeasure } from '../../src-main/domain/measures/selling-measures.ts'
import { recalibrate, splitTarget, type MarketFactor } from '../../src-main/domain/weekly-targets/split-target.ts'
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
    { from: '2026-04-01', factor: '2', why: 'later' },
    { from: '2026-03-01', until: '2026-03-15', factor: '0.1', why: 'over' },
  ]
  const result = recalibrate(60, 25, '2026-03-16', chinaCalendar, factors)
  // 35 × 0.9 = 31.5 → 32 over 5, 5 and 2 working days.
  expect([result.remainingBefore, result.remaining]).toEqual([35, 32])
  expect(result.weeks.map(({ target }) => target)).toEqual([14, 13, 5])
  expect(result.because.map(({ why }) => why)).toEqual(['竞品降价'])
  expect(recalibrate(10, 12, '2026-03-16', chinaCalendar).remaining).toBe(0)
})
test('a factor that begins or ends among the weeks left changes what falls on its own days', () => {
  const split = (factors: readonly MarketFactor[], target = 24) => {
    const { remaining, weeks, because } = recalibrate(target, 0, '2026-03-16', chinaCalendar, factors)
    return [remaining, weeks.map(({ target: asked }) => asked), because.length]
  }
  // Twelve days, two a day: five, five and two of them.
  expect(split([])).toEqual([24, [10, 10, 4], 0])
  // Halved from the second Monday on: 10 + 5 + 2.
  expect(split([{ from: '2026-03-23', factor: '0.5', why: '竞品降价' }])).toEqual([17, [10, 5, 2], 1])
  // Only that week, and as much again on its last two days.
  const week = { from: '2026-03-23', until: '2026-03-27', factor: '0.5', why: '竞品降价' }
  expect(split([week])).toEqual([19, [10, 5, 4], 1])
  expect(split([week, { from: '2026-03-26', until: '2026-03-29', factor: '2', why: '展会' }])).toEqual([21, [10, 7, 4], 2])
  // It holds on days off alone.
  expect(split([{ from: '2026-03-28', until: '2026-03-29', factor: '0', why: '停电' }])).toEqual([24, [10, 10, 4], 1])
  fc.assert(
    fc.property(fc.nat(500), fc.array(fc.record({ day: fc.integer({ min: 1, max: 31 }), tenths: fc.nat(30) })), (target, all) => {
      const factors = all.map(({ day, tenths }) => ({
        from: `2026-03-${String(day).padStart(2, '0')}`,
        factor: String(tenths / 10),
        why: '',
      }))
      const { weeks, remaining } = recalibrate(target, 0, '2026-03-02', chinaCalendar, factors)
      expect(weeks.reduce((sum, one) => sum + one.target, 0)).toBe(remaining)
    }),
    { seed, numRuns: 100 },
  )
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
  expect([1, 2, 3].map((months) => monthsBelow(low.slice(0, months)))).toEqual([1, 2, 3])
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
