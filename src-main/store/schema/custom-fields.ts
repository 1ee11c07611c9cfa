import { integer, numeric, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { customColumn, customFields, customKindOf } from '../../../src-preload/contract/_words/custom-fields.ts'

/** Fields that a workspace defined for its lists (rule J1); their values stand in columns of the list's own table. */
export const customField = sqliteTable(
  'custom_field',
  {
    id: integer().primaryKey(),
    list: text().notNull(),
    /** Its place, which says its kind and its column. */
    field: text().notNull(),
    title: text().notNull(),
    /** One a line; null: anything goes. */
    choices: text(),
    position: integer().notNull(),
    archived: integer().notNull().default(0),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('custom_field_place').on(t.list, t.field)],
)

const builders = {
  text: () => text(),
  choice: () => text(),
  choices: () => text(),
  date: () => text(),
  link: () => text(),
  money: () => integer(),
  flag: () => integer(),
  number: () => numeric({ mode: 'number' }),
}

/** The columns that a list's table keeps for fields of the workspace's own (decision 0019). */
export function customColumns(): object {
  return Object.fromEntries(customFields.map((field) => [customColumn(field), builders[customKindOf(field) ?? 'text']()]))
}
