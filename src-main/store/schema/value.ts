import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The evaluation of a quarter: the rules it was made under stay with it. */
export const valueEvaluation = sqliteTable(
  'value_evaluation',
  {
    id: integer().primaryKey(),
    /** `2026-Q1`. */
    quarter: text().notNull(),
    /** The last day of the quarter: figures are as of its end. */
    as_of: text().notNull(),
    run_at: text().notNull(),
    run_by: text().notNull(),
    /** JSON of the rule settings used, and since when they hold; null for the shipped ones. */
    rules: text().notNull(),
    rules_from: text(),
    customers: integer().notNull(),
  },
  (t) => [uniqueIndex('value_evaluation_quarter').on(t.quarter)],
)

/** What a customer was worth in a quarter, with everything it was computed from. Never written again. */
export const valueSnapshot = sqliteTable(
  'value_snapshot',
  {
    id: integer().primaryKey(),
    evaluation_id: integer().notNull(),
    customer_id: integer().notNull(),
    name: text().notNull(),
    region: text(),
    industry: text(),
    owner_id: integer(),
    revenue_fen: integer(),
    response_hours: real(),
    cocreation: integer(),
    ecosystem_fen: integer(),
    /** As computed, and the tier that holds after what rule D1 says about going down. */
    score: real(),
    score_tier: text(),
    tier: text(),
    tier_before: text(),
    /** Consecutive evaluations below the threshold's margin, this one included. */
    below: integer().notNull(),
    at_risk: integer().notNull(),
    lock_id: integer(),
    /** JSON: weighted score by dimension, null without data. */
    parts: text().notNull(),
    /** JSON, where it is at risk: what moved the score since the evaluation before, strongest first. */
    drivers: text(),
  },
  (t) => [
    uniqueIndex('value_snapshot_once').on(t.evaluation_id, t.customer_id),
    index('value_snapshot_customer').on(t.customer_id),
  ],
)

/** A tier held by a director's word until a date (rule D1). */
export const tierLock = sqliteTable(
  'tier_lock',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    tier: text().notNull(),
    reason: text().notNull(),
    director_id: integer().notNull(),
    from_on: text().notNull(),
    until_on: text().notNull(),
    released_on: text(),
    created_at: text().notNull(),
  },
  (t) => [index('tier_lock_customer').on(t.customer_id)],
)

/** Figures of rule D5, each 0–100, as somebody read them on a day. */
export const healthReading = sqliteTable(
  'health_reading',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    read_on: text().notNull(),
    nps: real(),
    active_rate: real(),
    renewal: real(),
    note: text(),
    created_at: text().notNull(),
  },
  (t) => [index('health_reading_customer').on(t.customer_id, t.read_on)],
)

/** A value indicator of a customer in a quarter (rule C5). Exact decimal texts. */
export const valueIndicator = sqliteTable(
  'value_indicator',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    quarter: text().notNull(),
    name: text().notNull(),
    unit: text().notNull(),
    better: text().notNull(),
    value: text().notNull(),
    /** What the industry reaches, where it is known. */
    benchmark: text(),
    /** Where the figure was read, and the day it is of; as somebody said. */
    source: text(),
    as_of: text(),
    created_at: text().notNull(),
  },
  (t) => [uniqueIndex('value_indicator_once').on(t.customer_id, t.quarter, t.name)],
)

/**
 * Which value indicators an industry has (rule C5). While there is no row those hold that ship; the first change copies them.
 */
export const indicatorDefinition = sqliteTable('indicator_definition', {
  id: integer().primaryKey(),
  /** Words of its industries, separated by `、`; empty: for everybody else. */
  industries: text().notNull(),
  name: text().notNull(),
  unit: text().notNull(),
  better: text().notNull(),
  formula: text(),
  position: integer().notNull(),
  created_at: text().notNull(),
})

/** The next steps of a review pack as somebody put them for a quarter, in place of those proposed (rule C5). */
export const reviewPlan = sqliteTable(
  'review_plan',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    quarter: text().notNull(),
    /** A JSON array of texts. */
    steps: text().notNull(),
    created_at: text().notNull(),
  },
  (t) => [uniqueIndex('review_plan_once').on(t.customer_id, t.quarter)],
)
