import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import { dueNotices, type DueNotice } from '../../domain/service-promises/due-notices.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { lastClause } from './clause-book.ts'
import { amberRecipients, breachRecipients } from './recipients.ts'
import { readObligations, type ReadingOf } from './stored-obligations.ts'
import { workspaceCalendar } from './workspace-calendar.ts'
import { setWatch } from './write-obligations.ts'

export interface NoticeLine {
  readonly kind: 'amber' | 'breach'
  readonly clauseKey: string
  readonly clauseName: string | null
  readonly customer: string
  readonly late: boolean
}

const mostAtOnce = 1000

/**
 * Tells what clocks have passed since the last look (rules D3, H2). A threshold is told once whatever restarts happen: its
 * key is unique, and the notice, whom it goes to and the next look are written in one transaction. What was true more than a minute
 * ago is marked late.
 */
export function raiseNotices(w: Writing): { raised: number; lines: NoticeLine[] } {
  const lines: NoticeLine[] = []
  for (;;) {
    const now = w.clock.now()
    const due = w.read.column<number>(
      'SELECT obligation_id FROM service_watch WHERE next_at <= ? ORDER BY next_at LIMIT ?',
      now,
      mostAtOnce,
    )
    if (due.length === 0) return { raised: lines.length, lines }
    w.gate.write({ command: 'services.look', actor: w.actor, origin: 'rule', at: now }, (tx) => {
      const gone = new Set(due)
      for (const one of readObligations(
        tx.read,
        workspaceCalendar(tx),
        instantOf(now),
        'o.id IN (SELECT value FROM json_each(?))',
        JSON.stringify(due),
      )) {
        gone.delete(one.row.id)
        lines.push(...raiseOf(tx, one, now))
        setWatch(tx, one.row.id, one.reading.nextAt)
      }
      for (const id of gone) tx.unlogged('service_watch', 'DELETE FROM service_watch WHERE obligation_id = ?', id)
    })
  }
}

/** When the app should look again; null when no clock runs. */
export function nextLook(w: Pick<Writing, 'read'>): string | null {
  return w.read.value<string>('SELECT min(next_at) FROM service_watch') ?? null
}

function raiseOf(tx: GateTransaction, one: ReadingOf, now: string): NoticeLine[] {
  const { row, reading } = one
  const raised = new Set(tx.read.column<string>('SELECT key FROM service_notice WHERE obligation_id = ?', row.id))
  // What was over when somebody entered it is record, not news.
  if (row.ended_at !== null && row.ended_at <= row.created_at) return []
  const broken = new Set(reading.clock.crossings.filter(({ kind }) => kind === 'escalate').map(({ cycle }) => cycle))
  return dueNotices(reading.clock.crossings, raised, instantOf(now))
    .filter(
      ({ kind, cycle }) => kind === 'escalate' || (row.ended_at === null && cycle === reading.clock.cycle && !broken.has(cycle)),
    )
    .map((notice) => raise(tx, one, notice, now))
}

function raise(tx: GateTransaction, { row }: ReadingOf, notice: DueNotice, now: string): NoticeLine {
  const kind = notice.kind === 'escalate' ? 'breach' : 'amber'
  const id = tx.newId()
  tx.unlogged(
    'service_notice',
    'INSERT INTO service_notice (id, obligation_id, key, kind, crossed_at, raised_at, late) VALUES (?, ?, ?, ?, ?, ?, ?)',
    id,
    row.id,
    notice.key,
    kind,
    isoOf(notice.time),
    now,
    Number(notice.caughtUp),
  )
  const customer = tx.read.get<{ name: string; region: string | null }>(
    'SELECT name, region FROM customer WHERE id = ?',
    row.customer_id,
  )
  const to =
    kind === 'breach' ? breachRecipients(tx.read, row.owner_id, customer?.region ?? null) : amberRecipients(tx.read, row.owner_id)
  for (const { memberId, role } of to)
    tx.unlogged(
      'service_notice_to',
      'INSERT INTO service_notice_to (notice_id, recipient_id, role, seen_at) VALUES (?, ?, ?, NULL)',
      id,
      memberId,
      role,
    )
  return {
    kind,
    clauseKey: row.clause_key,
    clauseName: lastClause(tx.read, row.clause_key, row.clause_version)?.terms.name ?? null,
    customer: customer?.name ?? '',
    late: notice.caughtUp,
  }
}
