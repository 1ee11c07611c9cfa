import { addDays, type DateText } from '../_base/dates.ts'
import { addMonths } from '../_base/months.ts'
import type { RebateProgramme } from './programme.ts'

export interface PeriodSpan {
  readonly name: string
  readonly unit: RebateProgramme['period']
  readonly from: DateText
  /** Included. */
  readonly to: DateText
}

const months = { month: 1, quarter: 3, half: 6, year: 12 } as const

/** `2026-02`, `2026-Q1`, `2026-H1` or `2026` with its days; null for any other text. */
export function periodSpan(name: string): PeriodSpan | null {
  const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(name)
  if (!match) return null
  const [, year = '', month, quarter, half] = match
  const unit = month ? 'month' : quarter ? 'quarter' : half ? 'half' : 'year'
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : half ? Number(half) * 6 - 5 : 1
  const from = `${year}-${String(first).padStart(2, '0')}-01`
  return { name, unit, from, to: addDays(addMonths(from, months[unit]), -1) }
}

/** The span that follows, of the same length. */
export function nextMonth(month: string): string {
  return addMonths(`${month}-01`, 1).slice(0, 7)
}

/** The same days a year earlier: what growth is held against. */
export function yearBefore(date: DateText): DateText {
  return addMonths(date, -12)
}
