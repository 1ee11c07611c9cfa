import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { funnel } from '../../../src-preload/contract/funnel.ts'
import { addDays, daysBetween } from '../../domain/_base/dates.ts'
import { endOfMonth } from '../../domain/_base/months.ts'
import { isWorkday } from '../../domain/_base/working-calendar.ts'
import { monthEndRush } from '../../domain/signings/month-end-rush.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { asking } from './asked.ts'
import { rulesOn } from '../settings/index.ts'
import { rushLimitsOf } from './rush-limits.ts'
import { signedPerDay } from './signed-per-day.ts'

type Rush = QueryHandlers<typeof funnel, Reading>['rush']

/** Rule E7: what was signed on each day of a month. Signed is a deal's first entry into 合同签署 or, where it skipped it, its win. */
export const rush: Rush = (r, { month, ...query }) => {
  const { where, stages } = asking(r, query)
  const first = `${month}-01`
  const last = endOfMonth(first)
  const calendar = workspaceCalendar(r)
  const rows = signedPerDay(r.read, stages, where, first, last)
  const byDay = new Map(rows.map((row) => [row.date, row]))
  const { verdict, excess, concentration } = monthEndRush(
    new Map(rows.map((row) => [row.date, row.amount])),
    first,
    calendar,
    rushLimitsOf(rulesOn(r.read, r.clock.today())),
  )
  return {
    days: Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => {
      const date = addDays(first, index)
      const own = byDay.get(date)
      return { date, workday: isWorkday(calendar, date), amount: { fen: own?.amount ?? 0 }, count: own?.n ?? 0 }
    }),
    total: { fen: concentration.total },
    lastFive: concentration.lastFiveDays,
    firstTwentyFive: concentration.firstTwentyFive,
    excess,
    flagged: verdict === 'rush',
    healthy: verdict === 'healthy',
  }
}
