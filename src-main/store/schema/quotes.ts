import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { customer } from './customers.ts'

/** A quote's present face; what it says and what happened to it stand in its versions and events. */
export const quote = sqliteTable(
  'quote',
  {
    id: integer().primaryKey(),
    number: text().notNull(),
    /** A, B, …: proposals within one number, of which the customer takes one. */
    alternative: text().notNull(),
    customer_id: integer()
      .notNull()
      .references(() => customer.id),
    title: text().notNull(),
    owner: text().notNull(),
    state: text().notNull(),
    current_node: text(),
    urgent: integer().notNull(),
    versions: integer().notNull(),
    /** Of the newest version and event: a chain cut at its end shows too. */
    version_hash: text().notNull(),
    event_hash: text().notNull(),
    events: integer().notNull(),
    latest_version_id: integer(),
    in_force_version_id: integer(),
    voucher: text(),
    amount_fen: integer().notNull(),
    /** Hundredths of a percent; null while the cost is unknown. */
    margin_bp: integer(),
    /** Of the node that must act, by its clock; null unless running. They follow from events, rules and calendar. */
    node_since: text(),
    node_due_at: text(),
    /** Who may act beside the node's role, as a JSON list of names. */
    node_delegates: text(),
    /** Whom the node waits for: a delegate, or the first present member of its role. */
    node_handler_id: integer(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [
    uniqueIndex('quote_number').on(t.number, t.alternative),
    index('quote_customer').on(t.customer_id),
    index('quote_state').on(t.state, t.current_node),
    index('quote_voucher').on(t.voucher),
    index('quote_due').on(t.state, t.node_due_at),
    index('quote_node_due').on(t.node_due_at),
    index('quote_updated').on(t.updated_at),
  ],
)

/** A snapshot, never changed and never deleted (rule C1). */
export const quoteVersion = sqliteTable(
  'quote_version',
  {
    id: integer().primaryKey(),
    quote_id: integer()
      .notNull()
      .references(() => quote.id),
    sequence: integer().notNull(),
    major: integer().notNull(),
    minor: integer().notNull(),
    author: text().notNull(),
    at: text().notNull(),
    reason: text().notNull(),
    /** Sent to the customer outside the flow and recorded afterwards. */
    outside: integer().notNull(),
    /** Canonical text of the content. */
    content: text().notNull(),
    content_hash: text().notNull(),
    previous_hash: text().notNull(),
    hash: text().notNull(),
    product_part: text().notNull(),
    finance_part: text().notNull(),
    legal_part: text().notNull(),
    amount_fen: integer().notNull(),
    guide_amount_fen: integer().notNull(),
    guided_amount_fen: integer().notNull(),
    cost_fen: integer(),
    margin_bp: integer(),
    lines: integer().notNull(),
    /** What differs from the version before, comma-separated. */
    changes: text().notNull(),
  },
  (t) => [
    uniqueIndex('quote_version_sequence').on(t.quote_id, t.sequence),
    index('quote_version_at').on(t.at),
    // The content lies before these columns in a row: a list that read them there would read every snapshot.
    index('quote_version_face').on(
      t.changes,
      t.quote_id,
      t.sequence,
      t.major,
      t.minor,
      t.at,
      t.author,
      t.outside,
      t.amount_fen,
      t.margin_bp,
      t.lines,
      t.reason,
    ),
  ],
)

/** What happened to a quote's approval, chained like the versions. */
export const quoteEvent = sqliteTable(
  'quote_event',
  {
    id: integer().primaryKey(),
    quote_id: integer()
      .notNull()
      .references(() => quote.id),
    sequence: integer().notNull(),
    at: text().notNull(),
    by: text().notNull(),
    type: text().notNull(),
    node: text(),
    version_id: integer(),
    /** Reason, answers, delegate: what the type carries, as canonical text. */
    data: text().notNull(),
    previous_hash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [uniqueIndex('quote_event_sequence').on(t.quote_id, t.sequence), index('quote_event_at').on(t.at)],
)

/** A version that went to the customer, and when an answer came (measure G2). */
export const quoteSending = sqliteTable(
  'quote_sending',
  {
    id: integer().primaryKey(),
    quote_id: integer()
      .notNull()
      .references(() => quote.id),
    version_id: integer()
      .notNull()
      .references(() => quoteVersion.id),
    sent_at: text().notNull(),
    by: text().notNull(),
    way: text().notNull(),
    outside: integer().notNull(),
    feedback_at: text(),
    feedback: text(),
  },
  (t) => [index('quote_sending_quote').on(t.quote_id), index('quote_sending_at').on(t.sent_at)],
)

/** Clauses of the library, each by type of customer; a change is a new row that holds from a date on. */
export const quoteClause = sqliteTable(
  'quote_clause',
  {
    id: integer().primaryKey(),
    key: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    /** Types of customer whose pack it belongs to, comma-separated; `*` for all. */
    packs: text().notNull(),
    effective_from: text().notNull(),
    retired: integer().notNull(),
    created_at: text().notNull(),
  },
  (t) => [index('quote_clause_key').on(t.key, t.effective_from)],
)

/** Credit scores as finance entered them; the newest of a customer holds (rule C3). */
export const customerCredit = sqliteTable(
  'customer_credit',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    score: integer().notNull(),
    source: text().notNull(),
    set_by: text().notNull(),
    set_at: text().notNull(),
  },
  (t) => [index('customer_credit_customer').on(t.customer_id)],
)

/** One person to be told once about one event of a quote: what the alert rules watch. */
export const quoteNotice = sqliteTable(
  'quote_notice',
  {
    id: integer().primaryKey(),
    quote_id: integer()
      .notNull()
      .references(() => quote.id),
    event_id: integer().notNull(),
    kind: text().notNull(),
    member_id: integer().notNull(),
    text: text().notNull(),
    at: text().notNull(),
  },
  (t) => [uniqueIndex('quote_notice_once').on(t.event_id, t.kind, t.member_id), index('quote_notice_quote').on(t.quote_id)],
)
