import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

/** A customer turned to us (rule B7), and what followed. Times as ISO instants. */
export const touch = sqliteTable(
  'touch',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    /** What they wanted. */
    name: text().notNull(),
    kind: text().notNull(),
    store: text(),
    at: text().notNull(),
    owner_id: integer().references(() => member.id),
    replied_at: text(),
    followed_up_at: text(),
    escalated_at: text(),
    remark: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [
    index('touch_customer').on(t.customer_id, t.at),
    index('touch_at').on(t.at),
    index('touch_open').on(t.replied_at, t.owner_id),
  ],
)
