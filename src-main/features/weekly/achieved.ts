import { addDays, type DateText } from '../../domain/_base/dates.ts'
import { isoOf, endOfDate } from '../../domain/_base/instants.ts'
import { weeklyActions, type WeeklyAction } from '../../domain/weekly-targets/week-plan.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** What a member did on a day, and how many of the records behind it lack a key field (rule B3). */
export interface DayCount {
  readonly owner: number
  readonly day: DateText
  readonly n: number
  readonly lacking: number
}

const lackingDeal = '(o.amount_fen IS NULL OR o.expected_close_on IS NULL OR o.next_step IS NULL OR o.next_step_on IS NULL)'

/** Stage entries count for whoever owns the deal; an entry that was taken back counts nowhere. */
const entered = (stage: string) =>
  `SELECT o.owner_id AS owner, e.at AS at, ${lackingDeal} AS lacking FROM stage_event AS e JOIN opportunity AS o ON o.id = e.opportunity_id
   WHERE e.first = 1 AND e.to_stage = '${stage}' AND e.at >= ? AND e.at < ?`

const sources: Readonly<Record<WeeklyAction, string>> = {
  newLeads: `SELECT l.assigned_to AS owner, l.assigned_at AS at, (l.source IS NULL OR l.industry IS NULL OR l.need_class IS NULL) AS lacking
    FROM lead AS l WHERE l.assigned_at >= ? AND l.assigned_at < ? AND l.status <> 'dropped'`,
  diagnosed: entered('diagnose'),
  matched: entered('match'),
  quoted: entered('negotiate'),
  signed: entered('sign'),
  visits: `SELECT a.member_id AS owner, a.at AS at, (a.need IS NULL OR a.promise IS NULL OR a.next_on IS NULL) AS lacking
    FROM activity AS a WHERE a.kind = 'visit' AND a.at >= ? AND a.at < ?`,
}

export type Achieved = ReadonlyMap<WeeklyAction, readonly DayCount[]>

/** All actions of all members from one day to another, both included, by the workspace's days. */
export function achievedBetween(
  read: ReadHandle,
  from: DateText,
  to: DateText,
  offsetMinutes: number,
  actions: readonly WeeklyAction[] = weeklyActions,
): Achieved {
  const between = [isoOf(endOfDate(addDays(from, -1), offsetMinutes)), isoOf(endOfDate(to, offsetMinutes))] as const
  return new Map(
    actions.map((action) => [
      action,
      read.all<DayCount>(
        `SELECT owner, date(at, '+${offsetMinutes} minutes') AS day, count(*) AS n, sum(lacking) AS lacking
         FROM (${sources[action]}) WHERE owner IS NOT NULL GROUP BY owner, day`,
        ...between,
      ),
    ]),
  )
}

/** Sum over a span of days of one member. */
export function sumOf(
  achieved: Achieved,
  action: WeeklyAction,
  owner: number,
  from: DateText,
  to: DateText,
): { n: number; lacking: number } {
  let [n, lacking] = [0, 0]
  for (const one of achieved.get(action) ?? [])
    if (one.owner === owner && one.day >= from && one.day <= to) {
      n += one.n
      lacking += one.lacking
    }
  return { n, lacking }
}
