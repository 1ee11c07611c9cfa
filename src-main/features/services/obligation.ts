import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { services } from '../../../src-preload/contract/services.ts'
import { instantOf, isoOf, msPerMinute, type Instant } from '../../domain/_base/instants.ts'
import { countedSpans } from '../../domain/service-promises/obligation-clock.ts'
import type { Reading } from '../../store/contexts.ts'
import { lastClause } from './clause-book.ts'
import { noticesOf } from './notices.ts'
import { toPromise } from './present.ts'
import { readObligations, type ReadingOf, type StoredEvent } from './stored-obligations.ts'

const mostSpans = 200

/** Everything about one promise, so that its light explains itself. */
export const obligation: QueryHandlers<typeof services, Reading>['obligation'] = (r, { id }) => {
  const now = instantOf(r.clock.now())
  const [one] = readObligations(r.read, now, 'o.id = ?', id)
  if (!one) throw refuse('services.obligation', 'not-found', '这条承诺已不存在。')
  const { row, terms, events, reading, calendar } = one
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
      ignored: ignored.get(index) ?? null,
    })),
    counted: countedOf(one, now).slice(0, mostSpans),
    history: reading.clock.history.map((cycle) => ({
      ...cycle,
      stoppedAt: isoOf(cycle.stoppedAt),
      dueAt: isoOf(cycle.dueAt),
      breachedAt: cycle.breachedAt === null ? null : isoOf(cycle.breachedAt),
    })),
    notices: noticesOf(r.read, row.id),
  }

  /** The stretches of this cycle that ran, and from now on what counts until it is due. */
  function countedOf({ events: log, reading: { clock } }: ReadingOf, at: Instant) {
    const spans: { from: string; to: string; minutes: number; done: boolean }[] = []
    const add = (from: Instant, to: Instant, done: boolean) => {
      for (const span of countedSpans(terms, calendar, from, to))
        spans.push({ from: isoOf(span.from), to: isoOf(span.to), minutes: (span.to - span.from) / msPerMinute, done })
    }
    let since: Instant | null = null
    for (const event of log) {
      const when = instantOf(event.at)
      if (when > at) break
      if (event.type === 'start' || event.type === 'reopen') {
        spans.length = 0
        since = when
      } else if (event.type === 'resume') since ??= when
      else if (since !== null && (event.type === 'pause' || event.type === 'stop' || event.type === 'cancel')) {
        add(since, when, true)
        since = null
      }
    }
    if (since !== null) add(since, at, true)
    if (clock.dueAt !== null && clock.dueAt > at) add(at, clock.dueAt, false)
    return spans
  }
}

function evidenceOf({ read }: Reading, { evidence_kind: kind, evidence_id: id, note }: StoredEvent) {
  if (kind === null) return note === null ? null : { kind: 'note' as const, id: null, name: note }
  const named = kind === 'note' || id === null ? undefined : read.value<string>(`SELECT name FROM ${kind} WHERE id = ?`, id)
  return { kind, id, name: [named, note].filter((part) => part != null && part !== '').join(' · ') }
}
