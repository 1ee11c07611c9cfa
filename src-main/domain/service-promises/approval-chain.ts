import type { Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { readSlaClock, type SlaPolicy, type SlaReading } from './sla-clock.ts'
import type { SlaEvent } from './sla-events.ts'
import type { SlaTarget } from './sla-target.ts'

export type ChainEvent = { readonly at: Instant } & (
  | { readonly type: 'submit' | 'approve' | 'return' | 'resubmit' | 'resume' }
  | { readonly type: 'pause'; readonly reason?: string }
  /** New targets by node, null where it stays; what has elapsed stays elapsed. */
  | { readonly type: 'urgent'; readonly targets: readonly (SlaTarget | null)[] }
)

export interface ChainReading {
  readonly state: 'draft' | 'running' | 'returned' | 'approved'
  /** Index of the node at work, or that returned it; null before the submission and after the last approval. */
  readonly current: number | null
  readonly nodes: readonly SlaReading[]
  /** The clock of whoever must fix what was returned; null without a policy for it. */
  readonly fixer: SlaReading | null
  /** Events that meant nothing where the chain stood. */
  readonly ignored: readonly ChainEvent[]
}

/**
 * An approval chain (rule C2): the clock of the next node starts when this one approves; a return stops the node's clock
 * and starts the fixer's, the new submission stops that and opens a new cycle of the same node. Urgency retargets.
 * Events count in the order of their time, those after `now` not yet.
 */
export function readApprovalChain(
  plan: { readonly nodes: readonly SlaPolicy[]; readonly fixer: SlaPolicy | null },
  events: readonly ChainEvent[],
  calendar: WorkingCalendar,
  now: Instant,
): ChainReading {
  const logs = plan.nodes.map((): SlaEvent[] => [])
  const fixerLog: SlaEvent[] = []
  const ignored: ChainEvent[] = []
  let state: ChainReading['state'] = 'draft'
  let at = 0
  let urgent: readonly (SlaTarget | null)[] = []
  for (const event of events.filter((one) => one.at <= now).toSorted((a, b) => a.at - b.at)) {
    const node = logs[at]
    if (event.type === 'urgent') {
      urgent = event.targets
      for (const [index, target] of urgent.entries()) if (target) logs[index]?.push({ at: event.at, type: 'retarget', target })
    } else if (event.type === 'submit' && state === 'draft') {
      node?.push({ at: event.at, type: 'start' })
      state = node ? 'running' : 'approved'
    } else if (event.type === 'approve' && state === 'running') {
      node?.push({ at: event.at, type: 'stop' })
      at += 1
      logs[at]?.push({ at: event.at, type: 'start' })
      if (at >= logs.length) state = 'approved'
    } else if (event.type === 'return' && state === 'running') {
      node?.push({ at: event.at, type: 'stop' })
      fixerLog.push(fixerLog.length === 0 ? { at: event.at, type: 'start' } : { at: event.at, type: 'reopen', mode: 'new' })
      state = 'returned'
    } else if (event.type === 'resubmit' && state === 'returned') {
      fixerLog.push({ at: event.at, type: 'stop' })
      node?.push({ at: event.at, type: 'reopen', mode: 'new' })
      // The stopped clock did not hear of an urgency declared while the quote was with the fixer.
      const target = urgent[at]
      if (target) node?.push({ at: event.at, type: 'retarget', target })
      state = 'running'
    } else if (event.type === 'pause' && state === 'running') node?.push(event)
    else if (event.type === 'resume' && state === 'running') node?.push({ at: event.at, type: 'resume' })
    else ignored.push(event)
  }
  const read = (policy: SlaPolicy, log: readonly SlaEvent[]) => readSlaClock(policy, log, calendar, now)
  return {
    state,
    current: state === 'draft' || state === 'approved' ? null : at,
    nodes: plan.nodes.map((policy, index) => read(policy, logs[index] ?? [])),
    fixer: plan.fixer && read(plan.fixer, fixerLog),
    ignored,
  }
}
