import { addDays, type DateText } from '../../domain/_base/dates.ts'
import {
  targetOfWeek,
  weeklyActions,
  workdaysOfWeek,
  leastOf,
  type WeeklyAction,
  type WeeklyLeast,
} from '../../domain/weekly-targets/week-plan.ts'
import { weekLights, type WeekLight } from '../../domain/weekly-targets/week-light.ts'
import type { WorkingCalendar } from '../../domain/_base/working-calendar.ts'
import { sumOf, type Achieved } from './achieved.ts'
import { monthsOfWeek, type StoredPlan } from './stored-plans.ts'

export interface Counted {
  readonly action: WeeklyAction
  readonly achieved: number
  readonly target: number
  readonly complete: boolean
  /** Null while the week runs. */
  readonly light: WeekLight | null
}

export interface CountedWeek {
  readonly monday: DateText
  readonly light: WeekLight | null
  readonly actions: readonly Counted[]
}

const order = ['red', 'yellow', 'green'] as const

/** A member's weeks with counts, targets and lights (rule B3); a week that runs has no light yet. */
export function countedWeeks(
  memberId: number,
  mondays: readonly DateText[],
  today: DateText,
  plans: readonly StoredPlan[],
  achieved: Achieved,
  calendar: WorkingCalendar,
  leastOfWeek: WeeklyLeast,
): CountedWeek[] {
  const own = plans.filter((plan) => plan.memberId === memberId)
  const perAction = weeklyActions.map((action) => {
    const weeks = mondays.map((monday) => {
      const months = monthsOfWeek(monday).map((month) => own.filter((plan) => plan.month === month))
      const target = targetOfWeek(action, monday, months, calendar, leastOfWeek)
      const { n, lacking } = sumOf(achieved, action, memberId, monday, addDays(monday, 6))
      const least = leastOf(action, workdaysOfWeek(monday, calendar), leastOfWeek)
      return { target, achieved: n, complete: lacking === 0, base: Math.min(least ?? target ?? 0, target ?? 0) }
    })
    // A week that asks for nothing (a holiday) is passed over: it is no success, and it ends no failure.
    const asked = weeks.flatMap(({ target, ...week }, at) => (target === null || target === 0 ? [] : [{ ...week, target, at }]))
    const lights = weekLights(asked)
    return { action, weeks, lights: new Map(asked.map(({ at }, i) => [at, lights[i]])) }
  })
  return mondays.map((monday, i) => {
    const running = addDays(monday, 6) >= today
    const actions = perAction.flatMap(({ action, weeks, lights }): Counted[] => {
      const week = weeks[i]
      if (!week || week.target === null || week.target === 0) return []
      const { achieved: n, target, complete } = week
      return [{ action, achieved: n, target, complete, light: running ? null : (lights.get(i) ?? null) }]
    })
    return { monday, light: running ? null : (order.find((one) => actions.some(({ light }) => light === one)) ?? null), actions }
  })
}
