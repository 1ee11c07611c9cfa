import type { Stage } from '../../domain/pipeline/stages.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { after, perStage, startOf } from '../pipeline/index.ts'

export interface SignedDay {
  readonly date: string
  /** In fen. */
  readonly amount: number
  readonly n: number
}

/** Rule E7's days: signed is a deal's first entry into 合同签署 or, where it skipped it, its win. Only days with signings. */
export function signedPerDay(
  read: ReadHandle,
  stages: readonly Stage[],
  where: Fragment,
  first: string,
  last: string,
): SignedDay[] {
  const signed = perStage('e.to_stage', stages, (stage) => (stage.key === 'sign' ? 1 : stage.closing === 'won' ? 2 : null))
  return read.all<SignedDay>(
    `SELECT date(e.at, '+8 hours') AS date, coalesce(sum(c.amount_fen), 0) AS amount, count(*) AS n
     FROM stage_event AS e JOIN opportunity AS c ON c.id = e.opportunity_id
     WHERE e.first = 1 AND e.at >= ? AND e.at < ? AND (${where.sql}) AND (${signed} = 1 OR (${signed} = 2 AND NOT EXISTS (
       SELECT 1 FROM stage_event AS s WHERE s.opportunity_id = e.opportunity_id AND s.to_stage = 'sign' AND s.first = 1 AND s.at <= e.at)))
     GROUP BY 1`,
    startOf(first),
    after(last),
    ...where.values,
  )
}
