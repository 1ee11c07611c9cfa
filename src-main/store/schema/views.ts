import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** How somebody likes a list, under a name; personal ones are seen by `person` only. */
export const savedView = sqliteTable(
  'saved_view',
  {
    id: integer().primaryKey(),
    list: text().notNull(),
    name: text().notNull(),
    scope: text().notNull(),
    person: text().notNull(),
    definition: text().notNull(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [index('saved_view_list').on(t.list)],
)

/** Which view a list opens with: for a person (`person:张伟`), a role (`role:rep`) or everybody. */
export const savedViewDefault = sqliteTable(
  'saved_view_default',
  {
    id: integer().primaryKey(),
    list: text().notNull(),
    audience: text().notNull(),
    view_id: integer()
      .notNull()
      .references(() => savedView.id),
  },
  (t) => [uniqueIndex('saved_view_default_once').on(t.list, t.audience)],
)
