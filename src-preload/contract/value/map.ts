import * as v from 'valibot'
import { query } from '../_kit/declare.ts'
import { count, money, text } from '../_words/basics.ts'
import { dimensions, end, flowCustomer, quarter, tier, valueReads as reads } from './words.ts'

const flow = v.object({ from: end, to: end, count, revenueFrom: money, revenueTo: money })
export type MigrationFlow = v.InferOutput<typeof flow>

const summary = v.object({
  atStart: count,
  atEnd: count,
  upgraded: count,
  downgraded: count,
  stayed: count,
  lost: count,
  added: count,
  retention: v.nullable(v.number()),
  net: v.number(),
  revenueFrom: money,
  revenueTo: money,
})
export type MigrationFigures = v.InferOutput<typeof summary>

const side = v.object({ flows: v.array(flow), summary })

const noEvaluation = { 'not-evaluated': 'precondition' } as const

/** The migration map (rule D2): between two evaluated quarters. */
export const mapMethods = {
  /** Rule D2 between two evaluated quarters; with `rerun` beside it what the quarters would be under today's rules. */
  migration: query({
    input: v.object({ from: quarter, to: quarter, rerun: v.optional(v.boolean()), region: v.optional(text(40)) }),
    output: v.object({
      from: quarter,
      to: quarter,
      kept: side,
      rerun: v.nullable(side),
      /** Count and revenue by tier at both ends. */
      boxes: v.array(v.object({ tier, from: count, to: count, revenueFrom: money, revenueTo: money })),
      /** What moved customers between tiers most, in sum of hundredths, by flow. */
      drivers: v.array(v.object({ from: end, to: end, dimension: v.picklist(dimensions), changeHundredths: v.number() })),
      regions: v.array(v.string()),
    }),
    reads: [...reads, 'rule_setting'],
    long: true,
    failures: noEvaluation,
  }),
  flow: query({
    input: v.object({
      from: quarter,
      to: quarter,
      start: end,
      finish: end,
      region: v.optional(text(40)),
      rerun: v.optional(v.boolean()),
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
    output: v.object({ total: count, rows: v.array(flowCustomer) }),
    reads: [...reads, 'rule_setting'],
    long: true,
    failures: noEvaluation,
  }),
}
