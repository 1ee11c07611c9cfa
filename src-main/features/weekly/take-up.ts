import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { weekly, WeeklyActionName } from '../../../src-preload/contract/weekly.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { Writing } from '../../store/contexts.ts'

const sourceOf = (memberId: number, week: string, action: WeeklyActionName) => `team-red|${memberId}|${week}|${action}`

/** Is somebody speaking with the member about it already? */
export function redTaken(read: ReadHandle, memberId: number, week: string, action: WeeklyActionName): boolean {
  return read.get('SELECT 1 FROM task WHERE source_key = ?', sourceOf(memberId, week, action)) !== undefined
}

/** A red item becomes a task of the manager at this desk, for today; asked again it is the same task. */
export const takeUp: CommandHandlers<typeof weekly, Writing>['takeUp'] = (w, { memberId, week, action, title }) => {
  const me = w.read.value<number>('SELECT id FROM member WHERE name = ? AND active = 1', w.actor)
  if (me === undefined) throw refuse('weekly.takeUp', 'nobody-here', '还不知道你是谁，任务没有负责人。请先选择“我是”。')
  const name = w.read.value<string>('SELECT name FROM member WHERE id = ?', memberId)
  if (name === undefined) throw refuse('weekly.takeUp', 'no-such-member', '这位成员已不存在。请刷新后再试。')
  const source = sourceOf(memberId, week, action)
  const there = w.read.value<number>('SELECT id FROM task WHERE source_key = ?', source)
  if (there !== undefined) return { taskId: there, changeSetId: null }
  const at = w.clock.now()
  const note = w.read.get<{ reason: string | null; resource: string | null }>(
    'SELECT reason, resource FROM red_item WHERE week = ? AND member_id = ? AND action = ?',
    week,
    memberId,
    action,
  )
  const done = w.gate.write({ command: 'weekly.takeUp', subject: name, actor: w.actor, origin: 'user', at }, (tx) => ({
    taskId: tx.insert('task', {
      title,
      subject: null,
      subject_id: null,
      owner_id: me,
      delegated_by_id: null,
      due_on: w.clock.today(),
      due_at: null,
      priority: 'high',
      state: 'open',
      note: [note?.reason, note?.resource].filter((one) => one != null).join('\n') || null,
      source_key: source,
      closed_at: null,
      created_at: at,
      updated_at: at,
    }),
    changeSetId: tx.changeSetId,
  }))
  return done.result
}
