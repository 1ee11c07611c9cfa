import type { ClauseTerms } from '../../../src-preload/contract/_words/clauses.ts'
import { instantOf, type Instant } from '../../domain/_base/instants.ts'
import type { WorkingCalendar } from '../../domain/_base/working-calendar.ts'
import { readObligation, type ObligationEvent, type ObligationReading } from '../../domain/service-promises/obligation-clock.ts'
import type { SlaEvent } from '../../domain/service-promises/sla-events.ts'
import type { ReadHandle, SqlValue } from '../../store/read-handle.ts'
import { calendarAt } from '../calendar/index.ts'

export type ObligationSource = 'ticket' | 'request' | 'quarter' | 'entry'

export interface StoredObligation {
  readonly id: number
  readonly customer_id: number
  readonly clause_key: string
  readonly clause_version: number
  readonly terms: string
  readonly source: ObligationSource
  readonly source_key: string
  readonly name: string
  readonly owner_id: number | null
  readonly started_at: string
  readonly ended_at: string | null
  readonly calendar_id: number
  readonly created_at: string
}

export interface StoredEvent {
  readonly id: number
  readonly obligation_id: number
  readonly at: string
  readonly type: SlaEvent['type']
  /** Of a rebase: the terms and the calendar setting that hold from it on. */
  readonly terms: string | null
  readonly calendar_id: number | null
  readonly reason: string | null
  readonly evidence_kind: 'ticket' | 'meeting' | 'member' | 'note' | null
  readonly evidence_id: number | null
  readonly note: string | null
  readonly actor: string
}

/** A promise with its log and what both mean now. */
export interface ReadingOf {
  readonly row: StoredObligation
  /** What holds now: those of its start, or of the last rebase (decision 0027). */
  readonly terms: ClauseTerms
  readonly events: readonly StoredEvent[]
  readonly calendar: WorkingCalendar
  readonly startCalendar: WorkingCalendar
  readonly reading: ObligationReading
}

/** Obligations (as `o`) that fit a condition, each with its log, read as of an instant. */
export function readObligations(read: ReadHandle, now: Instant, where: string, ...values: SqlValue[]): ReadingOf[] {
  const rows = read.all<StoredObligation>(`SELECT o.* FROM obligation AS o WHERE ${where} ORDER BY o.id`, ...values)
  const events = eventsOf(
    read,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const own = events.get(row.id) ?? []
    const reading = readStored(read, row, own, now)
    const startCalendar = calendarAt(read, row.calendar_id)
    return { row, terms: reading.terms, events: own, calendar: reading.calendar, startCalendar, reading }
  })
}

/** A stored promise as its log stands at an instant. */
export function readStored(
  read: ReadHandle,
  row: StoredObligation,
  events: readonly StoredEvent[],
  now: Instant,
): ObligationReading {
  const log = events.map((event) => toObligationEvent(read, row, event))
  return readObligation(termsOf(row.terms), instantOf(row.started_at), log, calendarAt(read, row.calendar_id), now)
}

export function eventsOf(read: ReadHandle, ids: readonly number[]): Map<number, StoredEvent[]> {
  const found = new Map<number, StoredEvent[]>()
  for (const event of read.all<StoredEvent>(
    `SELECT e.* FROM json_each(?) AS wanted CROSS JOIN obligation_event AS e ON e.obligation_id = wanted.value ORDER BY e.at, e.id`,
    JSON.stringify(ids),
  )) {
    const own = found.get(event.obligation_id)
    if (own) own.push(event)
    else found.set(event.obligation_id, [event])
  }
  return found
}

export function toObligationEvent(read: ReadHandle, row: StoredObligation, event: StoredEvent): ObligationEvent {
  const { at, type, reason } = event
  const instant = instantOf(at)
  if (type === 'pause') return { at: instant, type, reason: reason ?? '' }
  if (type === 'reopen') return { at: instant, type, mode: 'new' }
  if (type === 'rebase')
    return {
      at: instant,
      type,
      terms: termsOf(event.terms ?? row.terms),
      calendar: calendarAt(read, event.calendar_id ?? row.calendar_id),
    }
  // In this slice a target changes by a rebase, which says why.
  if (type === 'retarget') throw new Error('obligations are not retargeted')
  return { at: instant, type }
}

const known = new Map<string, ClauseTerms>()

/** Terms are few and immutable: each text is parsed once. */
export function termsOf(text: string): ClauseTerms {
  let terms = known.get(text)
  if (!terms) {
    terms = JSON.parse(text) as ClauseTerms
    if (known.size > 500) known.clear()
    known.set(text, terms)
  }
  return terms
}
