import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src-main/domain/_base/canonical-json.ts'
import { exactText, fractionText } from '../../src-main/domain/_base/exact.ts'
import { claimDifferences } from '../../src-main/domain/rebates/claim-differences.ts'
import { adjustClosedPeriod, mayReopen, sealPeriod } from '../../src-main/domain/rebates/close-period.ts'
import { combineRates, orderedReduction } from '../../src-main/domain/rebates/combine-rebates.ts'
import { periodOf, type RebateDocument, type RebateProgramme } from '../../src-main/domain/rebates/programme.ts'
import { prorated, shareOfDays, shareOfMonths } from '../../src-main/domain/rebates/prorate.ts'
import { accrueToDate, expectedRate, mostLikelyRate } from '../../src-main/domain/rebates/rebate-accrual.ts'
import { netAndTax } from '../../src-main/domain/rebates/rebate-vat.ts'
import { reconcile } from '../../src-main/domain/rebates/reconcile.ts'
import { runProgramme } from './document-by-document.ts'
import { goodsRebate, priceProtection, shipAndDebit } from '../../src-main/domain/rebates/unit-rebates.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

describe('programmes over documents', () => {
  const programme: RebateProgramme = {
    id: 'P1',
    version: 1,
    rule: {
      tiers: [
        { from: '1000', type: 'pct', value: '0.02' },
        { from: '2000', type: 'pct', value: '0.03' },
      ],
      mode: 'whole',
      boundary: 'gte',
      gates: [{ num: 'products', min: '2' }],
    },
    basis: { event: 'invoice', unit: 'amountNet', exclude: { special: ['yes'] } },
    facts: {
      qualify: { event: 'invoice', unit: 'amountNet' },
      products: { event: 'invoice', unit: { distinct: 'product' } },
    },
    agreed: {},
    party: 'group',
    period: 'quarter',
    returns: 'originalPeriod',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
  }
  const document = (id: string, over: Partial<RebateDocument> = {}): RebateDocument => ({
    id,
    event: 'invoice',
    customer: 'A',
    group: 'G',
    date: '2026-02-10',
    soldOn: null,
    netFen: 100_000,
    grossFen: 113_000,
    quantity: '1',
    attributes: { product: id },
    ...over,
  })
  const documents = [
    document('1'),
    document('2', { customer: 'B', attributes: { product: '2', special: 'yes' } }),
    document('3', { event: 'order' }),
    document('4', { date: '2025-12-31' }),
  ]
  test('special prices count toward the tier and earn nothing; a group is one buyer; each document says why', () => {
    const [before, run] = runProgramme(programme, documents)
    expect([before?.period, before?.result.fen]).toEqual(['2025-Q4', 0])
    expect(run).toMatchObject({ party: 'G', period: '2026-Q1', facts: { basis: '1000', qualify: '2000', products: '2' } })
    expect(run?.result.fen).toBe(3000)
    expect(run?.documents).toEqual([
      { id: '1', exclusion: null },
      { id: '2', exclusion: 'excluded' },
      { id: '3', exclusion: 'other-event' },
    ])
  })
  test('a return goes into the period of its sale, and its tier with it', () => {
    const back = document('R1', { date: '2026-04-03', soldOn: '2026-02-10', netFen: -100, quantity: '0' })
    const original = runProgramme(programme, [...documents, back])
    expect(original.map(({ period, result }) => [period, result.fen])).toEqual([
      ['2025-Q4', 0],
      ['2026-Q1', 1998],
    ])
    const current = runProgramme({ ...programme, returns: 'currentPeriod' }, [...documents, back])
    expect(current.map(({ period, result }) => [period, result.fen])).toEqual([
      ['2025-Q4', 0],
      ['2026-Q1', 3000],
      ['2026-Q2', 0],
    ])
  })
  test('a product that went back in full is not covered', () => {
    const back = document('R2', { netFen: 0, quantity: '-1', attributes: { product: '2', special: 'yes' } })
    expect(runProgramme(programme, [...documents, back])[1]?.result.fen).toBe(0)
  })
  test('the order of documents does not matter', () => {
    const many = fc
      .array(fc.integer({ min: -50_000, max: 300_000 }), { maxLength: 12 })
      .map((list) =>
        list.map((netFen, i) => document(String(i), { netFen, customer: 'ABC'[i % 3] ?? 'A', date: `2026-0${(i % 9) + 1}-15` })),
      )
    const shuffled = many.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(runProgramme(programme, other)).toEqual(runProgramme(programme, list))
      }),
      { seed, numRuns: 300 },
    )
    expect(() => runProgramme(programme, [document('1'), document('1')])).toThrow(RangeError)
  })
  test('periods have names that sort', () =>
    expect(['month', 'quarter', 'half', 'year'].map((unit) => periodOf('2026-07-01', unit as 'month'))).toEqual([
      '2026-07',
      '2026-Q3',
      '2026-H2',
      '2026',
    ]))
})

