import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

/** Signed or about to be: what renewals count down to and what lists of other systems bring. */
export const contract = sqliteTable(
  'contract',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    /** As the company numbers it. */
    number: text(),
    name: text().notNull(),
    amount_fen: integer(),
    signed_on: text(),
    starts_on: text(),
    ends_on: text(),
    status: text().notNull(),
    owner_id: integer().references(() => member.id),
    remark: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [
    index('contract_customer').on(t.customer_id),
    index('contract_number').on(t.number),
    index('contract_ends').on(t.ends_on),
  ],
)
