import { msPerMinute, type Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { clockTime, type ClockTime, type ClockTimeKind } from './clock-time.ts'
import { whyIgnored, type IgnoredEvent, type SlaEvent, type SlaState } from './sla-events.ts'
import { dueFrom, elapsedBy, haltAt, rebase, retarget, runFrom, settle } from './sla-run.ts'
import type { SlaCrossing, SlaCycle, SlaOutcome, SlaRun } from './sla-run.ts'
import { targetMs, type SlaTarget } from './sla-target.ts'

export interface SlaPolicy {
  readonly target: SlaTarget
  readonly time: ClockTimeKind
  /** Fractions of the target at which to warn, 0.75 for instance. */
  readonly warnAt: readonly number[]
  /** Minutes of the clock's time after the breach at which to escalate; 0 is the breach itself. */
  readonly escalateAfterMinutes: readonly number[]
  /** Reasons for which it may pause; null: any. */
  readonly pauseReasons: readonly string[] | null
}

export interface SlaReading {
  readonly state: SlaState
  /** `pending` until stopped. */
  readonly outcome: SlaOutcome
  /** 0 before the start, then 1; one more with each reopening as new. */
  readonly cycle: number
  readonly elapsedMinutes: number
  /** Null before the start. */
  readonly targetMinutes: number | null
  /** Negative once exceeded; null before the start. */
  readonly remainingMinutes: number | null
  readonly startedAt: Instant | null
  /** When elapsed reaches the target if the clock keeps running, or when it did; null unless it runs. */
  readonly dueAt: Instant | null
  readonly breachedAt: Instant | null
  /** Thresholds passed in all cycles, oldest first. */
  readonly crossings: readonly SlaCrossing[]
  /** One entry per stop. */
  readonly history: readonly SlaCycle[]
  readonly ignored: readonly IgnoredEvent[]
  /** Rests on a year without a complete calendar. */
  readonly provisional: boolean
}

/**
 * The one clock of every promise (rules C2, D3, H2): what a policy and a log of events mean now. Nothing depends on a
 * timer having fired, so a machine that slept reads the same as one that did not. Events are taken in the order of their
 * time, those after `now` not yet; what is not legal in the state is ignored and listed. Met up to and at the due instant,
 * breached beyond; pausing never clears a breach. A running clock keeps policy and calendar: pass those it
 * started under; only a `rebase` in its log changes them, from its instant on. Throws a RangeError on a negative target.
 */
export function readSlaClock(
  policy: SlaPolicy,
  events: readonly SlaEvent[],
  calendar: WorkingCalendar,
  now: Instant,
): SlaReading {
  let rules: Rules = { policy, calendar, time: clockTime(policy.time, calendar) }
  const run: SlaRun = {
    state: 'notStarted',
    outcome: 'pending',
    cycle: 0,
    goal: policy.target,
    target: null,
    elapsed: 0,
    since: now,
    startedAt: null,
    targetSetAt: now,
    segments: [],
    breach: null,
    crossings: [],
    history: [],
  }
  const ignored: IgnoredEvent[] = []
  const log = events.map((event, index) => ({ event, index })).filter(({ event }) => event.at <= now)
  log.sort((a, b) => a.event.at - b.event.at || a.index - b.index)
  for (const { event, index } of log) {
    const reason = whyIgnored(event, run.state, rules.policy.pauseReasons)
    if (reason !== null) {
      ignored.push({ index, event, state: run.state, reason })
      continue
    }
    settle(run, rules.time, rules.policy, event.at)
    if (event.type === 'rebase') rules = applyRebase(run, event, rules)
    else apply(run, event, rules)
  }
  settle(run, rules.time, rules.policy, now)
  return reading(run, ignored, rules.time, now, log[0]?.event.at ?? now)
}

/** What a clock is counted by; a rebase replaces it. */
interface Rules {
  readonly policy: SlaPolicy
  readonly calendar: WorkingCalendar
  readonly time: ClockTime
}

function applyRebase(run: SlaRun, { at, policy, calendar }: Extract<SlaEvent, { type: 'rebase' }>, before: Rules): Rules {
  const time = clockTime(policy.time, calendar)
  run.goal = policy.target
  if (run.startedAt !== null) {
    const whole = targetMs(policy.target, policy.time, calendar, run.startedAt)
    // Working days promise a day, not a length: what remains is what the new calendar still has of it.
    const target = 'workdays' in policy.target ? Math.max(0, run.elapsed + whole - elapsedBy(run, time, at)) : whole
    rebase(run, before.policy, policy, time, target, at)
  }
  return { policy, calendar, time }
}

function apply(run: SlaRun, event: Exclude<SlaEvent, { type: 'rebase' }>, { policy, calendar, time }: Rules): void {
  switch (event.type) {
    case 'start':
      beginCycle(run, event.at, policy, calendar, time)
      break
    case 'pause':
      run.state = 'paused'
      haltAt(run, event.at)
      break
    case 'resume':
      runFrom(run, time, event.at)
      break
    case 'stop':
      run.state = 'stopped'
      haltAt(run, event.at)
      run.outcome = run.breach ? 'late' : 'met'
      run.history.push({
        cycle: run.cycle,
        outcome: run.outcome,
        elapsedMinutes: run.elapsed / msPerMinute,
        targetMinutes: (run.target ?? 0) / msPerMinute,
        stoppedAt: event.at,
        dueAt: dueFrom(run, time, event.at),
        breachedAt: run.breach?.at ?? null,
      })
      break
    case 'cancel':
      run.state = 'cancelled'
      haltAt(run, event.at)
      break
    case 'reopen':
      if (event.mode === 'new') beginCycle(run, event.at, policy, calendar, time)
      else runFrom(run, time, event.at)
      run.outcome = 'pending'
      break
    case 'retarget':
      run.goal = event.target
      if (run.startedAt !== null) retarget(run, policy, targetMs(event.target, policy.time, calendar, run.startedAt), event.at)
      break
  }
}

function beginCycle(run: SlaRun, at: Instant, policy: SlaPolicy, calendar: WorkingCalendar, time: ClockTime): void {
  run.cycle += 1
  run.target = targetMs(run.goal, policy.time, calendar, at)
  run.targetSetAt = at
  run.elapsed = 0
  run.startedAt = at
  run.segments = []
  run.breach = null
  runFrom(run, time, at)
}

function reading(run: SlaRun, ignored: IgnoredEvent[], time: ClockTime, now: Instant, first: Instant): SlaReading {
  const dueAt = run.state === 'running' ? dueFrom(run, time, now) : null
  return {
    state: run.state,
    outcome: run.outcome,
    cycle: run.cycle,
    elapsedMinutes: run.elapsed / msPerMinute,
    targetMinutes: run.target === null ? null : run.target / msPerMinute,
    remainingMinutes: run.target === null ? null : (run.target - run.elapsed) / msPerMinute,
    startedAt: run.startedAt,
    dueAt,
    breachedAt: run.breach?.at ?? null,
    crossings: run.crossings.toSorted((a, b) => a.time - b.time),
    history: run.history,
    ignored,
    provisional: time.provisional(first, Math.max(now, dueAt ?? now)),
  }
}
