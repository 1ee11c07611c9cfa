import * as v from 'valibot'
import { command, query } from '../_kit/declare.ts'
import { count, dateOnly, id, money, text } from '../_words/basics.ts'
import { figureReads, healthFigure, quarter, tier, valueReads as reads } from './words.ts'

const indicator = v.object({
  quarter,
  name: v.string(),
  unit: v.string(),
  better: v.picklist(['more', 'less']),
  /** Exact decimal text. */
  value: v.string(),
  benchmark: v.nullable(v.string()),
  /** Entered by somebody (or imported), or reckoned by its formula. */
  origin: v.picklist(['entered', 'formula']),
  /** Of one entered: where it was read, and the day it is of. */
  source: v.nullable(v.string()),
  asOf: v.nullable(dateOnly),
  /** Of one reckoned: the formula with its numbers. */
  workings: v.nullable(v.string()),
})

/** What ends soon, and the value review pack (rule C5). */
export const renewalMethods = {
  /** Services that end within the lead (90 days), soonest first, with the state of their review pack (rule C5). */
  renewals: query({
    input: v.object({
      within: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400))),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000))),
    }),
    output: v.object({
      leadDays: count,
      total: count,
      rows: v.array(
        v.object({
          customerId: id,
          name: v.string(),
          tier: v.nullable(tier),
          ownerName: v.nullable(v.string()),
          serviceEndOn: dateOnly,
          days: v.number(),
          annualPurchase: v.nullable(money),
          health: v.nullable(v.number()),
          /** Indicators entered for this quarter, and how many the industry has. */
          indicators: count,
          indicatorsOf: count,
        }),
      ),
    }),
    reads: ['customer', 'member', 'health_reading', 'rule_setting', ...figureReads],
    long: true,
  }),
  /** The value review pack of rule C5. */
  reviewPack: query({
    input: v.object({ customerId: id }),
    output: v.object({
      customer: v.object({
        id,
        name: v.string(),
        tier: v.nullable(tier),
        industry: v.nullable(v.string()),
        region: v.nullable(v.string()),
        ownerName: v.nullable(v.string()),
        successManagerName: v.nullable(v.string()),
        serviceEndOn: v.nullable(dateOnly),
        days: v.nullable(v.number()),
        annualPurchase: v.nullable(money),
      }),
      today: dateOnly,
      quarter,
      definitions: v.array(
        v.object({
          name: v.string(),
          unit: v.string(),
          better: v.picklist(['more', 'less']),
          formula: v.nullable(v.string()),
          /** What the formula comes to for this quarter, also where somebody entered another figure; null without data. */
          reckoned: v.nullable(v.string()),
          workings: v.nullable(v.string()),
          /** Names that have no data, or stand for nothing. */
          lacking: v.array(v.string()),
        }),
      ),
      indicators: v.array(indicator),
      service: v.object({
        /** By clause over twelve months and the twelve before. */
        clauses: v.array(
          v.object({
            clauseKey: v.string(),
            clauseName: v.nullable(v.string()),
            kept: count,
            late: count,
            keptBefore: count,
            lateBefore: count,
            tierKept: count,
            tierLate: count,
          }),
        ),
        medianResponseHours: v.nullable(v.number()),
        medianResponseHoursBefore: v.nullable(v.number()),
        complaints: count,
        complaintsBefore: count,
        reviews: count,
        cocreations: count,
      }),
      scores: v.array(v.object({ quarter, score: v.nullable(v.number()), tier: v.nullable(tier) })),
      health: v.nullable(
        v.object({
          readOn: dateOnly,
          nps: healthFigure,
          activeRate: healthFigure,
          renewal: healthFigure,
          value: v.nullable(v.number()),
        }),
      ),
      /** Next steps by rule: codes with their figures, for the screen to word; a person goes on from there. */
      improvements: v.array(v.object({ code: v.string(), subject: v.string(), figure: v.nullable(v.number()) })),
      /** What somebody made of them for this quarter; null: nobody has yet. */
      steps: v.nullable(v.array(v.string())),
      missing: v.array(v.string()),
    }),
    reads: [...reads, ...figureReads, 'health_reading', 'review_plan'],
    failures: { 'not-found': 'not-found' },
  }),
  /** The next steps of a quarter's pack in one's own words; null goes back to those proposed. */
  saveReviewPlan: command({
    input: v.object({
      customerId: id,
      quarter,
      steps: v.nullable(v.pipe(v.array(v.pipe(text(500), v.trim())), v.maxLength(3))),
    }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found' },
  }),
}
