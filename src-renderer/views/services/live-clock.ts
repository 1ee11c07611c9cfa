import type { BoardPromise } from '../../../src-preload/contract/services.ts'
import type { PromiseLight } from '../../../src-preload/contract/_words/clauses.ts'

export interface LiveClock {
  readonly light: PromiseLight
  /** Left of what counts; negative once it is over, then in time of the wall. Null where nothing counts. */
  readonly leftMs: number | null
}

/**
 * What a promise's clock shows now, from what the store said once: turning amber and breached at the instants it named, and
 * what is left by the stretches that count. The same reading as the store's at any time, without asking it.
 */
export function liveClock(promise: BoardPromise, now: number): LiveClock {
  if (promise.state === 'paused') return { light: promise.light, leftMs: (promise.remainingMinutes ?? 0) * 60_000 }
  if (promise.state !== 'running') return { light: promise.light, leftMs: null }
  const brokenAt = promise.breachedAt ?? (promise.breachAt !== null && now >= Date.parse(promise.breachAt) ? promise.dueAt : null)
  if (brokenAt !== null) return { light: 'breached', leftMs: Math.min(0, Date.parse(brokenAt) - now) }
  const amber = promise.light === 'amber' || (promise.amberAt !== null && now >= Date.parse(promise.amberAt))
  const due = promise.dueAt === null ? now : Date.parse(promise.dueAt)
  const leftMs = promise.spans
    ? promise.spans.reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, now)), 0)
    : Math.max(0, due - now)
  return { light: amber ? 'amber' : 'running', leftMs }
}

/** `12:03:45` under a day, else days and hours, each figure apart for the words around it. */
export function clockParts(ms: number): { readonly days: number; readonly hours: number; readonly text: string } {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  return {
    days: Math.floor(hours / 24),
    hours: hours % 24,
    text: `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`,
  }
}
