import type { TrialState } from '../../../src-preload/contract/trials.ts'
import { isoOf } from '../../domain/_base/instants.ts'
import type { TrialReading } from '../../domain/trials/trial-approval.ts'
import { trialClocks } from '../../domain/trials/trial-clocks.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { rulesOn } from '../settings/index.ts'
import { nodePeople } from './people.ts'
import { approvalOf, type StoredTrial } from './stored.ts'

type Looking = Pick<Reading, 'clock'>

const stateOf: Readonly<Record<TrialReading['state'], TrialState>> = {
  draft: '草稿',
  running: '审批中',
  returned: '已退回',
  approved: '试用中',
}

const nobody: Row = {
  current_node: null,
  node_since: null,
  node_passes_at: null,
  node_handler_id: null,
  node_escalation_id: null,
}

/** What a trial's row shows of the node that must act; all null unless one must. */
function nodeFace(r: Looking, tx: Pick<GateTransaction, 'read'>, trial: StoredTrial, reading: TrialReading): Row {
  if (reading.state !== 'running') return { ...nobody, current_node: reading.current }
  const step = reading.nodes.find(({ node }) => node === reading.current)
  if (!step) return nobody
  const people = nodePeople(tx.read, step.node, trial.owner_id, r.clock.today())
  return {
    current_node: step.node,
    node_since: step.clock.startedAt === null ? null : isoOf(step.clock.startedAt),
    // A node that can pass to nobody has no time at which it does.
    node_passes_at: step.passesAt === null || people.escalationId === null ? null : isoOf(step.passesAt),
    node_handler_id: people.handlerId,
    node_escalation_id: people.escalationId,
  }
}

/** What follows from a trial's last day. */
function clockFace(r: Looking, tx: Pick<GateTransaction, 'read'>, trial: StoredTrial): Row {
  const { questionHours } = rulesOn(tx.read, r.clock.today()).trials
  const { endsAt, questionsAt } = trialClocks(workspaceCalendar(tx), trial.ends_on, questionHours)
  return { ends_at: endsAt, questions_at: questionsAt }
}

/** Brings the rows up to what they follow from: events, calendar, rules, who is there. Writes only what differs. */
export function followTrials(r: Looking, tx: GateTransaction, ids: Iterable<number>): number {
  let written = 0
  for (const id of ids) {
    const trial = tx.read.get<StoredTrial & Row>('SELECT * FROM trial WHERE id = ?', id)
    if (!trial) continue
    const patch = staleOf(r, tx, trial)
    if (patch === null) continue
    tx.update('trial', id, patch)
    written++
  }
  return written
}

function staleOf(r: Looking, tx: Pick<GateTransaction, 'read'>, trial: StoredTrial & Row): Row | null {
  // What ended waits for nobody, and what goes on from another trial was approved with that one.
  const waits = trial.state === '审批中' || trial.state === '已退回'
  const reading = waits ? approvalOf({ read: tx.read, clock: r.clock }, trial.id) : null
  const face = { ...(reading ? nodeFace(r, tx, trial, reading) : nobody), ...clockFace(r, tx, trial) }
  return Object.entries(face).some(([column, value]) => trial[column] !== value) ? face : null
}

/** After an approval event: the state, and who is next. Returns the state. */
export function settleTrial(w: Writing, tx: GateTransaction, id: number, at: string): TrialState {
  const reading = approvalOf({ read: tx.read, clock: w.clock }, id)
  const state = stateOf[reading.state]
  tx.update('trial', id, {
    state,
    submitted_at: reading.firstSubmittedAt === null ? null : isoOf(reading.firstSubmittedAt),
    approved_at: reading.approvedAt === null ? null : isoOf(reading.approvedAt),
    approval_minutes: reading.approvalMinutes,
    updated_at: at,
  })
  followTrials(w, tx, [id])
  return state
}

/** All that waits, and all that runs, brought up to the calendar, the rules and who is there. */
export function refreshTrials(w: Writing): void {
  const rows = w.read.all<StoredTrial & Row>(`SELECT * FROM trial WHERE state <> '已结束'`)
  const stale = rows.filter((row) => staleOf(w, { read: w.read }, row) !== null).map(({ id }) => id)
  if (stale.length === 0) return
  const intent = {
    command: 'trials.refresh',
    subject: `${stale.length}`,
    actor: w.actor,
    origin: 'rule',
    at: w.clock.now(),
  } as const
  w.gate.write(intent, (tx) => followTrials(w, tx, stale))
}

/** The same when what it follows from has changed since the last look. */
export function followTrialFaces(w: Writing): void {
  const newest = (table: string) => w.read.value<number>(`SELECT max(id) FROM ${table}`) ?? 0
  const people = w.read.value<string>('SELECT max(updated_at) FROM member') ?? ''
  const state = [w.clock.today(), newest('calendar_setting'), newest('rule_setting'), newest('member_absence'), people].join(' ')
  if (w.read.value<string>(`SELECT value FROM meta WHERE key = 'trial_faces'`) === state) return
  refreshTrials(w)
  const intent = { command: 'trials.refresh', subject: '', actor: w.actor, origin: 'rule', at: w.clock.now() } as const
  w.gate.write(intent, (tx) => tx.unlogged('meta', `INSERT OR REPLACE INTO meta (key, value) VALUES ('trial_faces', ?)`, state))
}
