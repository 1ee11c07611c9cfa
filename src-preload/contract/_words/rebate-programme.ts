import * as v from 'valibot'
import { dateOnly, id, text } from './basics.ts'

/** Exact decimal text: `36000.00`, `0.025`. */
export const decimal = v.pipe(v.string(), v.regex(/^-?\d{1,15}(\.\d{1,8})?$/))
const positive = v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d{1,8})?$/))
export const factName = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/))

export const tradeEvents = ['order', 'delivery', 'invoice', 'receipt', 'sellOut'] as const
export const priceKinds = ['standard', 'special', 'sample'] as const
/** What conditions and coverage may ask of a document. */
export const documentAttributes = ['productLine', 'sku', 'priceKind', 'onTime'] as const
export type DocumentAttribute = (typeof documentAttributes)[number]
export const tierModes = ['whole', 'marginal', 'rolling', 'total', 'linear'] as const
export const tierKinds = ['pct', 'perUnit', 'fixed', 'perStep'] as const
export const tierBases = ['value', 'quantity', 'growthPct', 'attainmentPct'] as const
export const rebatePeriods = ['month', 'quarter', 'half', 'year'] as const

const filter = v.record(v.picklist(documentAttributes), v.pipe(v.array(text(100)), v.maxLength(200)))

export const measureOf = v.object({
  event: v.picklist(tradeEvents),
  unit: v.union([
    v.picklist(['amountNet', 'amountGross', 'quantity']),
    v.object({ distinct: v.picklist(['productLine', 'sku', 'priceKind']) }),
  ]),
  include: v.optional(filter),
  exclude: v.optional(filter),
})
export type MeasureOf = v.InferOutput<typeof measureOf>

/** Growth may be held against less than nothing: who lost no more than 5 % is paid for it. */
export const rebateTier = v.object({ from: decimal, type: v.picklist(tierKinds), value: positive, step: v.optional(positive) })

/** Rule E3: thresholds rise; see `domain/rebates/rebate-rule.ts` for what each part means. */
const ruleParts = v.object({
  tiers: v.pipe(v.array(rebateTier), v.minLength(1), v.maxLength(50)),
  mode: v.picklist(tierModes),
  boundary: v.picklist(['gte', 'gt']),
  tierOn: v.optional(v.picklist(tierBases)),
  applyTo: v.optional(v.picklist(['basis', 'growthAmount', 'excessOverTarget'])),
  gates: v.optional(v.pipe(v.array(v.object({ num: factName, den: v.optional(factName), min: positive })), v.maxLength(10))),
  multipliers: v.optional(
    v.pipe(
      v.array(
        v.object({
          fact: factName,
          bands: v.pipe(v.array(v.object({ max: positive, factor: positive })), v.minLength(1), v.maxLength(20)),
        }),
      ),
      v.maxLength(5),
    ),
  ),
  cap: v.optional(positive),
  floor: v.optional(positive),
  minPayout: v.optional(positive),
  noBaseline: v.optional(positive),
})

export const rebateRule = v.pipe(
  ruleParts,
  v.check(
    ({ tiers, tierOn }) => tierOn === 'growthPct' || tiers.every(({ from }) => !from.startsWith('-')),
    'only a growth can be below 0',
  ),
)

/** A programme as a finance person enters it; stored as JSON and checked by this schema whenever it is written. */
export const rebateDefinition = v.object({
  rule: rebateRule,
  /** 计返口径. */
  basis: measureOf,
  /** `qualify` 达标口径, and what gates and multipliers name. */
  facts: v.record(factName, measureOf),
  party: v.picklist(['customer', 'group']),
  period: v.picklist(rebatePeriods),
  /** At the end of its period, or at each settlement what is earned to date less what was settled. */
  settle: v.picklist(['atEnd', 'cumulative']),
  returns: v.picklist(['originalPeriod', 'currentPeriod']),
  /** RB45: a sum below 0 earns nothing and lowers the next period's, within the days the programme holds. */
  carryNegative: v.optional(v.boolean()),
  baseline: v.optional(v.picklist(['agreed', 'lastYear'])),
  validFrom: dateOnly,
  validTo: dateOnly,
  /** Empty or left out: everybody. */
  scope: v.object({
    regions: v.optional(v.pipe(v.array(text(40)), v.maxLength(200))),
    tiers: v.optional(v.pipe(v.array(text(4)), v.maxLength(10))),
    types: v.optional(v.pipe(v.array(text(40)), v.maxLength(50))),
    customers: v.optional(v.pipe(v.array(id), v.maxLength(10_000))),
  }),
  payout: v.picklist(['credit-note', 'invoice-discount', 'goods']),
  contract: v.optional(text(200)),
})
export type RebateDefinition = v.InferOutput<typeof rebateDefinition>

/** One line of the proof, as `RebateStep` of the domain: every figure that took part as decimal text. */
export const rebateStep = v.looseObject({ step: v.string() })
export const rebateFacts = v.record(factName, decimal)

/** A settlement period: `2026-02`, `2026-Q1`, `2026-H1`, `2026`. */
export const periodName = v.pipe(v.string(), v.regex(/^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/))
