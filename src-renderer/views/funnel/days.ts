const dayLength = 86_400_000

/** Calendar arithmetic on `YYYY-MM-DD`, for choosing periods; what is counted is counted in main. */
export function shiftDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}

export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength)
}

/** The same day so many months away, the month's last where it has none. */
export function shiftMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return shiftDays(first.toISOString().slice(0, 10), Math.min(day, last) - 1)
}

/** Midnight of a date in the workspace's zone, as an instant. */
export const instantOf = (date: string) => new Date(`${date}T00:00:00+08:00`).toISOString()

/** The Monday of the week before the date's. */
export function lastMonday(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return shiftDays(date, -weekday - 7)
}
