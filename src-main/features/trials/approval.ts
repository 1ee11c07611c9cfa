import { refuse } from '../../../src-preload/contract/index.ts'
import { trialNodes, type TrialNode, type TrialState } from '../../../src-preload/contract/trials.ts'
import type { TrialReading } from '../../domain/trials/trial-approval.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'
import { settleTrial } from './face.ts'
import { nodePeople, waitsFor } from './people.ts'
import { approvalOf, contentOf, missingOf, nodeWords, storedTrial, type StoredTrial } from './stored.ts'

type Act = 'submit' | 'approve' | 'return' | 'withdraw'

/** An approval is a fact: undo passes it by, a return or a withdrawal takes it back. */
export const onRecord = (w: Writing, command: string, subject: string): WriteIntent => ({
  command,
  subject,
  actor: w.actor,
  origin: 'record',
  at: w.clock.now(),
})

/** Who sits here; refuses strangers. */
export function memberHere(w: Writing, method: Act | 'apply'): number {
  const id = w.read.value<number>('SELECT id FROM member WHERE name = ? AND active = 1', w.actor)
  if (id === undefined)
    throw refuse(
      `trials.${method}`,
      'not-a-member',
      `“${w.actor}”不在成员名单里，不能办理试用。请先在“设置 → 成员”里加上这个名字和角色。`,
    )
  return id
}

function notNow(method: Act, trial: StoredTrial, reading: TrialReading): never {
  const where = reading.current === null ? trial.state : `${trial.state}，当前在“${nodeWords[reading.current]}”`
  throw refuse(`trials.${method}`, 'not-now', `这条试用现在不能这样办理（${where}）。请刷新后看它走到了哪一步。`)
}

export function mustHaveApprovers(w: Writing, method: 'submit' | 'apply', ownerId: number | null): void {
  const today = w.clock.today()
  const without = trialNodes.filter((node) => nodePeople(w.read, node, ownerId, today).handlerId === null)
  if (without.length > 0)
    throw refuse(
      `trials.${method}`,
      'no-approver',
      `${without.map((node) => nodeWords[node]).join('、')}还没有可办理的审批人。请先在“试用 → 审批人”里设置。`,
      { nodes: without },
    )
}

export function mustBeDates(w: Writing, method: 'submit' | 'apply', from: string, to: string): void {
  if (to < from || to < w.clock.today())
    throw refuse(`trials.${method}`, 'bad-dates', '结束日期不能早于开始日期，也不能早于今天。')
}

interface NewEvent {
  readonly type: Act
  readonly node?: TrialNode
  readonly reason?: string
  readonly content?: string
}

/** Appends what happened and shows it on the row. Returns the state it is in then. */
export function appendTrialEvent(w: Writing, tx: GateTransaction, id: number, event: NewEvent, at: string): TrialState {
  const { type, node = null, reason = null, content = null } = event
  const last = tx.read.value<string | null>('SELECT max(at) FROM trial_event WHERE trial_id = ?', id) ?? at
  tx.insert('trial_event', { trial_id: id, at: last > at ? last : at, by: w.actor, type, node, reason, content })
  return settleTrial(w, tx, id, at)
}

function act(w: Writing, trial: StoredTrial, event: NewEvent) {
  const intent = onRecord(w, `trials.${event.type}`, trial.name)
  return w.gate.write(intent, (tx) => ({
    state: appendTrialEvent(w, tx, trial.id, event, intent.at),
    changeSetId: tx.changeSetId,
  })).result
}

export function submit(w: Writing, { id }: { id: number }) {
  const trial = storedTrial(w, 'submit', id)
  memberHere(w, 'submit')
  const reading = approvalOf(w, id)
  if (trial.state !== '草稿' && trial.state !== '已退回') notNow('submit', trial, reading)
  const missing = missingOf(trial)
  if (missing.length > 0)
    throw refuse('trials.submit', 'incomplete', `还缺：${missing.join('、')}。补上后才能提交。`, { missing })
  mustBeDates(w, 'submit', trial.starts_on ?? '', trial.ends_on ?? '')
  mustHaveApprovers(w, 'submit', trial.owner_id)
  const { changeSetId } = act(w, trial, { type: 'submit', content: contentOf(trial) })
  return { changeSetId }
}

/** The trial where this node waits for the person at this desk. */
function theirs(w: Writing, method: 'approve' | 'return', id: number, node: TrialNode) {
  const trial = storedTrial(w, method, id)
  const person = memberHere(w, method)
  const reading = approvalOf(w, id)
  const step = reading.nodes.find((one) => one.node === node)
  if (trial.state !== '审批中' || reading.current !== node || !step) notNow(method, trial, reading)
  const waiting = waitsFor(step, nodePeople(w.read, node, trial.owner_id, w.clock.today()))
  if (waiting !== person) {
    const name = waiting === null ? null : (w.read.value<string>('SELECT name FROM member WHERE id = ?', waiting) ?? null)
    throw refuse(
      `trials.${method}`,
      'not-your-node',
      name === null
        ? `“${nodeWords[node]}”还没有可办理的审批人。请先在“试用 → 审批人”里设置。`
        : `“${nodeWords[node]}”${step.passed ? '超时未办，已转给' : '由'} ${name} 办理。`,
      { node, passed: step.passed },
    )
  }
  return { trial, reading }
}

export function approve(w: Writing, { id, node }: { id: number; node: TrialNode }) {
  const { trial, reading } = theirs(w, 'approve', id, node)
  if (contentOf(trial) !== reading.content)
    throw refuse('trials.approve', 'changed-since', '申请内容在提交后有变动。请退回，由申请人重新提交。')
  return act(w, trial, { type: 'approve', node })
}

export function returnTrial(w: Writing, { id, node, reason }: { id: number; node: TrialNode; reason: string }) {
  const { trial } = theirs(w, 'return', id, node)
  const { changeSetId } = act(w, trial, { type: 'return', node, reason })
  return { changeSetId }
}

export function withdraw(w: Writing, { id, reason }: { id: number; reason: string }) {
  const trial = storedTrial(w, 'withdraw', id)
  memberHere(w, 'withdraw')
  if (trial.state !== '审批中' && trial.state !== '已退回') notNow('withdraw', trial, approvalOf(w, id))
  const { changeSetId } = act(w, trial, { type: 'withdraw', reason })
  return { changeSetId }
}
