import type { ApprovalAnswers, ApprovalNode, QuoteContent, SubmitReason } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteState } from '../../../src-preload/contract/_words/quote-rows.ts'
import type { ApprovalEvent } from '../../domain/quotes/approval-events.ts'
import { readStoredEvents, type StoredApproval, type StoredParts } from '../../domain/quotes/stored-events.ts'
import { readApproval, type ApprovalReading } from '../../domain/quotes/approval-flow.ts'
import type { VersionLink } from '../../domain/quotes/version-chain.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { rulesOn } from '../settings/index.ts'
import { approvalPlan } from './plan.ts'

export interface StoredQuote {
  readonly id: number
  readonly number: string
  readonly alternative: string
  readonly customer_id: number
  readonly title: string
  readonly owner: string
  readonly state: QuoteState
  readonly current_node: ApprovalNode | null
  readonly urgent: number
  readonly versions: number
  readonly version_hash: string
  readonly event_hash: string
  readonly events: number
  readonly latest_version_id: number
  readonly in_force_version_id: number | null
  readonly voucher: string | null
  readonly amount_fen: number
  readonly margin_bp: number | null
  readonly node_since: string | null
  readonly node_due_at: string | null
  readonly node_delegates: string | null
  readonly node_handler_id: number | null
  readonly created_at: string
  readonly updated_at: string
}

export interface StoredVersion extends StoredParts {
  readonly id: number
  readonly quote_id: number
  readonly sequence: number
  readonly major: number
  readonly minor: number
  readonly author: string
  readonly at: string
  readonly reason: string
  readonly outside: number
  readonly content: string
  readonly content_hash: string
  readonly previous_hash: string
  readonly hash: string
  readonly amount_fen: number
  readonly guide_amount_fen: number
  readonly guided_amount_fen: number
  readonly cost_fen: number | null
  readonly margin_bp: number | null
  readonly lines: number
  readonly changes: string
}

export interface StoredEvent extends StoredApproval {
  readonly quote_id: number
  readonly sequence: number
  readonly previous_hash: string
  readonly hash: string
}

/** What an event carries beside its columns. */
export interface EventData {
  readonly reason?: string
  readonly answers?: ApprovalAnswers
  readonly to?: string
  readonly who?: string
  readonly voucher?: string
  /** What stood in the way when it was submitted, and why it went on. */
  readonly gates?: {
    readonly light: string
    readonly why: readonly string[]
    readonly beyond: number
    /** What the price list asked for a line on that day, by its key, where the line itself says otherwise (rule E5). */
    readonly listed?: Readonly<Record<string, number>>
  }
  readonly reasons?: Readonly<Partial<Record<SubmitReason, string>>>
}

export const quoteById = (read: ReadHandle, id: number): StoredQuote | undefined =>
  read.get<StoredQuote>('SELECT * FROM quote WHERE id = ?', id)

export const versionById = (read: ReadHandle, id: number): StoredVersion | undefined =>
  read.get<StoredVersion>('SELECT * FROM quote_version WHERE id = ?', id)

export const versionsOf = (read: ReadHandle, quoteId: number): StoredVersion[] =>
  read.all<StoredVersion>('SELECT * FROM quote_version WHERE quote_id = ? ORDER BY sequence', quoteId)

export const eventsOf = (read: ReadHandle, quoteId: number): StoredEvent[] =>
  read.all<StoredEvent>('SELECT * FROM quote_event WHERE quote_id = ? ORDER BY sequence', quoteId)

export const contentOf = ({ content }: Pick<StoredVersion, 'content'>): QuoteContent => JSON.parse(content) as QuoteContent

export { partsOf } from '../../domain/quotes/stored-events.ts'

export function linkOf(version: StoredVersion): VersionLink {
  return {
    quoteId: version.quote_id,
    sequence: version.sequence,
    major: version.major,
    minor: version.minor,
    author: version.author,
    at: version.at,
    reason: version.reason,
    outside: version.outside === 1,
    content: version.content,
    contentHash: version.content_hash,
    previousHash: version.previous_hash,
    hash: version.hash,
  }
}

/** Stored events as the rule reads them. */
export const approvalEvents = (read: ReadHandle, quoteId: number): ApprovalEvent[] =>
  readStoredEvents(
    eventsOf(read, quoteId),
    read.all<StoredParts>('SELECT id, product_part, finance_part, legal_part FROM quote_version WHERE quote_id = ?', quoteId),
  )

/** Where the approval of a quote stands now. */
export function approvalOf(r: Pick<Reading, 'read' | 'clock'>, quoteId: number): ApprovalReading {
  const plan = approvalPlan(rulesOn(r.read, r.clock.today()))
  const events = approvalEvents(r.read, quoteId)
  // What is on record has happened, also where the machine's clock was set back since.
  const now = events.reduce((latest, { at }) => Math.max(latest, at), Date.parse(r.clock.now()))
  return readApproval(plan, events, workspaceCalendar(r), now)
}
