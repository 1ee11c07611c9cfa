import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { activities, ReportEntry } from '../../../src-preload/contract/activities.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { endOfDate, isoOf } from '../../domain/_base/instants.ts'
import { isLateReport } from '../../domain/daily/structured-report.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { rulesOn } from '../settings/index.ts'

interface Entry {
  readonly id: number
  readonly kind: ReportEntry['kind']
  readonly customer_id: number
  readonly customer_name: string
  readonly opportunity_name: string | null
  readonly member_id: number | null
  readonly member_name: string | null
  readonly at: string
  readonly ended_at: string | null
  readonly created_at: string
  readonly need: string | null
  readonly promise: string | null
  readonly next_on: string | null
  readonly refusal: string | null
  readonly own_promise: string | null
  readonly support: string | null
  readonly support_name: string | null
}

const mostShown = 500

export const activitiesReads: QueryHandlers<typeof activities, Reading> = {
  ofDay(r, { day, memberId }) {
    const offset = workspaceCalendar(r).utcOffsetMinutes
    const between = [isoOf(endOfDate(addDays(day, -1), offset)), isoOf(endOfDate(day, offset))] as const
    const hours = rulesOn(r.read, day).reportDueHours
    const rows = r.read.all<Entry>(
      `SELECT a.*, k.name AS customer_name, o.name AS opportunity_name, m.name AS member_name, s.name AS support_name
       FROM activity AS a JOIN customer AS k ON k.id = a.customer_id LEFT JOIN opportunity AS o ON o.id = a.opportunity_id
       LEFT JOIN member AS m ON m.id = a.member_id LEFT JOIN member AS s ON s.id = a.support_id
       WHERE a.at >= ? AND a.at < ? ORDER BY a.at, a.id`,
      ...between,
    )
    const late = (row: Entry) => isLateReport(row.kind, row.ended_at, row.created_at, hours)
    const asked = memberId === undefined ? rows : rows.filter((row) => row.member_id === memberId)
    const members = r.read.all<{ id: number; name: string; team: string | null; role: string }>(
      'SELECT id, name, team, role FROM member WHERE active = 1 ORDER BY team IS NULL, team, pinyin',
    )
    return {
      entries: asked.slice(0, mostShown).map((row) => toEntry(row, late(row))),
      total: asked.length,
      // Whoever sells is expected to report; others are named once they did.
      members: members.flatMap(({ id, name, team, role }) => {
        const own = rows.filter((row) => row.member_id === id)
        return own.length > 0 || role === 'rep' ? [{ id, name, team, entries: own.length, late: own.filter(late).length }] : []
      }),
    }
  },
}

function toEntry(row: Entry, late: boolean): ReportEntry {
  return {
    id: row.id,
    kind: row.kind,
    customerId: row.customer_id,
    customerName: row.customer_name,
    opportunityName: row.opportunity_name,
    memberName: row.member_name,
    at: row.at,
    endedAt: row.ended_at,
    reportedAt: row.created_at,
    late,
    need: row.need,
    promise: row.promise,
    nextOn: row.next_on,
    refusal: row.refusal,
    ownPromise: row.own_promise,
    support: row.support,
    supportName: row.support_name,
  }
}
