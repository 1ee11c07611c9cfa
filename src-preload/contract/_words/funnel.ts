import * as v from 'valibot'
import { count, dateOnly } from './basics.ts'

/** The dimensions of rule A6, from where to what; each is a field of `pipeline` too. */
export const funnelDimensions = [
  'region',
  'team',
  'owner',
  'productLine',
  'source',
  'industry',
  'customerTier',
  'materialVersion',
] as const
export type FunnelDimension = (typeof funnelDimensions)[number]

export const period = v.object({ from: dateOnly, to: dateOnly })
export const proportion = v.object({ x: count, n: count })
const interval = v.object({ low: v.number(), high: v.number() })

/** Not significant is never a fall (rule A6): `insufficient` reads 样本不足. */
export const verdicts = ['fell', 'rose', 'insufficient', 'no-data'] as const
export const test = v.object({
  verdict: v.picklist(verdicts),
  /** Before less after. */
  diff: v.nullable(v.number()),
  interval: v.nullable(interval),
  p: v.nullable(v.number()),
  /** After Benjamini–Hochberg over everything looked at together. */
  adjustedP: v.nullable(v.number()),
  method: v.nullable(v.picklist(['z', 'fisher'])),
})

export const conversion = v.object({ entered: count, advanced: count, rate: v.nullable(v.number()), open: count })

const segment = v.object({
  /** Null: not filled. */
  value: v.nullable(v.string()),
  before: proportion,
  after: proportion,
  rate: v.number(),
  mix: v.number(),
  total: v.number(),
  ifRateHadStayed: v.number(),
  test,
})
export const dimension = v.object({
  dimension: v.picklist(funnelDimensions),
  /** In which value the change gathers, and how much of it. */
  top: v.nullable(v.object({ value: v.nullable(v.string()), share: v.number(), volume: v.number(), concentration: v.number() })),
  rateTotal: v.number(),
  mixTotal: v.number(),
  /** Every value moved one way and the whole the other. */
  simpson: v.boolean(),
  segments: v.array(segment),
})
export type WhyDimension = v.InferOutput<typeof dimension>

export const attributionSteps = ['response', 'clarified', 'demo', 'signed'] as const
export type AttributionStep = (typeof attributionSteps)[number]

export const chain = {
  cases: count,
  /** Each among the cases that passed the step before; `unsaid` of them nobody said anything of. */
  levels: v.array(
    v.object({
      step: v.picklist(attributionSteps),
      from: count,
      passed: count,
      unsaid: count,
      rate: v.nullable(v.number()),
    }),
  ),
  /** Passed all four; their share is the product of the rates. */
  closed: count,
  rate: v.nullable(v.number()),
  /** Signed without passing every step before. */
  aside: count,
}
