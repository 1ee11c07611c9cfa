import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readExact } from '../../src-main/domain/_base/exact.ts'
import { fractionText } from '../../src-main/domain/_base/exact.ts'
import { bonus, qualityFactor, type BonusInputs } from '../../src-main/domain/incentives/bonus.ts'
import { runRule } from '../../src-main/hosts/cli/rules.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
const inputs: BonusInputs = {
  base: '10000.00',
  signingAttainment: '1.1',
  ltv: '4',
  cac: '1',
  firstPaymentRate: '0.8',
  activeRate: '0.9',
}

test.each([
  ['0.999999', '3/5'],
  ['1', '3/5'],
  ['2', '4/5'],
  ['2.5', '9/10'],
  ['3', '1'],
  ['4.999999', '1'],
  ['5', '6/5'],
])('LTV/CAC %s → %s', (ratio, factor) => {
  const read = qualityFactor(readExact(ratio), readExact('1'))
  expect(read && fractionText(read)).toBe(factor)
})

test('by hand', () => {
  // 0.5·1.1·1.0 + 0.3·0.8 + 0.2·0.9 = 0.55 + 0.24 + 0.18.
  expect(bonus(inputs)).toEqual({
    fen: 970_000,
    quality: '1',
    parts: { signing: 550_000, firstPayment: 240_000, active: 180_000 },
    missing: [],
  })
  expect(bonus({ ...inputs, ltv: '2', cac: '0' })).toMatchObject({ fen: null, quality: null, missing: ['cac'] })
  expect(bonus({ ...inputs, activeRate: null })).toEqual({
    fen: null,
    quality: '1',
    parts: { signing: 550_000, firstPayment: 240_000, active: null },
    missing: ['activeRate'],
  })
})

test('the parts add up to the fen', () => {
  const rate = fc.nat(15_000).map((n) => (n / 10_000).toFixed(4))
  const money = fc.nat(5_000_000).map((n) => (n / 100).toFixed(2))
  fc.assert(
    fc.property(
      money,
      rate,
      fc.integer({ min: 1, max: 700 }),
      rate,
      rate,
      (base, signingAttainment, ltv, firstPaymentRate, activeRate) => {
        const { fen, parts } = bonus({ base, signingAttainment, ltv: String(ltv), cac: '100', firstPaymentRate, activeRate })
        expect((parts.signing ?? 0) + (parts.firstPayment ?? 0) + (parts.active ?? 0)).toBe(fen)
      },
    ),
    { seed, numRuns: 500 },
  )
})

test('a third stays a third: half a fen goes up', () => {
  const third = { base: '0.03', signed: '1', target: '3', ltvCac: '4', firstPaymentRate: '0', activeRate: '0' }
  // 0.03 · 0.5 · 1/3 = 0.005.
  expect(runRule('incentive', [third])).toMatchObject([{ bonus: '0.01' }])
})

test('asked on the command line, with figures in place of ratios', () => {
  const one = {
    base: '10000',
    signed: '550000',
    target: '500000',
    ltv: '40000',
    cac: '10000',
    firstPaymentRate: '0.8',
    activeRate: '0.9',
  }
  expect(runRule('incentive', [one])).toEqual([
    { bonus: '9700.00', quality: '1', parts: { signing: '5500.00', firstPayment: '2400.00', active: '1800.00' }, missing: [] },
  ])
})
