import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const job = sqliteTable(
  'job',
  {
    id: text().primaryKey(),
    method: text().notNull(),
    state: text().notNull(),
    phase: text().notNull(),
    current: integer().notNull(),
    total: integer(),
    started_at: text().notNull(),
    ended_at: text(),
    output: text(),
    failure: text(),
  },
  (t) => [index('job_started').on(t.started_at)],
)

export const layout = sqliteTable('layout', { key: text().primaryKey(), value: text().notNull() })

/** Rules are data: each save is a version that holds from a date on. */
export const ruleSetting = sqliteTable(
  'rule_setting',
  {
    id: integer().primaryKey(),
    effective_from: text().notNull(),
    values_json: text().notNull(),
    created_at: text().notNull(),
  },
  (t) => [index('rule_setting_from').on(t.effective_from)],
)

export const importRun = sqliteTable('import_run', {
  id: integer().primaryKey(),
  at: text().notNull(),
  file_name: text().notNull(),
  change_set_id: integer(),
  counts_json: text().notNull(),
  warnings_json: text().notNull(),
  new_members_json: text().notNull(),
  milliseconds: integer().notNull(),
  /** The list imported into. */
  target: text().notNull().default('customers'),
  /** What the person had settled, columns by header included: another file is read in the same way with it. */
  settings_json: text(),
  /** Of several sheets written together: name, list, counts and what was settled for each. */
  sheets_json: text(),
})

/** A mapping once accepted, found again by the fingerprint of the headers. */
export const importMapping = sqliteTable('import_mapping', {
  fingerprint: text().primaryKey(),
  columns_json: text().notNull(),
  saved_at: text().notNull(),
  target: text().notNull().default('customers'),
  settings_json: text(),
  /** The file it was accepted with, for recognising it in a list. */
  file_name: text().notNull().default(''),
})
