import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowsOf, migrationFigures, type TierMove } from '../../src-main/domain/customers/migration.ts'
import { defaultRuleSettings, valueAnchors } from '../../src-main/domain/customers/rule-defaults.ts'
import { successHealth } from '../../src-main/domain/customers/success-health.ts'
import { tierSequence, type TierLadder } from '../../src-main/domain/customers/tier-sequence.ts'
import { valueDrivers } from '../../src-main/domain/customers/value-drivers.ts'
import { valueScore } from '../../src-main/domain/customers/value-score.ts'
import { valueSettingsOn } from '../../src-main/domain/customers/value-settings-on.ts'
import { runRule } from '../../src-main/hosts/cli/rules.ts'
import { testWorkedNested, testWorkedSingle } from '../_fixtures/worked-single.ts'

const seed = Number(process.env['SEED'] ?? 20260225)

testWorkedSingle('funnel.migration', ['expected'])
testWorkedNested('funnel.tiering', ['tiers'], ['sequences'])
testWorkedNested('funnel.rfm', ['R', 'F', 'M', 'score'], ['cases'])

type T = 'S' | 'A' | 'B' | 'C' | 'D'
const tiers: readonly T[] = ['S', 'A', 'B', 'C', 'D']
const ladder: TierLadder<T> = {
  steps: [
    { tier: 'S', from: 85 },
    { tier: 'A', from: 70 },
    { tier: 'B', from: 50 },
    { tier: 'C', from: 30 },
  ],
  lowest: 'D',
}
const run = (...scores: (number | null)[]) =>
  tierSequence(
    ladder,
    scores.map((score) => ({ on: null, score })),
  )
const walk = (...scores: (number | null)[]) =>
  run(...scores)
    .map(({ tier }) => tier)
    .join('')

describe('tiers over time', () => {
  test('worked', () => {
    expect(walk(88, 83, 84, 79, 78, 90)).toBe('SSSSAS')
    expect(walk(86, 60, 59, 58)).toBe('SSAA')
    expect(walk(86, 10, 10, 10, 10, 10, 10, 10, 10)).toBe('SSAABBCCD')
  })
  test('the margin itself does not count, nor does one bad quarter between good ones', () => {
    expect(walk(90, 80, 80, 80)).toBe('SSSS')
    expect(walk(90, 79, 80, 79, 80)).toBe('SSSSS')
    expect(run(90, 79.9).map(({ atRisk }) => atRisk)).toEqual([false, true])
    expect(run(90, 79, 79).map(({ change, atRisk }) => [change, atRisk])).toEqual([
      ['entered', false],
      [null, true],
      ['down', false],
    ])
  })
  test('up at once over several tiers; no data leaves it standing and does not break the count', () => {
    expect(walk(31, 99)).toBe('CS')
    expect(walk(null, 90, 79, null, 79)).toBe('SSSA')
  })
  test('a lock holds through its last day and counts nothing', () => {
    const scores = [90, 10, 10, 10, 10]
    const dates = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01']
    const result = tierSequence(
      ladder,
      scores.map((score, i) => ({ on: dates[i] ?? null, score })),
      {
        locks: [{ from: '2026-02-01', until: '2026-07-01' }],
      },
    )
    expect(result.map(({ tier, locked }) => `${tier ?? ''}${locked ? '!' : ''}`)).toEqual(['S', 'S!', 'S!', 'S', 'A'])
  })
  test('never more than one down at a time, and up only where the score is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
          { minLength: 2, maxLength: 20 },
        ),
        (scores) => {
          const result = run(...scores)
          result.forEach((one, i) => {
            const before = result[i - 1]
            if (!before || one.tier === null || before.tier === null) return
            const moved = tiers.indexOf(one.tier) - tiers.indexOf(before.tier)
            expect(moved).toBeLessThanOrEqual(1)
            if (moved < 0) expect(one.change).toBe('up')
            if (moved > 0) expect(before.atRisk).toBe(true)
          })
        },
      ),
      { seed, numRuns: 500 },
    )
  })
  test('asked on the command line, with other thresholds', () => {
    expect(runRule('tier', [{ scores: [49, 50, 49, 44, 44], thresholds: { S: 85, A: 70, B: 50 } }])).toEqual([
      { tiers: ['C', 'B', 'B', 'B', 'C'], atRisk: [false, false, false, true, false] },
    ])
  })
})

