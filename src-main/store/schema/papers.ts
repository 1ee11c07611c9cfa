import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { quote, quoteVersion } from './quotes.ts'

/** Whom pages are from; one row. */
export const letterhead = sqliteTable('letterhead', {
  id: integer().primaryKey(),
  values_json: text().notNull(),
  updated_at: text().notNull(),
})

/** Files that were made of a version, by their fingerprint: what comes back is known to the byte. */
export const quotePaper = sqliteTable(
  'quote_paper',
  {
    id: integer().primaryKey(),
    quote_id: integer()
      .notNull()
      .references(() => quote.id),
    version_id: integer()
      .notNull()
      .references(() => quoteVersion.id),
    language: text().notNull(),
    sha256: text().notNull(),
    bytes: integer().notNull(),
    by: text().notNull(),
    at: text().notNull(),
  },
  (t) => [index('quote_paper_sha256').on(t.sha256), index('quote_paper_quote').on(t.quote_id)],
)
