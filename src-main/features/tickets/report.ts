import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { TicketReportLine, tickets } from '../../../src-preload/contract/tickets.ts'
import { endOfDate, isoOf } from '../../domain/_base/instants.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { median } from '../../domain/_base/median.ts'
import { zoneMinutes } from '../../grid/records/record-fields.ts'
import type { Reading } from '../../store/contexts.ts'

interface Counted {
  readonly key: string | null
  readonly id: number | null
  readonly hand_offs: number
  readonly response_hours: number | null
  readonly close_hours: number | null
}

const keys = {
  kind: { key: 't.kind', id: 'NULL' },
  owner: { key: 'm.name', id: 't.owner_id' },
  customer: { key: 'k.name', id: 't.customer_id' },
  tier: { key: 'k.tier', id: 'NULL' },
  region: { key: 'k.region', id: 'NULL' },
} as const

/** Rule B8: mean hand-offs, mean hours to close, median hours to the first response; busiest line first. */
export const report: QueryHandlers<typeof tickets, Reading>['report'] = ({ read }, { from, to, by }) => {
  const start = isoOf(endOfDate(addDays(from, -1), zoneMinutes))
  const end = isoOf(endOfDate(to, zoneMinutes))
  const rows = read.all<Counted>(
    `SELECT ${keys[by].key} AS key, ${keys[by].id} AS id,
       (SELECT count(*) FROM ticket_hand_off AS h WHERE h.ticket_id = t.id) AS hand_offs,
       (julianday(t.first_response_at) - julianday(t.opened_at)) * 24 AS response_hours,
       (julianday(t.closed_at) - julianday(t.opened_at)) * 24 AS close_hours
     FROM ticket AS t LEFT JOIN customer AS k ON k.id = t.customer_id LEFT JOIN member AS m ON m.id = t.owner_id
     WHERE t.opened_at >= ? AND t.opened_at < ?`,
    start,
    end,
  )
  const groups = new Map<string, Counted[]>()
  for (const row of rows) {
    const key = `${row.id ?? ''} ${row.key ?? ''}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const lines = [...groups.values()].map((group) => lineOf(group[0]?.key ?? null, group[0]?.id ?? null, group))
  return { whole: lineOf(null, null, rows), lines: lines.sort((a, b) => b.tickets - a.tickets) }
}

function lineOf(key: string | null, id: number | null, rows: readonly Counted[]): TicketReportLine {
  const known = (of: (row: Counted) => number | null) => rows.map(of).filter((value) => value !== null)
  const closed = known((row) => row.close_hours)
  return {
    key,
    id,
    tickets: rows.length,
    open: rows.length - closed.length,
    meanHandOffs: mean(rows.map((row) => row.hand_offs)),
    meanHoursToClose: mean(closed),
    medianResponseHours: median(known((row) => row.response_hours)),
  }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
