import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { funnel } from '../../../src-preload/contract/funnel.ts'
import { chinaCalendar } from '../../domain/_base/calendars.ts'
import { addDays, daysBetween } from '../../domain/_base/dates.ts'
import { endOfMonth } from '../../domain/_base/months.ts'
import { isWorkday } from '../../domain/_base/working-calendar.ts'
import { monthEndRush } from '../../domain/signings/month-end-rush.ts'
import type { Reading } from '../../store/contexts.ts'
import { after, perStage, startOf } from '../pipeline/index.ts'
import { asking } from './asked.ts'

type Rush = QueryHandlers<typeof funnel, Reading>['rush']

/** Rule E7: what was signed on each day of a month. Signed is a deal's first entry into 合同签署 or, where it skipped it, its win. */
export const rush: Rush = (r, { month, ...query }) => {
  const { where, stages } = asking(r, query)
  const first = `${month}-01`
  const last = endOfMonth(first)
  const signed = perStage('e.to_stage', stages, (stage) => (stage.key === 'sign' ? 1 : stage.closing === 'won' ? 2 : null))
  const rows = r.read.all<{ date: string; amount: number; n: number }>(
    `SELECT date(e.at, '+8 hours') AS date, coalesce(sum(c.amount_fen), 0) AS amount, count(*) AS n
     FROM stage_event AS e JOIN opportunity AS c ON c.id = e.opportunity_id
     WHERE e.first = 1 AND e.at >= ? AND e.at < ? AND (${where.sql}) AND (${signed} = 1 OR (${signed} = 2 AND NOT EXISTS (
       SELECT 1 FROM stage_event AS s WHERE s.opportunity_id = e.opportunity_id AND s.to_stage = 'sign' AND s.first = 1 AND s.at <= e.at)))
     GROUP BY 1`,
    startOf(first),
    after(last),
    ...where.values,
  )
  const byDay = new Map(rows.map((row) => [row.date, row]))
  const { verdict, excess, concentration } = monthEndRush(
    new Map(rows.map((row) => [row.date, row.amount])),
    first,
    chinaCalendar,
  )
  return {
    days: Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => {
      const date = addDays(first, index)
      const own = byDay.get(date)
      return { date, workday: isWorkday(chinaCalendar, date), amount: { fen: own?.amount ?? 0 }, count: own?.n ?? 0 }
    }),
    total: { fen: concentration.total },
    lastFive: concentration.lastFiveDays,
    firstTwentyFive: concentration.firstTwentyFive,
    excess,
    flagged: verdict === 'rush',
    healthy: verdict === 'healthy',
  }
}
