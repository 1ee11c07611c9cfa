import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One committed write: who, when, through which command. `reverted_by` is the only thing that changes later. */
export const changeSet = sqliteTable(
  'change_set',
  {
    id: integer().primaryKey(),
    at: text().notNull(),
    actor: text().notNull(),
    origin: text().notNull(),
    command: text().notNull(),
    subject: text().notNull(),
    rows: integer().notNull(),
    /** The change set that this one reverts (origins undo and redo). */
    reverts: integer(),
    reverted_by: integer(),
  },
  (t) => [index('change_set_origin').on(t.origin, t.reverted_by)],
)

/**
 * One row touched by a change set. Images hold changed columns only: an insert carries none (its values stand in the
 * row or in later images), an update both sides, a delete the whole row before.
 */
export const changeRow = sqliteTable(
  'change_row',
  {
    change_set_id: integer().notNull(),
    seq: integer().notNull(),
    table_name: text().notNull(),
    row_id: integer().notNull(),
    op: text().notNull(),
    before: blob(),
    after: blob(),
  },
  (t) => [primaryKey({ columns: [t.change_set_id, t.seq] }), index('change_row_row').on(t.row_id)],
)

/** Facts about the file itself: replica number, id counter, when it was made. */
export const meta = sqliteTable('meta', { key: text().primaryKey(), value: text().notNull() })
