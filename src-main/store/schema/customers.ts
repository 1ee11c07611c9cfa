import { sql } from 'drizzle-orm'
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { customColumns } from './custom-fields.ts'
import { member } from './members.ts'

export const customer = sqliteTable(
  'customer',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    short_name: text(),
    uscc: text(),
    uscc_valid: integer(),
    type: text(),
    industry: text(),
    region: text(),
    province: text(),
    city: text(),
    budget_min_fen: integer(),
    budget_max_fen: integer(),
    source: text(),
    owner_id: integer().references(() => member.id),
    annual_purchase_fen: integer(),
    last_contact_on: text(),
    service_end_on: text(),
    /** Comma-separated, in the order given; a person reading the file with another tool sees plain words. */
    tags: text(),
    remark: text(),
    /** Who recommended this one to us; feeds the recommender's ecosystem contribution (rule D1). */
    referred_by_id: integer(),
    /** 专属客户成功经理 (rule D3). */
    success_manager_id: integer(),
    /** What the last quarterly evaluation said; null before the first. */
    evaluated_tier: text(),
    evaluated_score: real(),
    tier: text(),
    score: real(),
    /** Core fields of rule B5 still missing, comma-separated; null when complete. */
    missing: text(),
    /** JSON object: cells of an import that could not be read, as they stood in the file. */
    unread: text(),
    /** Matching key of the name: folded, without legal suffix and brackets. */
    name_key: text().notNull(),
    /** Sort key: full pinyin. */
    name_pinyin: text().notNull(),
    /** What the quick search looks at beside name, pinyin and code, lower case: initials, short name, contacts, phones. */
    search: text().notNull(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
    ...customColumns(),
  },
  (t) => [
    index('customer_name_key').on(t.name_key),
    index('customer_uscc').on(t.uscc),
    index('customer_pinyin').on(t.name_pinyin),
    index('customer_owner').on(t.owner_id),
    index('customer_referred_by')
      .on(t.referred_by_id)
      .where(sql`referred_by_id IS NOT NULL`),
  ],
)

export const contact = sqliteTable(
  'contact',
  {
    id: integer().primaryKey(),
    customer_id: integer()
      .notNull()
      .references(() => customer.id),
    name: text().notNull(),
    title: text(),
    phone: text(),
    email: text(),
    decision_role: text(),
    role_inferred: integer().notNull().default(0),
    ...customColumns(),
  },
  (t) => [index('contact_customer').on(t.customer_id)],
)

/**
 * Which customer another was merged into. What hangs on the old id and is not in the change log (alerts) is found through
 * it, so that undoing a merge gives it back.
 */
export const customerMerge = sqliteTable(
  'customer_merge',
  {
    id: integer().primaryKey(),
    from_id: integer().notNull(),
    into_id: integer().notNull(),
  },
  (t) => [uniqueIndex('customer_merge_from').on(t.from_id), index('customer_merge_into').on(t.into_id)],
)
