import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { members } from '../../../src-preload/contract/members.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { refreshNodeFaces } from '../quotes/index.ts'

type Reads = QueryHandlers<typeof members, Reading>
type Commands = CommandHandlers<typeof members, Writing>
type Absence = ReturnType<Reads['absences']>[number]

export const absences: Reads['absences'] = ({ read }) =>
  read.all<Absence>(
    `SELECT a.id, a.member_id AS memberId, m.name AS memberName, a.from_on AS "from", a.to_on AS "to", a.delegate_id AS delegateId,
       d.name AS delegateName, a.note FROM member_absence AS a JOIN member AS m ON m.id = a.member_id
     LEFT JOIN member AS d ON d.id = a.delegate_id ORDER BY a.to_on DESC, a.id DESC`,
  )

export const saveAbsence: Commands['saveAbsence'] = (w, { id, memberId, from, to, delegateId, note }) => {
  const active = (member: number) => w.read.value<string>('SELECT name FROM member WHERE id = ? AND active = 1', member)
  const name = active(memberId)
  if (name === undefined || (delegateId !== null && active(delegateId) === undefined))
    throw refuse('members.saveAbsence', 'not-found', '这位成员已停用或不存在。请重新选择。')
  if (to < from) throw refuse('members.saveAbsence', 'bad-dates', '结束日期不能早于开始日期。')
  if (delegateId === memberId) throw refuse('members.saveAbsence', 'own-delegate', '不能由本人代理自己。请选另一位同事。')
  if (id !== undefined && !w.read.get('SELECT 1 FROM member_absence WHERE id = ?', id))
    throw refuse('members.saveAbsence', 'not-found', '这条缺勤已被删除。')
  const at = w.clock.now()
  const row = { member_id: memberId, from_on: from, to_on: to, delegate_id: delegateId, note }
  const intent = { command: 'members.saveAbsence', subject: name, actor: w.actor, origin: 'user', at } as const
  const saved = w.gate.write(intent, (tx) => {
    if (id === undefined) return tx.insert('member_absence', { ...row, created_at: at })
    tx.update('member_absence', id, row)
    return id
  }).result
  // Whom approvals wait for follows at once.
  refreshNodeFaces(w)
  return { id: saved }
}

export const removeAbsence: Commands['removeAbsence'] = (w, { id }) => {
  const name = w.read.value<string>(
    'SELECT m.name FROM member_absence AS a JOIN member AS m ON m.id = a.member_id WHERE a.id = ?',
    id,
  )
  if (name === undefined) throw refuse('members.removeAbsence', 'not-found', '这条缺勤已被删除。')
  const intent = { command: 'members.removeAbsence', subject: name, actor: w.actor, origin: 'user', at: w.clock.now() } as const
  w.gate.write(intent, (tx) => tx.delete('member_absence', id))
  refreshNodeFaces(w)
  return {}
}
