import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

/** Somebody who may become a customer (rule A2). */
export const lead = sqliteTable(
  'lead',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    contact_name: text(),
    phone: text(),
    source: text(),
    /** A path where it has a parent: 制造业/汽车零部件. */
    industry: text(),
    need_class: text(),
    region: text(),
    remark: text(),
    arrived_at: text().notNull(),
    assigned_to: integer().references(() => member.id),
    assigned_at: text(),
    first_touch_at: text(),
    /** open, converted or dropped. */
    status: text().notNull().default('open'),
    closed_at: text(),
    drop_reason: text(),
    /** The customer and the opportunity it became. No foreign keys: a lead outlives them. */
    customer_id: integer(),
    opportunity_id: integer(),
    /** Follow from arrival and assignment; stored so that a clock is found by its time. */
    assign_due_at: text(),
    touch_due_at: text(),
    escalate_at: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [
    index('lead_assigned').on(t.assigned_to, t.status),
    index('lead_assigned_at').on(t.assigned_at),
    index('lead_arrived').on(t.arrived_at),
    index('lead_status').on(t.status, t.assigned_to),
    index('lead_assign_due').on(t.assign_due_at),
    index('lead_touch_due').on(t.touch_due_at),
    index('lead_escalate').on(t.escalate_at),
    index('lead_opportunity').on(t.opportunity_id),
  ],
)

/**
 * Every decision about who gets a lead, with the whole table of scores as it was (rule A2). Rows are added and stay: undoing
 * an assignment appends one of kind `undo`. No foreign keys: the log outlives lead and member.
 */
export const leadDecision = sqliteTable(
  'lead_decision',
  {
    id: integer().primaryKey(),
    lead_id: integer().notNull(),
    at: text().notNull(),
    /** rule, override, hand-over or undo. */
    kind: text().notNull(),
    actor: text().notNull(),
    from_id: integer(),
    /** Null: nobody was eligible, or the assignment was taken back. */
    rep_id: integer(),
    reason: text(),
    /** What the table was reckoned from: weights, window, industry and class of need. Null where no rule was asked. */
    table_json: text(),
  },
  (t) => [index('lead_decision_lead').on(t.lead_id, t.at), index('lead_decision_at').on(t.at)],
)
