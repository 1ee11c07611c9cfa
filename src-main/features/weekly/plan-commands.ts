import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { MarketFactorRow, weekly } from '../../../src-preload/contract/weekly.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { endOfMonth } from '../../domain/_base/months.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { recalibrate as recalibrateRule, splitTarget } from '../../domain/weekly-targets/split-target.ts'
import type { Writing } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { achievedBetween, sumOf } from './achieved.ts'
import { factorsOf } from './factors.ts'
import { plansOf, type StoredPlan } from './stored-plans.ts'

type Commands = CommandHandlers<typeof weekly, Writing>

export const set: Commands['set'] = (w, { month, memberIds, action, target, reason }) => {
  for (const id of memberIds)
    if (!w.read.get('SELECT 1 FROM member WHERE id = ?', id))
      throw refuse('weekly.set', 'no-such-member', '选中的成员已不存在。请刷新后再试。')
  const weeks = splitTarget(target, `${month}-01`, workspaceCalendar(w))
  const at = w.clock.now()
  const done = w.gate.write({ command: 'weekly.set', subject: month, actor: w.actor, origin: 'user', at }, (tx) => {
    for (const id of memberIds)
      tx.insert('weekly_target', {
        member_id: id,
        month,
        action,
        kind: 'set',
        target,
        from_on: `${month}-01`,
        weeks_json: JSON.stringify(weeks),
        achieved: 0,
        remaining_before: target,
        remaining: target,
        because_json: '[]',
        reason: reason ?? null,
        set_by: w.actor,
        created_at: at,
      })
    return tx.changeSetId
  })
  return { changeSetId: done.result }
}

/** From this week's Monday on, so that a week is planned as a whole; what was achieved before it stands. */
export const recalibrate: Commands['recalibrate'] = (w, { month, reason }) => {
  const calendar = workspaceCalendar(w)
  const today = w.clock.today()
  const last = endOfMonth(`${month}-01`)
  if (last < today) throw refuse('weekly.recalibrate', 'month-over', '这个月已经结束，目标不能再校准。')
  const first = `${month}-01`
  const from = mondayOf(today) > first ? mondayOf(today) : first
  const plans = new Map<string, StoredPlan>()
  for (const plan of plansOf(w.read, [month])) plans.set(`${plan.memberId} ${plan.action}`, plan)
  if (plans.size === 0) throw refuse('weekly.recalibrate', 'no-target', '这个月还没有设定目标，无从校准。')
  const achieved = achievedBetween(w.read, first, addDays(from, -1), calendar.utcOffsetMinutes)
  const people = new Map(
    w.read
      .all<{ id: number; name: string; region: string | null }>('SELECT id, name, region FROM member')
      .map((one) => [one.id, one]),
  )
  const factors = factorsOf(w.read)
  const at = w.clock.now()
  const done = w.gate.write({ command: 'weekly.recalibrate', subject: month, actor: w.actor, origin: 'user', at }, (tx) =>
    [...plans.values()].map((plan) => {
      const who = people.get(plan.memberId)
      const held = factors.filter((one) => concerns(one, plan.action, who?.region ?? null))
      const { n } = sumOf(achieved, plan.action, plan.memberId, first, addDays(from, -1))
      const result = recalibrateRule(
        plan.target,
        n,
        from,
        calendar,
        held.map(({ fromOn, untilOn, factor, why }) => ({ from: fromOn, until: untilOn, factor, why })),
      )
      tx.insert('weekly_target', {
        member_id: plan.memberId,
        month,
        action: plan.action,
        kind: 'recalibrated',
        target: plan.target,
        from_on: from,
        weeks_json: JSON.stringify(result.weeks),
        achieved: n,
        remaining_before: result.remainingBefore,
        remaining: result.remaining,
        because_json: JSON.stringify(
          result.because.map(({ from: since, until, factor, why }) => ({ from: since, until, factor, why })),
        ),
        reason: reason ?? null,
        set_by: w.actor,
        created_at: at,
      })
      const { remaining, remainingBefore } = result
      return { memberId: plan.memberId, name: who?.name ?? '', action: plan.action, achieved: n, remainingBefore, remaining }
    }),
  )
  return { changeSetId: done.changeSetId, rows: done.result }
}

const concerns = (factor: MarketFactorRow, action: string, region: string | null) =>
  (factor.action === null || factor.action === action) && (factor.region === null || factor.region === region)
