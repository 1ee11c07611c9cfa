/** Whole months, `2026-02`, both included. */
export interface Months {
  readonly from: string
  readonly to: string
}

export const periodNames = ['month', 'quarter', 'year', 'lastMonth', 'custom'] as const
export type PeriodName = (typeof periodNames)[number]

export function monthsAway(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** A named period around today. */
export function monthsOf(name: PeriodName, today: string, custom: Months | null): Months {
  const month = today.slice(0, 7)
  if (name === 'custom' && custom) return custom
  if (name === 'lastMonth') return { from: monthsAway(month, -1), to: monthsAway(month, -1) }
  if (name === 'year') return { from: `${month.slice(0, 4)}-01`, to: `${month.slice(0, 4)}-12` }
  if (name === 'quarter') {
    const from = monthsAway(month, -((Number(month.slice(5)) - 1) % 3))
    return { from, to: monthsAway(from, 2) }
  }
  return { from: month, to: month }
}

/** The last day of a month. */
export function lastDay(month: string): string {
  const next = new Date(`${monthsAway(month, 1)}-01T00:00:00Z`)
  return new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10)
}
