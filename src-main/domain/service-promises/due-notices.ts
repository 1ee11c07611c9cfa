import { msPerMinute, type Instant } from '../_base/instants.ts'
import type { SlaCrossing } from './sla-run.ts'

export interface DueNotice extends SlaCrossing {
  /** With the clock's id the key under which it is raised once (rule H2). */
  readonly key: string
  /** Sent later than it was true, because nobody was awake: to be marked 补发. */
  readonly caughtUp: boolean
}

/** The key of a crossing within its clock. */
export function crossingKey({ cycle, kind, at }: SlaCrossing): string {
  return `${cycle}:${kind}:${at}`
}

/**
 * The crossings not raised yet, oldest first. By key and not by time of the last look: a breach at closing time is known
 * only the next morning, after looks that came later than its instant. `lateAfterMinutes` (1): how long after it became
 * true a notice still counts as in time.
 */
export function dueNotices(
  crossings: readonly SlaCrossing[],
  raised: ReadonlySet<string>,
  now: Instant,
  lateAfterMinutes = 1,
): DueNotice[] {
  return crossings
    .map((crossing) => ({
      ...crossing,
      key: crossingKey(crossing),
      caughtUp: now - crossing.knownFrom > lateAfterMinutes * msPerMinute,
    }))
    .filter(({ key }) => !raised.has(key))
}
