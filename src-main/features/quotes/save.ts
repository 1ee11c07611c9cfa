import type { QuoteContent, SubmitReasonTexts } from '../../../src-preload/contract/_words/quote.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { nextVersion, quoteChanges } from '../../domain/quotes/quote-changes.ts'
import { partText } from '../../domain/quotes/quote-parts.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'
import { appendEvent, appendVersion } from './append.ts'
import { contentFault, withFittingCosts, withoutCosts, type ContentFault } from './content-rules.ts'
import { passGates } from './gates.ts'
import { memberOf } from './people.ts'
import { tellApprovers } from './reopened.ts'
import { settleFace } from './settle.ts'
import { approvalOf, contentOf, quoteById, versionById, type EventData, type StoredQuote } from './stored.ts'
import { gone, versionGone } from './words.ts'

const faultWords: Readonly<Record<ContentFault, string>> = {
  'twice-the-same-line': '有两行用了同一个行标识。请删除其中一行后重新添加。',
  'amount-too-large': '这份报价的金额太大，无法精确计算。请检查数量和单价。',
  'cost-not-yours': '成本只能由财务锁定。请保留原来的成本，或把它清空。',
}

/** Quotes are facts: what is written stays on record and is not taken back by undo (rule C1). */
export const onRecord = (w: Writing, command: string, subject: string): WriteIntent => ({
  command,
  subject,
  actor: w.actor,
  origin: 'record',
  at: w.clock.now(),
})

export function createQuote(
  w: Writing,
  input: { content: QuoteContent; reason?: string | undefined; ofNumber?: string | undefined },
) {
  const fault = contentFault(input.content, null, memberOf(w.read, w.actor)?.role === 'finance')
  if (fault) throw refuse('quotes.create', fault, faultWords[fault])
  if (!w.read.get('SELECT 1 FROM customer WHERE id = ?', input.content.customerId))
    throw refuse('quotes.create', 'not-found', '找不到这位客户。请重新选择客户。')
  const alternative = input.ofNumber === undefined ? 'A' : nextAlternative(w, input.ofNumber)
  if (alternative === null)
    throw refuse('quotes.create', 'not-found', `没有编号为“${input.ofNumber}”的报价，或它的方案已经太多。`)
  return begin(w, 'quotes.create', withFittingCosts(input.content, null), input.reason ?? '', input.ofNumber ?? null, alternative)
}

export function copyQuote(
  w: Writing,
  input: { versionId: number; customerId?: number | undefined; ofNumber?: string | undefined },
) {
  const from = versionById(w.read, input.versionId)
  if (!from) throw refuse('quotes.copy', 'not-found', versionGone)
  const copied = withoutCosts(contentOf(from))
  const customerId = input.customerId ?? copied.customerId
  if (!w.read.get('SELECT 1 FROM customer WHERE id = ?', customerId))
    throw refuse('quotes.copy', 'not-found', '找不到这位客户。请重新选择客户。')
  const alternative = input.ofNumber === undefined ? 'A' : nextAlternative(w, input.ofNumber)
  if (alternative === null) throw refuse('quotes.copy', 'not-found', `没有编号为“${input.ofNumber}”的报价，或它的方案已经太多。`)
  const source = quoteById(w.read, from.quote_id)
  const reason = `复制自 ${source?.number ?? ''} ${versionText(from)}`
  const content = customerId === copied.customerId ? copied : forCustomer(w, copied, customerId)
  return begin(w, 'quotes.copy', content, reason, input.ofNumber ?? null, alternative)
}

/** What another customer must not read: the former one's name in the title, and what that one had asked for. */
function forCustomer(w: Writing, content: QuoteContent, customerId: number): QuoteContent {
  const name = (id: number) => w.read.value<string>('SELECT name FROM customer WHERE id = ?', id) ?? ''
  const former = name(content.customerId)
  return {
    ...content,
    customerId,
    title: former === '' ? content.title : content.title.replaceAll(former, () => name(customerId)).slice(0, 200),
    attachments: content.attachments.filter(({ kind }) => kind !== 'customer-request'),
  }
}

function begin(w: Writing, command: string, content: QuoteContent, reason: string, number: string | null, alternative: string) {
  const intent = onRecord(w, command, content.title)
  const hand = { by: w.actor, at: intent.at }
  return w.gate.write(intent, (tx) => {
    const id = tx.newId()
    const made = number ?? quoteNumber(id, w.clock.today())
    tx.insert('quote', {
      id,
      number: made,
      alternative,
      customer_id: content.customerId,
      title: content.title,
      owner: w.actor,
      state: 'draft',
      current_node: null,
      urgent: 0,
      versions: 0,
      version_hash: '',
      event_hash: '',
      events: 0,
      latest_version_id: null,
      in_force_version_id: null,
      voucher: null,
      amount_fen: 0,
      margin_bp: null,
      created_at: hand.at,
      updated_at: hand.at,
    })
    const first = { major: 1, minor: 0 }
    const versionId = appendVersion(tx, id, { ...first, content, reason, outside: false, changes: [] }, hand)
    settleFace(w, tx, id, appendEvent(tx, id, { type: 'change', versionId }, hand))
    return { quoteId: id, versionId, version: versionText(first), number: made }
  }).result
}

