import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** What a clause says from a date on; never changed, only followed by another. Shipped clauses nobody changed stand in no row. */
export const clauseVersion = sqliteTable(
  'clause_version',
  {
    id: integer().primaryKey(),
    key: text().notNull(),
    version: integer().notNull(),
    effective_from: text().notNull(),
    /** JSON of the terms; `{"removed":true}` ends the clause. */
    definition: text().notNull(),
    saved_by: text().notNull(),
    created_at: text().notNull(),
  },
  (t) => [uniqueIndex('clause_version_once').on(t.key, t.version)],
)

/** A clause that one customer has beside its tier's, or has on stricter terms. */
export const customerClause = sqliteTable(
  'customer_clause',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    clause_key: text().notNull(),
    /** JSON of the terms. */
    definition: text().notNull(),
    from_on: text().notNull(),
    until_on: text(),
    reason: text(),
    created_at: text().notNull(),
  },
  (t) => [index('customer_clause_customer').on(t.customer_id)],
)

/** One promise that runs or ran for a customer: the terms it started under and what it is about. Its state is computed. */
export const obligation = sqliteTable(
  'obligation',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    clause_key: text().notNull(),
    clause_version: integer().notNull(),
    /** JSON of the terms it keeps, whatever the clause says later. */
    terms: text().notNull(),
    /** What made it start: `ticket`, `request`, `quarter` or `entry`, and which. */
    source: text().notNull(),
    source_key: text().notNull(),
    name: text().notNull(),
    owner_id: integer(),
    started_at: text().notNull(),
    /** Set with the stop or the cancellation, so that what is open can be found. */
    ended_at: text(),
    /** Entries of the log: moves with each, so that whoever takes one back touches the promise too. */
    log_length: integer().notNull(),
    /** The calendar setting its time is counted by; 0 is the shipped one. */
    calendar_id: integer().notNull().default(0),
    created_at: text().notNull(),
  },
  (t) => [
    uniqueIndex('obligation_once').on(t.customer_id, t.clause_key, t.source, t.source_key),
    index('obligation_open').on(t.ended_at, t.customer_id),
    index('obligation_customer').on(t.customer_id, t.clause_key),
  ],
)

/** The log a clock is read from; the clock itself is never stored. */
export const obligationEvent = sqliteTable(
  'obligation_event',
  {
    id: integer().primaryKey(),
    obligation_id: integer().notNull(),
    at: text().notNull(),
    type: text().notNull(),
    reason: text(),
    /** What proves it: `ticket`, `meeting`, `member` and its id, or words. */
    evidence_kind: text(),
    evidence_id: integer(),
    note: text(),
    /** Of a rebase: JSON of the terms and the calendar setting that hold from it on. */
    terms: text(),
    calendar_id: integer(),
    actor: text().notNull(),
  },
  (t) => [index('obligation_event_of').on(t.obligation_id)],
)

/** When a clock is worth looking at next. Follows from the log; kept so that a look costs nothing when nothing is due. */
export const serviceWatch = sqliteTable('service_watch', { obligation_id: integer().primaryKey(), next_at: text() }, (t) => [
  index('service_watch_next').on(t.next_at),
])

/** A threshold that a clock passed: exists at most once, whatever restarts happen (rule H2). Whom it was told to, the alerts know. */
export const promiseCrossing = sqliteTable(
  'promise_crossing',
  {
    id: integer().primaryKey(),
    obligation_id: integer().notNull(),
    /** Cycle, kind and threshold. */
    key: text().notNull(),
    /** `amber` or `breach`. */
    kind: text().notNull(),
    crossed_at: text().notNull(),
    /** From when it was true: later than `crossed_at` for a breach at closing time. */
    known_from: text().notNull(),
    noted_at: text().notNull(),
  },
  (t) => [uniqueIndex('promise_crossing_once').on(t.obligation_id, t.key), index('promise_crossing_known').on(t.known_from)],
)
