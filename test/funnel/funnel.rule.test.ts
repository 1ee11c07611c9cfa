import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { twoSidedP } from '../../src-main/domain/_base/normal-distribution.ts'
import { benjaminiHochberg } from '../../src-main/domain/funnel/benjamini-hochberg.ts'
import { fisherTwoSided } from '../../src-main/domain/funnel/fisher-exact.ts'
import { mixRate, type Segment } from '../../src-main/domain/funnel/mix-rate.ts'
import { proportionTest, verdict } from '../../src-main/domain/funnel/proportion-test.ts'
import { newcombe95, wilson95 } from '../../src-main/domain/funnel/proportion.ts'
import { cohortConversion, periodConversion, type StagePassage } from '../../src-main/domain/funnel/stage-conversion.ts'
import { stageShapley } from '../../src-main/domain/funnel/stage-shapley.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'
import { testWorkedSection } from '../_fixtures/worked-sections.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

testWorkedSection('funnel.proportionTests', ['z', 'pTwoSided', 'fisherTwoSided', 'diff', 'newcombe95', 'minExpectedCell', 'use'])
testWorkedSection('funnel.wilson95', ['low', 'high'])

type Sides = { before: { won: number; n: number }; after: { won: number; n: number } }
interface Whole {
  benjaminiHochberg: { p: number[]; q: number; reject: boolean[]; adjusted: number[] }
  mixRate: {
    segments: Record<string, Sides>
    overall: { before: number; after: number; change: number }
    expected: Record<string, { rate: number; mix: number; total: number }>
    totals: { rate: number; mix: number }
    counterfactual_ifSegmentKeptOldRate: Record<string, number>
  }
  simpson: { segments: Record<string, { before: [number, number]; after: [number, number] }> }
  stageShapley: { before: number[]; after: number[]; shapleyPoints: number[]; logShare: number[] }
  cohortVsPeriod: {
    events: Record<string, { S2: string; S3?: string[]; lost?: string }>
    expected: { kind: string; month: string; asOf?: string; advanced: number; entered: number; rate: number }[]
  }
}
const worked = workedCases('funnel.json') as Whole | null
const cases = worked as Whole

describe.skipIf(!worked)('worked cases', () => {
  test('Benjamini–Hochberg', () => {
    const { p, q, reject, adjusted } = cases.benjaminiHochberg
    const result = benjaminiHochberg(p, q)
    expect(result.map((r) => r.reject)).toEqual(reject)
    result.forEach((r, i) => expect(r.adjusted).toBeCloseTo(adjusted[i] ?? Number.NaN, 6))
  })
  test('mix and rate', () => {
    const { segments, overall, expected, totals, counterfactual_ifSegmentKeptOldRate: kept } = cases.mixRate
    const side = ({ won, n }: { won: number; n: number }) => ({ x: won, n })
    const result = mixRate(Object.entries(segments).map(([key, s]) => ({ key, before: side(s.before), after: side(s.after) })))
    expect([result?.before, result?.after]).toEqual([overall.before, overall.after])
    expect(result?.rateTotal).toBeCloseTo(totals.rate, 9)
    expect(result?.mixTotal).toBeCloseTo(totals.mix, 9)
    for (const { key, rate, mix, total, ifRateHadStayed } of result?.segments ?? []) {
      expect(rate).toBeCloseTo(expected[key]?.rate ?? Number.NaN, 9)
      expect(mix).toBeCloseTo(expected[key]?.mix ?? Number.NaN, 9)
      expect(total).toBeCloseTo(expected[key]?.total ?? Number.NaN, 9)
      expect(ifRateHadStayed).toBeCloseTo(kept[key] ?? Number.NaN, 9)
    }
    expect(result?.simpson).toBe(false)
  })
  test('Simpson', () => {
    const side = ([x, n]: [number, number]) => ({ x, n })
    const segments = Object.entries(cases.simpson.segments).map(([key, s]) => ({
      key,
      before: side(s.before),
      after: side(s.after),
    }))
    const result = mixRate(segments)
    expect(result?.simpson).toBe(true)
    expect(result?.segments.every((s) => s.rate > 0)).toBe(true)
    expect(result?.mixTotal).toBeLessThan(0)
  })
  test('stages', () => {
    const { before, after, shapleyPoints, logShare } = cases.stageShapley
    stageShapley(before, after).forEach((share, i) => {
      expect(share.points).toBeCloseTo(shapleyPoints[i] ?? Number.NaN, 6)
      expect(share.logShare).toBeCloseTo(logShare[i] ?? Number.NaN, 6)
    })
  })
  const passages = Object.values(worked?.cohortVsPeriod.events ?? {}).map(({ S2, S3, lost }): StagePassage => ({
    enteredOn: S2,
    advancedOn: S3?.[0] ?? null,
    closedOn: lost ?? null,
  }))
  test.each(worked?.cohortVsPeriod.expected ?? [])(
    '$kind $month as of $asOf',
    ({ kind, month, asOf = '2026-02-25', ...expected }) => {
      const period = { from: `${month}-01`, to: `${month}-31` }
      const result =
        kind === 'period'
          ? periodConversion(passages, period)
          : cohortConversion(passages, period, asOf, {
              withinDays: kind === 'cohortWithin14d' ? 14 : null,
              decidedOnly: kind === 'cohortDecidedOnly',
            })
      expect([result.advanced, result.entered]).toEqual([expected.advanced, expected.entered])
      expect(result.rate).toBeCloseTo(expected.rate, 6)
    },
  )
})

