import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A line to open a conversation with (rule A2). A condition that is null holds for all. */
export const scriptLine = sqliteTable(
  'script_line',
  {
    id: integer().primaryKey(),
    occasion: text().notNull(),
    industry: text(),
    need_class: text(),
    source: text(),
    /** The name of the deal's stage. */
    stage: text(),
    body: text().notNull(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [index('script_line_occasion').on(t.occasion)],
)
