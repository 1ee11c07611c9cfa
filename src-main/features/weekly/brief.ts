import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { weekly } from '../../../src-preload/contract/weekly.ts'
import { addDays, type DateText } from '../../domain/_base/dates.ts'
import { isoWeek, mondayOf } from '../../domain/_base/weeks.ts'
import { rollToWorkday } from '../../domain/_base/working-calendar.ts'
import { weakest } from '../../domain/weekly-targets/week-plan.ts'
import { rulesOn } from '../settings/index.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { knownStages, openSql } from '../pipeline/index.ts'
import { achievedBetween } from './achieved.ts'
import { monthsOfWeek, plansOf } from './stored-plans.ts'
import { countedWeeks, type Counted } from './week-counts.ts'

const mostShown = 20

/** What each of some members did in the week of a Monday, of what was asked of them. */
export function weekActions(r: Reading, from: DateText, members: readonly number[]): Map<number, readonly Counted[]> {
  const { read, clock } = r
  const calendar = workspaceCalendar(r)
  const mondays = [addDays(from, -7), from]
  const achieved = achievedBetween(read, addDays(from, -7), addDays(from, 6), calendar.utcOffsetMinutes)
  const plans = plansOf(read, [...new Set(mondays.flatMap(monthsOfWeek))], members.length === 1 ? members[0] : undefined)
  const least = rulesOn(read, clock.today()).weekly
  const today = clock.today()
  return new Map(members.map((id) => [id, countedWeeks(id, mondays, today, plans, achieved, calendar, least)[1]?.actions ?? []]))
}

/** Tasks and next steps of deals that a member has by a day, at most five hundred of each. */
export function mondayWork({ read, clock }: Reading, member: number, monday: DateText) {
  const tasks = read.all<{ id: number; title: string; dueOn: string; customerName: string | null }>(
    `SELECT t.id, t.title, t.due_on AS dueOn, CASE t.subject WHEN 'customer' THEN (SELECT k.name FROM customer AS k WHERE k.id = t.subject_id) END AS customerName
     FROM task AS t WHERE t.owner_id = ? AND t.state = 'open' AND t.due_on <= ? ORDER BY t.due_on, t.due_at, t.id LIMIT 500`,
    member,
    monday,
  )
  const steps = read.all<{ id: number; title: string; dueOn: string; customerName: string; deal: string }>(
    `SELECT o.id, coalesce(o.next_step, '') AS title, o.next_step_on AS dueOn, k.name AS customerName, o.name AS deal
     FROM opportunity AS o JOIN customer AS k ON k.id = o.customer_id
     WHERE o.owner_id = ? AND o.next_step_on <= ? AND ${openSql('o.stage', knownStages(read, clock.today()))}
     ORDER BY o.next_step_on DESC, o.amount_fen DESC, o.id LIMIT 500`,
    member,
    monday,
  )
  return { tasks, steps }
}

/** Rule B4: a member's week in one page. Monday is the first working day after it. */
export const brief: QueryHandlers<typeof weekly, Reading>['brief'] = (r, { memberId, day }) => {
  const { read, clock } = r
  const calendar = workspaceCalendar(r)
  const from = mondayOf(day ?? clock.today())
  const member =
    memberId === undefined
      ? read.get<{ id: number; name: string }>('SELECT id, name FROM member WHERE name = ? AND active = 1', r.actor)
      : read.get<{ id: number; name: string }>('SELECT id, name FROM member WHERE id = ?', memberId)
  const monday = rollToWorkday(calendar, addDays(from, 7), 'next').date
  const base = { week: isoWeek(from), from, to: addDays(from, 6), monday }
  if (!member) return { ...base, memberId: null, name: r.actor, actions: [], weakest: [], tasks: [], steps: [], moreTodo: 0 }
  const actions = weekActions(r, from, [member.id]).get(member.id) ?? []
  const { tasks, steps } = mondayWork(r, member.id, monday)
  return {
    ...base,
    memberId: member.id,
    name: member.name,
    actions: [...actions],
    weakest: weakest(actions),
    tasks: tasks.slice(0, mostShown),
    steps: steps.slice(0, mostShown),
    moreTodo: Math.max(0, tasks.length - mostShown) + Math.max(0, steps.length - mostShown),
  }
}
