import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import type { BrokenChain } from '../../../src-preload/contract/_words/quote-rows.ts'
import { approvalFace } from '../../domain/quotes/approval-flow.ts'
import { quoteChanges } from '../../domain/quotes/quote-changes.ts'
import { partText } from '../../domain/quotes/quote-parts.ts'
import { quoteTotals } from '../../domain/quotes/quote-totals.ts'
import { voucherNumber } from '../../domain/quotes/voucher-number.ts'
import { decimalTextToInteger } from '../../domain/_base/money.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
import { defaultRuleSettings } from '../../domain/customers/rule-defaults.ts'
import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import { firstBrokenLink } from '../../domain/quotes/version-chain.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { recordHolds } from '../../domain/_base/hash-chain.ts'
import { sha256 } from './sha256.ts'
import { approvalPlan } from './plan.ts'
import {
  approvalEvents,
  contentOf,
  eventsOf,
  linkOf,
  versionsOf,
  type StoredEvent,
  type StoredQuote,
  type StoredVersion,
} from './stored.ts'

/** Follows the chains of one quote: its versions, its events, and that its face shows their ends (rule C1). */
export function brokenChains(read: ReadHandle, quote: StoredQuote): BrokenChain[] {
  const versions = versionsOf(read, quote.id)
  const events = eventsOf(read, quote.id)
  const broken: BrokenChain[] = []
  const note = (chain: BrokenChain['chain'], sequence: number, why: string) =>
    broken.push({ quoteId: quote.id, number: quote.number, chain, sequence, why })
  const link = firstBrokenLink(versions.map(linkOf), sha256)
  if (link) note('versions', link.sequence, link.why)
  else {
    const contents = versions.map(contentOf)
    const odd = versions.find((version, at) => !partsHold(version, contents[at] as QuoteContent, contents[at - 1]))
    if (odd) note('versions', odd.sequence, 'figures')
    if ((versions.at(-1)?.hash ?? '') !== quote.version_hash || versions.length !== quote.versions)
      note('versions', versions.length, 'cut')
  }
  const event = firstBrokenEvent(events)
  if (event) note('events', event.sequence, event.why)
  else if ((events.at(-1)?.hash ?? '') !== quote.event_hash || events.length !== quote.events)
    note('events', events.length, 'cut')
  else if (broken.length === 0 && !faceHolds(read, quote, events)) note('events', events.length, 'face')
  return broken
}

/** What stands beside the content is computed from it and the one before, so it must still follow from them. */
function partsHold(version: StoredVersion, content: QuoteContent, before: QuoteContent | undefined): boolean {
  const totals = quoteTotals(content)
  return (
    totals.amount === version.amount_fen &&
    totals.guideAmount === version.guide_amount_fen &&
    totals.guidedAmount === version.guided_amount_fen &&
    totals.cost === version.cost_fen &&
    (totals.marginPercent === null ? null : decimalTextToInteger(totals.marginPercent, 2)) === version.margin_bp &&
    content.lines.length === version.lines &&
    (before ? quoteChanges(before, content) : []).join(',') === version.changes &&
    sha256(partText('product', content)) === version.product_part &&
    sha256(partText('finance', content)) === version.finance_part &&
    sha256(partText('legal', content)) === version.legal_part
  )
}

/** State, version in force and voucher are what the events say. */
function faceHolds(read: ReadHandle, quote: StoredQuote, events: readonly StoredEvent[]): boolean {
  const face = approvalFace(approvalPlan(defaultRuleSettings), approvalEvents(read, quote.id))
  const completed = face.completedBy === null ? undefined : events[face.completedBy]
  const superseded = face.state === 'superseded'
  return (
    face.state === quote.state &&
    face.current === quote.current_node &&
    face.urgent === (quote.urgent === 1) &&
    (superseded ? null : face.approvedVersionId) === quote.in_force_version_id &&
    (completed ? voucherNumber(completed.id, dateInZone(completed.at, workspaceTimeZone)) : null) === quote.voucher
  )
}

function firstBrokenEvent(events: readonly StoredEvent[]): { sequence: number; why: string } | null {
  let previous = ''
  for (const [at, { id: _, hash, ...row }] of events.entries()) {
    if (row.sequence !== at + 1) return { sequence: row.sequence, why: 'order' }
    if (row.previous_hash !== previous) return { sequence: row.sequence, why: 'previous' }
    if (!recordHolds(row, hash, sha256)) return { sequence: row.sequence, why: 'link' }
    previous = hash
  }
  return null
}

/** Every quote's chains, or one's. */
export function verifyQuotes(read: ReadHandle, id?: number) {
  const ids = id === undefined ? read.column<number>('SELECT id FROM quote ORDER BY id') : [id]
  const broken: BrokenChain[] = []
  let versions = 0
  let events = 0
  for (const one of ids) {
    const quote = read.get<StoredQuote>('SELECT * FROM quote WHERE id = ?', one)
    if (!quote) continue
    versions += quote.versions
    events += quote.events
    broken.push(...brokenChains(read, quote))
  }
  return { quotes: ids.length, versions, events, broken }
}
