import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const product = sqliteTable(
  'product',
  {
    id: integer().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    line: text(),
    unit: text(),
    guide_price_fen: integer(),
    active: integer().notNull().default(1),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('product_code').on(t.code), index('product_line').on(t.line)],
)

/** What a product costs in a price list from a date to a date (included; null: until replaced). */
export const priceListEntry = sqliteTable(
  'price_list_entry',
  {
    id: integer().primaryKey(),
    list: text().notNull(),
    product_id: integer()
      .notNull()
      .references(() => product.id),
    price_fen: integer().notNull(),
    effective_from: text().notNull(),
    effective_to: text(),
    created_at: text().notNull(),
  },
  (t) => [index('price_list_entry_product').on(t.product_id, t.list, t.effective_from)],
)

/** What a named list is for: guide prices or costs, of everybody, a region, a type of customer. Unknown lists hold for all. */
export const priceList = sqliteTable(
  'price_list',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    kind: text().notNull(),
    region: text(),
    customer_type: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('price_list_name').on(t.name)],
)