describe('tests of proportions', () => {
  test('the same percentages with few cases are no fall', () => {
    const many = proportionTest({ x: 43, n: 100 }, { x: 21, n: 100 })
    const few = proportionTest({ x: 9, n: 21 }, { x: 4, n: 19 })
    expect(many && verdict(many, many.p)).toBe('下降')
    expect(few && verdict(few, few.p)).toBe('样本不足')
    expect(few?.pTwoSided).toBeCloseTo(0.14, 2)
    const rise = proportionTest({ x: 21, n: 100 }, { x: 43, n: 100 })
    expect(rise && verdict(rise, rise.p)).toBe('上升')
  })
  test('small cells take Fisher; nothing to test has no z', () => {
    expect(proportionTest({ x: 5, n: 10 }, { x: 1, n: 8 })).toMatchObject({ use: 'fisher' })
    expect(proportionTest({ x: 0, n: 50 }, { x: 0, n: 40 })).toMatchObject({
      z: null,
      pTwoSided: null,
      use: 'fisher',
      p: 1,
      diff: 0,
    })
    expect(proportionTest({ x: 0, n: 0 }, { x: 1, n: 4 })).toBe(null)
    expect([wilson95({ x: 0, n: 0 }), newcombe95({ x: 0, n: 0 }, { x: 1, n: 1 })]).toEqual([null, null])
    for (const bad of [
      { x: 3, n: 2 },
      { x: -1, n: 2 },
      { x: 0.5, n: 2 },
    ])
      expect(() => wilson95(bad)).toThrow(RangeError)
  })
  test('the normal tail', () => {
    // Tabulated.
    expect(twoSidedP(0)).toBe(1)
    expect(twoSidedP(1)).toBeCloseTo(0.31731050786291415, 14)
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 14)
    expect(twoSidedP(-3) / 0.0026997960632601866).toBeCloseTo(1, 11)
    expect(twoSidedP(6) / 1.973175290075396e-9).toBeCloseTo(1, 11)
    // The two ways of reckoning meet.
    const seam = 2 * Math.SQRT2
    expect(twoSidedP(seam - 1e-12) / twoSidedP(seam)).toBeCloseTo(1, 10)
  })
  test('Fisher against exact binomials', () => {
    const choose = (n: number, k: number): bigint => {
      if (k < 0 || k > n) return 0n
      let value = 1n
      for (let i = 0; i < k; i++) value = (value * BigInt(n - i)) / BigInt(i + 1)
      return value
    }
    const side = fc.integer({ min: 1, max: 60 }).chain((n) => fc.record({ x: fc.nat(n), n: fc.constant(n) }))
    fc.assert(
      fc.property(side, side, (a, b) => {
        const ways = (k: number) => choose(a.n, k) * choose(b.n, a.x + b.x - k)
        let [extreme, all] = [0n, 0n]
        for (let k = 0; k <= a.n; k++) {
          all += ways(k)
          if (ways(k) <= ways(a.x)) extreme += ways(k)
        }
        const exact = Number((extreme * 10n ** 15n) / all) / 1e15
        expect(fisherTwoSided(a, b)).toBeCloseTo(exact, 10)
      }),
      { seed, numRuns: 300 },
    )
    expect(fisherTwoSided({ x: 40_000, n: 100_000 }, { x: 40_100, n: 100_000 })).toBeGreaterThan(0.6)
    expect(fisherTwoSided({ x: 100_000, n: 100_000 }, { x: 0, n: 100_000 })).toBe(0)
    const large = [
      { x: 400_000_000, n: 1_000_000_000 },
      { x: 400_040_000, n: 1_000_000_000 },
    ] as const
    expect(fisherTwoSided(...large)).toBeCloseTo(proportionTest(...large)?.pTwoSided ?? Number.NaN, 4)
  })
})

