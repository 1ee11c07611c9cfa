import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import type { ProofDocument, RebateResultRow } from '../../../src-preload/contract/rebates/proof.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import type { RebateDocument, RebateEvent, RebateMeasureOf } from '../../domain/rebates/programme.ts'
import { exclusionOf } from '../../domain/rebates/exclusion.ts'
import type { Reading } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { quantityText } from '../transactions/index.ts'
import { daySql, partySql } from './collect-facts.ts'
import { countsSql, summedColumn } from './measure-sql.ts'
import { partyName } from './parties.ts'
import { periodNamed } from './periods.ts'
import { sentenceOf } from './programmes.ts'
import { definitionOf, versionById } from './stored-programmes.ts'

type Reads = QueryHandlers<typeof rebates, Reading>

interface StoredResult {
  readonly id: number
  readonly run_id: number
  readonly programme_id: number
  readonly version_id: number
  readonly party: number
  readonly period: string
  readonly from_on: string
  readonly to_on: string
  readonly adjusts: string
  readonly facts: string
  readonly steps: string
  readonly missing: string | null
  readonly fen: number | null
  readonly before_fen: number
  readonly due_fen: number
  readonly documents: number
}

function shownResult(r: Reading, row: StoredResult): RebateResultRow {
  const version = versionById(r.read, row.version_id)
  if (!version) throw new Error(`version ${row.version_id} of a result is gone`)
  return {
    id: row.id,
    programmeId: row.programme_id,
    programmeName: version.programme_name,
    versionId: row.version_id,
    version: version.version,
    effectiveFrom: version.effective_from,
    party: row.party,
    partyName: partyName(r.read, row.party),
    period: row.period,
    from: row.from_on,
    to: row.to_on,
    adjusts: row.adjusts === '' ? null : row.adjusts,
    earned: row.fen === null ? null : { fen: row.fen },
    before: { fen: row.before_fen },
    due: { fen: row.due_fen },
    documents: row.documents,
    facts: JSON.parse(row.facts) as RebateResultRow['facts'],
    steps: JSON.parse(row.steps) as RebateResultRow['steps'],
    missing: row.missing === null ? [] : row.missing.split(','),
    sentence: sentenceOf(definitionOf(version)),
  }
}

/** What was claimed, approved and paid, for the statement that the customer signs. */
function standingOf({ read }: Reading, period: string, party: number) {
  const row = read.get<{ claimed: number | null; approved: number | null; paid: number }>(
    `SELECT claimed_fen AS claimed, approved_fen AS approved,
       (SELECT coalesce(sum(s.amount_fen), 0) FROM rebate_settlement AS s WHERE s.reconciliation_id = c.id) AS paid
     FROM reconciliation AS c WHERE c.period = ? AND c.party = ?`,
    period,
    party,
  )
  const money = (fen: number | null) => (fen === null ? null : { fen })
  return row ? { claimed: money(row.claimed), approved: money(row.approved), paid: { fen: row.paid } } : null
}

export const proof: Reads['proof'] = (r, { period: name, party }) => {
  const { read } = r
  const period = periodNamed(read, name)
  if (!period) throw refuse('rebates.proof', 'not-found', `${name} 还没有计算过。`)
  const run = read.get<{ at: string; engine: string; input_hash: string }>(
    'SELECT * FROM rebate_run WHERE id = ?',
    period.run_id ?? 0,
  )
  const results = read
    .all<StoredResult>(
      'SELECT * FROM rebate_result WHERE run_id = ? AND party = ? ORDER BY adjusts, programme_id, period',
      period.run_id ?? 0,
      party,
    )
    .map((row) => shownResult(r, row))
  const earlier = read
    .all<{ name: string; programme: string; due_fen: number; adjusts: string }>(
      `SELECT p.name, g.name AS programme, r.due_fen, r.adjusts FROM rebate_result AS r JOIN rebate_period AS p ON p.run_id = r.run_id
       JOIN rebate_programme AS g ON g.id = r.programme_id WHERE r.party = ? AND p.to_on < ? ORDER BY p.from_on DESC, g.name LIMIT 200`,
      party,
      period.from_on,
    )
    .map((row) => ({
      period: row.name,
      programmeName: row.programme,
      due: { fen: row.due_fen },
      adjusts: row.adjusts === '' ? null : row.adjusts,
    }))
  return {
    period: name,
    status: period.status,
    hash: period.hash,
    party,
    partyName: partyName(read, party),
    runId: period.run_id,
    runAt: run?.at ?? null,
    engine: run?.engine ?? null,
    inputHash: run?.input_hash ?? null,
    due: { fen: results.reduce((sum, { due }) => sum + due.fen, 0) },
    standing: standingOf(r, name, party),
    results,
    earlier,
  }
}

interface StoredDocument {
  readonly id: number
  readonly event: RebateEvent
  readonly name: string
  readonly line: number
  readonly customer_id: number
  readonly group_id: number | null
  readonly date: string
  readonly sold_on: string | null
  readonly month: string
  readonly sku: string | null
  readonly product_line: string | null
  readonly price_kind: string
  readonly quantity_milli: number
  readonly net_fen: number
  readonly gross_fen: number
  readonly due_on: string | null
  readonly paid_on: string | null
  readonly paid_month: string | null
  readonly paid_before: string | null
  readonly source: string
}

