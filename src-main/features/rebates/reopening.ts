import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import { mayReopen } from '../../domain/rebates/close-period.ts'
import type { Writing } from '../../store/contexts.ts'
import { actingMember, decidingRoles } from './people.ts'
import { periodNamed } from './periods.ts'

type Commands = CommandHandlers<typeof rebates, Writing>

export const reopen: Commands['reopen'] = (w, { period: name, by, reason }) => {
  const member = actingMember(w.read, 'rebates', by, decidingRoles)
  const { read } = w
  const period = periodNamed(read, name)
  if (period?.status !== 'closed') throw refuse('rebates.reopen', 'not-closed', `${name} 没有关账。`)
  const later = read.value<string>(`SELECT name FROM rebate_period WHERE status = 'closed' AND from_on > ? LIMIT 1`, period.to_on)
  if (later !== undefined) throw refuse('rebates.reopen', 'later-closed', `更晚的 ${later} 已经关账，不能再打开之前的期间。`)
  const asked = read.get<{ id: number; first_by: string; first_role: string }>(
    'SELECT id, first_by, first_role FROM rebate_reopening WHERE period_id = ? AND closing = ?',
    period.id,
    period.closings,
  )
  const at = w.clock.now()
  const intent = { command: 'rebates.reopen', subject: name, actor: w.actor, origin: 'rule', at } as const
  if (!asked) {
    if (reason === '') throw refuse('rebates.reopen', 'no-reason', '请写明为什么要重新打开。')
    const first = {
      first_by: member.name,
      first_role: member.role,
      first_at: at,
      second_by: null,
      second_role: null,
      second_at: null,
    }
    w.gate.write(intent, (tx) =>
      tx.insert('rebate_reopening', { period_id: period.id, closing: period.closings, hash: period.hash, reason, ...first }),
    )
    return { opened: false }
  }
  if (asked.first_by === member.name) throw refuse('rebates.reopen', 'same-person', '申请的人不能自己确认，需要第二个人。')
  const approvals = [
    { member: asked.first_by, role: asked.first_role },
    { member: member.name, role: member.role },
  ]
  if (!mayReopen(approvals, new Set())) throw refuse('rebates.reopen', 'same-role', '两个人的角色必须不同，例如财务和总监。')
  w.gate.write(intent, (tx) => {
    tx.update('rebate_reopening', asked.id, { second_by: member.name, second_role: member.role, second_at: at })
    tx.update('rebate_period', period.id, { status: 'open', hash: null, closed_by: null, closed_at: null })
  })
  return { opened: true }
}
