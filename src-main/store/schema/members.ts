import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const member = sqliteTable(
  'member',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    pinyin: text().notNull(),
    role: text().notNull().default('rep'),
    region: text(),
    team: text(),
    active: integer().notNull().default(1),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('member_name').on(t.name)],
)