export function saveQuote(
  w: Writing,
  input: {
    id: number
    baseVersionId: number
    content: QuoteContent
    reason?: string | undefined
    reasons?: SubmitReasonTexts | undefined
  },
) {
  const quote = quoteById(w.read, input.id)
  if (!quote) throw refuse('quotes.save', 'not-found', gone)
  if (quote.state === 'superseded')
    throw refuse('quotes.save', 'superseded', '客户已选定另一个方案，这个方案不能再改。需要时请复制一份。')
  const base = versionById(w.read, quote.latest_version_id)
  if (!base || base.id !== input.baseVersionId)
    throw refuse('quotes.save', 'stale', '这份报价在您编辑期间已有新版本。请比较两个版本，再在新版本上修改。', {
      latestVersionId: quote.latest_version_id,
    })
  const before = contentOf(base)
  const fault = contentFault(input.content, before, memberOf(w.read, w.actor)?.role === 'finance')
  if (fault) throw refuse('quotes.save', fault, faultWords[fault])
  const content = withFittingCosts(input.content, before)
  const number = nextVersion(base, quoteChanges(before, content))
  if (number === null) return { quoteId: quote.id, versionId: base.id, version: versionText(base), reopened: [], told: [] }
  // Who is being approved passes the same door again when what it asks changes: an edit is no way around it.
  const differs = (node: 'product' | 'finance') => partText(node, before) !== partText(node, content)
  const asksAnew = quote.state === 'running' && (differs('product') || differs('finance'))
  const data = asksAnew ? passGates(w, 'save', content, input.reasons) : {}
  const approvedBefore = approvalOf(w, quote.id).nodes.filter(({ approval }) => approval !== null)
  const intent = onRecord(w, 'quotes.save', `${quote.number} ${versionText(number)}`)
  const { versionId } = w.gate.write(intent, (tx) => {
    const written = writeVersion(w, tx, quote, content, input.reason ?? '', intent.at, data)
    tellApprovers(w, tx, quote, written.eventId, approvedBefore)
    return written
  }).result
  const now = approvalOf(w, quote.id)
  const reopened = approvedBefore.filter(({ node }) => now.nodes.find((one) => one.node === node)?.approval === null)
  return {
    quoteId: quote.id,
    versionId,
    version: versionText(number),
    reopened: reopened.map(({ node }) => node),
    // A change to an approved part is told to everyone who had approved (rule C2).
    told: reopened.length === 0 ? [] : [...new Set(approvedBefore.map(({ approval }) => approval?.by ?? ''))],
  }
}

/** A version on top of the newest one, and its event. */
export function writeVersion(
  w: Writing,
  tx: GateTransaction,
  quote: StoredQuote,
  content: QuoteContent,
  reason: string,
  at: string,
  data: EventData = {},
) {
  const base = versionById(tx.read, quote.latest_version_id)
  const changes = base ? quoteChanges(contentOf(base), content) : []
  const number = nextVersion(base ?? null, changes)
  if (number === null) throw new Error('nothing changed: there is no version to write')
  const hand = { by: w.actor, at }
  const versionId = appendVersion(tx, quote.id, { ...number, content, reason, outside: false, changes }, hand)
  const eventId = appendEvent(tx, quote.id, { type: 'change', versionId, data }, hand)
  return { versionId, eventId, acted: settleFace(w, tx, quote.id, eventId) }
}

export function recordOutside(
  w: Writing,
  input: { id: number; content: QuoteContent; sentAt: string; way: string; note: string },
) {
  const quote = quoteById(w.read, input.id)
  if (!quote) throw refuse('quotes.recordOutside', 'not-found', gone)
  if (input.sentAt > w.clock.now()) throw refuse('quotes.recordOutside', 'in-the-future', '补录的发送时间不能晚于现在。')
  const content = withoutCosts(input.content)
  const fault = contentFault(content, null, false)
  if (fault && fault !== 'cost-not-yours') throw refuse('quotes.recordOutside', fault, faultWords[fault])
  const last = w.read.get<{ major: number; minor: number; content: string }>(
    'SELECT major, minor, content FROM quote_version WHERE quote_id = ? ORDER BY sequence DESC LIMIT 1',
    quote.id,
  )
  const changes = last ? quoteChanges(contentOf(last), content) : []
  // What went out is a version of its own even when it says the same as the last.
  const number = nextVersion(last ?? null, changes) ?? { major: last?.major ?? 1, minor: (last?.minor ?? 0) + 1 }
  const intent = onRecord(w, 'quotes.recordOutside', quote.number)
  const versionId = w.gate.write(intent, (tx) => {
    const hand = { by: w.actor, at: intent.at }
    const made = appendVersion(tx, quote.id, { ...number, content, reason: input.note, outside: true, changes }, hand)
    tx.insert('quote_sending', {
      quote_id: quote.id,
      version_id: made,
      sent_at: input.sentAt,
      by: w.actor,
      way: input.way,
      outside: 1,
      feedback_at: null,
      feedback: null,
    })
    return made
  }).result
  return { quoteId: quote.id, versionId, version: versionText(number) }
}

function nextAlternative(w: Writing, number: string): string | null {
  const last = w.read.value<string>('SELECT max(alternative) FROM quote WHERE number = ?', number)
  if (last === undefined || last === null || last >= 'Z') return null
  return String.fromCharCode(last.charCodeAt(0) + 1)
}

/** `Q2602-3F9-16BQ1`: year and month, then counter and replica, so that no two desktops make the same. */
function quoteNumber(id: number, today: string): string {
  const perReplica = 2 ** 32
  const base36 = (n: number) => n.toString(36).toUpperCase()
  return `Q${today.slice(2, 4)}${today.slice(5, 7)}-${base36(id % perReplica)}-${base36(Math.floor(id / perReplica))}`
}
