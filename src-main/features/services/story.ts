import { instantOf, isoOf, msPerMinute, type Instant } from '../../domain/_base/instants.ts'
import { countedSpans, readObligation, type ObligationReading } from '../../domain/service-promises/obligation-clock.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { guessedCalendarAt } from '../calendar/index.ts'
import { readStored, termsOf, toObligationEvent, type ReadingOf } from './stored-obligations.ts'

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

/** What a rebase changed: read just before it and with it, at its own instant. Null for other events. */
export function rebaseOf(read: ReadHandle, { row, events }: ReadingOf, index: number) {
  const event = events[index]
  if (event?.type !== 'rebase') return null
  const at = instantOf(event.at)
  const before = readStored(read, row, events.slice(0, index), at)
  const after = readStored(read, row, events.slice(0, index + 1), at)
  return {
    calendar: before.calendar !== after.calendar,
    terms: before.terms !== after.terms,
    targetBefore: before.terms.target,
    targetAfter: after.terms.target,
    dueBefore: iso(before.clock.dueAt),
    dueAfter: iso(after.clock.dueAt),
  }
}

/** Where a year was a guess at the start and is settled now: which, and when it would have been due by the guess. */
export function dueByGuess(read: ReadHandle, { row, events, reading }: ReadingOf, now: Instant) {
  const none = { settledYears: [], dueByGuess: null }
  const guessed = guessedCalendarAt(read, row.calendar_id)
  if (!guessed || events.some(({ type }) => type === 'rebase')) return none
  const log = events.map((event) => toObligationEvent(read, row, event))
  const { clock } = readObligation(termsOf(row.terms), instantOf(row.started_at), log, guessed.calendar, now)
  if (clock.dueAt === null || clock.dueAt === reading.clock.dueAt) return none
  return { settledYears: guessed.years, dueByGuess: isoOf(clock.dueAt) }
}

/** The stretches of this cycle that ran, each by the terms and calendar of its time, and what counts until it is due. */
export function countedOf(read: ReadHandle, { row, events, reading }: ReadingOf, now: Instant) {
  const spans: { from: string; to: string; minutes: number; done: boolean }[] = []
  let rules: Pick<ObligationReading, 'terms' | 'calendar'> = readStored(read, row, [], now)
  const add = (from: Instant, to: Instant, done: boolean) => {
    for (const span of countedSpans(rules.terms, rules.calendar, from, to))
      spans.push({ from: isoOf(span.from), to: isoOf(span.to), minutes: (span.to - span.from) / msPerMinute, done })
  }
  const ignored = new Set(reading.clock.ignored.map(({ index }) => index))
  let since: Instant | null = null
  for (const [index, event] of events.entries()) {
    const when = instantOf(event.at)
    if (when > now) break
    if (ignored.has(index)) continue
    if (event.type === 'start' || event.type === 'reopen') {
      spans.length = 0
      since = when
    } else if (event.type === 'resume') since ??= when
    else if (event.type === 'rebase') {
      if (since !== null) {
        add(since, when, true)
        since = when
      }
      rules = readStored(read, row, events.slice(0, index + 1), when)
    } else if (since !== null) {
      add(since, when, true)
      since = null
    }
  }
  if (since !== null) add(since, now, true)
  if (reading.clock.dueAt !== null && reading.clock.dueAt > now) add(now, reading.clock.dueAt, false)
  return spans
}
