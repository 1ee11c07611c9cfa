import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import type {
  ApprovalStep,
  QuoteRow,
  QuoteTotalsShown,
  QuoteVersionRow,
} from '../../../src-preload/contract/_words/quote-rows.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { isBelowMargin, type MarginRule } from '../../domain/quotes/approval-duties.ts'
import type { ApprovalReading, NodeReading } from '../../domain/quotes/approval-flow.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import { quoteTotals } from '../../domain/quotes/quote-totals.ts'
import type { SlaReading } from '../../domain/service-promises/sla-clock.ts'
import { promiseLight } from '../../domain/service-promises/promise-light.ts'
import type { Reading } from '../../store/contexts.ts'
import { mayAct, type Person } from './people.ts'
import type { StoredQuote, StoredVersion } from './stored.ts'

export const money = (fen: number) => ({ fen })
export const maybeMoney = (fen: number | null) => (fen === null ? null : { fen })
/** Hundredths of a percent as percent: 2150 → `21.50`. */
export const percentOf = (basisPoints: number | null) => (basisPoints === null ? null : fenToText(basisPoints))
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

export interface JoinedQuote extends StoredQuote {
  readonly customer_name: string
  readonly major: number
  readonly minor: number
  readonly force_major: number | null
  readonly force_minor: number | null
}

/** A quote's face with its customer, its newest version and the one in force. */
export const joinedQuotes = `SELECT q.*, c.name AS customer_name, v.major, v.minor, f.major AS force_major, f.minor AS force_minor
  FROM quote AS q JOIN customer AS c ON c.id = q.customer_id JOIN quote_version AS v ON v.id = q.latest_version_id
  LEFT JOIN quote_version AS f ON f.id = q.in_force_version_id`

export function toQuoteRow(quote: JoinedQuote): QuoteRow {
  const { force_major: major, force_minor: minor } = quote
  return {
    id: quote.id,
    number: quote.number,
    alternative: quote.alternative,
    title: quote.title,
    customerId: quote.customer_id,
    customerName: quote.customer_name,
    owner: quote.owner,
    state: quote.state,
    current: quote.current_node,
    urgent: quote.urgent === 1,
    version: versionText(quote),
    inForce: major === null || minor === null ? null : versionText({ major, minor }),
    voucher: quote.voucher,
    amount: money(quote.amount_fen),
    marginPercent: percentOf(quote.margin_bp),
    updatedAt: quote.updated_at,
  }
}

export type ShownVersion = Omit<StoredVersion, 'content'>

export function toVersionRow(version: ShownVersion): QuoteVersionRow {
  return {
    id: version.id,
    number: versionText(version),
    sequence: version.sequence,
    author: version.author,
    at: version.at,
    reason: version.reason,
    outside: version.outside === 1,
    amount: money(version.amount_fen),
    marginPercent: percentOf(version.margin_bp),
    lines: version.lines,
    changes: version.changes === '' ? [] : version.changes.split(','),
    hash: version.hash,
  }
}

export function shownTotals(content: QuoteContent, rule: MarginRule): QuoteTotalsShown {
  const totals = quoteTotals(content)
  return {
    lines: totals.lines.map((line) => ({
      amount: money(line.amount),
      net: money(line.net),
      guideAmount: maybeMoney(line.guideAmount),
      cost: maybeMoney(line.cost),
    })),
    amount: money(totals.amount),
    tax: money(totals.tax),
    net: money(totals.net),
    guideAmount: money(totals.guideAmount),
    discountPercent: totals.discountPercent,
    cost: maybeMoney(totals.cost),
    margin: maybeMoney(totals.marginFen),
    marginPercent: totals.marginPercent,
    linesWithoutCost: totals.linesWithoutCost,
    belowMargin: isBelowMargin(content, rule),
  }
}

export function shownClock(clock: SlaReading): ApprovalStep['clock'] {
  return {
    state: clock.state,
    dueAt: iso(clock.dueAt),
    breachedAt: iso(clock.breachedAt),
    elapsedMinutes: clock.elapsedMinutes,
    targetMinutes: clock.targetMinutes,
    light: promiseLight(clock),
    provisional: clock.provisional,
  }
}

export function shownStep(
  r: Pick<Reading, 'read' | 'clock'>,
  step: NodeReading,
  reading: ApprovalReading,
  person: Person | undefined,
  owner: string,
): ApprovalStep {
  const approval = (given: NodeReading['approval']) =>
    given && { by: given.by, at: new Date(given.at).toISOString(), versionId: given.versionId, answers: given.answers }
  return {
    node: step.node,
    approval: approval(step.approval),
    lapsed: approval(step.lapsed),
    clock: shownClock(step.clock),
    delegates: [...step.delegates],
    awaiting: [...step.awaiting],
    mayAct: reading.current === step.node && mayAct(r, person, step.node, reading) && person?.name !== owner,
  }
}
