import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { leads, ScoreTableShown } from '../../../src-preload/contract/leads.ts'
import { addDays, dayNumber } from '../../domain/_base/dates.ts'
import { dateAt, endOfDate, instantAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { addWorkdays } from '../../domain/_base/working-calendar.ts'
import { leadDeviations, type LoggedAssignment } from '../../domain/leads/deviations.ts'
import { readMeasure } from '../../domain/measures/selling-measures.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { workspaceCalendar } from '../calendar/index.ts'

const zoneMinutes = 480
/** Runs over longer than this are not looked for. */
const lookBackDays = 60
const shownMost = 3

/** Rule A2: the day's log, its three largest deviations, and G1. */
export const report: QueryHandlers<typeof leads, Reading>['report'] = (r, { on = r.clock.today() }) => {
  const { read } = r
  const calendar = workspaceCalendar(r)
  const start = isoOf(instantAt(dayNumber(on), 0, zoneMinutes))
  const end = isoOf(endOfDate(on, zoneMinutes))
  const now = r.clock.now()
  const log = loggedSince(read, isoOf(instantAt(dayNumber(addDays(on, -lookBackDays)), 0, zoneMinutes)), end)
  const late = read.all<{ leadId: number; repId: number }>(
    `SELECT id AS leadId, assigned_to AS repId FROM lead WHERE touch_due_at >= ? AND touch_due_at < ? AND touch_due_at <= ?
       AND assigned_to IS NOT NULL AND (first_touch_at > touch_due_at OR (first_touch_at IS NULL AND status = 'open'))`,
    start,
    end,
    now,
  )
  const found = leadDeviations(on, log, late, (date) => addWorkdays(calendar, date, -1).date)
  const name = (table: 'lead' | 'member', id: number) => read.value<string>(`SELECT name FROM ${table} WHERE id = ?`, id) ?? ''
  const number = (sql: string, ...values: (string | number)[]) => read.value<number>(sql, ...values) ?? 0
  const since = isoOf(instantAt(dayNumber(addDays(on, -29)), 0, zoneMinutes))
  // A lead whose time is not over yet is neither.
  const judged = `assigned_at >= ? AND assigned_at < ? AND (touch_due_at <= ? OR first_touch_at IS NOT NULL)`
  const due = number(`SELECT count(*) FROM lead WHERE ${judged}`, since, end, now)
  const touched = number(`SELECT count(*) FROM lead WHERE ${judged} AND first_touch_at <= touch_due_at`, since, end, now)
  const { value, state } = readMeasure('G1', String(touched), String(due))
  return {
    on,
    arrived: number('SELECT count(*) FROM lead WHERE arrived_at >= ? AND arrived_at < ?', start, end),
    assigned: number('SELECT count(*) FROM lead WHERE assigned_at >= ? AND assigned_at < ?', start, end),
    waiting: number(`SELECT count(*) FROM lead WHERE status = 'open' AND assigned_to IS NULL`),
    deviations: found.slice(0, shownMost).map(({ kind, repId, days, leadIds }) => ({
      kind,
      repId,
      repName: name('member', repId),
      days,
      leads: leadIds.map((id) => ({ id, name: name('lead', id) })),
    })),
    more: Math.max(0, found.length - shownMost),
    firstTouch: { value, state, touched, due },
  }
}

function loggedSince(read: ReadHandle, from: string, to: string): LoggedAssignment[] {
  return read
    .all<{ lead_id: number; at: string; from_id: number | null; rep_id: number; table_json: string | null }>(
      `SELECT lead_id, at, from_id, rep_id, table_json FROM lead_decision
       WHERE at >= ? AND at < ? AND rep_id IS NOT NULL AND kind <> 'undo' ORDER BY at, id`,
      from,
      to,
    )
    .map((row) => ({
      leadId: row.lead_id,
      on: dateAt(instantOf(row.at), zoneMinutes),
      repId: row.rep_id,
      fromId: row.from_id,
      outside: row.table_json !== null && liesOutside(JSON.parse(row.table_json) as ScoreTableShown, row.rep_id),
    }))
}

/** A lead without an industry lies outside nobody's. */
function liesOutside({ industry, lines }: ScoreTableShown, repId: number): boolean {
  return industry !== null && lines.find((line) => line.repId === repId)?.industryMatch === '0'
}
