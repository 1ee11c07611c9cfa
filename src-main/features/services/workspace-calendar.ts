import { chinaCalendar } from '../../domain/_base/calendars.ts'
import type { WorkingCalendar } from '../../domain/_base/working-calendar.ts'
import type { Reading } from '../../store/contexts.ts'

/** The calendar by which promises count. The one place to ask for it, so that a workspace's own calendar comes in here. */
export function workspaceCalendar(_r: Pick<Reading, 'read'>): WorkingCalendar {
  return chinaCalendar
}

/** The last day of the years with a complete arrangement, from the first year that has one; null when none has. */
export function calendarTo(calendar: WorkingCalendar): string | null {
  const years = [...calendar.settledYears].sort((a, b) => a - b)
  let last = years[0]
  if (last === undefined) return null
  for (const year of years.slice(1)) if (year === last + 1) last = year
  return `${last}-12-31`
}
