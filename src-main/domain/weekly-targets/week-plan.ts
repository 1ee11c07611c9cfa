import { addDays, type DateText } from '../_base/dates.ts'
import { isoWeek, mondayOf } from '../_base/weeks.ts'
import { isWorkday, type WorkingCalendar } from '../_base/working-calendar.ts'
import type { TargetWeek } from './split-target.ts'

/** What is counted a week, by the stages it belongs to. */
export const weeklyActions = ['newLeads', 'diagnosed', 'matched', 'quoted', 'signed', 'visits'] as const
export type WeeklyAction = (typeof weeklyActions)[number]

/** The least counts of a whole week; the other actions have a target only where somebody set one. */
export type WeeklyLeast = Readonly<Partial<Record<WeeklyAction, number>>>

/** Rule B2's defaults. */
export const weeklyLeast = { newLeads: 15, quoted: 8 } as const satisfies WeeklyLeast

/** The part of a month's plan that a set or recalibrated target laid down, newest last. */
export interface PlanRow {
  readonly action: WeeklyAction
  readonly weeks: readonly TargetWeek[]
}

/** Working days of an ISO week, named by its Monday. */
export function workdaysOfWeek(monday: DateText, calendar: WorkingCalendar): number {
  return [0, 1, 2, 3, 4, 5, 6].filter((day) => isWorkday(calendar, addDays(monday, day))).length
}

/** Rule B2's least count for the working days a week has, rounded up; null where the action has none. */
export function leastOf(action: WeeklyAction, workdays: number, least: WeeklyLeast = weeklyLeast): number | null {
  const full = least[action]
  return full === undefined ? null : Math.ceil((full * workdays) / 5)
}

/**
 * What a week asks for: the parts that its months' plans have in it (the newest that names the week holds), else the default.
 * Null: nothing is asked for. `months` holds the rows of each month the week touches.
 */
export function targetOfWeek(
  action: WeeklyAction,
  monday: DateText,
  months: readonly (readonly PlanRow[])[],
  calendar: WorkingCalendar,
  least: WeeklyLeast = weeklyLeast,
): number | null {
  const week = isoWeek(monday)
  const parts = months.map((rows) => {
    const row = rows.findLast((one) => one.action === action && one.weeks.some((part) => part.week === week))
    return row?.weeks.find((part) => part.week === week)
  })
  if (parts.every((part) => part === undefined)) return leastOf(action, workdaysOfWeek(monday, calendar), least)
  // A month without a plan of its own asks in its days for the default.
  const planned = parts.reduce((sum, part) => sum + (part?.target ?? 0), 0)
  const days = parts.reduce((sum, part) => sum + (part?.workdays ?? 0), 0)
  return planned + (leastOf(action, Math.max(0, workdaysOfWeek(monday, calendar) - days), least) ?? 0)
}

export interface Shortfall {
  readonly achieved: number
  readonly target: number
}

/** Farther from its target first, by share and then by count; exact, without a division. */
export function byShortfall(a: Shortfall, b: Shortfall): number {
  const missing = ({ achieved, target }: Shortfall) => Math.max(0, target - achieved)
  return missing(b) * Math.max(1, a.target) - missing(a) * Math.max(1, b.target) || missing(b) - missing(a)
}

/** Rule B4: the weakest of a week's actions that have a target and did not reach it. */
export function weakest<T extends Shortfall>(actions: readonly T[], most = 3): T[] {
  return actions
    .filter(({ achieved, target }) => achieved < target)
    .toSorted(byShortfall)
    .slice(0, most)
}

/** Mondays of the last `n` weeks up to the one of `day`, oldest first. */
export function weeksUpTo(day: DateText, n: number): DateText[] {
  return Array.from({ length: n }, (_, i) => addDays(mondayOf(day), (i - n + 1) * 7))
}