describe('several deals on one sale', () => {
  const deal = (id: string, rate: string, appliesReduction: boolean, excludedFromReduction: boolean) => ({
    id,
    rate,
    appliesReduction,
    excludedFromReduction,
  })
  const deals = [
    deal('1', '0.10', false, false),
    deal('2', '0.15', true, true),
    deal('3', '0.20', true, false),
    deal('4', '0.25', true, false),
  ]
  const inOrder = (...order: number[]) =>
    orderedReduction(
      '1000.00',
      order.flatMap((n) => deals[n - 1] ?? []),
    ).map(({ fen }) => fen / 100)
  // Published: 100/150/180/180 for 1–4 where deal 2 reads nothing, 250/150 for 4 then 3.
  test('the order matters', () => {
    expect(inOrder(1, 3, 4)).toEqual([100, 180, 180])
    expect(inOrder(4, 3)).toEqual([250, 150])
    expect(inOrder(1, 2)).toEqual([100, 135])
    const published = deals.map((deal) => (deal.id === '2' ? { ...deal, appliesReduction: false } : deal))
    expect(orderedReduction('1000.00', published).map(({ fen }) => fen / 100)).toEqual([100, 150, 180, 180])
  })
  test('all at once', () => {
    expect(combineRates('0.50', ['0.01', '0.01'], 'sum')).toBe(1)
    expect(combineRates('100.00', [], 'max')).toBe(0)
  })
})

describe('reconciliation', () => {
  const row = (system: number, claimed: number | null, paid: number) =>
    reconcile({ systemFen: system, claimedFen: claimed, paidFen: paid, reasons: [] }, { amount: '1.00', share: '0.001' }).status
  test.each([
    [100_000, 100_000, 0, 'matched'],
    // A tenth of a percent of 36,000 is more than one yuan.
    [3_600_000, 3_603_600, 0, 'matched_within_tolerance'],
    [3_600_000, 3_603_601, 0, 'disputed'],
    [100_000, 100_100, 100_000, 'settled'],
    [100_000, 100_000, 99_899, 'underpaid'],
    [100_000, 100_000, 100_101, 'overpaid'],
    [100_000, null, 0, 'not_claimed'],
    [100_000, null, 100_000, 'settled'],
    [0, null, 100, 'paid_without_entitlement'],
    [0, 0, 0, 'matched'],
  ])('%i claimed %o paid %i: %s', (system, claimed, paid, status) => expect(row(system, claimed, paid)).toBe(status))

  const line = (document: string, rebateFen: number, over = {}) => ({
    document,
    period: '2026-Q1',
    basisFen: rebateFen * 50,
    rate: '0.02',
    rebateFen,
    ...over,
  })
  test('each difference has its class, and they add up', () => {
    const system = [line('a', 100), line('b', 200), line('c', 300), line('d', 400), line('e', 500)]
    const claimed = [
      line('a', 101),
      line('b', 300, { rate: '0.03' }),
      line('b', 300, { rate: '0.03' }),
      line('c', 250, { basisFen: 1 }),
      line('d', 400, { period: '2026-Q2' }),
      line('x', 70),
    ]
    const differences = claimDifferences(system, claimed)
    expect(differences.map(({ document, cause, fen }) => `${document} ${cause} ${fen}`)).toEqual([
      'a rounding 1',
      'b wrong-rate 100',
      'b duplicate 300',
      'c wrong-basis -50',
      'd timing 0',
      'e missing-transaction -500',
      'x not-in-calculation 70',
    ])
    const sum = (lines: { rebateFen: number }[]) => lines.reduce((all, { rebateFen }) => all + rebateFen, 0)
    expect(differences.reduce((all, { fen }) => all + fen, 0)).toBe(sum(claimed) - sum(system))
  })
})

