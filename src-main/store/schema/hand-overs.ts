import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a member who left had, and who has it now (rule B9). No foreign keys: a record outlives its people. */
export const handOver = sqliteTable(
  'hand_over',
  {
    id: integer().primaryKey(),
    member_id: integer().notNull(),
    /** As they were called then. */
    member_name: text().notNull(),
    at: text().notNull(),
    actor: text().notNull(),
    reason: text(),
    deactivated: integer().notNull(),
    contacts_known: integer().notNull(),
    contacts_moved: integer().notNull(),
    /** JSON: per kind how many there were, how many each successor got, how many stayed. */
    shares_json: text().notNull(),
  },
  (t) => [index('hand_over_member').on(t.member_id, t.at)],
)
