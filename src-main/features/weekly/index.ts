import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { weekly } from '../../../src-preload/contract/weekly.ts'
import { endOfMonth } from '../../domain/_base/months.ts'
import { weeklyActions } from '../../domain/weekly-targets/week-plan.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { achievedBetween, sumOf } from './achieved.ts'
import { board } from './board.ts'
import { brief } from './brief.ts'
import { factorsOf, removeFactor, saveFactor } from './factors.ts'
import { recalibrate, set } from './plan-commands.ts'
import { plansOf } from './stored-plans.ts'
import { takeUp } from './take-up.ts'

export { teamReds, type Rep } from './board.ts'
export { redTaken } from './take-up.ts'
export { repSubject } from './brief-subject.ts'

export const weeklyReads: QueryHandlers<typeof weekly, Reading> = {
  board,
  brief,
  factors: ({ read }) => factorsOf(read),
  history(r, { memberId, month }) {
    const [first, last] = [`${month}-01`, endOfMonth(`${month}-01`)]
    const achieved = achievedBetween(r.read, first, last, workspaceCalendar(r).utcOffsetMinutes)
    return {
      plans: plansOf(r.read, [month], memberId)
        .map(({ memberId: _, month: __, ...plan }) => plan)
        .toReversed(),
      achieved: weeklyActions.map((action) => ({ action, achieved: sumOf(achieved, action, memberId, first, last).n })),
    }
  },
}

export const weeklyCommands: CommandHandlers<typeof weekly, Writing> = {
  set,
  recalibrate,
  saveFactor,
  removeFactor,
  takeUp,
  noteRed(w, { memberId, week, action, reason, resource }) {
    const name = w.read.value<string>('SELECT name FROM member WHERE id = ?', memberId)
    if (name === undefined) throw refuse('weekly.noteRed', 'no-such-member', '这位成员已不存在。请刷新后再试。')
    const at = w.clock.now()
    const said = { ...(reason === undefined ? {} : { reason }), ...(resource === undefined ? {} : { resource }) }
    const done = w.gate.write({ command: 'weekly.noteRed', subject: name, actor: w.actor, origin: 'user', at }, (tx) => {
      const there = tx.read.value<number>(
        'SELECT id FROM red_item WHERE week = ? AND member_id = ? AND action = ?',
        week,
        memberId,
        action,
      )
      if (there === undefined)
        tx.insert('red_item', { member_id: memberId, week, action, reason: null, resource: null, ...said, updated_at: at })
      else tx.update('red_item', there, { ...said, updated_at: at })
      return tx.changeSetId
    })
    return { changeSetId: done.result }
  },
}
export { set as setWeeklyTarget } from './plan-commands.ts'