test('Benjamini–Hochberg on its own', () => {
  expect(benjaminiHochberg([])).toEqual([])
  expect(benjaminiHochberg([0.05])).toEqual([{ adjusted: 0.05, reject: true }])
  expect(benjaminiHochberg([0.04, 0.05])).toEqual([
    { adjusted: 0.05, reject: true },
    { adjusted: 0.05, reject: true },
  ])
  expect(() => benjaminiHochberg([1.1])).toThrow(RangeError)
})

describe('attribution adds up', () => {
  test('mix and rate, also with segments that came or went', () => {
    const side = fc.nat(50).chain((n) => fc.record({ x: fc.nat(n), n: fc.constant(n) }))
    const segments = fc.array(fc.record({ key: fc.string(), before: side, after: side }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(segments, (list: Segment[]) => {
        const result = mixRate(list)
        if (!result) return
        expect(result.rateTotal + result.mixTotal).toBeCloseTo(result.change, 12)
        expect(result.segments.reduce((sum, s) => sum + s.total, 0)).toBeCloseTo(result.change, 12)
      }),
      { seed, numRuns: 500 },
    )
    expect(mixRate([])).toBe(null)
  })
  test('stages equal the mean over all orders', () => {
    const rates = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true })),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    const orders = (items: number[]): number[][] =>
      items.length === 0 ? [[]] : items.flatMap((item) => orders(items.filter((o) => o !== item)).map((rest) => [item, ...rest]))
    fc.assert(
      fc.property(rates, (pairs) => {
        const [before, after] = [pairs.map((p) => p[0]), pairs.map((p) => p[1])]
        const product = (list: number[]) => list.reduce((a, b) => a * b, 1)
        const naive = before.map(() => 0)
        const all = orders(before.map((_, i) => i))
        for (const order of all) {
          const now = [...before]
          for (const i of order) {
            const previous = product(now)
            now[i] = after[i] ?? 0
            naive[i] = (naive[i] ?? 0) + (product(now) - previous) / all.length
          }
        }
        const shares = stageShapley(before, after)
        shares.forEach((share, i) => expect(share.points).toBeCloseTo(naive[i] ?? Number.NaN, 12))
        expect(shares.reduce((sum, s) => sum + s.points, 0)).toBeCloseTo(product(after) - product(before), 12)
      }),
      { seed, numRuns: 200 },
    )
    expect(stageShapley([0.5, 0], [0.5, 0.5]).map((s) => s.logShare)).toEqual([null, null])
    expect(() => stageShapley([1], [])).toThrow(RangeError)
  })
})

test('open ones are shown apart', () => {
  const period = { from: '2026-01-01', to: '2026-01-31' }
  const passages: StagePassage[] = [
    { enteredOn: '2026-01-05', advancedOn: null, closedOn: null },
    { enteredOn: '2026-01-05', advancedOn: '2026-03-01', closedOn: null },
    { enteredOn: '2026-01-05', advancedOn: null, closedOn: '2026-02-01' },
    { enteredOn: null, advancedOn: '2026-01-06', closedOn: null },
  ]
  expect(cohortConversion(passages, period, '2026-02-25')).toEqual({ advanced: 0, entered: 3, rate: 0, open: 2 })
  expect(cohortConversion(passages, period, '2026-01-04')).toEqual({ advanced: 0, entered: 0, rate: null, open: 0 })
  expect(periodConversion(passages, period)).toMatchObject({ advanced: 1, entered: 3 })
})
