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
  /** When the present target was set: by the start of the cycle or a retarget. Nothing crosses it earlier. */
  targetSetAt: Instant
  /** The stretches of this cycle that ran, with what had elapsed when each began. */
  segments: { readonly from: Instant; readonly elapsed: number }[]
  breach: { readonly at: Instant; readonly elapsed: number; readonly knownFrom: Instant } | null
  readonly crossings: SlaCrossing[]
  readonly history: SlaCycle[]
}

/** Lets the clock run from an instant on. */
export function runFrom(run: SlaRun, at: Instant): void {
  run.state = 'running'
  run.since = at
  run.segments.push({ from: at, elapsed: run.elapsed })
}

/** Counts the running time up to an instant and notes every threshold passed on the way. */
export function settle(run: SlaRun, time: ClockTime, thresholds: Thresholds, until: Instant): void {
  if (run.state !== 'running' || run.target === null) return
  const { since, target } = run
  run.elapsed += time.between(since, until)
  run.since = until
  const crossedAt = (level: number) => Math.max(run.targetSetAt, reachedAt(run, time, level))
  for (const at of thresholds.warnAt) {
    const level = Math.round(at * target)
    if (run.elapsed >= level) cross(run, 'warn', at, crossedAt(level))
  }
  if (run.elapsed > target && !run.breach) {
    const at = crossedAt(target)
    run.breach = { at, elapsed: target, knownFrom: time.countsFrom(Math.max(since, at)) }
  }
  if (!run.breach) return
  for (const after of thresholds.escalateAfterMinutes) {
    const level = run.breach.elapsed + Math.round(after * msPerMinute)
    if (after <= 0) cross(run, 'escalate', after, run.breach.at, run.breach.knownFrom)
    else if (run.elapsed >= level) cross(run, 'escalate', after, crossedAt(level))
  }
}

/** A new target at an instant already settled. A target already exceeded is breached now, never back-dated. */
export function retarget(run: SlaRun, thresholds: Thresholds, target: number, at: Instant): void {
  if (target === run.target) return
  run.target = target
  run.targetSetAt = at
  for (const fraction of thresholds.warnAt)
    if (run.elapsed > 0 && run.elapsed >= Math.round(fraction * target)) cross(run, 'warn', fraction, at)
  if (run.elapsed <= target || run.breach) return
  run.breach = { at, elapsed: run.elapsed, knownFrom: at }
  for (const after of thresholds.escalateAfterMinutes) if (after <= 0) cross(run, 'escalate', after, at)
}

/** The earliest instant of this cycle at which so much had elapsed, or will have if it runs on from its last stretch. */
function reachedAt(run: SlaRun, time: ClockTime, level: number): Instant {
  const segment = run.segments.findLast((one) => one.elapsed < level) ?? run.segments[0]
  return segment ? time.advance(segment.from, Math.max(0, level - segment.elapsed)) : run.since
}

function cross(run: SlaRun, kind: SlaCrossing['kind'], at: number, time: Instant, knownFrom = time): void {
  const { cycle, crossings } = run
  if (crossings.some((one) => one.cycle === cycle && one.kind === kind && one.at === at)) return
  crossings.push({ kind, at, cycle, time, knownFrom })
}

/** Where elapsed was or will be the present target, if the clock goes on from an instant already settled. */
export function dueFrom(run: SlaRun, time: ClockTime, at: Instant): Instant {
  const target = run.target ?? 0
  return run.elapsed >= target ? reachedAt(run, time, target) : time.advance(at, target - run.elapsed)
}
