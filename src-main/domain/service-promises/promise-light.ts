import type { PromiseLight } from '../../../src-preload/contract/_words/clauses.ts'
import type { SlaReading } from './sla-clock.ts'

export type { PromiseLight } from '../../../src-preload/contract/_words/clauses.ts'

/**
 * The cell of the service contract board (rule D3): breached over everything while open, amber from a share of the time
 * (0.75) while running, then the state.
 */
export function promiseLight(clock: SlaReading, amberFrom = 0.75): PromiseLight {
  if (clock.state === 'cancelled') return 'cancelled'
  if (clock.state === 'stopped') return clock.outcome === 'late' ? 'late' : 'met'
  if (clock.state === 'notStarted') return 'waiting'
  if (clock.breachedAt !== null) return 'breached'
  if (clock.state === 'paused') return 'paused'
  return clock.elapsedMinutes >= amberFrom * (clock.targetMinutes ?? Infinity) ? 'amber' : 'running'
}