describe('closing', () => {
  const content = {
    period: '2026-Q1',
    documents: [
      { id: 'a', fen: 1 },
      { fen: 2, id: 'b' },
    ],
    policies: [{ id: 'P', version: 3 }],
    results: [{ party: 'G', programme: 'P', fen: 3 }],
  }
  test('the same content has the same seal in any order, other content another', () => {
    const turned = {
      ...content,
      documents: [
        { id: 'b', fen: 2 },
        { fen: 1, id: 'a' },
      ],
    }
    expect(sealPeriod(turned, sha256)).toBe(sealPeriod(content, sha256))
    expect(sealPeriod({ ...content, results: [{ party: 'G', programme: 'P', fen: 4 }] }, sha256)).not.toBe(
      sealPeriod(content, sha256),
    )
  })
  test('a late document is an adjustment of the open period, once', () => {
    const closed = { period: '2026-Q1', lockedFen: 3_060_000, adjustedFen: 0 }
    expect(adjustClosedPeriod(closed, 1_940_000, '2026-Q2')).toEqual({
      adjusts: '2026-Q1',
      bookedIn: '2026-Q2',
      lockedFen: 3_060_000,
      recomputedFen: 1_940_000,
      fen: -1_120_000,
    })
    expect(adjustClosedPeriod({ ...closed, adjustedFen: -1_120_000 }, 1_940_000, '2026-Q2')).toBe(null)
    expect(() => adjustClosedPeriod(closed, 0, '2026-Q1')).toThrow(RangeError)
  })
  test('reopening takes two people in two roles, not the seller', () => {
    const [a, b, c] = [
      { member: 'a', role: 'finance' },
      { member: 'b', role: 'director' },
      { member: 'c', role: 'finance' },
    ]
    expect(mayReopen([a, b], new Set())).toBe(true)
    expect(mayReopen([a, c], new Set())).toBe(false)
    expect(mayReopen([a, a], new Set())).toBe(false)
    expect(mayReopen([a, b], new Set(['b']))).toBe(false)
  })
  test('one spelling', () => {
    expect(canonicalJson({ b: [1, 'ä"', null], a: { d: true, c: -0 } })).toBe('{"a":{"c":0,"d":true},"b":[1,"ä\\"",null]}')
    expect(() => canonicalJson({ a: 0.1 })).toThrow(RangeError)
  })
})

test('units, goods, tax, accrual, proration', () => {
  expect([priceProtection('92', '100', ['5']), shipAndDebit('10.00', '8.505', '3')]).toEqual([0, 449])
  expect(priceProtection('100', '92', ['220'], '1000')).toBe(100_000)
  expect(goodsRebate('99.9', '100', '2', '80')).toEqual({ freeQuantity: '0', valueFen: 0 })
  expect(netAndTax('20000.00', '0.13')).toEqual({ netFen: 1_769_912, taxFen: 230_088 })
  const scenarios = [
    { p: '0.2', rate: '0' },
    { p: '0.4', rate: '0.03' },
    { p: '0.4', rate: '0.02' },
  ]
  expect(exactText(expectedRate(scenarios), 6)).toBe('0.02')
  expect(exactText(mostLikelyRate(scenarios), 6)).toBe('0.02')
  expect(() => expectedRate(scenarios.slice(1))).toThrow(RangeError)
  const two = { over: 2n, under: 100n }
  // 300,000 at 2 %, then the whole 500,000 at 3 % less what was booked.
  expect(
    accrueToDate([
      { basis: '300000', rate: two },
      { basis: '200000', rate: { over: 3n, under: 100n } },
    ]),
  ).toEqual([600_000, 900_000])
  const year = { from: '2026-01-01', to: '2026-12-31' }
  expect(fractionText(shareOfDays({ from: '2026-04-15', to: '2027-05-01' }, year))).toBe('261/365')
  expect(fractionText(shareOfMonths({ from: '2026-04-15', to: '2026-12-31' }, year))).toBe('3/4')
  expect(fractionText(shareOfDays({ from: '2027-01-01', to: '2027-05-01' }, year))).toBe('0')
  expect(prorated('1000000.00', shareOfDays({ from: '2026-04-01', to: '2026-12-31' }, year))).toBe(75_342_466)
})
