import type { TrialNode } from '../../../src-preload/contract/trials.ts'
import type { TrialNodeReading } from '../../domain/trials/trial-approval.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

export interface NodePeople {
  readonly handlerId: number | null
  /** To whom an idle node passes; null: to nobody. */
  readonly escalationId: number | null
}

/**
 * Who acts at a node for this applicant's trial on a day, and to whom it passes. Where nobody is set, the sales director's node
 * belongs to a director and a node passes to the handler's superior. Who is away is stood in for; nobody approves their
 * own, it is the escalation person's at once.
 */
export function nodePeople(read: ReadHandle, node: TrialNode, ownerId: number | null, today: string): NodePeople {
  const duty = read.get<{ handler_id: number | null; escalation_id: number | null }>(
    'SELECT handler_id, escalation_id FROM trial_duty WHERE node = ?',
    node,
  )
  const named = activeOne(read, duty?.handler_id ?? null) ?? (node === 'director' ? firstDirector(read) : null)
  const above = activeOne(read, duty?.escalation_id ?? null) ?? superiorOf(read, named)
  const handler = standIn(read, named, today)
  const escalation = standIn(read, above, today)
  const passesTo = escalation === handler || escalation === ownerId ? null : escalation
  return handler !== null && handler === ownerId
    ? { handlerId: passesTo, escalationId: null }
    : { handlerId: handler, escalationId: passesTo }
}

/** Whom a node waits for now. */
export function waitsFor({ passed }: Pick<TrialNodeReading, 'passed'>, { handlerId, escalationId }: NodePeople): number | null {
  return passed && escalationId !== null ? escalationId : handlerId
}

function activeOne(read: ReadHandle, id: number | null): number | null {
  return id === null ? null : (read.value<number>('SELECT id FROM member WHERE id = ? AND active = 1', id) ?? null)
}

function firstDirector(read: ReadHandle): number | null {
  return read.value<number>(`SELECT id FROM member WHERE role = 'director' AND active = 1 ORDER BY id LIMIT 1`) ?? null
}

function superiorOf(read: ReadHandle, id: number | null): number | null {
  if (id === null) return null
  return activeOne(read, read.value<number | null>('SELECT manager_id FROM member WHERE id = ?', id) ?? null)
}

/** Who acts for somebody who is away; the person where nobody was named. */
function standIn(read: ReadHandle, id: number | null, today: string): number | null {
  if (id === null) return null
  const deputy = read.value<number>(
    `SELECT d.id FROM member_absence AS a JOIN member AS d ON d.id = a.delegate_id AND d.active = 1
     WHERE a.member_id = ? AND a.from_on <= ? AND a.to_on >= ? ORDER BY a.id DESC LIMIT 1`,
    id,
    today,
    today,
  )
  return deputy ?? id
}
