import * as fc from 'fast-check'
import type { RebateFacts, RebateRule, TierKind } from '../../src-main/domain/rebates/rebate-rule.ts'

const money = (max: number, min = 0) => fc.integer({ min, max }).map((fen) => (fen / 100).toFixed(2))
/** Round figures often, so that thresholds are met exactly; below zero where more went back than was sold. */
const sales = fc.oneof(
  { weight: 3, arbitrary: money(300_000_000) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30 }).map((n) => `${n}00000.00`) },
  { weight: 2, arbitrary: money(50_000_000, -100_000_000) },
)
const units = fc.oneof(
  fc.integer({ min: 0, max: 4000 }).map(String),
  fc.integer({ min: -4_000_000, max: 4_000_000 }).map((n) => (n / 1000).toFixed(3)),
)
const rate = fc.integer({ min: 0, max: 3000 }).map((n) => (n / 10_000).toFixed(4))

const kinds: readonly TierKind[] = ['pct', 'perUnit', 'fixed', 'perStep']

const tiers = (on: string) =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...kinds),
      fc.array(rate, { minLength: 5, maxLength: 5 }),
      fc.boolean(),
    )
    .map(([froms, type, values, mixed]) =>
      froms
        .toSorted((a, b) => a - b)
        .map((from, i) => ({
          // Growth may begin below zero: a fall of so much at most.
          from:
            on === 'value'
              ? `${from * 100_000}`
              : on === 'quantity'
                ? `${from * 100}`
                : ((on === 'growthPct' ? from - 4 : from) / 20).toFixed(2),
          type: mixed ? (kinds[(kinds.indexOf(type) + i) % 4] ?? type) : type,
          value: type === 'pct' && !mixed ? (values[i] ?? '0') : `${Number(values[i]) * 100}`.slice(0, 6),
          step: steps[i % steps.length] ?? '1',
        })),
    )

const steps = ['12345.67', '100000', '0.5']

/** Product mix by value, coverage by count, invoices paid on time. */
const gates = [
  { num: 'core', den: 'basis', min: '0.30' },
  { num: 'skus', min: '3' },
  { num: 'onTime', den: 'invoiced', min: '0.40' },
]

const bands = [
  { max: '15', factor: '1' },
  { max: '30', factor: '0.8' },
  { max: '45', factor: '0.5' },
]

const optional = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 })

/** Programmes and facts of every kind rule E3 names; growth tiers may begin below zero. */
export const randomProgramme: fc.Arbitrary<{ rule: RebateRule; facts: RebateFacts }> = fc
  .constantFrom('value' as const, 'quantity' as const, 'growthPct' as const, 'attainmentPct' as const)
  .chain((tierOn) =>
    fc.record({
      rule: fc.record({
        tiers: tiers(tierOn),
        mode: fc.constantFrom('whole', 'marginal', 'rolling', 'total', 'linear'),
        boundary: fc.constantFrom('gte', 'gt'),
        tierOn: fc.constant(tierOn),
        applyTo: fc.constantFrom('basis', 'basis', 'growthAmount', 'excessOverTarget'),
        gates: optional(fc.subarray(gates, { minLength: 1 })),
        multipliers: optional(
          fc.subarray(
            [
              { fact: 'days', bands },
              {
                fact: 'quantity',
                bands: [
                  { max: '1000', factor: '0.333' },
                  { max: '9999999', factor: '1.25' },
                ],
              },
            ],
            { minLength: 1 },
          ),
        ),
        cap: optional(money(3_000_000)),
        floor: optional(money(100_000)),
        minPayout: optional(money(300_000)),
        noBaseline: optional(fc.constantFrom('500000', '0')),
      }),
      facts: fc.record(
        {
          basis: sales,
          qualify: tierOn === 'quantity' ? units : sales,
          quantity: units,
          baseline: fc.oneof(sales, fc.constant('0.00')),
          actual: sales,
          target: fc.oneof({ weight: 6, arbitrary: money(200_000_000, 1) }, { weight: 1, arbitrary: money(0, -100) }),
          core: sales,
          skus: fc.integer({ min: 0, max: 8 }).map(String),
          onTime: sales,
          invoiced: sales,
          // Below zero: paid before it was due.
          days: fc.integer({ min: -10, max: 60 }).map(String),
        },
        { requiredKeys: ['basis', 'quantity', 'baseline', 'target', 'core', 'skus', 'onTime', 'invoiced', 'days'] },
      ),
    }),
  )
  .map(({ rule, facts }) => ({
    rule: Object.fromEntries(Object.entries(rule).filter(([, v]) => v !== undefined)) as unknown as RebateRule,
    facts: facts as RebateFacts,
  }))

/** Those of them that a workspace keeps: thresholds from zero on. */
export const keptProgramme = randomProgramme.filter(({ rule }) => rule.tiers.every(({ from }) => !from.startsWith('-')))
