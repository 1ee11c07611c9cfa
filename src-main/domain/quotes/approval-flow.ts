import { approvalNodes, type ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import type { Instant } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { readSlaClock, type SlaPolicy, type SlaReading } from '../service-promises/sla-clock.ts'
import type { SlaEvent } from '../service-promises/sla-events.ts'
import type { SlaTarget } from '../service-promises/sla-target.ts'
import type { ApprovalEvent, ApprovalState, NodeApproval, PartHashes } from './approval-events.ts'

export interface ApprovalPlan {
  readonly clocks: Readonly<Record<ApprovalNode, SlaPolicy>>
  /** What a node's target becomes when the quote is urgent; nodes not named keep theirs. */
  readonly urgent: Readonly<Partial<Record<ApprovalNode, SlaTarget>>>
}

export interface NodeReading {
  readonly node: ApprovalNode
  /** Holds: given, and the part it was given for is still the part of the newest version. */
  readonly approval: NodeApproval | null
  /** Given once, but its part changed since. */
  readonly lapsed: NodeApproval | null
  readonly clock: SlaReading
  readonly delegates: readonly string[]
  /** Added approvers that have not agreed to this part yet. */
  readonly awaiting: readonly string[]
}

export interface ApprovalReading {
  readonly state: ApprovalState
  /** The node that must act; null unless running. */
  readonly current: ApprovalNode | null
  readonly urgent: boolean
  /** The newest version, saved or submitted. */
  readonly versionId: number | null
  /** The version that the last approval completed; null before. */
  readonly approvedVersionId: number | null
  readonly nodes: readonly NodeReading[]
  readonly returned: { readonly node: ApprovalNode; readonly by: string; readonly at: Instant; readonly reason: string } | null
  /** Indexes of events that meant nothing where the quote stood; an honest log has none. */
  readonly ignored: readonly number[]
}

interface Work {
  state: ApprovalState
  current: ApprovalNode | null
  urgent: boolean
  versionId: number | null
  approvedVersionId: number | null
  parts: PartHashes | null
  returned: ApprovalReading['returned']
  readonly given: Map<ApprovalNode, NodeApproval>
  readonly logs: Readonly<Record<ApprovalNode, SlaEvent[]>>
  readonly delegates: Readonly<Record<ApprovalNode, Set<string>>>
  /** Added approvers, and which part each agreed to. */
  readonly added: Readonly<Record<ApprovalNode, Map<string, string | null>>>
}

/**
 * Where a quote's approval stands (rule C2), from its events alone: nodes act in their order, each on its own part of the
 * newest version. An approval lapses when its part changes; the quote then goes back to the earliest node without one,
 * and what still holds is not asked again. A node's clock runs while it must act, in a new cycle each time. Urgency
 * retargets. After the last approval a change waits to be submitted anew. Events after `now` do not count yet.
 */
export function readApproval(
  plan: ApprovalPlan,
  events: readonly ApprovalEvent[],
  calendar: WorkingCalendar,
  now: Instant,
): ApprovalReading {
  const { work, ignored } = follow(plan, events, now)
  return {
    state: work.state,
    current: work.current,
    urgent: work.urgent,
    versionId: work.versionId,
    approvedVersionId: work.approvedVersionId,
    returned: work.returned,
    ignored,
    nodes: approvalNodes.map((node) => {
      const given = work.given.get(node) ?? null
      const part = work.parts?.[node]
      return {
        node,
        approval: given !== null && given.part === part ? given : null,
        lapsed: given !== null && given.part !== part ? given : null,
        clock: readSlaClock(plan.clocks[node], work.logs[node], calendar, now),
        delegates: [...work.delegates[node]],
        awaiting: [...work.added[node]].flatMap(([who, agreed]) => (agreed === part ? [] : [who])),
      }
    }),
  }
}

/** The same without clocks: what a stored quote must show on its face. `completedBy` is the index of the last completing event. */
export function approvalFace(plan: ApprovalPlan, events: readonly ApprovalEvent[]) {
  const { work, completedBy } = follow(plan, events, Infinity)
  const { state, current, urgent, versionId, approvedVersionId } = work
  return { state, current, urgent, versionId, approvedVersionId, completedBy }
}

/** One version's time in force, by indexes of the events that began and ended it; it goes on where `endedBy` is null. */
export interface ForceSpan {
  readonly versionId: number
  readonly begunBy: number
  readonly endedBy: number | null
}

/** Which version was in force from which event to which (rule C2): until the next one is approved, or another proposal is chosen. */
export function spansInForce(events: readonly ApprovalEvent[]): ForceSpan[] {
  const spans: ForceSpan[] = []
  const end = (endedBy: number) => {
    const last = spans.pop()
    if (last) spans.push(last.endedBy === null ? { ...last, endedBy } : last)
  }
  follow({ urgent: {} }, events, Infinity, (index, { state, versionId }) => {
    end(index)
    if (state === 'approved' && versionId !== null) spans.push({ versionId, begunBy: index, endedBy: null })
  })
  return spans
}

type Retargets = Pick<ApprovalPlan, 'urgent'>

/** `settled` is told of each event that brings the quote to `approved` or `superseded`. */
function follow(
  plan: Retargets,
  events: readonly ApprovalEvent[],
  now: Instant,
  settled: (index: number, work: Readonly<Work>) => void = () => undefined,
) {
  const work = begin()
  const ignored: number[] = []
  let completedBy: number | null = null
  for (const [index, event] of events.entries()) {
    if (event.at > now) continue
    const before = work.state
    if (!apply(work, plan, event)) ignored.push(index)
    if (work.state === 'approved' && before !== 'approved') completedBy = index
    if (work.state !== before && (work.state === 'approved' || work.state === 'superseded')) settled(index, work)
  }
  return { work, ignored, completedBy }
}

function begin(): Work {
  const each = <T>(make: () => T) => ({ product: make(), finance: make(), legal: make() })
  return {
    state: 'draft',
    current: null,
    urgent: false,
    versionId: null,
    approvedVersionId: null,
    parts: null,
    returned: null,
    given: new Map(),
    logs: each(() => []),
    delegates: each(() => new Set()),
    added: each(() => new Map()),
  }
}

/** False when the event means nothing where the quote stands. */
function apply(work: Work, plan: Retargets, event: ApprovalEvent): boolean {
  const { state, current, parts } = work
  switch (event.type) {
    case 'change':
      if (state === 'superseded') return false
      work.versionId = event.versionId
      work.parts = event.parts
      if (state === 'running') moveOn(work, plan, event.at)
      else if (state === 'approved') work.state = 'draft'
      return true
    case 'submit':
      if (state === 'running' || state === 'approved' || state === 'superseded') return false
      work.versionId = event.versionId
      work.parts = event.parts
      work.returned = null
      work.state = 'running'
      moveOn(work, plan, event.at)
      return true
    case 'approve': {
      if (state !== 'running' || event.node !== current || event.versionId !== work.versionId || parts === null) return false
      if ([...work.added[event.node].values()].some((agreed) => agreed !== parts[event.node])) return false
      const { by, at, versionId, answers } = event
      work.given.set(event.node, { by, at, versionId, answers, part: parts[event.node] })
      moveOn(work, plan, event.at)
      return true
    }
    case 'return':
      if (state !== 'running' || event.node !== current) return false
      leave(work, event.at)
      work.given.delete(event.node)
      work.state = 'returned'
      work.returned = { node: event.node, by: event.by, at: event.at, reason: event.reason }
      return true
    case 'withdraw':
      if (state !== 'running' && state !== 'returned') return false
      leave(work, event.at)
      work.state = 'withdrawn'
      work.returned = null
      return true
    case 'supersede':
      if (state === 'superseded') return false
      leave(work, event.at)
      work.state = 'superseded'
      return true
    case 'urgent':
      if (work.urgent || state === 'approved' || state === 'superseded') return false
      work.urgent = true
      for (const node of approvalNodes) retarget(work, plan, node, event.at)
      return true
    case 'delegate':
      work.delegates[event.node].add(event.to)
      return true
    case 'add-approver':
      if (work.added[event.node].has(event.who)) return false
      work.added[event.node].set(event.who, null)
      return true
    case 'concur':
      if (state !== 'running' || event.node !== current || parts === null || !work.added[event.node].has(event.by)) return false
      work.added[event.node].set(event.by, parts[event.node])
      return true
  }
}

/** To the first node whose part nobody has approved as it stands; behind the last one the quote is approved. */
function moveOn(work: Work, plan: Retargets, at: Instant): void {
  const next = approvalNodes.find((node) => work.given.get(node)?.part !== work.parts?.[node]) ?? null
  if (next === work.current && next !== null) return
  leave(work, at)
  work.current = next
  if (next === null) {
    work.state = 'approved'
    work.approvedVersionId = work.versionId
    return
  }
  const log = work.logs[next]
  log.push(log.some(({ type }) => type === 'start') ? { at, type: 'reopen', mode: 'new' } : { at, type: 'start' })
  if (work.urgent) retarget(work, plan, next, at)
}

/** The clock of whoever was to act stops. */
function leave(work: Work, at: Instant): void {
  if (work.current !== null) work.logs[work.current].push({ at, type: 'stop' })
  work.current = null
}

function retarget(work: Work, plan: Retargets, node: ApprovalNode, at: Instant): void {
  const target = plan.urgent[node]
  if (target) work.logs[node].push({ at, type: 'retarget', target })
}
