import type { TargetPlan } from '../../../src-preload/contract/weekly.ts'
import { addDays, type DateText } from '../../domain/_base/dates.ts'
import type { TargetWeek } from '../../domain/weekly-targets/split-target.ts'
import type { WeeklyAction } from '../../domain/weekly-targets/week-plan.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface Row {
  readonly id: number
  readonly member_id: number
  readonly month: string
  readonly action: WeeklyAction
  readonly kind: TargetPlan['kind']
  readonly target: number
  readonly from_on: string
  readonly weeks_json: string
  readonly achieved: number
  readonly remaining_before: number
  readonly remaining: number
  readonly because_json: string
  readonly reason: string | null
  readonly set_by: string
  readonly created_at: string
}

export type StoredPlan = TargetPlan & { readonly memberId: number; readonly month: string }

/** Plans of some months, in the order they were laid down. */
export function plansOf(read: ReadHandle, months: readonly string[], memberId?: number): StoredPlan[] {
  return read
    .all<Row>(
      `SELECT * FROM weekly_target WHERE month IN (SELECT value FROM json_each(?)) ${memberId === undefined ? '' : 'AND member_id = ?'} ORDER BY id`,
      JSON.stringify(months),
      ...(memberId === undefined ? [] : [memberId]),
    )
    .map((row) => ({
      id: row.id,
      memberId: row.member_id,
      month: row.month,
      action: row.action,
      kind: row.kind,
      target: row.target,
      fromOn: row.from_on,
      weeks: JSON.parse(row.weeks_json) as TargetWeek[],
      achieved: row.achieved,
      remainingBefore: row.remaining_before,
      remaining: row.remaining,
      because: JSON.parse(row.because_json) as TargetPlan['because'],
      reason: row.reason,
      setBy: row.set_by,
      createdAt: row.created_at,
    }))
}

/** The months that a week (by its Monday) has days in. */
export function monthsOfWeek(monday: DateText): string[] {
  return [...new Set([monday.slice(0, 7), addDays(monday, 6).slice(0, 7)])]
}
