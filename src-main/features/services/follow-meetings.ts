import { endOfDate, isoOf } from '../../domain/_base/instants.ts'
import { quarterDays, quarterOf } from '../../domain/_base/quarters.ts'
import { closingOf } from '../../domain/_base/working-time.ts'
import type { Reading } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { eventsOf, type StoredObligation } from './stored-obligations.ts'
import { addEvent, settle } from './write-obligations.ts'
import { workspaceCalendar } from './workspace-calendar.ts'

type Who = Pick<Reading, 'clock' | 'actor'>

/** Brings the quarterly reviews promised up to the meetings held, whichever of them changed or went. */
export function followMeetings(w: Who, tx: GateTransaction, ids: readonly number[]): void {
  const touched = new Set<number>()
  for (const id of ids) {
    const meeting = tx.read.get<{ customer_id: number; held_on: string }>(
      'SELECT customer_id, held_on FROM meeting WHERE id = ?',
      id,
    )
    const proves = tx.read.column<number>(
      `SELECT obligation_id FROM obligation_event WHERE evidence_kind = 'meeting' AND evidence_id = ?`,
      id,
    )
    for (const one of proves) touched.add(one)
    if (!meeting) continue
    for (const one of tx.read.column<number>(
      `SELECT id FROM obligation WHERE customer_id = ? AND source = 'quarter' AND source_key = ?`,
      meeting.customer_id,
      quarterOf(meeting.held_on),
    ))
      touched.add(one)
  }
  for (const id of touched) keepReview(w, tx, id)
}

/** The first review held in the quarter keeps its promise; without one it is open again. */
export function keepReview(w: Who, tx: GateTransaction, obligationId: number): void {
  const one = tx.read.get<StoredObligation>('SELECT * FROM obligation WHERE id = ?', obligationId)
  if (!one || one.source !== 'quarter') return
  const events = eventsOf(tx.read, [one.id]).get(one.id) ?? []
  if (events.some(({ type }) => type === 'cancel')) return
  const { first, last } = quarterDays(one.source_key)
  const held = tx.read.get<{ id: number; held_on: string }>(
    `SELECT id, held_on FROM meeting WHERE customer_id = ? AND kind = '战略复盘会' AND held_on BETWEEN ? AND ? ORDER BY held_on, id LIMIT 1`,
    one.customer_id,
    first,
    last,
  )
  const stop = events.findLast(({ type }) => type === 'stop')
  if (!held) {
    if (stop?.evidence_kind === 'meeting') tx.delete('obligation_event', stop.id)
    return settle(w, tx, one.id)
  }
  const at = meetingEnd(tx, held.held_on, w.clock.now(), one.started_at)
  if (!stop) return addEvent(w, tx, one.id, { at, type: 'stop', evidence: { kind: 'meeting', id: held.id } })
  if (stop.evidence_kind === 'meeting') tx.update('obligation_event', stop.id, { at, evidence_id: held.id })
  settle(w, tx, one.id)
}

/** A meeting has a day and no hour: it counts when work ends, not later than now and not before the promise began. */
function meetingEnd(tx: GateTransaction, heldOn: string, now: string, startedAt: string): string {
  const calendar = workspaceCalendar(tx)
  const end = isoOf(Math.min(closingOf(calendar, heldOn), endOfDate(heldOn, calendar.utcOffsetMinutes) - 1))
  const capped = end < now ? end : now
  return capped > startedAt ? capped : startedAt
}
