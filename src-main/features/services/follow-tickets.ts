import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { dateAt, instantOf } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { clausesFor, lastClause } from './clause-book.ts'
import { eventsOf, type StoredObligation } from './stored-obligations.ts'
import { addEvent, removeObligation, settle, startObligation } from './write-obligations.ts'
import { workspaceCalendar } from './workspace-calendar.ts'

type Who = Pick<Reading, 'clock' | 'actor'>

interface Ticket {
  readonly id: number
  readonly customer_id: number
  readonly name: string
  readonly kind: string
  readonly opened_at: string
  readonly first_response_at: string | null
  readonly closed_at: string | null
  readonly owner_id: number | null
  readonly tier: Tier | null
  readonly customer_owner: number | null
}

const triggerOf = (kind: string) => (kind === '投诉' ? 'complaint' : 'technical')

/**
 * Brings the promises about tickets up to the tickets: opening starts them, the first response or the closing stops them
 * with the ticket as proof. In the same change set as the ticket, so that one undo takes back both.
 */
export function followTickets(w: Who, tx: GateTransaction, ids: readonly number[]): void {
  for (const id of ids) {
    const ticket = tx.read.get<Ticket>(
      'SELECT t.*, k.tier, k.owner_id AS customer_owner FROM ticket AS t JOIN customer AS k ON k.id = t.customer_id WHERE t.id = ?',
      id,
    )
    let there = promisesOf(tx, id)
    const fits = (one: StoredObligation) =>
      ticket !== undefined &&
      one.customer_id === ticket.customer_id &&
      lastClause(tx.read, one.clause_key, one.clause_version)?.terms.trigger === triggerOf(ticket.kind)
    for (const one of there) if (!fits(one)) removeObligation(tx, one.id)
    if (!ticket) continue
    there = there.filter(fits)
    if (there.length === 0) there = begin(w, tx, ticket)
    for (const one of there) keepUp(w, tx, one, ticket)
  }
}

function promisesOf(tx: GateTransaction, ticketId: number): StoredObligation[] {
  return tx.read.all<StoredObligation>(`SELECT * FROM obligation WHERE source = 'ticket' AND source_key = ?`, `${ticketId}`)
}

function begin(w: Who, tx: GateTransaction, ticket: Ticket): StoredObligation[] {
  const on = dateAt(instantOf(ticket.opened_at), workspaceCalendar(tx).utcOffsetMinutes)
  for (const clause of clausesFor(tx.read, ticket.customer_id, ticket.tier, on).values()) {
    if (clause.terms.trigger !== triggerOf(ticket.kind)) continue
    startObligation(w, tx, {
      customerId: ticket.customer_id,
      clause,
      source: 'ticket',
      sourceKey: `${ticket.id}`,
      name: ticket.name,
      ownerId: ticket.owner_id ?? ticket.customer_owner,
      startedAt: ticket.opened_at,
    })
  }
  return promisesOf(tx, ticket.id)
}

function keepUp(w: Who, tx: GateTransaction, one: StoredObligation, ticket: Ticket): void {
  tx.update('obligation', one.id, {
    name: ticket.name,
    owner_id: ticket.owner_id ?? ticket.customer_owner,
    started_at: ticket.opened_at,
  })
  const events = eventsOf(tx.read, [one.id]).get(one.id) ?? []
  const start = events.find(({ type }) => type === 'start')
  if (start && start.at !== ticket.opened_at) tx.update('obligation_event', start.id, { at: ticket.opened_at })
  const reopened = events.findLastIndex(({ type }) => type === 'reopen')
  const stop = events.slice(reopened + 1).find(({ type }) => type === 'stop')
  // A first response is given once: reopening a ticket asks for closing again, not for answering.
  const doneAt = ticket.kind === '投诉' ? ticket.closed_at : ticket.first_response_at
  if (doneAt === null) {
    if (stop && stop.evidence_kind === 'ticket') tx.delete('obligation_event', stop.id)
  } else if (!stop) return addEvent(w, tx, one.id, { at: doneAt, type: 'stop', evidence: { kind: 'ticket', id: ticket.id } })
  else if (stop.evidence_kind === 'ticket' && stop.at !== doneAt) tx.update('obligation_event', stop.id, { at: doneAt })
  settle(w, tx, one.id)
}

/** A complaint was opened again: its promise begins anew. */
export function reopenTicketPromises(w: Who, tx: GateTransaction, ticketId: number, reason: string): void {
  const complaint = tx.read.value<string>('SELECT kind FROM ticket WHERE id = ?', ticketId) === '投诉'
  if (!complaint) return
  for (const one of promisesOf(tx, ticketId))
    if (one.ended_at !== null) addEvent(w, tx, one.id, { at: w.clock.now(), type: 'reopen', reason })
}
