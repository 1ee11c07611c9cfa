import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const rebateProgramme = sqliteTable(
  'rebate_programme',
  { id: integer().primaryKey(), name: text().notNull(), created_at: text().notNull() },
  (t) => [uniqueIndex('rebate_programme_name').on(t.name)],
)

/** What holds from a date on. Once approved, its content never changes (triggers): a change is another version. */
export const rebateVersion = sqliteTable(
  'rebate_version',
  {
    id: integer().primaryKey(),
    programme_id: integer()
      .notNull()
      .references(() => rebateProgramme.id),
    version: integer().notNull(),
    effective_from: text().notNull(),
    definition: text().notNull(),
    /** draft → approved → active → ended */
    status: text().notNull(),
    entered_by: text().notNull(),
    entered_at: text().notNull(),
    approved_by: text(),
    approved_at: text(),
    note: text(),
  },
  (t) => [uniqueIndex('rebate_version_once').on(t.programme_id, t.version)],
)

/** Agreed rather than added up: target, baseline, collection days; by programme, party and its period. */
export const rebateTarget = sqliteTable(
  'rebate_target',
  {
    id: integer().primaryKey(),
    programme_id: integer()
      .notNull()
      .references(() => rebateProgramme.id),
    /** A customer, or a group where negative. */
    party: integer().notNull(),
    period: text().notNull(),
    fact: text().notNull(),
    value: text().notNull(),
  },
  (t) => [uniqueIndex('rebate_target_once').on(t.programme_id, t.party, t.period, t.fact)],
)

/** Immutable: what was reckoned, out of what, by which version of the engine. */
export const rebateRun = sqliteTable(
  'rebate_run',
  {
    id: integer().primaryKey(),
    /** settlement or accrual */
    kind: text().notNull(),
    period: text().notNull(),
    as_of: text().notNull(),
    at: text().notNull(),
    by_name: text().notNull(),
    engine: text().notNull(),
    input_hash: text().notNull(),
    documents: integer().notNull(),
    results: integer().notNull(),
    unreckoned: integer().notNull(),
    total_fen: integer().notNull(),
    /** JSON: the versions, periods and days that were reckoned, also those that came to nothing. Null in runs of before. */
    tasks: text(),
  },
  (t) => [index('rebate_run_period').on(t.kind, t.period)],
)

/** Immutable: one programme, party and period of a run, with the facts and steps behind the figure. */
export const rebateResult = sqliteTable(
  'rebate_result',
  {
    id: integer().primaryKey(),
    run_id: integer().notNull(),
    programme_id: integer().notNull(),
    version_id: integer().notNull(),
    party: integer().notNull(),
    /** Of the programme. */
    period: text().notNull(),
    from_on: text().notNull(),
    to_on: text().notNull(),
    /** The closed period that late documents changed; empty for the run's own. */
    adjusts: text().notNull(),
    facts: text().notNull(),
    steps: text().notNull(),
    missing: text(),
    /** What is earned to date; null where a fact is lacking. */
    fen: integer(),
    /** Settled for the same programme and period before. */
    before_fen: integer().notNull(),
    due_fen: integer().notNull(),
    documents: integer().notNull(),
  },
  (t) => [
    index('rebate_result_party').on(t.run_id, t.party),
    index('rebate_result_earlier').on(t.programme_id, t.period, t.party),
  ],
)

/** A settlement period of the books, and its seal once it is closed. */
export const rebatePeriod = sqliteTable(
  'rebate_period',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    from_on: text().notNull(),
    to_on: text().notNull(),
    status: text().notNull(),
    run_id: integer(),
    /** The newest change set up to which the run was reckoned again and came out the same. */
    same_up_to: integer(),
    hash: text(),
    closed_by: text(),
    closed_at: text(),
    closings: integer().notNull(),
  },
  (t) => [uniqueIndex('rebate_period_name').on(t.name)],
)

/** Both seals of a period that was opened again stay on record. */
export const rebateReopening = sqliteTable(
  'rebate_reopening',
  {
    id: integer().primaryKey(),
    period_id: integer()
      .notNull()
      .references(() => rebatePeriod.id),
    closing: integer().notNull(),
    hash: text().notNull(),
    reason: text().notNull(),
    first_by: text().notNull(),
    first_role: text().notNull(),
    first_at: text().notNull(),
    second_by: text(),
    second_role: text(),
    second_at: text(),
  },
  (t) => [uniqueIndex('rebate_reopening_once').on(t.period_id, t.closing)],
)

/** A line of what a customer or rep claims. */
export const rebateClaim = sqliteTable(
  'rebate_claim',
  {
    id: integer().primaryKey(),
    period: text().notNull(),
    party: integer().notNull(),
    document: text().notNull(),
    /** The period the claimant put it in. */
    claimed_in: text().notNull(),
    basis_fen: integer(),
    rate: text(),
    rebate_fen: integer().notNull(),
    source: text().notNull(),
    row: integer().notNull(),
    hash: text().notNull(),
  },
  (t) => [index('rebate_claim_party').on(t.period, t.party), uniqueIndex('rebate_claim_once').on(t.hash)],
)

/** Calculated, claimed and decided, per period and party. What was paid stands in the settlements. */
export const reconciliation = sqliteTable(
  'reconciliation',
  {
    id: integer().primaryKey(),
    /** The party's name as it was when the row was made. */
    name: text().notNull(),
    period: text().notNull(),
    party: integer().notNull(),
    calculated_fen: integer(),
    claimed_fen: integer(),
    cause: text(),
    evidence: text(),
    comment: text(),
    /** open, accepted, disputed, approved */
    decision: text().notNull(),
    approved_fen: integer(),
    decided_by: text(),
    decided_at: text(),
  },
  (t) => [uniqueIndex('reconciliation_once').on(t.period, t.party)],
)

export const rebateSettlement = sqliteTable(
  'rebate_settlement',
  {
    id: integer().primaryKey(),
    reconciliation_id: integer()
      .notNull()
      .references(() => reconciliation.id),
    /** credit-note, invoice-discount, goods */
    kind: text().notNull(),
    amount_fen: integer().notNull(),
    document: text().notNull(),
    on_date: text().notNull(),
    payee: text().notNull(),
    /** hospital, individual, other-name; empty where nothing stands against it. */
    flag: text().notNull(),
    by_name: text().notNull(),
    note: text(),
  },
  (t) => [index('rebate_settlement_row').on(t.reconciliation_id)],
)
