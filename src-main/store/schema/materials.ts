import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

export const material = sqliteTable('material', {
  id: integer().primaryKey(),
  name: text().notNull(),
  created_at: text().notNull(),
})

/** A version of a sales material (rule A7); its text is never changed, a new version is made instead. */
export const materialVersion = sqliteTable(
  'material_version',
  {
    id: integer().primaryKey(),
    material_id: integer()
      .notNull()
      .references(() => material.id),
    number: integer().notNull(),
    note: text().notNull(),
    body: text().notNull(),
    created_at: text().notNull(),
    released_at: text(),
  },
  (t) => [uniqueIndex('material_version_number').on(t.material_id, t.number)],
)

/** A reviewer of another department confirms every key page of a version before it goes out. */
export const materialReview = sqliteTable(
  'material_review',
  {
    id: integer().primaryKey(),
    version_id: integer()
      .notNull()
      .references(() => materialVersion.id),
    member_id: integer()
      .notNull()
      .references(() => member.id),
    at: text().notNull(),
  },
  (t) => [uniqueIndex('material_review_once').on(t.version_id, t.member_id)],
)
