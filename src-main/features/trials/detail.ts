import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { TrialStep, trials } from '../../../src-preload/contract/trials.ts'
import { ratioText } from '../../domain/_base/ratios.ts'
import { isoOf } from '../../domain/_base/instants.ts'
import type { TrialNodeReading, TrialReading } from '../../domain/trials/trial-approval.ts'
import type { Reading } from '../../store/contexts.ts'
import { openSql, stagesOn } from '../pipeline/index.ts'
import { rulesOn } from '../settings/index.ts'
import { matching } from './apply.ts'
import { productsById } from './fits.ts'
import { nodePeople, waitsFor, type NodePeople } from './people.ts'
import { approvalOf, contentOf, storedEvents, storedTrial } from './stored.ts'

const iso = (at: number | null) => (at === null ? null : isoOf(at))

export const detail: QueryHandlers<typeof trials, Reading>['detail'] = (r, { id }) => {
  const { read, clock } = r
  const trial = storedTrial(r, 'detail', id)
  const today = clock.today()
  const reading = approvalOf(r, id)
  const me = read.value<number>('SELECT id FROM member WHERE name = ? AND active = 1', r.actor) ?? null
  const stands = reading.state === 'running' && trial.state === '审批中'
  const people = reading.nodes.map(({ node }) => nodePeople(read, node, trial.owner_id, today))
  const at = reading.nodes.findIndex(({ node }) => node === reading.current)
  const [step, hands] = [reading.nodes[at], people[at]]
  const proposed = matching(r, trial)
  const named = (of: number | null) =>
    read.get<{ id: number; name: string }>('SELECT id, name FROM trial WHERE id = ?', of ?? 0) ?? null
  return {
    steps: reading.nodes.map((one, index) => stepOf(r, reading, one, people[index] ?? { handlerId: null, escalationId: null })),
    events: storedEvents(read, id).map(({ at: when, by, type, node, reason }) => ({ at: when, by, type, node, reason })),
    approvalHours: reading.approvalMinutes === null ? null : ratioText(BigInt(reading.approvalMinutes), 60n, 1),
    mine: stands && me !== null && step !== undefined && hands !== undefined && waitsFor(step, hands) === me,
    changed: reading.content !== null && reading.state === 'running' && contentOf(trial) !== reading.content,
    proposed: productsById(read, proposed),
    fits: trial.product_id !== null && proposed.includes(trial.product_id),
    opportunities: read.all<{ id: number; name: string }>(
      `SELECT o.id, o.name FROM opportunity AS o WHERE o.customer_id = ? AND ${openSql('o.stage', stagesOn(read, today))} ORDER BY o.id DESC LIMIT 50`,
      trial.customer_id,
    ),
    opportunityName: read.value<string>('SELECT name FROM opportunity WHERE id = ?', trial.opportunity_id ?? 0) ?? null,
    extends: named(trial.extends_id),
    extendedBy: read.get<{ id: number; name: string }>('SELECT id, name FROM trial WHERE extends_id = ? LIMIT 1', id) ?? null,
    rootCauses: rulesOn(read, today).trials.rootCauses,
  }
}

function stepOf({ read }: Reading, reading: TrialReading, one: TrialNodeReading, people: NodePeople): TrialStep {
  const name = (id: number | null) =>
    id === null ? null : (read.value<string>('SELECT name FROM member WHERE id = ?', id) ?? null)
  const here = one.node === reading.current
  return {
    node: one.node,
    handlerName: name(people.handlerId),
    escalationName: name(people.escalationId),
    state: one.approved ? 'approved' : !here ? 'ahead' : reading.state === 'returned' ? 'returned' : 'now',
    since: iso(one.clock.startedAt),
    passesAt: people.escalationId === null ? null : iso(one.passesAt),
    passed: one.passed && people.escalationId !== null,
    minutes: Math.round(one.clock.elapsedMinutes),
    by: one.approved?.by ?? null,
    at: iso(one.approved?.at ?? null),
  }
}
