import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * What a rep, a region or a city is to reach in a year, month by month, as target sheets are written. Reps, regions and
 * cities are set apart and never added up with one another.
 */
export const yearTarget = sqliteTable(
  'year_target',
  {
    id: integer().primaryKey(),
    year: integer().notNull(),
    /** signed, order, invoice or receipt. */
    measure: text().notNull(),
    /** member, region or city. */
    scope: text().notNull(),
    /** The place's name; a member's is that of the day it was set. */
    name: text().notNull(),
    /** `member:<id>`, `region:<name>` or `city:<name>`. */
    subject: text().notNull(),
    m01: integer(),
    m02: integer(),
    m03: integer(),
    m04: integer(),
    m05: integer(),
    m06: integer(),
    m07: integer(),
    m08: integer(),
    m09: integer(),
    m10: integer(),
    m11: integer(),
    m12: integer(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('year_target_once').on(t.year, t.measure, t.subject)],
)
