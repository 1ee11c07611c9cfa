import type { ApprovalNode, QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import type { ApprovalEvent } from '../../domain/quotes/approval-events.ts'
import { canonicalJson } from '../../domain/_base/canonical-json.ts'
import type { QuoteChange } from '../../domain/quotes/quote-changes.ts'
import type { VersionNumber } from '../../domain/quotes/version-number.ts'
import { partText } from '../../domain/quotes/quote-parts.ts'
import { quoteTotals } from '../../domain/quotes/quote-totals.ts'
import { versionHash } from '../../domain/quotes/version-chain.ts'
import { decimalTextToInteger } from '../../domain/_base/money.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { recordHash } from '../../domain/_base/hash-chain.ts'
import { sha256 } from './sha256.ts'
import { quoteById, type EventData, type StoredQuote } from './stored.ts'

/** Who writes, and when; the same for all that one command appends. */
export interface Hand {
  readonly by: string
  readonly at: string
}

interface NewVersion extends VersionNumber {
  readonly content: QuoteContent
  readonly reason: string
  readonly outside: boolean
  readonly changes: readonly QuoteChange[]
}

/** Appends a snapshot to the chain of a quote and shows it on the quote's face. Returns its id. */
export function appendVersion(tx: GateTransaction, quoteId: number, version: NewVersion, { by, at }: Hand): number {
  const face = faceOf(tx, quoteId)
  const content = canonicalJson(version.content)
  const { major, minor, reason, outside, changes } = version
  const link = {
    quoteId,
    sequence: face.versions + 1,
    major,
    minor,
    author: by,
    at,
    reason,
    outside,
    contentHash: sha256(content),
    previousHash: face.version_hash,
  }
  const hash = versionHash(link, sha256)
  const totals = quoteTotals(version.content)
  const part = (node: ApprovalNode) => sha256(partText(node, version.content))
  const marginBp = totals.marginPercent === null ? null : decimalTextToInteger(totals.marginPercent, 2)
  const id = tx.insert('quote_version', {
    quote_id: quoteId,
    sequence: link.sequence,
    major,
    minor,
    author: by,
    at,
    reason,
    outside: outside ? 1 : 0,
    content,
    content_hash: link.contentHash,
    previous_hash: link.previousHash,
    hash,
    product_part: part('product'),
    finance_part: part('finance'),
    legal_part: part('legal'),
    amount_fen: totals.amount,
    guide_amount_fen: totals.guideAmount,
    guided_amount_fen: totals.guidedAmount,
    cost_fen: totals.cost,
    margin_bp: marginBp,
    lines: version.content.lines.length,
    changes: changes.join(','),
  })
  tx.update('quote', quoteId, {
    versions: link.sequence,
    version_hash: hash,
    updated_at: at,
    // What went out beside the flow is on record, but the flow goes on with its own newest version.
    ...(outside
      ? {}
      : {
          latest_version_id: id,
          title: version.content.title,
          customer_id: version.content.customerId,
          amount_fen: totals.amount,
          margin_bp: marginBp,
        }),
  })
  return id
}

interface NewEvent {
  readonly type: ApprovalEvent['type']
  readonly node?: ApprovalNode | null
  readonly versionId?: number | null
  readonly data?: EventData
}

/** Appends to the chain of what happened to a quote. Returns the event's id. */
export function appendEvent(tx: GateTransaction, quoteId: number, event: NewEvent, { by, at }: Hand): number {
  const face = faceOf(tx, quoteId)
  const row = {
    quote_id: quoteId,
    sequence: face.events + 1,
    at,
    by,
    type: event.type,
    node: event.node ?? null,
    version_id: event.versionId ?? null,
    data: canonicalJson(event.data ?? {}),
    previous_hash: face.event_hash,
  }
  const hash = recordHash(row, sha256)
  const id = tx.insert('quote_event', { ...row, hash })
  tx.update('quote', quoteId, { events: row.sequence, event_hash: hash, updated_at: at })
  return id
}

function faceOf(tx: GateTransaction, quoteId: number): StoredQuote {
  const face = quoteById(tx.read, quoteId)
  if (!face) throw new Error(`quote ${quoteId} does not exist`)
  return face
}
