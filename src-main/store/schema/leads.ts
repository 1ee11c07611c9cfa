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

/** What a rep or a region is to sign in a month; the two are set apart and never added up. */
export const salesTarget = sqliteTable(
  'sales_target',
  {
    id: integer().primaryKey(),
    month: text().notNull(),
    /** `member:<id>` or `region:<name>`. */
    subject: text().notNull(),
    amount_fen: integer().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('sales_target_once').on(t.month, t.subject)],
)
