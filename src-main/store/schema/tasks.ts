import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

export const task = sqliteTable(
  'task',
  {
    id: integer().primaryKey(),
    title: text().notNull(),
    /** What it is about: a subject of the alert rules (`customer`) and its id. */
    subject: text(),
    subject_id: integer(),
    owner_id: integer().references(() => member.id),
    /** Who gave it away, where somebody else does it. */
    delegated_by_id: integer().references(() => member.id),
    due_on: text(),
    /** Where the hour counts. */
    due_at: text(),
    priority: text().notNull(),
    state: text().notNull(),
    note: text(),
    /** The occurrence it was made from: a rule makes a task once. */
    source_key: text(),
    closed_at: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [
    uniqueIndex('task_source').on(t.source_key),
    index('task_due').on(t.state, t.due_on),
    index('task_due_at').on(t.due_at),
    index('task_owner').on(t.owner_id),
    index('task_subject').on(t.subject, t.subject_id),
  ],
)
