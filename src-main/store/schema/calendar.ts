import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The workspace's own days and hours; the newest row holds, the others are its history. */
export const calendarSetting = sqliteTable('calendar_setting', {
  id: integer().primaryKey(),
  values_json: text().notNull(),
  saved_by: text().notNull(),
  created_at: text().notNull(),
})
