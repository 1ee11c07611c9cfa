import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { services } from '../../../src-preload/contract/services.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { dateAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { whyIgnored, type SlaEvent } from '../../domain/service-promises/sla-events.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { clausesFor } from './clause-book.ts'
import { readObligations, type ReadingOf } from './stored-obligations.ts'
import { workspaceCalendar } from './workspace-calendar.ts'
import { checkedUntil, dropPlanned } from './clause-pauses.ts'
import { addEvent, startObligation, type NewEvent } from './write-obligations.ts'

type Commands = CommandHandlers<typeof services, Writing>

export const request: Commands['request'] = (w, { customerId, clauseKey, name, at: given }) => {
  const customer = w.read.get<{ name: string; tier: Tier | null; owner_id: number | null }>(
    'SELECT name, tier, owner_id FROM customer WHERE id = ?',
    customerId,
  )
  if (!customer) throw refuse('services.request', 'not-found', '这位客户已被删除。')
  const now = w.clock.now()
  const at = given === undefined ? now : isoOf(instantOf(given))
  if (at > now) throw refuse('services.request', 'in-the-future', '提出的时间还没有到。')
  const on = dateAt(instantOf(at), workspaceCalendar(w).utcOffsetMinutes)
  const clause = clausesFor(w.read, customerId, customer.tier, on).get(clauseKey)
  if (clause?.terms.trigger !== 'request')
    throw refuse('services.request', 'not-promised', '这位客户的级别没有这条承诺。可以在客户页为他单独约定。')
  return w.gate.write({ command: 'services.request', subject: customer.name, actor: w.actor, origin: 'user', at: now }, (tx) => {
    const id = startObligation(w, tx, {
      customerId,
      clause,
      source: 'request',
      sourceKey: `${tx.newId()}`,
      name,
      ownerId: customer.owner_id,
      startedAt: at,
    })
    return { id: id ?? 0, changeSetId: tx.changeSetId }
  }).result
}

type OnObligation = 'pause' | 'resume' | 'meet' | 'reopen' | 'withdraw'

/** Reads a promise, asks whether the event means something now, and adds it to the log. */
function act(
  w: Writing,
  method: OnObligation,
  id: number,
  event: Omit<NewEvent, 'at'>,
  check?: (one: ReadingOf) => void,
  until?: string,
) {
  const at = w.clock.now()
  const [one] = readObligations(w.read, instantOf(at), 'o.id = ?', id)
  if (!one) throw refuse(`services.${method}`, 'not-found', '这条承诺已不存在。')
  check?.(one)
  const asEvent = { at: instantOf(at), type: event.type, reason: event.reason ?? '', mode: 'new' } as SlaEvent
  const why = whyIgnored(asEvent, one.reading.clock.state, one.terms.pauseReasons)
  if (why === 'pause-reason-not-allowed')
    throw refuse('services.pause', 'reason-not-allowed', '这条承诺不能因为这个原因暂停。', { allowed: one.terms.pauseReasons })
  if (why !== null)
    throw refuse(`services.${method}`, 'not-now', '这条承诺现在的状态不能这样做，可能别人刚处理过。请刷新后再看。')
  return w.gate.write({ command: `services.${method}`, subject: one.row.name, actor: w.actor, origin: 'user', at }, (tx) => {
    dropPlanned(tx, one, at)
    addEvent(w, tx, id, { at, ...event })
    if (until !== undefined) addEvent(w, tx, id, { at: until, type: 'resume', reason: 'pause-over' })
    return { changeSetId: tx.changeSetId }
  }).result
}

export const pause: Commands['pause'] = (w, { id, reason, note, until }) =>
  act(w, 'pause', id, { type: 'pause', reason, note: note ?? null }, undefined, checkedUntil(w, 'pause', until))

export const resume: Commands['resume'] = (w, { id }) => act(w, 'resume', id, { type: 'resume' })

export const meet: Commands['meet'] = (w, { id, evidence: { kind, id: evidenceId, note } }) => {
  const there =
    kind === 'note'
      ? note !== undefined && note.trim() !== ''
      : evidenceId !== undefined && w.read.get(`SELECT 1 FROM ${kind} WHERE id = ?`, evidenceId) !== undefined
  if (!there) throw refuse('services.meet', 'no-evidence', '请附上兑现的证据：一次会议、一张工单，或写明怎么兑现的。')
  return act(w, 'meet', id, {
    type: 'stop',
    evidence: { kind, id: kind === 'note' ? null : (evidenceId ?? null) },
    note: note?.trim() ?? null,
  })
}

export const reopen: Commands['reopen'] = (w, { id, reason }) => act(w, 'reopen', id, { type: 'reopen', reason })

export const withdraw: Commands['withdraw'] = (w, { id, reason }) =>
  act(w, 'withdraw', id, { type: 'cancel', reason }, ({ row }) => {
    if (row.source !== 'request')
      throw refuse('services.withdraw', 'not-withdrawable', '只有客户提出的请求可以撤回。其他承诺要兑现，或随级别结束。')
  })

export const setSuccessManager: Commands['setSuccessManager'] = (w, { customerId, memberId }) => {
  const customer = w.read.get<{ name: string }>('SELECT name FROM customer WHERE id = ?', customerId)
  if (!customer) throw refuse('services.setSuccessManager', 'not-found', '这位客户已被删除。')
  if (memberId !== null && w.read.value<number>('SELECT active FROM member WHERE id = ?', memberId) !== 1)
    throw refuse('services.setSuccessManager', 'inactive-member', '这位成员不存在或已离职。')
  const at = w.clock.now()
  return w.gate.write(
    { command: 'services.setSuccessManager', subject: customer.name, actor: w.actor, origin: 'user', at },
    (tx) => {
      tx.update('customer', customerId, { success_manager_id: memberId, updated_at: at })
      keepEntry(w, tx, customerId, memberId, at)
      return { changeSetId: tx.changeSetId }
    },
  ).result
}

/** Naming a manager keeps the promise of entering; taking the name back opens it again. */
function keepEntry(w: Writing, tx: GateTransaction, customerId: number, memberId: number | null, at: string): void {
  for (const { row, reading, events } of readObligations(
    tx.read,
    instantOf(at),
    `o.customer_id = ? AND o.source = 'entry' AND o.clause_key = 'success-manager'`,
    customerId,
  )) {
    const { state } = reading.clock
    if (memberId !== null && (state === 'running' || state === 'paused'))
      addEvent(w, tx, row.id, { at, type: 'stop', evidence: { kind: 'member', id: memberId } })
    const stop = events.findLast(({ type }) => type === 'stop')
    if (memberId === null && state === 'stopped' && stop?.evidence_kind === 'member')
      addEvent(w, tx, row.id, { at, type: 'reopen', reason: 'manager-removed' })
  }
}
