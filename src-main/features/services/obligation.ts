import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { services } from '../../../src-preload/contract/services.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import { lastClause } from './clause-book.ts'
import { noticesOf } from './notices.ts'
import { toPromise } from './present.ts'
import { olderRules } from './rebase.ts'
import { countedOf, dueByGuess, rebaseOf } from './story.ts'
import { readObligations, type StoredEvent } from './stored-obligations.ts'

const mostSpans = 200

/** Everything about one promise, so that its light explains itself. */
export const obligation: QueryHandlers<typeof services, Reading>['obligation'] = (r, { id }) => {
  const now = instantOf(r.clock.now())
  const [one] = readObligations(r.read, now, 'o.id = ?', id)
  if (!one) throw refuse('services.obligation', 'not-found', '这条承诺已不存在。')
  const { row, terms, events, reading } = one
  const who = r.read.get<{ customer: string; owner: string | null }>(
    `SELECT k.name AS customer, (SELECT name FROM member WHERE id = ?) AS owner FROM customer AS k WHERE k.id = ?`,
    row.owner_id,
    row.customer_id,
  )
  const ignored = new Map(reading.clock.ignored.map((event) => [event.index, event.reason]))
  const mandatory = lastClause(r.read, row.clause_key, row.clause_version)?.mandatory ?? false
  return {
    asOf: isoOf(now),
    promise: toPromise(one, now),
    clause: { key: row.clause_key, version: row.clause_version, effectiveFrom: null, mandatory, terms },
    customerId: row.customer_id,
    customerName: who?.customer ?? '',
    ownerName: who?.owner ?? null,
    cycle: reading.clock.cycle,
    elapsedMinutes: reading.clock.elapsedMinutes,
    events: events.map((event, index) => ({
      at: event.at,
      type: event.type,
      reason: event.reason,
      evidence: evidenceOf(r, event),
      actor: event.actor,
      rebase: rebaseOf(r.read, one, index),
      planned: instantOf(event.at) > now,
      ignored: ignored.get(index) ?? null,
    })),
    older: olderRules(r, one, now),
    ...dueByGuess(r.read, one, now),
    counted: countedOf(r.read, one, now).slice(0, mostSpans),
    history: reading.clock.history.map((cycle) => ({
      ...cycle,
      stoppedAt: isoOf(cycle.stoppedAt),
      dueAt: isoOf(cycle.dueAt),
      breachedAt: cycle.breachedAt === null ? null : isoOf(cycle.breachedAt),
    })),
    notices: noticesOf(r.read, row.id),
  }
}

function evidenceOf({ read }: Reading, { evidence_kind: kind, evidence_id: id, note }: StoredEvent) {
  if (kind === null) return note === null ? null : { kind: 'note' as const, id: null, name: note }
  const named = kind === 'note' || id === null ? undefined : read.value<string>(`SELECT name FROM ${kind} WHERE id = ?`, id)
  return { kind, id, name: [named, note].filter((part) => part != null && part !== '').join(' · ') }
}
