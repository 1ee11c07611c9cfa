import type { Dimension } from '../../../src-preload/contract/value.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { endOfDate, isoOf } from '../../domain/_base/instants.ts'
import { median } from '../../domain/_base/median.ts'
import { addMonths } from '../../domain/_base/months.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { knownStages } from '../pipeline/index.ts'

/** A customer with what rule D1 looks at, as of the end of a date. Money in fen. */
export interface ValueSubject {
  readonly id: number
  readonly name: string
  readonly region: string | null
  readonly industry: string | null
  readonly owner_id: number | null
  readonly evaluated_tier: Tier | null
  readonly revenueFen: number | null
  /** Median hours to a first reply over twelve months; null without an answered question. */
  readonly responseHours: number | null
  /** Outputs of 24 months; null while the workspace records none at all. */
  readonly cocreation: number | null
  /** What customers referred by this one bought; null while the workspace records no referral at all. */
  readonly ecosystemFen: number | null
}

const zone = 480

/** Dimensions for which there is any data as of a date: one nobody records would only pull every score down. */
export function fedDimensions(read: ReadHandle, asOf: string): Dimension[] {
  const until = isoOf(endOfDate(asOf, zone))
  const exists = (sql: string, ...values: string[]) => read.get(`SELECT 1 WHERE EXISTS (${sql})`, ...values) !== undefined
  const fed: Dimension[] = []
  if (exists('SELECT 1 FROM customer WHERE annual_purchase_fen IS NOT NULL')) fed.push('annualPurchase')
  if (exists(`SELECT 1 FROM ticket WHERE kind = '技术问题' AND first_response_at < ?`, until)) fed.push('responseHours')
  if (exists('SELECT 1 FROM cocreation WHERE published_on <= ?', asOf)) fed.push('cocreation')
  if (exists('SELECT 1 FROM customer WHERE referred_by_id IS NOT NULL')) fed.push('ecosystem')
  return fed
}

/**
 * The inputs of rule D1 for every customer. Annual purchases stand as they are recorded now: the workspace keeps the trailing
 * twelve months as one figure. Deals won, questions, answers and outputs are those known by the date.
 */
export function* gatherInputs(read: ReadHandle, asOf: string, only?: number): Generator<ValueSubject> {
  const fed = new Set(fedDimensions(read, asOf))
  const hours = new Map<number, number[]>()
  for (const row of read.all<{ customer_id: number; hours: number }>(
    `SELECT customer_id, (julianday(first_response_at) - julianday(opened_at)) * 24 AS hours FROM ticket
     WHERE kind = '技术问题' AND first_response_at < ? AND opened_at >= ?`,
    isoOf(endOfDate(asOf, zone)),
    isoOf(endOfDate(addMonths(asOf, -12), zone)),
  )) {
    const own = hours.get(row.customer_id)
    if (own) own.push(row.hours)
    else hours.set(row.customer_id, [row.hours])
  }
  const outputs = pairs(
    read,
    'SELECT customer_id AS id, count(*) AS n FROM cocreation WHERE published_on <= ? AND published_on > ? GROUP BY customer_id',
    asOf,
    addMonths(asOf, -24),
  )
  const referred = fed.has('ecosystem') ? referredAmounts(read, asOf) : new Map<number, number>()
  const page = 2000
  for (let after = (only ?? 1) - 1; ;) {
    const rows = read.all<Omit<ValueSubject, 'revenueFen'> & { annual_purchase_fen: number | null }>(
      `SELECT id, name, region, industry, owner_id, evaluated_tier, annual_purchase_fen FROM customer WHERE id > ? ORDER BY id LIMIT ?`,
      after,
      only === undefined ? page : 1,
    )
    for (const { annual_purchase_fen: revenueFen, ...row } of rows) {
      if (only !== undefined && row.id !== only) return
      const own = hours.get(row.id)
      yield {
        ...row,
        revenueFen,
        responseHours: own ? round(median(own)) : null,
        cocreation: fed.has('cocreation') ? (outputs.get(row.id) ?? 0) : null,
        ecosystemFen: fed.has('ecosystem') ? (referred.get(row.id) ?? 0) : null,
      }
    }
    const last = rows.at(-1)
    if (!last || only !== undefined || rows.length < page) return
    after = last.id
  }
}

/**
 * By who referred: what the referred customers signed, the deals won in the twelve months to the date. While the workspace
 * records no won deal at all, their annual purchases stand for it.
 */
function referredAmounts(read: ReadHandle, asOf: string): Map<number, number> {
  const won = JSON.stringify(knownStages(read, asOf).flatMap(({ key, closing }) => (closing === 'won' ? [key] : [])))
  if (!read.get('SELECT 1 FROM opportunity WHERE stage IN (SELECT value FROM json_each(?)) LIMIT 1', won))
    return pairs(
      read,
      'SELECT referred_by_id AS id, sum(annual_purchase_fen) AS n FROM customer WHERE referred_by_id IS NOT NULL GROUP BY referred_by_id',
    )
  return pairs(
    read,
    `SELECT k.referred_by_id AS id, sum(o.amount_fen) AS n FROM customer AS k CROSS JOIN opportunity AS o ON o.customer_id = k.id
     WHERE k.referred_by_id IS NOT NULL AND o.stage IN (SELECT value FROM json_each(?)) AND o.closed_at < ? AND o.closed_at >= ?
     GROUP BY k.referred_by_id`,
    won,
    isoOf(endOfDate(asOf, zone)),
    isoOf(endOfDate(addMonths(asOf, -12), zone)),
  )
}

/** To the hundredth of an hour: what is kept is what is shown. */
const round = (hours: number | null) => (hours === null ? null : Math.round(hours * 100) / 100)

function pairs(read: ReadHandle, sql: string, ...values: string[]): Map<number, number> {
  return new Map(read.all<{ id: number; n: number | null }>(sql, ...values).map(({ id, n }) => [id, n ?? 0]))
}
