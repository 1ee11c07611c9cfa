import { msPerMinute, type Instant } from '../_base/instants.ts'
import type { ClockTime } from './clock-time.ts'
import type { SlaState } from './sla-events.ts'
import type { SlaTarget } from './sla-target.ts'

export type SlaOutcome = 'pending' | 'met' | 'late'

/** A threshold passed, at the instant it truly was, whoever was awake. Each at most once per cycle. */
export interface SlaCrossing {
  readonly kind: 'warn' | 'escalate'
  /** The fraction of the target (warn), or the minutes after the breach (escalate). */
  readonly at: number
  readonly cycle: number
  readonly time: Instant
  /** From when it was true. Later than `time` for a breach at closing time: it is one only once work goes on. */
  readonly knownFrom: Instant
}

export interface SlaCycle {
  readonly cycle: number
  readonly outcome: 'met' | 'late'
  readonly elapsedMinutes: number
  readonly targetMinutes: number
  readonly stoppedAt: Instant
  /** When it was or would have been due, had it gone on. */
  readonly dueAt: Instant
  readonly breachedAt: Instant | null
}

export interface Thresholds {
  readonly warnAt: readonly number[]
  readonly escalateAfterMinutes: readonly number[]
}

/** A clock while its log is read; times in milliseconds. */
export interface SlaRun {
  state: SlaState
  outcome: SlaOutcome
  cycle: number
  goal: SlaTarget
  /** Null before the start. */
  target: number | null
  elapsed: number
  /** Running: the instant up to which `elapsed` is counted. */
  since: Instant
  startedAt: Instant | null
  /** When elapsed reached the present target; known before it is a breach, which needs more than the target. */
  reachedAt: Instant | null
  breach: { readonly at: Instant; readonly elapsed: number; readonly knownFrom: Instant } | null
  readonly crossings: SlaCrossing[]
  readonly history: SlaCycle[]
}

/** Counts the running time up to an instant and notes every threshold passed on the way. */
export function settle(run: SlaRun, time: ClockTime, thresholds: Thresholds, until: Instant): void {
  if (run.state !== 'running' || run.target === null) return
  const { since, elapsed, target } = run
  const total = elapsed + time.between(since, until)
  const reached = (level: number) => (level <= elapsed ? since : time.advance(since, level - elapsed))
  for (const at of thresholds.warnAt) {
    const level = Math.round(at * target)
    if (total >= level) cross(run, 'warn', at, reached(level))
  }
  if (total >= target) run.reachedAt ??= reached(target)
  if (total > target && run.reachedAt !== null)
    run.breach ??= { at: run.reachedAt, elapsed: target, knownFrom: time.countsFrom(Math.max(since, run.reachedAt)) }
  for (const at of run.breach ? thresholds.escalateAfterMinutes : []) {
    const { breach } = run
    const level = (breach?.elapsed ?? target) + Math.round(at * msPerMinute)
    if (breach && at <= 0) cross(run, 'escalate', at, breach.at, breach.knownFrom)
    else if (total >= level) cross(run, 'escalate', at, reached(level))
  }
  run.elapsed = total
  run.since = until
}

/** A new target at an instant already settled. A target already exceeded is breached now, never back-dated. */
export function retarget(run: SlaRun, thresholds: Thresholds, target: number, at: Instant): void {
  if (target !== run.target) run.reachedAt = run.elapsed >= target ? at : null
  run.target = target
  for (const fraction of thresholds.warnAt)
    if (run.elapsed > 0 && run.elapsed >= Math.round(fraction * target)) cross(run, 'warn', fraction, at)
  if (run.elapsed <= target || run.breach) return
  run.breach = { at, elapsed: run.elapsed, knownFrom: at }
  for (const after of thresholds.escalateAfterMinutes) if (after <= 0) cross(run, 'escalate', after, at)
}

function cross(run: SlaRun, kind: SlaCrossing['kind'], at: number, time: Instant, knownFrom = time): void {
  const { cycle, crossings } = run
  if (crossings.some((one) => one.cycle === cycle && one.kind === kind && one.at === at)) return
  crossings.push({ kind, at, cycle, time, knownFrom })
}

/** Where elapsed is or will be the target, if the clock goes on from an instant already settled. */
export function dueFrom(run: SlaRun, time: ClockTime, at: Instant): Instant {
  return run.reachedAt ?? time.advance(at, Math.max(0, (run.target ?? 0) - run.elapsed))
}
