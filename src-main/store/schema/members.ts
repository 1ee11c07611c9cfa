import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const member = sqliteTable(
  'member',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    pinyin: text().notNull(),
    role: text().notNull().default('rep'),
    region: text(),
    team: text(),
    /** Whom notices about this member's work go to beside the member. */
    manager_id: integer(),
    email: text(),
    /** As robots mention people. */
    phone: text(),
    /** Which leads suit this member (rule A2), as a list in commas; null capacity: the rule's own. */
    industries: text(),
    lead_capacity: integer(),
    /** Away from and until these dates, both included. */
    absent_from: text(),
    absent_until: text(),
    active: integer().notNull().default(1),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('member_name').on(t.name)],
)

/** Days on which a member is away, both included, and who acts for them meanwhile. */
export const memberAbsence = sqliteTable(
  'member_absence',
  {
    id: integer().primaryKey(),
    member_id: integer()
      .notNull()
      .references(() => member.id),
    from_on: text().notNull(),
    to_on: text().notNull(),
    delegate_id: integer().references(() => member.id),
    note: text().notNull(),
    created_at: text().notNull(),
  },
  (t) => [index('member_absence_member').on(t.member_id, t.from_on)],
)
