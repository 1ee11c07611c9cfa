import * as v from 'valibot'
import { query } from '../_kit/declare.ts'
import { count, dateOnly, id, money } from '../_words/basics.ts'
import { party, programmeTables } from './acting.ts'

const near = v.object({
  programmeId: id,
  programmeName: v.string(),
  party,
  partyName: v.string(),
  ownerName: v.nullable(v.string()),
  period: v.string(),
  /** Last day that counts. */
  by: dateOnly,
  daysLeft: count,
  /** In the rule's unit: yuan, units, or a ratio. */
  next: v.string(),
  reached: v.string(),
  gap: v.string(),
  now: money,
  would: money,
  /** Where it ends if things go on as they did; reaches the tier or not. */
  projected: v.string(),
  reaches: v.boolean(),
  /** Of `next`; gap and figures are in yuan or units. */
  unit: v.picklist(['yuan', 'units', 'ratio']),
  /** What the rebate comes to at that pace. */
  forecast: money,
})
const programmeForecast = v.object({
  programmeId: id,
  programmeName: v.string(),
  period: v.string(),
  by: dateOnly,
  parties: count,
  /** Earned to date, and what it comes to if things go on as they did. */
  now: money,
  projected: money,
})
export type ProgrammeForecast = v.InferOutput<typeof programmeForecast>
export type NearTierRow = v.InferOutput<typeof near>

/** Who is close to the next tier, and where the programmes end at this pace. */
export const nearTierMethods = {
  nearTiers: query({
    input: v.object({
      on: v.optional(dateOnly),
      /** Gap at most this share of the threshold; 0.3 when left out. */
      within: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10))),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
    output: v.object({ total: count, rows: v.array(near), forecast: v.array(programmeForecast) }),
    reads: ['trade_document', ...programmeTables],
    long: 'background',
  }),
}
