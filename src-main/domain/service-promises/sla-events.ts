import type { Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import type { SlaPolicy } from './sla-clock.ts'
import type { SlaTarget } from './sla-target.ts'

export type SlaState = 'notStarted' | 'running' | 'paused' | 'stopped' | 'cancelled'

export type SlaEvent = { readonly at: Instant } & (
  | { readonly type: 'start' | 'resume' | 'stop' | 'cancel' }
  | { readonly type: 'pause'; readonly reason?: string }
  /** `new` begins the next cycle at zero; `continue` goes on with what had elapsed. */
  | { readonly type: 'reopen'; readonly mode: 'new' | 'continue' }
  | { readonly type: 'retarget'; readonly target: SlaTarget }
  /** From here on counted by another policy and calendar; what has elapsed stays elapsed. */
  | { readonly type: 'rebase'; readonly policy: SlaPolicy; readonly calendar: WorkingCalendar }
)

export interface IgnoredEvent {
  /** Place in the log given. */
  readonly index: number
  readonly event: SlaEvent
  readonly state: SlaState
  readonly reason: 'not-in-this-state' | 'pause-reason-not-allowed'
}

const legal: Readonly<Record<SlaEvent['type'], readonly SlaState[]>> = {
  start: ['notStarted'],
  pause: ['running'],
  resume: ['paused'],
  stop: ['running', 'paused'],
  cancel: ['notStarted', 'running', 'paused'],
  reopen: ['stopped'],
  retarget: ['notStarted', 'running', 'paused'],
  rebase: ['notStarted', 'running', 'paused'],
}

/** Why an event means nothing in a state; null when it counts. `pauseReasons` null allows any reason, and none. */
export function whyIgnored(
  event: SlaEvent,
  state: SlaState,
  pauseReasons: readonly string[] | null,
): IgnoredEvent['reason'] | null {
  if (!legal[event.type].includes(state)) return 'not-in-this-state'
  if (event.type === 'pause' && pauseReasons !== null && !pauseReasons.includes(event.reason ?? ''))
    return 'pause-reason-not-allowed'
  return null
}
