import type { ReconciliationRow } from '../../../src-preload/contract/reconciliation.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { reconcile, type Reconciliation, type Tolerance } from '../../domain/rebates/reconcile.ts'
import type { CellText, GridSlice, KeyMatches } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import type { Reading } from '../../store/contexts.ts'
import { escapeLike, likeWord, type FieldCatalogue, type StoredField } from '../../store/filter-sql.ts'
import { causeWord } from './cause-words.ts'
import { ReconciliationCellRules } from './reconciliation-rules.ts'
import { Tolerances } from './tolerance.ts'

export interface StoredReconciliation {
  readonly id: number
  readonly name: string
  readonly period: string
  readonly party: number
  readonly calculated_fen: number | null
  readonly claimed_fen: number | null
  readonly paid_fen: number
  readonly cause: ReconciliationRow['cause']
  readonly evidence: string | null
  readonly comment: string | null
  readonly decision: ReconciliationRow['decision']
  readonly approved_fen: number | null
  readonly decided_by: string | null
  readonly owner_name: string | null
  readonly region: string | null
  readonly closed: number
  /** The day its period was closed. */
  readonly closed_on: string | null
}

const paidSql = '(SELECT coalesce(sum(s.amount_fen), 0) FROM rebate_settlement AS s WHERE s.reconciliation_id = c.id)'
const ownerSql = '(SELECT m.name FROM customer AS k JOIN member AS m ON m.id = k.owner_id WHERE k.id = c.party)'
const regionSql = '(SELECT k.region FROM customer AS k WHERE k.id = c.party)'
const closedSql = `EXISTS (SELECT 1 FROM rebate_period AS p WHERE p.name = c.period AND p.status = 'closed')`
const closedOnSql = `(SELECT date(p.closed_at, '+8 hours') FROM rebate_period AS p WHERE p.name = c.period AND p.status = 'closed')`
const differenceSql = 'c.claimed_fen - coalesce(c.calculated_fen, 0)'
const owedSql = `max(0, coalesce(c.approved_fen, 0) - ${paidSql})`

const plain = (column: string, kind: CellText['kind'] = 'text'): CellText => ({
  kind,
  columns: [column],
  text: (row) => (row[column] === null || row[column] === undefined ? '' : String(row[column])),
})
const money = (column: string): CellText => ({
  kind: 'money',
  columns: [column],
  text: (row) => (typeof row[column] === 'number' ? fenToText(row[column]) : ''),
})

function fields(): FieldCatalogue {
  const text = (sql: string): StoredField => ({ kind: 'text', sql })
  const yuan = (sql: string): StoredField => ({ kind: 'yuan', sql })
  return {
    id: { kind: 'number', sql: 'c.id' },
    name: { kind: 'text', sql: 'c.name', sortSql: 'pinyin_key(c.name)' },
    period: text('c.period'),
    party: { kind: 'number', sql: 'c.party' },
    ownerName: text(ownerSql),
    region: text(regionSql),
    calculated: yuan('c.calculated_fen'),
    claimed: yuan('c.claimed_fen'),
    paid: yuan(paidSql),
    difference: yuan(differenceSql),
    approved: yuan('c.approved_fen'),
    owed: yuan(owedSql),
    cause: text('c.cause'),
    evidence: text('c.evidence'),
    comment: text('c.comment'),
    decision: text('c.decision'),
    decidedBy: text('c.decided_by'),
    closed: { kind: 'boolean', sql: closedSql },
  }
}

/** Period × customer as the grid's machinery sees it. */
export const reconciliationGrid: GridSlice<ReconciliationRow> = {
  name: 'reconciliation',
  table: 'reconciliation',
  selects: { paid_fen: paidSql, owner_name: ownerSql, region: regionSql, difference_fen: differenceSql, owed_fen: owedSql },
  references: {},
  texts: {
    id: plain('id', 'number'),
    name: plain('name'),
    period: plain('period'),
    ownerName: plain('owner_name'),
    region: plain('region'),
    calculated: money('calculated_fen'),
    claimed: money('claimed_fen'),
    paid: money('paid_fen'),
    difference: money('difference_fen'),
    approved: money('approved_fen'),
    owed: money('owed_fen'),
    cause: { ...plain('cause'), text: (row) => (row['cause'] === null ? '' : causeWord(String(row['cause']))) },
    evidence: plain('evidence'),
    comment: plain('comment'),
    decision: plain('decision'),
    decidedBy: plain('decided_by'),
  },
  shownTexts: {},
  bookkeeping: ['decision', 'approved_fen', 'decided_by', 'decided_at'],
  fields,
  searchFor(_, word) {
    const pattern = `%${escapeLike(word)}%`
    const own = ['c.name', 'c.comment', 'c.evidence'].map((sql) => likeWord(sql, word))
    return { sql: own.join(' OR '), values: own.map(() => pattern) }
  },
  shown(r, ids) {
    const tolerances = new Tolerances(r)
    return inOrder(ids, storedReconciliations(r, ids)).map((row) => row && toRow(row, tolerances.of(row.closed_on)))
  },
  rules: (r) => new ReconciliationCellRules(r),
  matchKeys,
}

export function storedReconciliations({ read }: Pick<Reading, 'read'>, ids: readonly number[]): StoredReconciliation[] {
  return read.all<StoredReconciliation>(
    `SELECT c.*, ${paidSql} AS paid_fen, ${ownerSql} AS owner_name, ${regionSql} AS region, ${closedSql} AS closed, ${closedOnSql} AS closed_on
     FROM json_each(?) AS wanted CROSS JOIN reconciliation AS c ON c.id = wanted.value`,
    JSON.stringify(ids),
  )
}

/** Where a row stands, by the rules of the domain. */
export const standing = (
  row: Pick<StoredReconciliation, 'calculated_fen' | 'claimed_fen' | 'paid_fen'>,
  tolerance: Tolerance,
): Reconciliation =>
  reconcile({ systemFen: row.calculated_fen ?? 0, claimedFen: row.claimed_fen, paidFen: row.paid_fen, reasons: [] }, tolerance)

function toRow(row: StoredReconciliation, tolerance: Tolerance): ReconciliationRow {
  const money = (fen: number | null) => (fen === null ? null : { fen })
  const { status, varianceFen } = standing(row, tolerance)
  return {
    id: row.id,
    name: row.name,
    period: row.period,
    party: row.party,
    ownerName: row.owner_name,
    region: row.region,
    calculated: money(row.calculated_fen),
    claimed: money(row.claimed_fen),
    paid: { fen: row.paid_fen },
    difference: money(varianceFen),
    cause: row.cause,
    evidence: row.evidence,
    comment: row.comment,
    status,
    decision: row.decision,
    decidedBy: row.decided_by,
    approved: money(row.approved_fen),
    owed: { fen: Math.max(0, (row.approved_fen ?? 0) - row.paid_fen) },
    closed: row.closed === 1,
  }
}

function matchKeys({ read }: Reading, keys: readonly string[]): KeyMatches {
  const matches: KeyMatches = { found: [], missing: [], ambiguous: [] }
  for (const key of keys) {
    const alike = read.all<{ id: number; name: string }>(
      'SELECT id, name FROM reconciliation WHERE name = ? LIMIT 21',
      key.trim(),
    )
    const [only] = alike
    if (!only) matches.missing.push(key)
    else if (alike.length === 1) matches.found.push({ key, id: only.id })
    else matches.ambiguous.push({ key, ids: alike.map(({ id }) => id), names: alike.map(({ name }) => name) })
  }
  return matches
}
