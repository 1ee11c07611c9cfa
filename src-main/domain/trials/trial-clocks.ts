import { isoOf } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { closingOf } from '../_base/working-time.ts'

const hourMs = 3_600_000

/** A trial ends when work ends on its last day; the questions come so many hours before, as they pass (rule B10). */
export function trialClocks(
  calendar: WorkingCalendar,
  endsOn: string | null,
  questionHours: number,
): { readonly endsAt: string | null; readonly questionsAt: string | null } {
  if (endsOn === null) return { endsAt: null, questionsAt: null }
  const end = closingOf(calendar, endsOn)
  return { endsAt: isoOf(end), questionsAt: isoOf(end - Math.round(questionHours * hourMs)) }
}
