import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Customers that buy together and reach their tiers together. */
export const tradeGroup = sqliteTable('trade_group', { id: integer().primaryKey(), name: text().notNull() }, (t) => [
  uniqueIndex('trade_group_name').on(t.name),
])

export const tradeGroupMember = sqliteTable(
  'trade_group_member',
  {
    id: integer().primaryKey(),
    group_id: integer()
      .notNull()
      .references(() => tradeGroup.id),
    customer_id: integer().notNull(),
  },
  (t) => [uniqueIndex('trade_group_member_once').on(t.customer_id)],
)

/**
 * One line of an order, delivery, invoice or receipt. A correction is a line of its own: a return is negative and names the
 * day of its sale. Lines of a closed month cannot change any more (triggers of the migration).
 */
export const tradeDocument = sqliteTable(
  'trade_document',
  {
    id: integer().primaryKey(),
    event: text().notNull(),
    /** The document's number; also what a row is called. */
    name: text().notNull(),
    line: integer().notNull(),
    /** No reference: what is booked stays booked when the customer is merged or deleted. */
    customer_id: integer().notNull(),
    /** The group the customer bought with on that day, so that a later change of group moves no closed figure. */
    group_id: integer(),
    date: text().notNull(),
    sold_on: text(),
    /** The month whose books hold it: that of its date, or the first open one where that was closed when it came. */
    month: text().notNull(),
    sku: text(),
    product_line: text(),
    price_kind: text().notNull(),
    /** Thousandths of a unit. */
    quantity_milli: integer().notNull(),
    net_fen: integer().notNull(),
    gross_fen: integer().notNull(),
    /** Guide price of one unit, for price deviation (rule E5). */
    guide_fen: integer(),
    due_on: text(),
    paid_on: text(),
    /** Where a payment came to be known after the books of the document were closed: the month whose books hold it. */
    paid_month: text(),
    /** What closed books go on knowing of the payment: `paid_on` as it was before `paid_month`. */
    paid_before: text(),
    source: text().notNull(),
    /** What the document is made of; the same line again is recognised by it. */
    hash: text().notNull(),
  },
  (t) => [
    index('trade_document_hash').on(t.hash),
    index('trade_document_customer').on(t.customer_id, t.date),
    index('trade_document_month').on(t.month, t.date),
    index('trade_document_paid_month')
      .on(t.paid_month)
      .where(sql`paid_month IS NOT NULL`),
    // All a region board asks of a period is in it.
    index('trade_document_period').on(t.event, t.date, t.customer_id, t.gross_fen),
  ],
)

/** Another code under which a customer or its sheet knows a document or product. */
export const tradeAlias = sqliteTable(
  'trade_alias',
  { id: integer().primaryKey(), code: text().notNull(), means: text().notNull() },
  (t) => [uniqueIndex('trade_alias_code').on(t.code)],
)
