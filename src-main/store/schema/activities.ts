import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { customer } from './customers.ts'
import { materialVersion } from './materials.ts'
import { member } from './members.ts'

/** A call, visit, demo or chat with the structured fields of rule B1. */
export const activity = sqliteTable(
  'activity',
  {
    id: integer().primaryKey(),
    kind: text().notNull(),
    customer_id: integer()
      .notNull()
      .references(() => customer.id),
    opportunity_id: integer(),
    member_id: integer().references(() => member.id),
    at: text().notNull(),
    need: text(),
    promise: text(),
    next_on: text(),
    /** A visit's report is due from here (rule B1). */
    ended_at: text(),
    refusal: text(),
    own_promise: text(),
    support: text(),
    /** Who is needed; null: nobody. */
    support_id: integer().references(() => member.id),
    material_version_id: integer().references(() => materialVersion.id),
    /** Were the needs clear afterwards, was the demo accepted (rule A8)? Null: not said. */
    clarified: integer(),
    accepted: integer(),
    created_at: text().notNull(),
  },
  (t) => [
    index('activity_opportunity').on(t.opportunity_id, t.kind, t.at),
    index('activity_customer').on(t.customer_id, t.at),
    index('activity_at').on(t.at),
    index('activity_material').on(t.material_version_id, t.at),
  ],
)
