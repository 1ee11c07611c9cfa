import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import { addDays, dateInZone } from '../../domain/_base/dates.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { PricedLine } from '../../domain/prices/price-deviation.ts'
import { spansInForce } from '../../domain/quotes/approval-flow.ts'
import { readStoredEvents, type StoredApproval, type StoredParts } from '../../domain/quotes/stored-events.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { regionThen } from './region-then.ts'

/** A line of a quote version that was put in force, with whose it is. */
export interface QuotedLine extends PricedLine {
  readonly priceFen: number
  readonly guideFen: number | null
  readonly quoteId: number
  readonly number: string
  readonly version: string
  readonly customer: string
  readonly name: string
  /** The day on which the version was put in force. */
  readonly on: string
}

interface StoredFace {
  readonly id: number
  readonly number: string
  readonly alternative: string
  readonly customer_id: number
  readonly customer: string | null
  readonly region: string | null
}

interface StoredContent extends StoredParts {
  readonly major: number
  readonly minor: number
  readonly content: string
}

/**
 * Rule E5's lines in force of a week, by region: those of the quote versions that were put in force between two days and
 * still were as the last one ended. Whose region changes afterwards neither freezes one nor frees it. The guide is what the
 * price list asked when the quote was submitted; where no list knows the line, the guide that the line carries.
 */
export function quotedLinesByRegion(read: ReadHandle, from: string, to: string): Map<string, QuotedLine[]> {
  const region = regionThen(read, addDays(to, 1))
  const lines = quotesMovedBetween(read, from, to).flatMap((quote) =>
    linesInForce(read, quote, from, to).map((line) => ({ line, region: region(quote.customer_id, quote.region) })),
  )
  return new Map([...Map.groupBy(lines, (one) => one.region)].map(([name, own]) => [name, own.map(({ line }) => line)] as const))
}

/** Nothing comes into force without an event: a day more on both sides makes sure of the zone. */
const quotesMovedBetween = (read: ReadHandle, from: string, to: string): StoredFace[] =>
  read.all<StoredFace>(
    `SELECT q.id, q.number, q.alternative, q.customer_id, k.name AS customer, k.region FROM quote AS q
     LEFT JOIN customer AS k ON k.id = q.customer_id
     WHERE q.id IN (SELECT quote_id FROM quote_event WHERE at >= ? AND at < ? AND type IN ('approve', 'submit', 'change')) ORDER BY q.id`,
    addDays(from, -1),
    addDays(to, 2),
  )

function linesInForce(read: ReadHandle, quote: StoredFace, from: string, to: string): QuotedLine[] {
  const events = read.all<StoredApproval>(
    'SELECT id, at, by, type, node, version_id, data FROM quote_event WHERE quote_id = ? ORDER BY sequence',
    quote.id,
  )
  const parts = read.all<StoredParts>(
    'SELECT id, product_part, finance_part, legal_part FROM quote_version WHERE quote_id = ?',
    quote.id,
  )
  const day = (index: number) => dateInZone(events[index]?.at ?? '', workspaceTimeZone)
  const span = spansInForce(readStoredEvents(events, parts)).find(
    ({ begunBy, endedBy }) => day(begunBy) >= from && day(begunBy) <= to && (endedBy === null || day(endedBy) > to),
  )
  if (!span) return []
  const version = read.get<StoredContent>(
    'SELECT id, major, minor, content, product_part, finance_part, legal_part FROM quote_version WHERE id = ?',
    span.versionId,
  )
  if (!version) return []
  const listed = listedAtTheDoor(events.slice(0, span.begunBy + 1))
  const { lines } = JSON.parse(version.content) as QuoteContent
  return lines.map(({ key, name, quantity, price, guidePrice }) => {
    const guide = listed[key] ?? guidePrice?.fen ?? null
    return {
      actual: fenToText(price.fen),
      priceFen: price.fen,
      guideFen: guide,
      guide: guide === null ? null : fenToText(guide),
      quantity,
      quoteId: quote.id,
      number: quote.alternative === 'A' ? quote.number : `${quote.number}-${quote.alternative}`,
      version: versionText(version),
      customer: quote.customer ?? '',
      name,
      on: day(span.begunBy),
    }
  })
}

/** What the newest passing of the door kept (`passGates`): guide prices of the list that a line says otherwise. */
function listedAtTheDoor(events: readonly StoredApproval[]): Readonly<Record<string, number>> {
  for (const { data } of events.toReversed()) {
    const { gates } = JSON.parse(data) as { gates?: { listed?: Record<string, number> } }
    if (gates) return gates.listed ?? {}
  }
  return {}
}
