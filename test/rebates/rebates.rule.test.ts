import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateRebate } from '../../src-main/domain/rebates/evaluate-rebate.ts'
import type { RebateFacts, RebateRule } from '../../src-main/domain/rebates/rebate-rule.ts'
import { settleCumulative, splitFen } from '../../src-main/domain/rebates/settle-rebate.ts'
import { forecastFen, nearTier } from '../../src-main/domain/rebates/near-tier.ts'
import { testWorkedSection } from '../_fixtures/worked-sections.ts'
import { randomProgramme } from './random-programmes.ts'
import { secondOpinion } from './second-opinion.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
const runs = Number(process.env['RUNS'] ?? 3000)
console.info(`fast-check seed ${seed}, ${runs} programmes (RUNS=100000 for the long run)`)

testWorkedSection('rebates.cases', ['expected'])
// The figures alone say what kind of case it is.
testWorkedSection('rebates.cases', ['expected'], ({ id, input, expected }) => ({ id, input, expected }))

const scale: RebateRule['tiers'] = [
  { from: '0', type: 'pct', value: '0' },
  { from: '500000', type: 'pct', value: '0.02' },
  { from: '1000000', type: 'pct', value: '0.03' },
]
const rule = (over: Partial<RebateRule> = {}): RebateRule => ({ tiers: scale, mode: 'whole', boundary: 'gte', ...over })
const fen = (own: RebateRule, facts: RebateFacts) => evaluateRebate(own, facts).fen

