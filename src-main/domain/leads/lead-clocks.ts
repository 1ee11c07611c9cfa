import { instantOf, isoOf } from '../_base/instants.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { addWorkingMs } from '../_base/working-time.ts'

const msPerHour = 3_600_000

export interface LeadClockRule {
  /** Working hours from arrival to assignment. */
  readonly assignHours: number
  /** Hours as they pass from assignment to the first touch, and to the escalation. */
  readonly touchHours: number
  readonly escalateHours: number
}

/** Rule A2. */
export const leadClockRule: LeadClockRule = { assignHours: 2, touchHours: 2, escalateHours: 48 }

export interface LeadClocks {
  readonly assignDueAt: string
  /** Null while nobody has it. */
  readonly touchDueAt: string | null
  readonly escalateAt: string | null
}

/** When a lead must be assigned (working time), first touched and escalated (time as it passes), as ISO instants. */
export function leadClocks(
  calendar: WorkingCalendar,
  arrivedAt: string,
  assignedAt: string | null,
  rule: LeadClockRule = leadClockRule,
): LeadClocks {
  const after = (hours: number) => (assignedAt === null ? null : isoOf(instantOf(assignedAt) + hours * msPerHour))
  return {
    assignDueAt: isoOf(addWorkingMs(calendar, instantOf(arrivedAt), rule.assignHours * msPerHour).at),
    touchDueAt: after(rule.touchHours),
    escalateAt: after(rule.escalateHours),
  }
}
