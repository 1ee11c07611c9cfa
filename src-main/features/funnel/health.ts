import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { funnel } from '../../../src-preload/contract/funnel.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { isoWeek, mondayOf } from '../../domain/_base/weeks.ts'
import { isShiLow, shi, shiReviews, type ShiCounts } from '../../domain/opportunities/shi.ts'
import type { Reading } from '../../store/contexts.ts'
import { knownStages } from '../pipeline/index.ts'
import { rulesOn } from '../settings/index.ts'
import { noDeals, weeklyCounts } from './weekly-counts.ts'

type Health = QueryHandlers<typeof funnel, Reading>['health']

const subjectSql = {
  owner: '(SELECT name FROM member WHERE id = c.owner_id)',
  team: '(SELECT team FROM member WHERE id = c.owner_id)',
  region: '(SELECT region FROM customer WHERE id = c.customer_id)',
} as const

/**
 * Rule A4 at the end of each week, from the days on which the signs were given and the stage each deal stood in then. The
 * running week is read as of today and never counts for a review.
 */
export const health: Health = ({ read, clock }, { by, weeks: many }) => {
  const today = clock.today()
  const { shiLimit: limit, shiWeeks } = rulesOn(read, today).selling
  const stages = knownStages(read, today)
  const monday = mondayOf(today)
  const ends = Array.from({ length: many }, (_, index) => {
    const sunday = addDays(monday, 6 - 7 * (many - 1 - index))
    return sunday > today ? today : sunday
  })
  const bySubject = weeklyCounts(read, stages, subjectSql[by], ends)
  const whole = ends
    .map((day, index) => ({ week: isoWeek(day), index }))
    .filter(({ index }) => index < many - 1 || addDays(monday, 6) === today)
  const lines = [...bySubject].map(([subject, counts]) => ({
    subject,
    values: counts.map((one) => {
      const index = shi(one)
      return {
        index: index === null ? null : Number(index),
        low: isShiLow(one, limit * 100),
        open: one.open,
        budget: one.budgetConfirmed,
        demo: one.demoAgreed,
        poc: one.pocProvided,
      }
    }),
    // Told while the run lasts: the last of the low weeks is the last whole one, or one after which no week was better.
    review: lowAtTheEnd(
      whole.map(({ week, index }) => ({ week, counts: counts[index] ?? noDeals })),
      shiWeeks,
      limit,
    ),
  }))
  const last = (line: (typeof lines)[number]) => line.values.at(-1)?.index ?? 2
  return {
    weeks: ends,
    limit,
    reviewAfter: shiWeeks,
    lines: lines.toSorted((a, b) => last(a) - last(b) || (a.subject < b.subject ? -1 : 1)),
  }
}

function lowAtTheEnd(
  weeks: readonly { readonly week: string; readonly counts: ShiCounts }[],
  running: number,
  limit: number,
): boolean {
  return shiReviews(weeks.slice(-running), running, limit * 100).length > 0
}
