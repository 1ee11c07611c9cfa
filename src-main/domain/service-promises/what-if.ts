import type { ClauseTerms } from '../../../src-preload/contract/_words/clauses.ts'
import type { Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { readObligation } from './obligation-clock.ts'

/** A thing that happened or is open for a customer, as a clause would have seen it. */
export interface PastCase {
  readonly id: number
  readonly name: string
  readonly trigger: 'technical' | 'complaint'
  readonly openedAt: Instant
  /** First response for a question, closing for a complaint; null while open. */
  readonly doneAt: Instant | null
  readonly ownerId: number | null
}

export interface Replay {
  readonly clauseKey: string
  readonly cases: number
  readonly breached: number
}

/** How the last cases would have fared under clauses: each is run through the same clock from its opening (rule D3). */
export function replayClauses(
  clauses: readonly { readonly key: string; readonly terms: ClauseTerms }[],
  cases: readonly PastCase[],
  calendar: WorkingCalendar,
  now: Instant,
): Replay[] {
  return clauses
    .filter(({ terms }) => terms.trigger === 'technical' || terms.trigger === 'complaint')
    .map(({ key, terms }) => {
      const own = cases.filter((one) => one.trigger === terms.trigger)
      const breached = own.filter((one) => wouldBreach(terms, one, calendar, now)).length
      return { clauseKey: key, cases: own.length, breached }
    })
}

/** Would this case have broken the clause by now, had it counted from its opening? */
export function wouldBreach(terms: ClauseTerms, one: PastCase, calendar: WorkingCalendar, now: Instant): boolean {
  const end = one.doneAt ?? now
  const events = [
    { at: one.openedAt, type: 'start' as const },
    ...(one.doneAt === null ? [] : [{ at: one.doneAt, type: 'stop' as const }]),
  ]
  return readObligation(terms, one.openedAt, events, calendar, Math.max(end, one.openedAt)).clock.breachedAt !== null
}
