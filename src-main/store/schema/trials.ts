import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'
import { product } from './products.ts'

/** A product lent to a customer for a time (rule B10). Times as ISO instants. */
export const trial = sqliteTable(
  'trial',
  {
    id: integer().primaryKey(),
    /** Its number: SY2026-0001. */
    name: text().notNull(),
    customer_id: integer().notNull(),
    owner_id: integer().references(() => member.id),
    opportunity_id: integer(),
    grade: text(),
    model: text(),
    test: text(),
    product_id: integer().references(() => product.id),
    starts_on: text(),
    ends_on: text(),
    remark: text(),
    /** In the words it is shown by; what happened to the approval stands in `trial_event`. */
    state: text().notNull(),
    current_node: text(),
    node_since: text(),
    /** When the node passes to its escalation person, unless somebody acts. */
    node_passes_at: text(),
    node_handler_id: integer(),
    node_escalation_id: integer(),
    submitted_at: text(),
    approved_at: text(),
    /** Working time from the first submission to the approval. */
    approval_minutes: integer(),
    /** Follow from the last day: when work ends on it, and when the three questions are asked before. */
    ends_at: text(),
    questions_at: text(),
    samples_done: integer(),
    metrics_met: integer(),
    budget_approved: integer(),
    answer_note: text(),
    answered_at: text(),
    answered_by: text(),
    outcome: text(),
    root_cause: text(),
    outcome_note: text(),
    ended_at: text(),
    ended_by: text(),
    /** The trial that this one goes on with, after 延期. */
    extends_id: integer(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [
    index('trial_customer').on(t.customer_id),
    index('trial_state').on(t.state, t.owner_id),
    index('trial_passes').on(t.node_passes_at),
    index('trial_questions').on(t.questions_at),
    index('trial_ends').on(t.ends_at),
    index('trial_ended').on(t.ended_at),
    index('trial_extends').on(t.extends_id),
  ],
)

/** What happened to an application, in its order; rows are added and stay. No foreign key: the log outlives the trial. */
export const trialEvent = sqliteTable(
  'trial_event',
  {
    id: integer().primaryKey(),
    trial_id: integer().notNull(),
    at: text().notNull(),
    by: text().notNull(),
    /** submit, approve, return or withdraw. */
    type: text().notNull(),
    node: text(),
    reason: text(),
    /** What was submitted, word for word. */
    content: text(),
  },
  (t) => [index('trial_event_trial').on(t.trial_id, t.id)],
)

/** The cascade: which product suits a grade of department, a model of device and a test. */
export const trialFit = sqliteTable(
  'trial_fit',
  {
    id: integer().primaryKey(),
    grade: text().notNull(),
    model: text().notNull(),
    test: text().notNull(),
    product_id: integer()
      .notNull()
      .references(() => product.id),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('trial_fit_once').on(t.grade, t.model, t.test, t.product_id), index('trial_fit_product').on(t.product_id)],
)

/** Who approves at a node, and to whom it passes. */
export const trialDuty = sqliteTable(
  'trial_duty',
  {
    id: integer().primaryKey(),
    node: text().notNull(),
    handler_id: integer().references(() => member.id),
    escalation_id: integer().references(() => member.id),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('trial_duty_node').on(t.node)],
)
