import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { weekly } from '../../../src-preload/contract/weekly.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { isoWeek, mondayOf } from '../../domain/_base/weeks.ts'
import { rollToWorkday } from '../../domain/_base/working-calendar.ts'
import { weakest } from '../../domain/weekly-targets/week-plan.ts'
import { rulesOn } from '../settings/index.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { knownStages, openSql } from '../pipeline/index.ts'
import { achievedBetween } from './achieved.ts'
import { monthsOfWeek, plansOf } from './stored-plans.ts'
import { countedWeeks } from './week-counts.ts'

const mostShown = 20

/** Rule B4: a member's week in one page. Monday is the first working day after it. */
export const brief: QueryHandlers<typeof weekly, Reading>['brief'] = (r, { memberId, day }) => {
  const { read, clock } = r
  const calendar = workspaceCalendar(r)
  const from = mondayOf(day ?? clock.today())
  const mondays = [addDays(from, -7), from]
  const member =
    memberId === undefined
      ? read.get<{ id: number; name: string }>('SELECT id, name FROM member WHERE name = ? AND active = 1', r.actor)
      : read.get<{ id: number; name: string }>('SELECT id, name FROM member WHERE id = ?', memberId)
  const monday = rollToWorkday(calendar, addDays(from, 7), 'next').date
  const base = { week: isoWeek(from), from, to: addDays(from, 6), monday }
  if (!member) return { ...base, memberId: null, name: r.actor, actions: [], weakest: [], tasks: [], steps: [], moreTodo: 0 }
  const achieved = achievedBetween(read, addDays(from, -7), addDays(from, 6), calendar.utcOffsetMinutes)
  const plans = plansOf(read, [...new Set(mondays.flatMap(monthsOfWeek))], member.id)
  const least = rulesOn(read, clock.today()).weekly
  const actions = [...(countedWeeks(member.id, mondays, clock.today(), plans, achieved, calendar, least)[1]?.actions ?? [])]
  const tasks = read.all<{ id: number; title: string; dueOn: string; customerName: string | null }>(
    `SELECT t.id, t.title, t.due_on AS dueOn, CASE t.subject WHEN 'customer' THEN (SELECT k.name FROM customer AS k WHERE k.id = t.subject_id) END AS customerName
     FROM task AS t WHERE t.owner_id = ? AND t.state = 'open' AND t.due_on <= ? ORDER BY t.due_on, t.due_at, t.id LIMIT 500`,
    member.id,
    monday,
  )
  const steps = read.all<{ id: number; title: string; dueOn: string; customerName: string; deal: string }>(
    `SELECT o.id, coalesce(o.next_step, '') AS title, o.next_step_on AS dueOn, k.name AS customerName, o.name AS deal
     FROM opportunity AS o JOIN customer AS k ON k.id = o.customer_id
     WHERE o.owner_id = ? AND o.next_step_on <= ? AND ${openSql('o.stage', knownStages(read, clock.today()))}
     ORDER BY o.next_step_on DESC, o.amount_fen DESC, o.id LIMIT 500`,
    member.id,
    monday,
  )
  return {
    ...base,
    memberId: member.id,
    name: member.name,
    actions,
    weakest: weakest(actions),
    tasks: tasks.slice(0, mostShown),
    steps: steps.slice(0, mostShown),
    moreTodo: Math.max(0, tasks.length - mostShown) + Math.max(0, steps.length - mostShown),
  }
}
