import { daysFrom, shiftDays, shiftMonths } from './days.ts'

export interface Span {
  readonly from: string
  readonly to: string
}
export const periodNames = ['last30', 'month', 'lastMonth', 'quarter', 'custom'] as const
export type PeriodName = (typeof periodNames)[number]
export const compareNames = ['before', 'year', 'custom', 'none'] as const
export type CompareName = (typeof compareNames)[number]

/** A named period as of today. */
export function spanOf(name: PeriodName, today: string, custom: Span | null): Span {
  const first = `${today.slice(0, 8)}01`
  if (name === 'month') return { from: first, to: today }
  if (name === 'lastMonth') return { from: shiftMonths(first, -1), to: shiftDays(first, -1) }
  if (name === 'quarter') {
    const month = Number(today.slice(5, 7))
    return { from: shiftMonths(first, -((month - 1) % 3)), to: today }
  }
  if (name === 'custom' && custom) return custom
  return { from: shiftDays(today, -29), to: today }
}

/** What it is compared with: as many days just before it, whole months for whole months, a year ago, or the days chosen. */
export function compareOf(name: CompareName, period: Span, custom: Span | null = null): Span | null {
  if (name === 'none') return null
  if (name === 'custom' && custom) return custom
  if (name === 'year') return { from: shiftMonths(period.from, -12), to: shiftMonths(period.to, -12) }
  const days = daysFrom(period.from, period.to)
  return { from: shiftDays(period.from, -days - 1), to: shiftDays(period.from, -1) }
}