describe('worked by hand', () => {
  test.each<[string, RebateRule, RebateFacts, number | null]>([
    ['below every tier', rule(), { basis: '499999.99' }, 0],
    ['超过 leaves the threshold out', rule({ boundary: 'gt' }), { basis: '1000000.00' }, 2_000_000],
    ['one fen above it', rule({ boundary: 'gt' }), { basis: '1000000.01' }, 3_000_000],
    // 500,000 at 2 % + 200,000 at 3 %.
    ['超额累进', rule({ mode: 'marginal' }), { basis: '1200000.00' }, 1_600_000],
    // 1,000,000 at 2 % + 1,200,000 at 3 %; and both on everything.
    ['rolling', rule({ mode: 'rolling' }), { basis: '1200000.00' }, 5_600_000],
    ['total', rule({ mode: 'total' }), { basis: '1200000.00' }, 6_000_000],
    ['cap', rule({ cap: '30000' }), { basis: '1200000.00' }, 3_000_000],
    ['floor', rule({ floor: '5000' }), { basis: '100.00' }, 500_000],
    ['a cap wins over a floor', rule({ floor: '5000', cap: '1000' }), { basis: '100.00' }, 100_000],
    ['too little is not paid', rule({ minPayout: '10000.01' }), { basis: '500000.00' }, 0],
    ['growth without a baseline', rule({ tierOn: 'growthPct' }), { basis: '9.00', baseline: '0.00' }, 0],
    ['growth, none given', rule({ tierOn: 'growthPct' }), { basis: '9.00' }, 0],
    ['no target: nothing is computed', rule({ tierOn: 'attainmentPct' }), { basis: '9.00' }, null],
    [
      'a share of nothing does not hold',
      rule({ gates: [{ num: 'core', den: 'basis', min: '0' }] }),
      { basis: '0', core: '0' },
      0,
    ],
    ['coverage: a count is enough', rule({ gates: [{ num: 'skus', min: '8' }] }), { basis: '500000', skus: '8' }, 1_000_000],
    ['coverage: one too few', rule({ gates: [{ num: 'skus', min: '8' }] }), { basis: '500000', skus: '7' }, 0],
  ])('%s', (_, own, facts, expected) => expect(fen(own, facts)).toBe(expected))

  const growth = (over: Partial<RebateRule>): RebateRule =>
    rule({
      tierOn: 'growthPct',
      tiers: [
        { from: '0.10', type: 'pct', value: '0.05' },
        { from: '0.20', type: 'pct', value: '0.10' },
      ],
      ...over,
    })
  test('growth pays on the growth where the rule says so', () => {
    const facts = { basis: '1000000.00', baseline: '800000.00' }
    expect(fen(growth({ applyTo: 'growthAmount' }), facts)).toBe(2_000_000)
    // 10–20 % of 800,000 at 5 %, 20–25 % at 10 %.
    expect(fen(growth({ applyTo: 'growthAmount', mode: 'marginal' }), facts)).toBe(400_000 + 400_000)
    expect(fen(growth({ applyTo: 'growthAmount' }), { basis: '700000.00', baseline: '800000.00' })).toBe(0)
  })
  test('excess over a target, steps, units', () => {
    const excess = rule({
      tierOn: 'attainmentPct',
      applyTo: 'excessOverTarget',
      tiers: [{ from: '1', type: 'pct', value: '0.05' }],
    })
    expect(fen(excess, { actual: '2300000.00', target: '2000000.00' })).toBe(1_500_000)
    expect(fen(excess, { actual: '1999999.99', target: '2000000.00' })).toBe(0)
    const perStep = rule({ tiers: [{ from: '0', type: 'perStep', value: '2000', step: '100000' }] })
    expect(fen(perStep, { basis: '399999.99' })).toBe(600_000)
    expect(fen(perStep, { basis: '400000.00' })).toBe(800_000)
    const perUnit = rule({
      tierOn: 'quantity',
      tiers: [
        { from: '500', type: 'perUnit', value: '1.50' },
        { from: '1000', type: 'perUnit', value: '2.00' },
      ],
    })
    expect(fen(perUnit, { quantity: '1250' })).toBe(250_000)
    expect(fen(perUnit, { quantity: '499' })).toBe(0)
  })
  test('linear ends: nothing below the first, the last beyond it', () => {
    const linear = rule({
      mode: 'linear',
      tierOn: 'attainmentPct',
      tiers: [
        { from: '0.8', type: 'pct', value: '0.01' },
        { from: '1', type: 'pct', value: '0.03' },
      ],
    })
    const at = (actual: string) => fen(linear, { actual, target: '100.00', basis: '1000.00' })
    expect([at('79.99'), at('80'), at('90'), at('100'), at('150')]).toEqual([0, 1000, 2000, 3000, 3000])
  })
  test('every figure is in the proof', () => {
    const { steps } = evaluateRebate(
      rule({
        multipliers: [{ fact: 'days', bands: [{ max: '30', factor: '0.8' }] }],
        gates: [{ num: 'core', den: 'basis', min: '0.3' }],
      }),
      { basis: '1200000.00', days: '22', core: '400000' },
    )
    expect(steps).toEqual([
      { step: 'gate', num: 'core', den: 'basis', ratio: '0.333333333333', min: '0.3', met: true },
      { step: 'measure', on: 'value', value: '1200000', base: '1200000', applyTo: 'basis' },
      { step: 'tier', from: '1000000', next: null, gap: null },
      { step: 'line', from: '1000000', type: 'pct', on: '1200000', value: '3/100', amount: '36000' },
      { step: 'multiplier', fact: 'days', value: '22', factor: '4/5', amount: '28800' },
      { step: 'round', exact: '28800', fen: 2_880_000 },
    ])
  })
  test('how much more earns what', () => {
    expect(nearTier(rule(), { basis: '920000.00' })).toEqual({
      next: '1000000',
      gap: '80000.00',
      nowFen: 1_840_000,
      thenFen: 3_000_000,
    })
    expect(nearTier(rule({ boundary: 'gt' }), { basis: '920000.00' })?.thenFen).toBe(3_000_000)
    expect(nearTier(rule(), { basis: '1000000.00' })).toBe(null)
  })
  test('how many more units earn what: the amount grows with them', () => {
    const boxes = rule({
      tierOn: 'quantity',
      tiers: [
        { from: '100', type: 'perUnit', value: '1.5' },
        { from: '500', type: 'pct', value: '0.02' },
      ],
    })
    // 400 units for 20,000 yuan, so 500 for 25,000.
    expect(nearTier(boxes, { quantity: '400', basis: '20000.00' })).toMatchObject({
      gap: '100.00',
      nowFen: 60_000,
      thenFen: 50_000,
    })
    expect(nearTier({ ...boxes, boundary: 'gt' }, { quantity: '400', basis: '20000.00' })?.thenFen).toBe(50_100)
  })
  test('the forecast goes on as it did; targets do not grow', () => {
    const attained = rule({ tierOn: 'attainmentPct', tiers: [{ from: '1', type: 'pct', value: '0.01' }] })
    const facts = { basis: '400000.00', target: '1000000.00' }
    expect(forecastFen(attained, facts, 30, 90)).toBe(1_200_000)
    expect(forecastFen(attained, facts, 45, 90)).toBe(0)
    expect(forecastFen(attained, { basis: '1' }, 1, 2)).toBe(null)
  })
  test('what cannot be read is refused', () => {
    expect(() => fen(rule({ tiers: [...scale].reverse() }), { basis: '1' })).toThrow(RangeError)
    expect(() => fen(rule(), { basis: 'much' })).toThrow(RangeError)
    expect(() => fen(rule({ tiers: [{ from: '0', type: 'perStep', value: '1', step: '0' }] }), { basis: '1' })).toThrow(
      RangeError,
    )
  })
})

