import type { WorkingCalendar } from '../../domain/_base/working-calendar.ts'

export { workspaceCalendar } from '../calendar/index.ts'

/** The last day of the years with a complete arrangement, from the first year that has one; null when none has. */
export function calendarTo(calendar: WorkingCalendar): string | null {
  const years = [...calendar.settledYears].sort((a, b) => a - b)
  let last = years[0]
  if (last === undefined) return null
  for (const year of years.slice(1)) if (year === last + 1) last = year
  return `${last}-12-31`
}
