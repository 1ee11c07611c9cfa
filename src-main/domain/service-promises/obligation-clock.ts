import type { ClauseTerms, PromiseLight } from '../../../src-preload/contract/_words/clauses.ts'
import { dateAt, endOfDate, msPerMinute, type Instant } from '../_base/instants.ts'
import { quarterDays, quarterOf } from '../_base/quarters.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { clockTime } from './clock-time.ts'
import { promiseLight } from './promise-light.ts'
import { readSlaClock, type SlaPolicy, type SlaReading } from './sla-clock.ts'
import type { SlaEvent } from './sla-events.ts'
import type { SlaTarget } from './sla-target.ts'

/** The target of terms that start at an instant; "by the end of the quarter" becomes the minutes up to it. */
export function targetOf(terms: ClauseTerms, startedAt: Instant, utcOffsetMinutes: number): SlaTarget {
  if (!('quarterEnd' in terms.target)) return terms.target
  const { last } = quarterDays(quarterOf(dateAt(startedAt, utcOffsetMinutes)))
  return { minutes: (endOfDate(last, utcOffsetMinutes) - startedAt) / msPerMinute }
}

/** Rule D3 as a policy of the one clock: amber once, breached once. */
export function policyOf(terms: ClauseTerms, startedAt: Instant, utcOffsetMinutes: number): SlaPolicy {
  return {
    target: targetOf(terms, startedAt, utcOffsetMinutes),
    time: terms.time,
    warnAt: [terms.amberFrom],
    escalateAfterMinutes: [0],
    pauseReasons: terms.pauseReasons,
  }
}

/** The log of an obligation: a rebase names the terms and the calendar that hold from it on. */
export type ObligationEvent =
  | Exclude<SlaEvent, { type: 'rebase' }>
  | { readonly at: Instant; readonly type: 'rebase'; readonly terms: ClauseTerms; readonly calendar: WorkingCalendar }

export interface ObligationReading {
  /** What holds now: that of the start, or of the last rebase. */
  readonly terms: ClauseTerms
  readonly calendar: WorkingCalendar
  readonly clock: SlaReading
  readonly light: PromiseLight
  /** When it turns amber if it runs on; null when it does not run or is already. */
  readonly amberAt: Instant | null
  /** From when the breach is one, if it runs on: past the due instant, for working time when work goes on. */
  readonly breachAt: Instant | null
  /** The next instant at which something about it becomes true by itself; null when nothing will. */
  readonly nextAt: Instant | null
}

/** What a promise's terms and its log mean now: a pure function, so that a machine that slept reads the same. */
export function readObligation(
  startTerms: ClauseTerms,
  startedAt: Instant,
  events: readonly ObligationEvent[],
  startCalendar: WorkingCalendar,
  now: Instant,
): ObligationReading {
  const policy = policyOf(startTerms, startedAt, startCalendar.utcOffsetMinutes)
  const clock = readSlaClock(policy, events.map(toSlaEvent(startedAt)), startCalendar, now)
  const { terms, calendar } = rulesAt(startTerms, startCalendar, events, clock, now)
  const light = promiseLight(clock, terms.amberFrom)
  let amberAt: Instant | null = null
  let breachAt: Instant | null = null
  if (clock.state === 'running' && clock.dueAt !== null && clock.targetMinutes !== null && clock.breachedAt === null) {
    const time = clockTime(terms.time, calendar)
    const toAmber =
      Math.round(terms.amberFrom * clock.targetMinutes * msPerMinute) - Math.round(clock.elapsedMinutes * msPerMinute)
    if (light !== 'amber') amberAt = time.advance(now, Math.max(0, toAmber))
    breachAt = time.countsFrom(clock.dueAt) + 1
  }
  const coming = events.filter(({ at }) => at > now).map(({ at }) => at)
  const instants = [amberAt, breachAt, ...coming].filter((one) => one !== null)
  return {
    terms,
    calendar,
    clock,
    light,
    amberAt,
    breachAt,
    nextAt: instants.length === 0 ? null : Math.max(now + 1, Math.min(...instants)),
  }
}

const toSlaEvent =
  (startedAt: Instant) =>
  (event: ObligationEvent): SlaEvent => {
    if (event.type !== 'rebase') return event
    const { at, type, terms, calendar } = event
    return { at, type, policy: policyOf(terms, startedAt, calendar.utcOffsetMinutes), calendar }
  }

/** The last rebase up to now that meant something. */
function rulesAt(
  terms: ClauseTerms,
  calendar: WorkingCalendar,
  events: readonly ObligationEvent[],
  { ignored }: SlaReading,
  now: Instant,
): Pick<ObligationReading, 'terms' | 'calendar'> {
  const meaningless = new Set(ignored.map(({ index }) => index))
  let held = { terms, calendar }
  let heldSince = -Infinity
  for (const [index, event] of events.entries()) {
    if (event.type !== 'rebase' || event.at > now || event.at < heldSince || meaningless.has(index)) continue
    held = { terms: event.terms, calendar: event.calendar }
    heldSince = event.at
  }
  return held
}

/** Stretches that counted or will count between two instants: whole for the calendar, working hours for working time. */
export function countedSpans(
  terms: Pick<ClauseTerms, 'time'>,
  calendar: WorkingCalendar,
  from: Instant,
  to: Instant,
): { readonly from: Instant; readonly to: Instant }[] {
  if (to <= from) return []
  if (terms.time === 'calendar') return [{ from, to }]
  const time = clockTime('business', calendar)
  const spans: { from: Instant; to: Instant }[] = []
  for (let at = time.countsFrom(from); at < to; at = time.countsFrom(at)) {
    // Closing is where the clock stops though time goes on: the last instant that counts on from here.
    const end = Math.min(to, closingAfter(calendar, at))
    spans.push({ from: at, to: end })
    at = end
  }
  return spans
}

function closingAfter(calendar: WorkingCalendar, at: Instant): Instant {
  const local = at + calendar.utcOffsetMinutes * msPerMinute
  const midnight = Math.floor(local / 86_400_000) * 86_400_000
  const span = calendar.hours.find(
    ([open, close]) => local - midnight >= open * msPerMinute && local - midnight < close * msPerMinute,
  )
  if (!span) throw new RangeError('not working time')
  return midnight + span[1] * msPerMinute - calendar.utcOffsetMinutes * msPerMinute
}
