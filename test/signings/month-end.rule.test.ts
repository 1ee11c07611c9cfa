import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { instantOf } from '../../src-main/domain/_base/instants.ts'
import { concentration, gini } from '../../src-main/domain/signings/concentration.ts'
import { monthEndRush, shiftedSignings } from '../../src-main/domain/signings/month-end-rush.ts'
import { testWorkedSingle } from '../_fixtures/worked-single.ts'

const seed = Number(process.env['SEED'] ?? 20260225)

testWorkedSingle('funnel.concentration', [
  'total',
  'lastFiveCalendarDaysShare',
  'lastFiveWorkdaysShare',
  'expectedShareIfEven',
  'giniCalendarDays',
  'giniWorkdays',
  'giniEven',
  'concentrationIndex',
])

const month = (entries: Record<string, number>, any = '2026-03-01') =>
  monthEndRush(new Map(Object.entries(entries)), any, chinaCalendar)

test('the limits themselves do not flag', () => {
  expect(month({ '2026-03-01': 35, '2026-03-27': 65 }).verdict).toBe('watch')
  expect(month({ '2026-03-01': 349, '2026-03-27': 651 }).verdict).toBe('rush')
  // Day 26 of 31 is in neither.
  expect(month({ '2026-03-25': 300, '2026-03-26': 700 }).verdict).toBe('healthy')
  expect(month({ '2026-03-25': 299, '2026-03-26': 701 }).verdict).toBe('rush')
  expect(month({}).verdict).toBe('no-data')
})
test('an even month is healthy, whatever its length', () => {
  for (const [any, days] of [
    ['2026-02-01', 28],
    ['2026-04-01', 30],
    ['2026-05-01', 31],
    ['2028-02-01', 29],
  ] as const) {
    const even = Array.from({ length: days }, (_, i): [string, number] => [
      `${any.slice(0, 8)}${String(i + 1).padStart(2, '0')}`,
      7,
    ])
    const { verdict, excess, concentration: spread } = monthEndRush(new Map(even), any, chinaCalendar)
    expect([verdict, spread.giniDays, spread.index]).toEqual(['healthy', 0, 1])
    expect(excess).toBeCloseTo(0, 12)
  }
})
test('Gini', () => {
  expect([gini([]), gini([0, 0])]).toEqual([null, null])
  expect(() => gini([-1, 2])).toThrow(RangeError)
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 31 }), (list) => {
      fc.pre(list.some((x) => x > 0))
      // By its definition: mean difference of all pairs.
      const pairs = list.reduce((sum, a) => sum + list.reduce((row, b) => row + Math.abs(a - b), 0), 0)
      const mean = list.reduce((a, b) => a + b, 0) / list.length
      expect(gini(list)).toBeCloseTo(pairs / (2 * list.length ** 2 * mean), 9)
      expect(gini(list.toReversed())).toBe(gini(list))
    }),
    { seed, numRuns: 300 },
  )
})
test('a month without working days has no share of them', () =>
  expect(concentration(new Map(), '2026-02-01', chinaCalendar)).toMatchObject({
    lastFiveDays: null,
    index: null,
    giniDays: null,
  }))
test('signed at the last minute and taken back at the first', () => {
  const at = (clock: string) => instantOf(`2026-${clock}+08:00`)
  const end = at('03-01T00:00')
  const entry = (signing: string, kind: 'entered' | 'withdrawn', clock: string) => ({ signing, kind, at: at(clock) })
  expect(
    shiftedSignings(
      [
        entry('a', 'entered', '02-28T23:30'),
        entry('a', 'withdrawn', '03-01T00:29'),
        entry('b', 'entered', '02-28T23:29'),
        entry('b', 'withdrawn', '03-01T00:05'),
        entry('c', 'entered', '02-28T23:59'),
        entry('c', 'withdrawn', '03-01T00:30'),
        entry('d', 'entered', '02-28T23:59'),
        entry('d', 'entered', '03-01T00:00'),
        entry('e', 'withdrawn', '02-28T23:59'),
        entry('e', 'entered', '03-01T00:00'),
      ],
      end,
    ),
  ).toEqual(['a', 'd'])
})
