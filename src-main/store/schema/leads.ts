import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

export const lead = sqliteTable(
  'lead',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    source: text(),
    industry: text(),
    need_class: text(),
    arrived_at: text().notNull(),
    assigned_to: integer().references(() => member.id),
    assigned_at: text(),
    first_touch_at: text(),
    /** open, converted or dropped. */
    status: text().notNull().default('open'),
    opportunity_id: integer(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [index('lead_assigned').on(t.assigned_to, t.status), index('lead_assigned_at').on(t.assigned_at)],
)

/** What a rep, a region or a city is to reach in a month; they are set apart and never added up. */
export const salesTarget = sqliteTable(
  'sales_target',
  {
    id: integer().primaryKey(),
    month: text().notNull(),
    /** `member:<id>`, `region:<name>` or `city:<name>`. */
    subject: text().notNull(),
    /** signed, order, invoice or receipt. */
    measure: text().notNull().default('signed'),
    amount_fen: integer().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('sales_target_once').on(t.month, t.subject, t.measure)],
)