describe('for any programme', () => {
  test('a second reckoning agrees', () => {
    fc.assert(
      fc.property(randomProgramme, ({ rule, facts }) => {
        const ours = fen(rule, facts)
        expect(ours === null ? null : BigInt(ours)).toBe(secondOpinion(rule, facts))
      }),
      { seed, numRuns: runs },
    )
  }, 600_000)
  test('never above the cap', () => {
    fc.assert(
      fc.property(randomProgramme, ({ rule, facts }) => {
        expect(fen({ ...rule, cap: '1234.56', floor: '5000' }, facts) ?? 0).toBeLessThanOrEqual(123_456)
      }),
      { seed, numRuns: 500 },
    )
  })
  test('more sales never earn less where rates rise', () => {
    const amounts = fc.tuple(
      fc.integer({ min: 0, max: 300_000_000 }),
      fc.nat(50_000_000),
      fc.constantFrom('whole', 'marginal', 'rolling', 'total', 'linear'),
    )
    fc.assert(
      fc.property(amounts, ([less, more, mode]) => {
        const own = rule({ mode: mode as RebateRule['mode'] })
        const at = (n: number) => fen(own, { basis: (n / 100).toFixed(2) }) ?? Number.NaN
        expect(at(less + more)).toBeGreaterThanOrEqual(at(less))
      }),
      { seed, numRuns: 1000 },
    )
  })
  test('settled in parts and trued up equals the whole', () => {
    const parts = fc.array(fc.integer({ min: -20_000_000, max: 60_000_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(parts, fc.constantFrom('whole', 'marginal'), fc.nat(1_000_000), (list, mode, before) => {
        const own = rule({ mode: mode as RebateRule['mode'] })
        let running = 0
        const facts = list.map((part) => ({ basis: ((running += part) / 100).toFixed(2) }))
        const paid = settleCumulative(own, facts, before)
        expect(before + paid.reduce((a, b) => a + b, 0)).toBe(fen(own, facts.at(-1) ?? {}))
      }),
      { seed, numRuns: 500 },
    )
  })
  test('splits lose no fen', () => {
    const weights = fc.array(
      fc.nat(100_000).map((n) => (n / 100).toFixed(2)),
      { minLength: 1, maxLength: 9 },
    )
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (total, list) => {
        fc.pre(list.some((w) => Number(w) > 0))
        const shares = splitFen(total, list)
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
        const sum = list.reduce((a, w) => a + Number(w), 0)
        shares.forEach((share, i) => expect(Math.abs(share - (total * Number(list[i])) / sum)).toBeLessThan(1.000001))
      }),
      { seed, numRuns: 500 },
    )
    expect(splitFen(10_000, ['1', '1', '1'])).toEqual([3334, 3333, 3333])
  })
})
