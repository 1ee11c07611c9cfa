import { chinaCalendar, chinaYears } from '../../../domain/_base/calendars.ts'
import { instantOfWallText, wallText, type Instant } from '../../../domain/_base/instants.ts'
import { workingCalendar, type WorkingCalendar } from '../../../domain/_base/working-calendar.ts'
import { readApprovalChain, type ChainEvent } from '../../../domain/service-promises/approval-chain.ts'
import type { ClockTimeKind } from '../../../domain/service-promises/clock-time.ts'
import { readSlaClock, type SlaPolicy, type SlaReading } from '../../../domain/service-promises/sla-clock.ts'
import type { SlaEvent } from '../../../domain/service-promises/sla-events.ts'
import { dueOfTarget, type SlaTarget } from '../../../domain/service-promises/sla-target.ts'
import { CannotDo, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'

/** The working hours that cases name. */
const calendars: Readonly<Record<string, { readonly kind: ClockTimeKind; readonly calendar: WorkingCalendar }>> = {
  BH1: { kind: 'business', calendar: workingCalendar({ years: chinaYears, hours: [[540, 1080]] }) },
  BH2: { kind: 'business', calendar: chinaCalendar },
  '24x7': { kind: 'calendar', calendar: chinaCalendar },
}

function calendarOf(name: unknown) {
  const found = calendars[name === undefined || name === null ? 'BH2' : text(name)]
  if (!found) throw new CannotDo('calendar BH1, BH2 or 24x7 expected')
  return found
}

const instant = (value: unknown): Instant => instantOfWallText(text(value), chinaCalendar.utcOffsetMinutes)
const shown = (at: Instant): string => wallText(at, chinaCalendar.utcOffsetMinutes)
const shownOrNull = (at: Instant | null): string | null => (at === null ? null : shown(at))

function target(input: Case): SlaTarget {
  if (input['workdays'] === undefined) return { minutes: number(input['targetMinutes']) }
  const policy = input['policy'] ?? 'endOfBusinessDay'
  const sameClockTime = typeof policy === 'string' && /same|clock/i.test(policy)
  if (!sameClockTime && policy !== 'endOfBusinessDay') throw new CannotDo('policy endOfBusinessDay or sameClockTime expected')
  return { workdays: number(input['workdays']), due: sameClockTime ? 'sameClockTime' : 'endOfBusinessDay' }
}

function policyOf(input: Case, kind: ClockTimeKind): SlaPolicy {
  return {
    target: target(input),
    time: kind,
    warnAt: list(input['warnAt']).map(number),
    escalateAfterMinutes: list(input['escalateAfterMinutes'] ?? input['escalateAt'] ?? input['escalations']).map(number),
    pauseReasons: optional(input['pauseReasons'] ?? input['allowedPauseReasons'] ?? input['allowedReasons'], (value) =>
      list(value).map(text),
    ),
  }
}

const reopenWords = ['mode', 'reopen', 'reopenMode', 'reopenPolicy', 'onReopen'] as const

/** Cases say it of the event or of the policy, as `mode: "continue"`, `continue: true` or `newCycle: false`. */
function continues(said: Case): boolean {
  return reopenWords.some((word) => said[word] === 'continue') || said['continue'] === true || said['newCycle'] === false
}

function eventOf(value: unknown, policy: Case): SlaEvent {
  const event = object(value)
  const at = instant(event['t'])
  const type = text(event['type'])
  switch (type) {
    case 'start':
    case 'resume':
    case 'stop':
    case 'cancel':
      return { at, type }
    case 'pause':
      return event['reason'] === undefined ? { at, type } : { at, type, reason: text(event['reason']) }
    case 'reopen':
      return { at, type, mode: continues({ ...policy, ...event }) ? 'continue' : 'new' }
    case 'retarget':
      return { at, type, target: target(event) }
    default:
      throw new CannotDo(`no such event: ${type.slice(0, 20)}`)
  }
}

function scenario({ policy, events, at }: Case): object {
  const { kind, calendar } = calendarOf(object(policy)['calendar'])
  const clock = readSlaClock(
    policyOf(object(policy), kind),
    list(events).map((event) => eventOf(event, object(policy))),
    calendar,
    instant(at),
  )
  return {
    state: clock.state,
    outcome: clock.outcome,
    cycle: clock.cycle,
    elapsedMin: clock.elapsedMinutes,
    remainingMin: clock.remainingMinutes,
    dueAt: shownOrNull(clock.dueAt),
    breached: clock.breachedAt !== null,
    breachedAt: shownOrNull(clock.breachedAt),
    fired: clock.crossings.map(({ kind, at, cycle, time }) => ({ kind, at, cycle, time: shown(time) })),
    history: clock.history.map(({ cycle, outcome, elapsedMinutes, stoppedAt }) => ({
      cycle,
      outcome,
      elapsedMin: elapsedMinutes,
      stoppedAt: shown(stoppedAt),
    })),
    ignored: clock.ignored.map(({ event, reason }) => ({ t: shown(event.at), type: event.type, reason })),
  }
}

/**
 * When a node was done is a fact and no result: `doneAt` with one instant per node, or beside the expectation, of which
 * nothing else is read. Without it only the first node has started.
 */
function approvalChain(input: Case): object[] {
  const { kind, calendar } = calendarOf(input['calendar'])
  const submittedAt = instant(input['submit'])
  const done = list(input['doneAt'] ?? list(input['expected']).map((node) => object(node)['doneAt'])).map(instant)
  const nodes = list(input['targetsMin']).map((minutes) => policyOf({ targetMinutes: minutes }, kind))
  const events: ChainEvent[] = [{ at: submittedAt, type: 'submit' }, ...done.map((at): ChainEvent => ({ at, type: 'approve' }))]
  const chain = readApprovalChain({ nodes, fixer: null }, events, calendar, Math.max(submittedAt, ...done))
  return chain.nodes.map((clock, index) => ({ node: index + 1, ...nodeAnswer(clock) }))
}

function nodeAnswer(clock: SlaReading): object {
  const end = clock.history.at(-1)
  return {
    start: shownOrNull(clock.startedAt),
    dueAt: shownOrNull(end?.dueAt ?? clock.dueAt),
    doneAt: shownOrNull(end?.stoppedAt ?? null),
    met: end ? end.outcome === 'met' : null,
    lateByBusinessMin: end ? Math.max(0, end.elapsedMinutes - end.targetMinutes) : null,
  }
}

function due(input: Case): object {
  const { kind, calendar } = calendarOf(input['calendar'])
  return { dueAt: shown(dueOfTarget(target(input), kind, calendar, instant(input['start'])).at) }
}

export const slaRules: Rules = {
  'sla.due': due,
  'sla.workdayTargets': due,
  'sla.scenarios': (input) => ({ expected: scenario(input) }),
  'sla.approvalChains': (input) => ({ expected: approvalChain(input) }),
  /** Which section a case is of follows from what it has. */
  sla(input) {
    if (input['events'] !== undefined) return { expected: scenario(input) }
    return input['submit'] === undefined ? due(input) : { expected: approvalChain(input) }
  },
}
