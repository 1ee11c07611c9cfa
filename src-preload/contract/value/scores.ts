import * as v from 'valibot'
import { command, job, query } from '../_kit/declare.ts'
import { count, dateOnly, id, money, text } from '../_words/basics.ts'
import { dimensions, driver, evaluation, flowCustomer, healthFigure, lock, quarter, tier, valueReads as reads } from './words.ts'

/** Quarterly evaluations, what a customer is worth and why, locks, and rule D5. */
export const scoreMethods = {
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
}