describe('migration', () => {
  test('every move is in exactly one flow and one figure', () => {
    const tier = fc.constantFrom<(T | null)[]>(...tiers, null)
    const moves = fc.array(fc.record({ from: tier, to: tier, revenueFen: fc.nat(1_000_000) }))
    fc.assert(
      fc.property(moves, (list: TierMove<T>[]) => {
        const real = list.filter(({ from, to }) => from !== null || to !== null)
        const flows = flowsOf(tiers, list)
        const sum = (of: (flow: (typeof flows)[number]) => number) => flows.reduce((all, flow) => all + of(flow), 0)
        expect(sum(({ customers }) => customers)).toBe(real.length)
        expect(sum(({ revenueFen }) => revenueFen)).toBe(real.reduce((all, { revenueFen }) => all + revenueFen, 0))
        const f = migrationFigures(tiers, flows)
        expect(f.upgraded + f.downgraded + f.stayed + f.lost).toBe(f.customersAtStart)
        expect(f.customersAtStart + f.entered).toBe(real.length)
      }),
      { seed, numRuns: 300 },
    )
    expect(migrationFigures(tiers, []).retentionRate).toBe(null)
    expect(() => migrationFigures(tiers.slice(0, 2), [{ from: 'C', to: 'S', customers: 1 }])).toThrow(RangeError)
  })
  test('drivers add up to the change of the total', () => {
    const value = fc.option(fc.nat(12_000_000), { nil: null })
    const inputs = fc.record({
      annualPurchase: value,
      responseHours: fc.option(fc.nat(100), { nil: null }),
      cocreation: fc.option(fc.nat(6), { nil: null }),
      ecosystem: value,
    })
    const score = (one: Parameters<typeof valueScore>[0]) =>
      valueScore(one, defaultRuleSettings.valueWeights, valueAnchors(defaultRuleSettings))
    fc.assert(
      fc.property(inputs, inputs, (a, b) => {
        const [before, after] = [score(a), score(b)]
        const drivers = valueDrivers(before, after)
        if (before.score === null || after.score === null) return expect(drivers).toBe(null)
        const total = (drivers ?? []).reduce((sum, { hundredths }) => sum + hundredths, 0)
        expect(total).toBe(Math.round(after.score * 100) - Math.round(before.score * 100))
        // What rounding leaves is nobody's who did not move, and a tenth of a point at most.
        for (const { dimension, hundredths } of drivers ?? []) {
          const weighted = (of: typeof before) => of.parts.find((part) => part.dimension === dimension)?.weighted ?? 0
          const change = (weighted(after) - weighted(before)) * 100
          if (change === 0 && before.score !== after.score) expect(hundredths).toBe(0)
          expect(Math.abs(hundredths - change)).toBeLessThanOrEqual(12)
        }
      }),
      { seed, numRuns: 500 },
    )
  })
})

test('the settings of the day score the day', () => {
  const anchors = valueAnchors(defaultRuleSettings)
  const version = (effectiveFrom: string) => ({ effectiveFrom, weights: defaultRuleSettings.valueWeights, anchors })
  const versions = [version('2026-04-01'), version('2026-01-01')]
  expect(valueSettingsOn(versions, '2026-03-31').effectiveFrom).toBe('2026-01-01')
  expect(valueSettingsOn(versions, '2026-04-01').effectiveFrom).toBe('2026-04-01')
  expect(() => valueSettingsOn(versions, '2025-12-31')).toThrow(RangeError)
  const falling = {
    ...anchors,
    cocreation: [
      { at: 1, points: 0 },
      { at: 1, points: 9 },
    ],
  }
  expect(() => valueSettingsOn([{ ...version('2026-01-01'), anchors: falling }], '2026-02-01')).toThrow(RangeError)
})

test('RFM by cut-offs, each on its edge', () => {
  const [{ cases }] = runRule('rfm', [
    {
      cases: [
        { recencyDays: 60, orders12m: 6, amount12m: 500_000 },
        { recencyDays: 61, orders12m: 5, amount12m: 499_999 },
        { recencyDays: 91, orders12m: 3, amount12m: 99_999 },
        { recencyDays: 181, orders12m: 1, amount12m: 9_999 },
      ],
    },
  ]) as [{ cases: { R: number; F: number; M: number; score: string }[] }]
  expect(cases.map(({ R, F, M, score }) => [R, F, M, score])).toEqual([
    [4, 4, 4, '80.00'],
    [3, 3, 3, '60.00'],
    [2, 2, 2, '40.00'],
    [1, 1, 1, '20.00'],
  ])
})

test('customer success health', () => {
  expect(successHealth({ nps: '72', activeRate: '72', renewalForecast: '72' })).toEqual({
    score: '72.0',
    healthy: true,
    missing: [],
  })
  // 71.97 shows as 72.0 and is not healthy.
  expect(successHealth({ nps: '72', activeRate: '72', renewalForecast: '71.9' })).toEqual({
    score: '72.0',
    healthy: false,
    missing: [],
  })
  expect(successHealth({ nps: null, activeRate: '1', renewalForecast: '1' })).toEqual({
    score: null,
    healthy: null,
    missing: ['nps'],
  })
  expect(() => successHealth({ nps: '101', activeRate: '1', renewalForecast: '1' })).toThrow(RangeError)
})
