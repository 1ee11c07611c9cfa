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

interface SlaSegment {
  readonly from: Instant
  /** Null while it runs. */
  to: Instant | null
  readonly elapsed: number
  readonly time: ClockTime
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
  /** The stretches of this cycle that ran, with what had elapsed when each began and how time passed in it. */
  segments: SlaSegment[]
  breach: { readonly at: Instant; readonly elapsed: number; readonly knownFrom: Instant } | null
  readonly crossings: SlaCrossing[]
  readonly history: SlaCycle[]
}

/** Lets the clock run from an instant on. */
export function runFrom(run: SlaRun, time: ClockTime, at: Instant): void {
  run.state = 'running'
  run.since = at
  run.segments.push({ from: at, to: null, elapsed: run.elapsed, time })
}

/** Ends the stretch that runs, if one does. */
export function haltAt(run: SlaRun, at: Instant): void {
  const last = run.segments.at(-1)
  if (last) last.to ??= at
}

/** Counts the running time up to an instant and notes every threshold passed on the way. */
export function settle(run: SlaRun, time: ClockTime, thresholds: Thresholds, until: Instant): void {
  if (run.state !== 'running' || run.target === null) return
  const { since, target } = run
  run.elapsed += time.between(since, until)
  run.since = until
  const crossedAt = (level: number) => Math.max(run.targetSetAt, reachedAt(run, level))
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
  setTarget(run, thresholds, target, at)
}

function setTarget(run: SlaRun, thresholds: Thresholds, target: number, at: Instant): void {
  run.target = target
  run.targetSetAt = at
  for (const fraction of thresholds.warnAt)
    if (run.elapsed > 0 && run.elapsed >= Math.round(fraction * target)) cross(run, 'warn', fraction, at)
  if (run.elapsed <= target || run.breach) return
  run.breach = { at, elapsed: run.elapsed, knownFrom: at }
  for (const after of thresholds.escalateAfterMinutes) if (after <= 0) cross(run, 'escalate', after, at)
}

/**
 * Other terms or another calendar at an instant already settled: what has elapsed stays elapsed, what remains is counted by
 * the new ones. Nothing is crossed earlier than this instant, and a breach is not taken back.
 */
export function rebase(run: SlaRun, before: Thresholds, after: Thresholds, time: ClockTime, target: number, at: Instant): void {
  if (run.state === 'running') {
    haltAt(run, at)
    runFrom(run, time, at)
  }
  const sameWarnings = before.warnAt.join() === after.warnAt.join()
  if (target !== run.target || !sameWarnings) setTarget(run, after, target, at)
}

/** Time of this cycle's stretches up to an instant, as another calendar would have counted it. */
export function elapsedBy(run: SlaRun, time: ClockTime, at: Instant): number {
  return run.segments.reduce((sum, { from, to }) => sum + time.between(from, to ?? at), 0)
}

/** The earliest instant of this cycle at which so much had elapsed, or will have if it runs on from its last stretch. */
function reachedAt(run: SlaRun, level: number): Instant {
  const segment = run.segments.findLast((one) => one.elapsed < level) ?? run.segments[0]
  return segment ? segment.time.advance(segment.from, Math.max(0, level - segment.elapsed)) : run.since
}

function cross(run: SlaRun, kind: SlaCrossing['kind'], at: number, time: Instant, knownFrom = time): void {
  const { cycle, crossings } = run
  if (crossings.some((one) => one.cycle === cycle && one.kind === kind && one.at === at)) return
  crossings.push({ kind, at, cycle, time, knownFrom })
}

/** Where elapsed was or will be the present target, if the clock goes on from an instant already settled. */
export function dueFrom(run: SlaRun, time: ClockTime, at: Instant): Instant {
  const target = run.target ?? 0
  return run.elapsed >= target ? reachedAt(run, target) : time.advance(at, target - run.elapsed)
}
