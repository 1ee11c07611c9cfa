import { trialNodes, type TrialNode } from '../../../src-preload/contract/trials.ts'
import type { Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { readApprovalChain, type ChainEvent } from '../service-promises/approval-chain.ts'
import { clockTime } from '../service-promises/clock-time.ts'
import type { SlaPolicy, SlaReading } from '../service-promises/sla-clock.ts'

/** What happened to an application; kept in this order, never rewritten. */
export type TrialEvent = { readonly at: Instant; readonly by: string } & (
  | { readonly type: 'submit'; readonly content: string }
  | { readonly type: 'approve'; readonly node: TrialNode }
  | { readonly type: 'return'; readonly node: TrialNode; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason: string }
)

export interface TrialNodeReading {
  readonly node: TrialNode
  readonly clock: SlaReading
  /** When it passes to the escalation person, or did; null unless it waits. */
  readonly passesAt: Instant | null
  /** It waits and has been idle for as long as it may; from that instant on, since alarms ring at it. */
  readonly passed: boolean
  readonly approved: { readonly by: string; readonly at: Instant } | null
}

export interface TrialReading {
  readonly state: 'draft' | 'running' | 'returned' | 'approved'
  /** The node that must act, or that returned it. */
  readonly current: TrialNode | null
  readonly nodes: readonly TrialNodeReading[]
  /** What was submitted last; null before. */
  readonly content: string | null
  readonly firstSubmittedAt: Instant | null
  readonly approvedAt: Instant | null
  /** Working time from the first submission to the approval. */
  readonly approvalMinutes: number | null
  /** Indexes of events that meant nothing where the application stood. */
  readonly ignored: readonly number[]
}

/** A node's clock (rule B10): working time; it passes on when its time is up. */
export const nodePolicy = (idleHours: number): SlaPolicy => ({
  target: { minutes: idleHours * 60 },
  time: 'business',
  warnAt: [],
  escalateAfterMinutes: [0],
  pauseReasons: null,
})

interface Course {
  state: TrialReading['state']
  at: number
  content: string | null
  chain: { readonly event: ChainEvent; readonly by: string }[]
  firstSubmittedAt: Instant | null
}

/**
 * Where the approval of a trial stands (rule B10), from its events alone, on the one chain of clocks that approvals have. What
 * was returned and comes back as it was goes to the node that returned it; with another content, or after a withdrawal,
 * it begins at the first node, since nobody has approved that. Events after `now` do not count yet.
 */
export function readTrialApproval(
  idleHours: number,
  events: readonly TrialEvent[],
  calendar: WorkingCalendar,
  now: Instant,
): TrialReading {
  const course: Course = { state: 'draft', at: 0, content: null, chain: [], firstSubmittedAt: null }
  const ignored: number[] = []
  for (const [index, event] of events.entries()) if (event.at <= now && !follow(course, event)) ignored.push(index)
  const policy = nodePolicy(idleHours)
  const chain = readApprovalChain(
    { nodes: trialNodes.map(() => policy), fixer: null },
    course.chain.map(({ event }) => event),
    calendar,
    now,
  )
  const time = clockTime(policy.time, calendar)
  const approvals = course.chain.filter(({ event }) => event.type === 'approve')
  const last = approvals.at(-1)?.event.at ?? null
  const approvedAt = course.state === 'approved' ? last : null
  return {
    state: course.state,
    current: course.state === 'running' || course.state === 'returned' ? (trialNodes[course.at] ?? null) : null,
    content: course.content,
    firstSubmittedAt: course.firstSubmittedAt,
    approvedAt,
    approvalMinutes:
      approvedAt === null || course.firstSubmittedAt === null
        ? null
        : Math.round(time.between(course.firstSubmittedAt, approvedAt) / 60_000),
    ignored,
    nodes: trialNodes.map((node, index) => {
      const clock = chain.nodes[index] as SlaReading
      const waits = course.state === 'running' && course.at === index
      const due = clock.dueAt ?? clock.breachedAt
      const passesAt = waits && due !== null ? time.countsFrom(due) : null
      const given = approvals[index]
      return {
        node,
        clock,
        passesAt,
        passed: passesAt !== null && passesAt <= now,
        approved: given ? { by: given.by, at: given.event.at } : null,
      }
    }),
  }
}

/** False when the event means nothing where the application stands. */
function follow(course: Course, event: TrialEvent): boolean {
  const push = (type: 'submit' | 'approve' | 'return' | 'resubmit') =>
    course.chain.push({ event: { at: event.at, type }, by: event.by })
  switch (event.type) {
    case 'submit': {
      if (course.state !== 'draft' && course.state !== 'returned') return false
      const same = course.state === 'returned' && event.content === course.content
      if (!same) {
        course.chain = []
        course.at = 0
      }
      push(same ? 'resubmit' : 'submit')
      course.state = 'running'
      course.content = event.content
      course.firstSubmittedAt ??= event.at
      return true
    }
    case 'approve':
      if (course.state !== 'running' || event.node !== trialNodes[course.at]) return false
      push('approve')
      course.at += 1
      if (course.at === trialNodes.length) course.state = 'approved'
      return true
    case 'return':
      if (course.state !== 'running' || event.node !== trialNodes[course.at]) return false
      push('return')
      course.state = 'returned'
      return true
    case 'withdraw':
      if (course.state !== 'running' && course.state !== 'returned') return false
      course.state = 'draft'
      course.chain = []
      course.at = 0
      course.firstSubmittedAt = null
      return true
  }
}
