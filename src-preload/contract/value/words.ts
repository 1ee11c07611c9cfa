import * as v from 'valibot'
import { count, dateOnly, id, instant, money } from '../_words/basics.ts'
import { tiers } from '../_words/tiers.ts'

export const tier = v.picklist(tiers)
/** `2026-Q1`. */
export const quarter = v.pipe(v.string(), v.regex(/^\d{4}-Q[1-4]$/))
export const dimensions = ['annualPurchase', 'responseHours', 'cocreation', 'ecosystem'] as const
export type Dimension = (typeof dimensions)[number]

/** Tables that most answers about value come from. */
export const valueReads = ['value_evaluation', 'value_snapshot', 'tier_lock', 'customer', 'member']
/** Tables that figures of value indicators come from. */
export const figureReads = [
  'value_indicator',
  'indicator_definition',
  'ticket',
  'ticket_hand_off',
  'obligation',
  'obligation_event',
  'meeting',
  'cocreation',
  'trade_document',
  'opportunity',
]
export const flowEnds = [...tiers, 'outside'] as const
export type FlowEnd = (typeof flowEnds)[number]
export const end = v.picklist(flowEnds)

export const evaluation = v.object({
  quarter,
  asOf: dateOnly,
  runAt: instant,
  runBy: v.string(),
  /** Since when the rules hold that it was made under; null for the shipped ones. */
  rulesFrom: v.nullable(dateOnly),
  customers: count,
  byTier: v.array(v.object({ tier: v.nullable(tier), count, revenue: money })),
  atRisk: count,
  up: count,
  down: count,
  locked: count,
})
export type Evaluation = v.InferOutput<typeof evaluation>

/** A dimension's part in a change; the hundredths add up to the change of the score. */
export const driver = v.object({
  dimension: v.picklist(dimensions),
  from: v.nullable(v.number()),
  to: v.nullable(v.number()),
  inputFrom: v.nullable(v.number()),
  inputTo: v.nullable(v.number()),
  changeHundredths: v.pipe(v.number(), v.integer()),
})
export type ScoreDriver = v.InferOutput<typeof driver>

export const lock = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  tier,
  reason: v.string(),
  directorName: v.nullable(v.string()),
  from: dateOnly,
  until: dateOnly,
  releasedOn: v.nullable(dateOnly),
  /** In force today. */
  holds: v.boolean(),
})
export type TierLock = v.InferOutput<typeof lock>

export const flowCustomer = v.object({
  customerId: id,
  name: v.string(),
  ownerName: v.nullable(v.string()),
  region: v.nullable(v.string()),
  from: end,
  to: end,
  scoreFrom: v.nullable(v.number()),
  scoreTo: v.nullable(v.number()),
  revenueFrom: v.nullable(money),
  revenueTo: v.nullable(money),
  drivers: v.array(driver),
})
export type FlowCustomer = v.InferOutput<typeof flowCustomer>

export const healthFigure = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100)))
