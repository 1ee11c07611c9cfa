import type { ShiCounts } from '../../domain/opportunities/shi.ts'
import type { Stage } from '../../domain/pipeline/stages.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { after, openSql } from '../pipeline/index.ts'

export const noDeals: ShiCounts = { open: 0, budgetConfirmed: 0, demoAgreed: 0, pocProvided: 0 }

/**
 * Rule A4's counts at the end of each of some days, by whatever `subjectSql` says of an opportunity `c` ('' where it says
 * nothing): from the days on which the signs were given and the stage each deal stood in then.
 */
export function weeklyCounts(
  read: ReadHandle,
  stages: readonly Stage[],
  subjectSql: string,
  ends: readonly string[],
): Map<string, ShiCounts[]> {
  const bySubject = new Map<string, ShiCounts[]>()
  for (const [week, day] of ends.entries()) {
    const end = after(day)
    const stageThen = `(SELECT x.to_stage FROM stage_event AS x WHERE x.opportunity_id = c.id AND x.at < ? ORDER BY x.at DESC, x.id DESC LIMIT 1)`
    // Only deals that are open or were closed later can have been open then.
    const rows = read.all<{ subject: string | null; open: number; budget: number; demo: number; poc: number }>(
      `SELECT subject, count(*) AS open, sum(budget) AS budget, sum(demo) AS demo, sum(poc) AS poc FROM (
         SELECT ${subjectSql} AS subject, ${stageThen} AS stage, coalesce(c.budget_confirmed_on <= ?, 0) AS budget,
           coalesce(c.demo_agreed_on <= ?, 0) AS demo, coalesce(c.poc_provided_on <= ?, 0) AS poc
         FROM opportunity AS c WHERE c.created_at < ?) WHERE ${openSql('stage', stages)} GROUP BY subject`,
      end,
      day,
      day,
      day,
      end,
    )
    for (const { subject, open, budget, demo, poc } of rows) {
      const key = subject ?? ''
      const own = bySubject.get(key) ?? ends.map(() => noDeals)
      own[week] = { open, budgetConfirmed: budget, demoAgreed: demo, pocProvided: poc }
      bySubject.set(key, own)
    }
  }
  return bySubject
}
