import * as fc from 'fast-check'
import type { RebateFacts, RebateRule, TierKind } from '../../src-main/domain/rebates/rebate-rule.ts'

const money = (max: number) => fc.integer({ min: 0, max }).map((fen) => (fen / 100).toFixed(2))
/** Round figures often, so that thresholds are met exactly. */
const sales = fc.oneof(
  money(300_000_000),
  fc.integer({ min: 0, max: 30 }).map((n) => `${n}00000.00`),
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
          from: on === 'value' ? `${from * 100_000}` : on === 'quantity' ? `${from * 100}` : (from / 20).toFixed(2),
          type: mixed ? (kinds[(kinds.indexOf(type) + i) % 4] ?? type) : type,
          value: type === 'pct' && !mixed ? (values[i] ?? '0') : `${Number(values[i]) * 100}`.slice(0, 6),
          step: '12345.67',
        })),
    )

const optional = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 })

/** Programmes and facts of every kind rule E3 names. */
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
        gates: optional(fc.constant([{ num: 'core', den: 'basis', min: '0.30' }])),
        multipliers: optional(
          fc.constant([
            {
              fact: 'days',
              bands: [
                { max: '15', factor: '1' },
                { max: '30', factor: '0.8' },
                { max: '45', factor: '0.5' },
              ],
            },
          ]),
        ),
        cap: optional(money(3_000_000)),
        floor: optional(money(100_000)),
        minPayout: optional(money(300_000)),
        noBaseline: optional(fc.constant('500000')),
      }),
      facts: fc.record(
        {
          basis: sales,
          qualify: tierOn === 'quantity' ? fc.integer({ min: 0, max: 4000 }).map(String) : sales,
          quantity: fc.integer({ min: 0, max: 4000 }).map(String),
          baseline: fc.oneof(sales, fc.constant('0.00')),
          actual: sales,
          target: money(200_000_000).map((text) => `${1 + Number(text.split('.')[0])}.00`),
          core: sales,
          days: fc.integer({ min: 0, max: 60 }).map(String),
        },
        { requiredKeys: ['basis', 'quantity', 'baseline', 'target', 'core', 'days'] },
      ),
    }),
  )
  .map(({ rule, facts }) => ({
    rule: Object.fromEntries(Object.entries(rule).filter(([, v]) => v !== undefined)) as unknown as RebateRule,
    facts: facts as RebateFacts,
  }))
