import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
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
    /** Who wrote it: reviewers must be of other departments. */
    author_id: integer().references(() => member.id),
    /** Numbers of the pages that reviewers confirm, comma-separated. */
    key_pages: text().notNull().default(''),
    /** Service commitments it makes, one a line; each stands in the body. */
    commitments: text().notNull().default(''),
    created_at: text().notNull(),
    released_at: text(),
  },
  (t) => [uniqueIndex('material_version_number').on(t.material_id, t.number)],
)

/** What a reviewer says of a key page of a version before it goes out. */
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
    page: integer().notNull().default(0),
    passed: integer().notNull().default(1),
    note: text(),
    at: text().notNull(),
  },
  (t) => [uniqueIndex('material_review_once').on(t.version_id, t.member_id, t.page)],
)

/** A customer to be called since a released version promises less than the one it was shown. */
export const materialCall = sqliteTable(
  'material_call',
  {
    id: integer().primaryKey(),
    version_id: integer()
      .notNull()
      .references(() => materialVersion.id),
    /** Who showed it and calls; null where nobody is known. */
    member_id: integer().references(() => member.id),
    customer_id: integer().notNull(),
    used_version_id: integer()
      .notNull()
      .references(() => materialVersion.id),
    used_at: text().notNull(),
    called_at: text(),
  },
  (t) => [index('material_call_version').on(t.version_id, t.called_at), index('material_call_customer').on(t.customer_id)],
)
