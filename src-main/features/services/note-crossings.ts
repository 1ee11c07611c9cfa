import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import { dueNotices, type DueNotice } from '../../domain/service-promises/due-notices.ts'
import type { Reading } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { Arrivals } from '../alert-rules/index.ts'
import { followCalendar, followCustomerClauses } from './follow-clauses.ts'
import { readObligations, type ReadingOf } from './stored-obligations.ts'
import { beginQuarter } from './tier-promises.ts'
import { setWatch } from './write-obligations.ts'

/** Clocks read in one transaction, with what is told of them. */
const mostAtOnce = 300

/**
 * Thresholds that clocks passed, as the alert rules are told of them (rules D3, H2): each once whatever restarts happen, for its
 * key is unique and it is written with what is told of it and with the next look.
 */
export const crossings: Arrivals = {
  begin(w) {
    followCalendar(w)
    beginQuarter(w)
    followCustomerClauses(w)
  },
  due: ({ read, clock }) => read.get('SELECT 1 FROM service_watch WHERE next_at <= ? LIMIT 1', clock.now()) !== undefined,
  note(w, tx) {
    const now = w.clock.now()
    const due = tx.read.column<number>(
      'SELECT obligation_id FROM service_watch WHERE next_at <= ? ORDER BY next_at, obligation_id LIMIT ?',
      now,
      mostAtOnce,
    )
    const ids: number[] = []
    const gone = new Set(due)
    for (const one of readObligations(tx.read, instantOf(now), 'o.id IN (SELECT value FROM json_each(?))', JSON.stringify(due))) {
      gone.delete(one.row.id)
      ids.push(...crossingsOf(tx, one, now))
      setWatch(tx, one.row.id, one.reading.nextAt)
    }
    for (const id of gone) tx.unlogged('service_watch', 'DELETE FROM service_watch WHERE obligation_id = ?', id)
    return ids
  },
  next: nextLook,
}

/** When a clock is worth looking at next; null when none runs. */
function nextLook({ read }: Pick<Reading, 'read'>): string | null {
  return read.value<string | null>('SELECT min(next_at) FROM service_watch') ?? null
}

function crossingsOf(tx: GateTransaction, { row, reading }: ReadingOf, now: string): number[] {
  const noted = new Set(tx.read.column<string>('SELECT key FROM promise_crossing WHERE obligation_id = ?', row.id))
  // What was over when somebody entered it is record, not news.
  if (row.ended_at !== null && row.ended_at <= row.created_at) return []
  const broken = new Set(reading.clock.crossings.filter(({ kind }) => kind === 'escalate').map(({ cycle }) => cycle))
  return dueNotices(reading.clock.crossings, noted, instantOf(now))
    .filter(
      ({ kind, cycle }) => kind === 'escalate' || (row.ended_at === null && cycle === reading.clock.cycle && !broken.has(cycle)),
    )
    .map((notice) => note(tx, row.id, notice, now))
}

function note(tx: GateTransaction, obligationId: number, notice: DueNotice, now: string): number {
  const id = tx.newId()
  tx.unlogged(
    'promise_crossing',
    'INSERT INTO promise_crossing (id, obligation_id, key, kind, crossed_at, known_from, noted_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    id,
    obligationId,
    notice.key,
    notice.kind === 'escalate' ? 'breach' : 'amber',
    isoOf(notice.time),
    isoOf(notice.knownFrom),
    now,
  )
  return id
}
