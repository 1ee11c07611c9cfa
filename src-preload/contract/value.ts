import * as v from 'valibot'
import { command, job, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { tiers } from './_words/tiers.ts'

const tier = v.picklist(tiers)
/** `2026-Q1`. */
export const quarter = v.pipe(v.string(), v.regex(/^\d{4}-Q[1-4]$/))
export const dimensions = ['annualPurchase', 'responseHours', 'cocreation', 'ecosystem'] as const
export type Dimension = (typeof dimensions)[number]

const reads = ['value_evaluation', 'value_snapshot', 'tier_lock', 'customer', 'member']
export const flowEnds = [...tiers, 'outside'] as const
export type FlowEnd = (typeof flowEnds)[number]
const end = v.picklist(flowEnds)

const evaluation = v.object({
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

/** A dimension's part in a change; the hundredths add up to the change of the score. */
const driver = v.object({
  dimension: v.picklist(dimensions),
  from: v.nullable(v.number()),
  to: v.nullable(v.number()),
  inputFrom: v.nullable(v.number()),
  inputTo: v.nullable(v.number()),
  changeHundredths: v.pipe(v.number(), v.integer()),
})
export type ScoreDriver = v.InferOutput<typeof driver>

const lock = v.object({
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

const flowCustomer = v.object({
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

const healthFigure = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100)))
const indicator = v.object({
  quarter,
  name: v.string(),
  unit: v.string(),
  better: v.picklist(['more', 'less']),
  /** Exact decimal text. */
  value: v.string(),
  benchmark: v.nullable(v.string()),
})

const decimal = v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,12}(\.\d{1,6})?$/))
const noEvaluation = { 'not-evaluated': 'precondition' } as const

/** Customer value over time: quarterly evaluations, locks, the migration map, health and the value review pack. */
export const value = {
  evaluations: query({
    input: v.object({}),
    output: v.object({
      evaluations: v.array(evaluation),
      /** Quarters that are over and not evaluated, oldest first, and the present one. */
      due: v.array(quarter),
      current: quarter,
      /** Dimensions for which the workspace has any data: the others are left out of every score. */
      fed: v.array(v.picklist(dimensions)),
    }),
    reads: [...reads, 'ticket', 'cocreation'],
    long: true,
  }),
  /** What evaluating a quarter would say, counted and with the customers whose tier would move or be at risk. */
  previewEvaluation: query({
    input: v.object({ quarter }),
    output: v.object({ evaluation, moves: v.array(flowCustomer), atRisk: v.array(flowCustomer) }),
    reads: [...reads, 'ticket', 'cocreation', 'rule_setting'],
    long: true,
    failures: { 'too-early': 'precondition', 'out-of-order': 'precondition', 'done-already': 'conflict' },
  }),
  /** Freezes a quarter: inputs, rules, scores and tiers are kept; clauses begin and end with the tiers. */
  evaluate: job({
    input: v.object({ quarter }),
    output: v.object({ evaluation, startedPromises: count, endedPromises: count }),
    failures: {
      'too-early': 'precondition',
      'out-of-order': 'precondition',
      'done-already': 'conflict',
      cancelled: 'cancelled',
    },
  }),
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
  /** A customer through all evaluations, with what moved it each time. */
  ofCustomer: query({
    input: v.object({ customerId: id }),
    output: v.object({
      quarters: v.array(
        v.object({
          quarter,
          score: v.nullable(v.number()),
          tier: v.nullable(tier),
          scoreTier: v.nullable(tier),
          atRisk: v.boolean(),
          locked: v.boolean(),
          revenue: v.nullable(money),
          drivers: v.array(driver),
        }),
      ),
      locks: v.array(lock),
      referredBy: v.nullable(v.object({ id, name: v.string() })),
      referred: v.array(v.object({ id, name: v.string(), annualPurchase: v.nullable(money) })),
    }),
    reads,
    failures: { 'not-found': 'not-found' },
  }),
  /** After the last evaluation: customers at risk of going down at the next, with what moved them. */
  atRisk: query({
    input: v.object({}),
    output: v.object({ quarter: v.nullable(quarter), rows: v.array(flowCustomer) }),
    reads,
    long: true,
  }),
  locks: query({ input: v.object({ all: v.optional(v.boolean()) }), output: v.object({ locks: v.array(lock) }), reads }),
  /** By a director's word: reason and end are required. Holds at once where the tier of the last evaluation differs. */
  lockTier: command({
    input: v.object({
      customerId: id,
      tier,
      reason: v.pipe(text(500), v.trim(), v.nonEmpty()),
      directorId: id,
      until: dateOnly,
    }),
    output: v.object({ id, changeSetId: id }),
    failures: { 'not-found': 'not-found', 'not-a-director': 'forbidden', 'back-dated': 'invalid', 'locked-already': 'conflict' },
  }),
  releaseLock: command({
    input: v.object({ id }),
    output: v.object({ changeSetId: id }),
    failures: { 'not-found': 'not-found' },
  }),
  setReferrer: command({
    input: v.object({ customerId: id, referredById: v.nullable(id) }),
    output: v.object({ changeSetId: id }),
    failures: { 'not-found': 'not-found', 'refers-itself': 'invalid' },
  }),
  /** Rule D5 for customers with a reading, weakest first. */
  health: query({
    input: v.object({
      region: v.optional(text(40)),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000))),
    }),
    output: v.object({
      healthyFrom: v.number(),
      healthy: count,
      unhealthy: count,
      /** With a reading that lacks a part. */
      incomplete: count,
      /** Of S and A customers, those without any reading. */
      unread: count,
      rows: v.array(
        v.object({
          customerId: id,
          name: v.string(),
          tier: v.nullable(tier),
          ownerName: v.nullable(v.string()),
          readOn: dateOnly,
          nps: healthFigure,
          activeRate: healthFigure,
          renewal: healthFigure,
          value: v.nullable(v.number()),
          healthy: v.nullable(v.boolean()),
          before: v.nullable(v.number()),
        }),
      ),
    }),
    reads: ['health_reading', 'customer', 'member', 'rule_setting'],
    long: true,
  }),
  saveHealth: command({
    input: v.object({
      customerId: id,
      readOn: dateOnly,
      nps: healthFigure,
      activeRate: healthFigure,
      renewal: healthFigure,
      note: v.optional(text(500)),
    }),
    output: v.object({ changeSetId: id }),
    failures: { 'not-found': 'not-found', 'in-the-future': 'invalid' },
  }),
  saveIndicators: command({
    input: v.object({
      customerId: id,
      quarter,
      values: v.pipe(
        v.array(
          v.object({
            name: v.pipe(text(60), v.trim(), v.nonEmpty()),
            unit: text(20),
            better: v.picklist(['more', 'less']),
            value: v.nullable(decimal),
            benchmark: v.nullable(decimal),
          }),
        ),
        v.minLength(1),
        v.maxLength(40),
      ),
    }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found' },
  }),
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
    reads: ['customer', 'member', 'health_reading', 'value_indicator', 'rule_setting'],
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
      definitions: v.array(v.object({ name: v.string(), unit: v.string(), better: v.picklist(['more', 'less']) })),
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
    reads: [...reads, 'obligation', 'ticket', 'meeting', 'cocreation', 'health_reading', 'value_indicator', 'review_plan'],
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