/** A stored line as the domain sees it in the books through a month; what is blank is no attribute. */
export function domainDocument(row: StoredDocument, through: string): RebateDocument {
  const paid = row.paid_month !== null && row.paid_month > through ? row.paid_before : row.paid_on
  const onTime = paid !== null && row.due_on !== null && paid <= row.due_on
  return {
    id: String(row.id),
    event: row.event,
    customer: String(row.customer_id),
    group: row.group_id === null ? null : String(-row.group_id),
    date: row.date,
    soldOn: row.sold_on,
    netFen: row.net_fen,
    grossFen: row.gross_fen,
    quantity: quantityText(row.quantity_milli),
    attributes: {
      ...(row.product_line ? { productLine: row.product_line } : {}),
      ...(row.sku ? { sku: row.sku } : {}),
      priceKind: row.price_kind,
      onTime: onTime ? 'yes' : 'no',
    },
  }
}

/** The documents of a result's party and days that stood in the books when it was reckoned. */
export function resultWindow(
  r: Reading,
  result: Pick<StoredResult, 'run_id' | 'party' | 'from_on' | 'to_on'>,
  definition: RebateDefinition,
) {
  const settled = r.read.value<string>(
    `SELECT coalesce(p.to_on, u.period || '-31') FROM rebate_run AS u LEFT JOIN rebate_period AS p ON p.name = u.period WHERE u.id = ?`,
    result.run_id,
  )
  const sql = `${partySql(definition.party)} = ? AND ${daySql(definition.returns)} BETWEEN ? AND ? AND d.month <= ?`
  const through = (settled ?? result.to_on).slice(0, 7)
  const values: SqlValue[] = [result.party, result.from_on, result.to_on, through]
  return { sql, values, through }
}

export function resultById(r: Reading, id: number): StoredResult | undefined {
  return r.read.get<StoredResult>('SELECT * FROM rebate_result WHERE id = ?', id)
}

export const proofDocuments: Reads['proofDocuments'] = (r, { resultId, offset, limit }) => {
  const result = resultById(r, resultId)
  const version = result && versionById(r.read, result.version_id)
  if (!result || !version) throw refuse('rebates.proofDocuments', 'not-found', '找不到这条计算结果。')
  const definition = definitionOf(version)
  const window = resultWindow(r, result, definition)
  // Orders and receipts that no measure asks for prove nothing and would fill the paper.
  const events = new Set([definition.basis, ...Object.values(definition.facts)].map(({ event }) => event))
  const sql = `${window.sql} AND d.event IN (SELECT value FROM json_each(?))`
  const values = [...window.values, JSON.stringify([...events])]
  const basis = countsSql(definition.basis, window.through)
  const counts = r.read.get<{ total: number; included: number | null }>(
    `SELECT count(*) AS total, sum(${basis.sql}) AS included FROM trade_document AS d WHERE ${sql}`,
    ...basis.values,
    ...values,
  )
  const rows = r.read.all<StoredDocument>(
    `SELECT * FROM trade_document AS d WHERE ${sql} ORDER BY ${daySql(definition.returns)}, d.name, d.line, d.id LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  )
  const counted = { returns: definition.returns, validFrom: definition.validFrom, validTo: definition.validTo }
  const names = new Map<number, string>()
  const nameOf = (customer: number): string => {
    const name = names.get(customer) ?? partyName(r.read, customer)
    names.set(customer, name)
    return name
  }
  return {
    total: counts?.total ?? 0,
    included: counts?.included ?? 0,
    rows: rows.map((row): ProofDocument => {
      const document = domainDocument(row, window.through)
      return {
        id: row.id,
        event: row.event,
        no: row.name,
        line: row.line,
        date: row.date,
        customerName: nameOf(row.customer_id),
        sku: row.sku,
        productLine: row.product_line,
        priceKind: row.price_kind,
        quantity: document.quantity,
        net: { fen: row.net_fen },
        gross: { fen: row.gross_fen },
        source: row.source,
        late: row.month !== row.date.slice(0, 7),
        exclusion: exclusionOf(document, definition.basis as RebateMeasureOf, counted),
        qualifies: exclusionOf(document, (definition.facts['qualify'] ?? definition.basis) as RebateMeasureOf, counted) === null,
      }
    }),
  }
}

export interface BasisDocument {
  readonly name: string
  /** The day it counts on. */
  readonly day: string
  /** In the stored whole unit of the basis: fen or thousandths. */
  readonly basis: number
}

/** The documents in the basis of a result, with what each brings. */
export function resultDocuments(
  r: Reading,
  result: Parameters<typeof resultWindow>[1],
  definition: RebateDefinition,
): BasisDocument[] {
  const { sql, values, through } = resultWindow(r, result, definition)
  const counts = countsSql(definition.basis, through)
  const column = summedColumn(definition.basis) ?? '1'
  return r.read.all<BasisDocument>(
    `SELECT d.name, ${daySql(definition.returns)} AS day, ${column} AS basis FROM trade_document AS d WHERE ${sql} AND ${counts.sql} ORDER BY d.id`,
    ...values,
    ...counts.values,
  )
}
