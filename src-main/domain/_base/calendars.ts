import cn2025 from '../../../resources/calendars/cn-2025.json'
import cn2026 from '../../../resources/calendars/cn-2026.json'
import cn2027 from '../../../resources/calendars/cn-2027-provisional.json'
import { workingCalendar, type CalendarYear, type WorkingCalendar } from './working-calendar.ts'

/** The official Chinese arrangements that ship with the app, oldest first; a workspace may add years or replace them. */
export const chinaYears: readonly CalendarYear[] = [cn2025, cn2026, cn2027]

/** The calendar a workspace has until it sets its own: shipped years, usual hours, Asia/Shanghai. */
export const chinaCalendar: WorkingCalendar = workingCalendar({ years: chinaYears })
