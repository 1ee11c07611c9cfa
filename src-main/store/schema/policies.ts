import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

export const policyCard = sqliteTable(
  'policy_card',
  { id: integer().primaryKey(), name: text().notNull(), created_at: text().notNull() },
  (t) => [uniqueIndex('policy_card_name').on(t.name)],
)

/** Rule E1: a card as it holds from a date until its next version; its own period stands in the definition. */
export const policyVersion = sqliteTable(
  'policy_version',
  {
    id: integer().primaryKey(),
    card_id: integer()
      .notNull()
      .references(() => policyCard.id),
    version: integer().notNull(),
    effective_from: text().notNull(),
    definition: text().notNull(),
    withdrawn: integer().notNull(),
    entered_by: text().notNull(),
    entered_at: text().notNull(),
  },
  (t) => [uniqueIndex('policy_version_once').on(t.card_id, t.version), index('policy_version_from').on(t.effective_from)],
)

/** Who has configured a version, of those who must before it starts. */
export const policySetup = sqliteTable(
  'policy_setup',
  {
    id: integer().primaryKey(),
    version_id: integer()
      .notNull()
      .references(() => policyVersion.id),
    role: text().notNull(),
    done_by: text().notNull(),
    done_at: text().notNull(),
  },
  (t) => [uniqueIndex('policy_setup_once').on(t.version_id, t.role)],
)

/** A card that was triggered: for the heat map and the budget. */
export const policyTrigger = sqliteTable(
  'policy_trigger',
  {
    id: integer().primaryKey(),
    card_id: integer()
      .notNull()
      .references(() => policyCard.id),
    on_date: text().notNull(),
    region: text().notNull(),
    customer_id: integer(),
    amount_fen: integer().notNull(),
    note: text(),
  },
  (t) => [index('policy_trigger_day').on(t.card_id, t.on_date)],
)

/** Rule E5: a director lifts the freeze of a region's special prices from a day on. */
export const priceFreezeLift = sqliteTable(
  'price_freeze_lift',
  {
    id: integer().primaryKey(),
    region: text().notNull(),
    on_date: text().notNull(),
    role: text().notNull(),
    reason: text().notNull(),
    by_name: text().notNull(),
  },
  (t) => [index('price_freeze_lift_region').on(t.region)],
)

/** Rule E6: what a person's bonus of a month is made of, as decimal text; null: no data. */
export const incentiveInput = sqliteTable(
  'incentive_input',
  {
    id: integer().primaryKey(),
    member_id: integer()
      .notNull()
      .references(() => member.id),
    month: text().notNull(),
    base: text().notNull(),
    signing_attainment: text(),
    ltv: text(),
    cac: text(),
    first_payment_rate: text(),
    active_rate: text(),
  },
  (t) => [uniqueIndex('incentive_input_once').on(t.member_id, t.month)],
)

/** The objection handbook (rule E5): what customers say about prices, and what to answer. */
export const objection = sqliteTable(
  'objection',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    answer: text().notNull(),
    /** What may be shown to the customer: a study, a reference, a calculation. */
    evidence: text(),
    /** Where it applies; null everywhere. */
    region: text(),
    position: integer().notNull(),
    updated_by: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [index('objection_position').on(t.position)],
)
