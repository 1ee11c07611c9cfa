import type { BoardPromise } from '../../../src-preload/contract/services.ts'
import { instantOf, isoOf, type Instant } from '../../domain/_base/instants.ts'
import { countedSpans } from '../../domain/service-promises/obligation-clock.ts'
import type { ReadingOf, StoredEvent } from './stored-obligations.ts'

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))
/** A screen lets a clock run for hours, not months, before it asks again. */
const mostSpans = 40

/** A promise as the screen gets it. `open` is for whoever knows the others. */
export function toPromise(one: ReadingOf, now: Instant, open = 1): BoardPromise {
  const { row, terms, reading, calendar } = one
  const { clock } = reading
  const counts = terms.time === 'business' && clock.dueAt !== null && clock.dueAt > now
  return {
    id: row.id,
    clauseKey: row.clause_key,
    name: row.name,
    light: reading.light,
    state: clock.state,
    startedAt: row.started_at,
    dueAt: iso(clock.dueAt),
    resumesAt: clock.state === 'paused' ? plannedResume(one.events, now) : null,
    amberAt: iso(reading.amberAt),
    breachAt: iso(reading.breachAt),
    breachedAt: iso(clock.breachedAt),
    remainingMinutes: clock.remainingMinutes,
    targetMinutes: clock.targetMinutes,
    spans: counts
      ? countedSpans(terms, calendar, now, clock.dueAt ?? now)
          .slice(0, mostSpans)
          .map(({ from, to }): [number, number] => [from, to])
      : null,
    open,
    provisional: clock.provisional,
  }
}

/** When a pause ends by itself: the first resuming still to come. */
export function plannedResume(events: readonly StoredEvent[], now: Instant): string | null {
  return events.find(({ type, at }) => type === 'resume' && instantOf(at) > now)?.at ?? null
}

const severity = ['breached', 'amber', 'running', 'paused', 'waiting', 'late', 'met', 'cancelled']

/** Worst first: by light, among equal ones whatever was or will be due first. */
export function worse(a: ReadingOf, b: ReadingOf): number {
  return severity.indexOf(a.reading.light) - severity.indexOf(b.reading.light) || urgency(a) - urgency(b) || a.row.id - b.row.id
}

const urgency = ({ reading: { clock } }: ReadingOf) => clock.breachedAt ?? clock.dueAt ?? clock.startedAt ?? 0
