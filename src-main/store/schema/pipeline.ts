import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { customColumns } from './custom-fields.ts'
import { customer } from './customers.ts'
import { materialVersion } from './materials.ts'
import { member } from './members.ts'

/**
 * Stages as somebody set them, from a date on (rule A1): all rows of one `effective_from` are one template. Where there
 * are none the shipped template holds.
 */
export const stage = sqliteTable(
  'stage',
  {
    id: integer().primaryKey(),
    effective_from: text().notNull(),
    key: text().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
    /** won, lost or shelved; null while the deal runs. */
    closing: text(),
    /** One a line. */
    actions: text(),
    /** Fields that must be filled to enter, comma-separated. */
    gate: text(),
    /** Whole per cent. */
    probability: integer().notNull(),
    stuck_days: integer(),
    created_at: text().notNull(),
  },
  (t) => [index('stage_from').on(t.effective_from, t.position)],
)

export const opportunity = sqliteTable(
  'opportunity',
  {
    id: integer().primaryKey(),
    /** As another system numbers it; lists of that system are recognised by it. */
    number: text(),
    name: text().notNull(),
    customer_id: integer()
      .notNull()
      .references(() => customer.id),
    owner_id: integer().references(() => member.id),
    amount_fen: integer(),
    expected_close_on: text(),
    stage: text().notNull(),
    /** Whole per cent where somebody set it; null follows the stage. */
    probability: integer(),
    product_line: text(),
    source: text(),
    next_step: text(),
    next_step_on: text(),
    /** The days on which the three signs of rule A4 were given, so that the index of any past week can be told. */
    budget_confirmed_on: text(),
    demo_agreed_on: text(),
    poc_provided_on: text(),
    loss_cause: text(),
    remark: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
    name_pinyin: text().notNull(),
    /** Follows from the stage events. */
    stage_since: text().notNull(),
    closed_at: text(),
    /** Last change of stage, next step, amount or an activity (rule A3). */
    touched_at: text().notNull(),
    /** The material version its newest demo was given with (rule A6). */
    material_version_id: integer().references(() => materialVersion.id),
    ...customColumns(),
  },
  (t) => [
    index('opportunity_stage').on(t.stage, t.amount_fen),
    index('opportunity_customer').on(t.customer_id),
    // Whose next steps are due is asked every morning, of thousands of deals.
    index('opportunity_owner').on(t.owner_id, t.next_step_on),
    index('opportunity_close').on(t.expected_close_on),
    index('opportunity_number')
      .on(t.number)
      .where(sql`number IS NOT NULL`),
    index('opportunity_next_step').on(t.next_step_on),
  ],
)

/**
 * One move, never rewritten (rule A1): triggers refuse any update but of `reverted_by` and `first`, and any deletion.
 * Undoing a move appends an event of kind `undo` that names what it takes back. No foreign key: a history outlives its row.
 */
export const stageEvent = sqliteTable(
  'stage_event',
  {
    id: integer().primaryKey(),
    opportunity_id: integer().notNull(),
    from_stage: text(),
    to_stage: text().notNull(),
    at: text().notNull(),
    actor: text().notNull(),
    reason: text(),
    /**
     * move, undo, or carry: its stage went with a change of the stages and it was put into another, which is no step of a sale
     * and counts in no funnel (decision 0040).
     */
    kind: text().notNull().default('move'),
    /** The undo event that took this one back. */
    reverted_by: integer(),
    /** 1: the first standing entry of this opportunity into this stage. Kept with the events so that a funnel of any period is a walk of an index. */
    first: integer().notNull().default(0),
  },
  (t) => [
    index('stage_event_history').on(t.opportunity_id, t.at, t.to_stage, t.reverted_by, t.kind),
    index('stage_event_entry').on(t.first, t.to_stage, t.at, t.opportunity_id),
    index('stage_event_at').on(t.at),
    index('stage_event_carried')
      .on(t.opportunity_id)
      .where(sql`kind = 'carry'`),
  ],
)
