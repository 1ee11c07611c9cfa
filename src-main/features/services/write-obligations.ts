import type { Clause } from '../../../src-preload/contract/services.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { eventsOf, readStored, type ObligationSource, type StoredEvent, type StoredObligation } from './stored-obligations.ts'
import { calendarNow } from '../calendar/index.ts'

type Who = Pick<Reading, 'clock' | 'actor'>

export interface NewObligation {
  readonly customerId: number
  readonly clause: Clause
  readonly source: ObligationSource
  readonly sourceKey: string
  readonly name: string
  readonly ownerId: number | null
  readonly startedAt: string
}

/** Starts a promise under the terms that hold; they stay with it. Null when this one is there already. */
export function startObligation(w: Who, tx: GateTransaction, made: NewObligation): number | null {
  const { customerId, clause, source, sourceKey, startedAt } = made
  const there = tx.read.value<number>(
    'SELECT id FROM obligation WHERE customer_id = ? AND clause_key = ? AND source = ? AND source_key = ?',
    customerId,
    clause.key,
    source,
    sourceKey,
  )
  if (there !== undefined) return null
  const id = tx.insert('obligation', {
    customer_id: customerId,
    clause_key: clause.key,
    clause_version: clause.version,
    terms: JSON.stringify(clause.terms),
    source,
    source_key: sourceKey,
    name: made.name,
    owner_id: made.ownerId,
    started_at: startedAt,
    ended_at: null,
    log_length: 0,
    calendar_id: calendarNow(tx.read),
    created_at: w.clock.now(),
  })
  addEvent(w, tx, id, { at: startedAt, type: 'start' })
  return id
}

export interface NewEvent {
  readonly at: string
  readonly type: StoredEvent['type']
  readonly reason?: string | null
  readonly evidence?: { readonly kind: NonNullable<StoredEvent['evidence_kind']>; readonly id?: number | null }
  readonly note?: string | null
  /** Of a rebase. */
  readonly terms?: string
  readonly calendarId?: number
}

/** Adds to a promise's log; whether it means something where the clock stands is for the caller to ask first. */
export function addEvent(w: Who, tx: GateTransaction, obligationId: number, event: NewEvent): void {
  tx.insert('obligation_event', {
    obligation_id: obligationId,
    at: event.at,
    type: event.type,
    reason: event.reason ?? null,
    evidence_kind: event.evidence?.kind ?? null,
    evidence_id: event.evidence?.id ?? null,
    note: event.note ?? null,
    terms: event.terms ?? null,
    calendar_id: event.calendarId ?? null,
    actor: w.actor,
  })
  settle(w, tx, obligationId)
}

/** After a log changed: whether the promise is over, and when to look at it next. Both follow from the log. */
export function settle(w: Pick<Who, 'clock'>, tx: GateTransaction, id: number): void {
  const row = tx.read.get<StoredObligation>('SELECT * FROM obligation WHERE id = ?', id)
  if (!row) return
  const events = eventsOf(tx.read, [id]).get(id) ?? []
  const last = events.findLast(({ type }) => type === 'stop' || type === 'cancel' || type === 'reopen')
  const endedAt = last && last.type !== 'reopen' ? last.at : null
  tx.update('obligation', id, { ended_at: endedAt, log_length: events.length })
  watchFrom(w, tx, row, events)
}

/** Removes a promise with its log, where what it was about is gone; undo brings both back. */
export function removeObligation(tx: GateTransaction, id: number): void {
  for (const event of tx.read.column<number>('SELECT id FROM obligation_event WHERE obligation_id = ?', id))
    tx.delete('obligation_event', event)
  tx.delete('obligation', id)
  tx.unlogged('service_watch', 'DELETE FROM service_watch WHERE obligation_id = ?', id)
}

/** The watch of these promises as their logs now stand; also what undo asks for. */
export function refreshWatch(w: Pick<Who, 'clock'>, tx: GateTransaction, ids: Iterable<number>): void {
  for (const id of ids) {
    const row = tx.read.get<StoredObligation>('SELECT * FROM obligation WHERE id = ?', id)
    if (row) watchFrom(w, tx, row, eventsOf(tx.read, [id]).get(id) ?? [])
    else tx.unlogged('service_watch', 'DELETE FROM service_watch WHERE obligation_id = ?', id)
  }
}

/** What happened already is told at the next look: after a change the watch stands at the present. */
function watchFrom(w: Pick<Who, 'clock'>, tx: GateTransaction, row: StoredObligation, events: readonly StoredEvent[]): void {
  const now = instantOf(w.clock.now())
  const { nextAt, clock } = readStored(tx.read, row, events, now)
  setWatch(tx, row.id, clock.crossings.length > 0 ? now : nextAt)
}

export function setWatch(tx: GateTransaction, id: number, nextAt: number | null): void {
  tx.unlogged(
    'service_watch',
    'INSERT OR REPLACE INTO service_watch (obligation_id, next_at) VALUES (?, ?)',
    id,
    nextAt === null ? null : isoOf(nextAt),
  )
}
