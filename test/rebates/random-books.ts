import * as fc from 'fast-check'
import type { MeasureOf, RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'
import { keptProgramme } from './random-programmes.ts'

const dayOf = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
/** 2025 is there for last year's figures. */
const day = fc
  .oneof({ weight: 1, arbitrary: fc.nat(364) }, { weight: 4, arbitrary: fc.integer({ min: 365, max: 545 }) })
  .map(dayOf)
const skus = ['A1', 'A2', 'B1', 'B2']
const productLines = ['检测', '试剂']
/** As people write them, and as they are kept. */
const kinds = { 正常价: 'standard', 特价: 'special', 样品: 'sample' } as const
const events = ['order', 'delivery', 'invoice', 'receipt', 'sellOut'] as const

/** A line of a sheet as somebody would type it; one in three takes goods or money back. */
export const randomLine = fc
  .record({
    customer: fc.nat(2),
    event: fc.oneof({ weight: 5, arbitrary: fc.constant('invoice' as const) }, fc.constantFrom(...events)),
    date: day,
    fen: fc.oneof(
      { weight: 2, arbitrary: fc.nat(300_000_000) },
      { weight: 1, arbitrary: fc.integer({ min: -150_000_000, max: -1 }) },
    ),
    milli: fc.nat(2_000_000),
    kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
    sku: fc.option(fc.constantFrom(...skus)),
    productLine: fc.option(fc.constantFrom(...productLines)),
    soldOn: fc.option(day, { freq: 3 }),
    due: fc.option(day),
    paid: fc.option(day),
  })
  .map((line) => ({ ...line, milli: line.fen < 0 ? -line.milli : line.milli }))
export type RandomLine = typeof randomLine extends fc.Arbitrary<infer T> ? T : never

const filter = fc.oneof(
  fc.subarray(skus, { minLength: 1 }).map((sku) => ({ sku })),
  fc.subarray(productLines, { minLength: 1 }).map((productLine) => ({ productLine })),
  fc.subarray(Object.values(kinds), { minLength: 1 }).map((priceKind) => ({ priceKind })),
  fc.constant({ onTime: ['yes'] }),
  fc.record({ sku: fc.subarray(skus, { minLength: 2 }), priceKind: fc.subarray(Object.values(kinds), { minLength: 2 }) }),
)

const measure = (units: readonly ('amountNet' | 'amountGross' | 'quantity')[]): fc.Arbitrary<MeasureOf> =>
  fc
    .record({
      event: fc.oneof({ weight: 5, arbitrary: fc.constant('invoice' as const) }, fc.constantFrom(...events)),
      unit: fc.constantFrom(...units),
      include: fc.option(filter, { nil: undefined }),
      exclude: fc.option(filter, { nil: undefined }),
    })
    .map((found) => JSON.parse(JSON.stringify(found)) as MeasureOf)

const money = measure(['amountNet', 'amountGross'])
const counted = measure(['quantity'])

/** Every kind of programme that rule E3 names, with its figures taken from documents where documents have them. */
export const randomDefinition: fc.Arbitrary<RebateDefinition> = keptProgramme.chain(({ rule }) =>
  fc.record({
    rule: fc.constant(rule as RebateDefinition['rule']),
    basis: rule.tierOn === 'quantity' ? fc.oneof(money, counted) : money,
    facts: fc
      .record({
        qualify: fc.option(rule.tierOn === 'quantity' ? counted : money, { nil: undefined }),
        quantity: counted,
        core: money,
        skus: fc.constantFrom<MeasureOf>(
          { event: 'invoice', unit: { distinct: 'sku' } },
          { event: 'order', unit: { distinct: 'productLine' } },
        ),
        onTime: fc.constant<MeasureOf>({ event: 'invoice', unit: 'amountNet', include: { onTime: ['yes'] } }),
        invoiced: fc.constant<MeasureOf>({ event: 'invoice', unit: 'amountNet' }),
      })
      .map((facts) => JSON.parse(JSON.stringify(facts)) as RebateDefinition['facts']),
    party: fc.constantFrom('customer' as const, 'group' as const),
    period: fc.constantFrom('month' as const, 'quarter' as const, 'half' as const, 'year' as const),
    settle: fc.constantFrom('atEnd' as const, 'cumulative' as const),
    returns: fc.constantFrom('originalPeriod' as const, 'currentPeriod' as const),
    baseline: fc.constantFrom('agreed' as const, 'lastYear' as const),
    validFrom: fc.constantFrom('2025-01-01', '2026-01-01', '2026-01-15', '2026-02-28'),
    validTo: fc.constantFrom('2026-12-31', '2026-06-20', '2026-05-31'),
    scope: fc.constant({}),
    payout: fc.constant('credit-note' as const),
  }),
)

/** What is agreed with a party for a period; now and then somebody forgot the target. */
export const randomAgreed = fc.record(
  {
    target: fc.integer({ min: 1, max: 150 }).map((n) => `${n}0000`),
    baseline: fc.integer({ min: 0, max: 150 }).map((n) => `${n}0000`),
    days: fc.nat(60).map(String),
  },
  { requiredKeys: ['days'] },
)
export type RandomAgreed = typeof randomAgreed extends fc.Arbitrary<infer T> ? T : never
