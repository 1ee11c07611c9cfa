import type { ApprovalAnswers, ApprovalNode, SubmitReasonTexts } from '../../../src-preload/contract/_words/quote.ts'
import type { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { missingAnswers } from '../../domain/quotes/approval-duties.ts'
import type { ApprovalReading } from '../../domain/quotes/approval-flow.ts'
import type { Writing } from '../../store/contexts.ts'
import { rulesOn } from '../settings/index.ts'
import { appendEvent } from './append.ts'
import { passGates } from './gates.ts'
import { mayAct, memberOf, type Person } from './people.ts'
import { onRecord, writeVersion } from './save.ts'
import { settleFace, type Acted } from './settle.ts'
import { approvalOf, contentOf, quoteById, versionById, type EventData, type StoredQuote } from './stored.ts'
import { gone, missingWords, nodeWords } from './words.ts'

type Event = Parameters<typeof appendEvent>[2]

interface Standing {
  readonly quote: StoredQuote
  readonly reading: ApprovalReading
  readonly person: Person
}

/** The quote, where its approval stands, and who is acting; refuses strangers. */
function standing(w: Writing, id: number): Standing {
  const quote = quoteById(w.read, id)
  if (!quote) throw refuse('quotes.submit', 'not-found', gone)
  const person = memberOf(w.read, w.actor)
  if (!person)
    throw refuse(
      'quotes.submit',
      'not-a-member',
      `“${w.actor}”不在成员名单里，不能办理报价。请先在“设置 → 成员”里加上这个名字和角色。`,
    )
  return { quote, reading: approvalOf(w, id), person }
}

function notNow({ reading }: Standing): CallFailed {
  const where = reading.current === null ? '' : `（当前在“${nodeWords[reading.current]}”）`
  return refuse('quotes.submit', 'not-now', `这份报价现在不能这样办理${where}。请刷新后看它走到了哪一步。`, {
    state: reading.state,
  })
}

function append(w: Writing, command: string, quote: StoredQuote, event: Event): Acted {
  const intent = onRecord(w, command, quote.number)
  return w.gate.write(intent, (tx) => {
    const eventId = appendEvent(tx, quote.id, event, { by: w.actor, at: intent.at })
    return settleFace(w, tx, quote.id, eventId)
  }).result
}

export function submit(w: Writing, { id, reasons }: { id: number; reasons?: SubmitReasonTexts | undefined }): Acted {
  const at = standing(w, id)
  const { state } = at.reading
  if (state === 'running' || state === 'approved' || state === 'superseded') throw notNow(at)
  const version = versionById(w.read, at.quote.latest_version_id)
  if (!version || version.lines === 0) throw refuse('quotes.submit', 'empty', '这份报价还没有报价行。请至少填写一行再提交。')
  const data = passGates(w, 'submit', contentOf(version), reasons)
  return append(w, 'quotes.submit', at.quote, { type: 'submit', versionId: version.id, data })
}

/** Why this person may not act for the node on this version; the same for approving, returning, delegating. */
function mustBeTheirs(w: Writing, { quote, reading, person }: Standing, node: ApprovalNode): void {
  if (reading.state !== 'running' || reading.current !== node) throw notNow({ quote, reading, person })
  if (!mayAct(w, person, node, reading))
    throw refuse('quotes.approve', 'not-your-node', `“${nodeWords[node]}”由相应角色或受委托的人办理，您不能代为办理。`, { node })
  if (person.name === quote.owner)
    throw refuse('quotes.approve', 'own-quote', '不能审批自己的报价。请委托同角色的另一位同事办理。')
}

function mustBeComplete(
  w: Writing,
  { quote, reading }: Standing,
  input: { node: ApprovalNode; versionId: number; answers: ApprovalAnswers },
  content: Parameters<typeof missingAnswers>[1] | null,
): void {
  const awaiting = reading.nodes.find(({ node }) => node === input.node)?.awaiting ?? []
  // Costs are locked before the added approvers look at them.
  if (content === null && awaiting.length > 0)
    throw refuse('quotes.approve', 'awaiting-others', `还要等 ${awaiting.join('、')} 会签同意。`, { awaiting: [...awaiting] })
  if (input.versionId !== reading.versionId)
    throw refuse('quotes.approve', 'changed-since', '您看的不是最新版本。请先看过改动，再在最新版本上审批。', {
      latestVersionId: quote.latest_version_id,
    })
  const version = versionById(w.read, input.versionId)
  const said = content ?? (version ? contentOf(version) : null)
  if (!said) throw refuse('quotes.approve', 'not-found', gone)
  const missing = missingAnswers(input.node, said, input.answers, reading.urgent, rulesOn(w.read, w.clock.today()).quotes)
  if (missing.length > 0)
    throw refuse(
      'quotes.approve',
      'unanswered',
      `还缺：${missing.map((one) => missingWords[one]).join('、')}。补上后才能通过。`,
      { missing },
    )
}

export function approve(
  w: Writing,
  input: { id: number; node: ApprovalNode; versionId: number; answers: ApprovalAnswers },
): Acted {
  const at = standing(w, input.id)
  mustBeTheirs(w, at, input.node)
  mustBeComplete(w, at, input, null)
  const { node, versionId, answers } = input
  return append(w, 'quotes.approve', at.quote, { type: 'approve', node, versionId, data: { answers } })
}

export function lockCost(
  w: Writing,
  input: {
    id: number
    versionId: number
    costs: Readonly<Record<string, { fen: number }>>
    bomReference: string
    answers: ApprovalAnswers
  },
): Acted {
  const at = standing(w, input.id)
  mustBeTheirs(w, at, 'finance')
  const version = versionById(w.read, input.versionId)
  if (!version || version.quote_id !== at.quote.id) throw refuse('quotes.lockCost', 'not-found', gone)
  const intent = onRecord(w, 'quotes.lockCost', at.quote.number)
  const before = contentOf(version)
  const lines = before.lines.map((line) => ({ ...line, cost: input.costs[line.key] ?? line.cost }))
  const costLock = { by: w.actor, at: intent.at, bomReference: input.bomReference }
  const content = { ...before, lines, costLock }
  mustBeComplete(w, at, { ...input, node: 'finance' }, content)
  return w.gate.write(intent, (tx) => {
    const same =
      before.costLock?.bomReference === input.bomReference &&
      lines.every(({ cost }, n) => cost?.fen === before.lines[n]?.cost?.fen)
    const locked = same ? null : writeVersion(w, tx, at.quote, content, '财务成本锁定', intent.at)
    const step = approvalOf({ read: tx.read, clock: w.clock }, at.quote.id).nodes.find(({ node }) => node === 'finance')
    // Added approvers agree to the locked cost; only then does the node approve.
    if (step && step.awaiting.length > 0) return locked?.acted ?? settleFace(w, tx, at.quote.id, null)
    const versionId = locked?.versionId ?? version.id
    const data: EventData = { answers: input.answers }
    const hand = { by: w.actor, at: intent.at }
    return settleFace(
      w,
      tx,
      at.quote.id,
      appendEvent(tx, at.quote.id, { type: 'approve', node: 'finance', versionId, data }, hand),
    )
  }).result
}

export function returnQuote(w: Writing, { id, node, reason }: { id: number; node: ApprovalNode; reason: string }): Acted {
  const at = standing(w, id)
  mustBeTheirs(w, at, node)
  return append(w, 'quotes.return', at.quote, { type: 'return', node, versionId: at.reading.versionId, data: { reason } })
}

export function withdraw(w: Writing, { id, reason }: { id: number; reason: string }): Acted {
  const at = standing(w, id)
  if (at.reading.state !== 'running' && at.reading.state !== 'returned') throw notNow(at)
  return append(w, 'quotes.withdraw', at.quote, { type: 'withdraw', data: { reason } })
}

export function setUrgent(w: Writing, { id }: { id: number }): Acted {
  const at = standing(w, id)
  if (at.reading.urgent || at.reading.state === 'approved' || at.reading.state === 'superseded') throw notNow(at)
  return append(w, 'quotes.setUrgent', at.quote, { type: 'urgent' })
}

/** Whose quote it is cannot approve it: handed to them it would wait for nobody. */
function mustNotBeOwner({ quote }: Standing, name: string): void {
  if (name === quote.owner)
    throw refuse('quotes.delegate', 'own-quote', `这份报价是“${name}”自己的，不能由本人审批。请选择另一位同事。`)
}

export function delegate(w: Writing, { id, node, to }: { id: number; node: ApprovalNode; to: string }): Acted {
  const at = standing(w, id)
  if (!mayAct(w, at.person, node, at.reading))
    throw refuse('quotes.delegate', 'not-your-node', `只有“${nodeWords[node]}”的办理人才能委托。`, { node })
  if (!memberOf(w.read, to)) throw refuse('quotes.delegate', 'no-such-member', `成员名单里没有“${to}”。`)
  mustNotBeOwner(at, to)
  return append(w, 'quotes.delegate', at.quote, { type: 'delegate', node, data: { to } })
}

export function addApprover(w: Writing, { id, node, who }: { id: number; node: ApprovalNode; who: string }): Acted {
  const at = standing(w, id)
  if (!mayAct(w, at.person, node, at.reading))
    throw refuse('quotes.addApprover', 'not-your-node', `只有“${nodeWords[node]}”的办理人才能加签。`, { node })
  if (!memberOf(w.read, who)) throw refuse('quotes.addApprover', 'no-such-member', `成员名单里没有“${who}”。`)
  mustNotBeOwner(at, who)
  return append(w, 'quotes.addApprover', at.quote, { type: 'add-approver', node, data: { who } })
}

export function concur(w: Writing, { id, node }: { id: number; node: ApprovalNode }): Acted {
  const at = standing(w, id)
  const asked = at.reading.nodes.find((one) => one.node === node)?.awaiting.includes(w.actor) ?? false
  if (at.reading.current !== node || !asked) throw notNow(at)
  return append(w, 'quotes.concur', at.quote, { type: 'concur', node })
}

/** The customer takes one alternative: the others of its number end (rule C1). */
export function choose(w: Writing, { id }: { id: number }): { superseded: number } {
  const { quote } = standing(w, id)
  const others = w.read.all<StoredQuote>(
    `SELECT * FROM quote WHERE number = ? AND id <> ? AND state <> 'superseded'`,
    quote.number,
    id,
  )
  if (quote.state === 'superseded') throw refuse('quotes.choose', 'not-now', '客户已选定另一个方案。', {})
  if (others.length === 0) return { superseded: 0 }
  const intent = onRecord(w, 'quotes.choose', `${quote.number} ${quote.alternative}`)
  w.gate.write(intent, (tx) => {
    for (const other of others) {
      const data = { reason: `客户选定方案 ${quote.alternative}` }
      const eventId = appendEvent(tx, other.id, { type: 'supersede', data }, { by: w.actor, at: intent.at })
      settleFace(w, tx, other.id, eventId)
      // Of the alternatives of one number at most one is in force.
      tx.update('quote', other.id, { in_force_version_id: null })
    }
  })
  return { superseded: others.length }
}
