import { daysBetween, type DateText } from '../_base/dates.ts'

export type CountdownState = 'notDue' | 'dueSoon' | 'dueToday' | 'overdue'

/** Days until a due date (negative after it), and its state; due soon is 1 to `soonDays` (7) days ahead. */
export function countdown(
  due: DateText,
  today: DateText,
  soonDays = 7,
): { readonly daysLeft: number; readonly state: CountdownState } {
  const daysLeft = daysBetween(today, due)
  const state = daysLeft < 0 ? 'overdue' : daysLeft === 0 ? 'dueToday' : daysLeft <= soonDays ? 'dueSoon' : 'notDue'
  return { daysLeft, state }
}

/** The worst of the lights of what is open, as of a day; null with nothing open. */
export function worstLight(
  dueDates: Iterable<DateText | null>,
  today: DateText,
  limits: LightLimits = {},
): ReceivableLight | null {
  let worst: ReceivableLight | null = null
  for (const due of dueDates) {
    const light = receivableLight(due, today, limits)
    if (light === 'red') return light
    if (worst === null || light === 'yellow') worst = light
  }
  return worst
}

export type ReceivableLight = 'green' | 'yellow' | 'red'

/** Whole days; rule F2 has 7 and 5. */
export interface LightLimits {
  readonly soonDays?: number
  readonly graceDays?: number
}

/**
 * The light of the receivables board (rule F2): yellow from `soonDays` (7) before the due date to `graceDays` (5) after it,
 * red beyond, green before and while nothing is due yet.
 */
export function receivableLight(
  due: DateText | null,
  today: DateText,
  { soonDays = 7, graceDays = 5 }: LightLimits = {},
): ReceivableLight {
  if (due === null) return 'green'
  const daysLeft = daysBetween(today, due)
  return daysLeft < -graceDays ? 'red' : daysLeft <= soonDays ? 'yellow' : 'green'
}
