import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { TrialReportLine, trials } from '../../../src-preload/contract/trials.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { endOfDate, isoOf } from '../../domain/_base/instants.ts'
import { trialFigures, type CountedTrial } from '../../domain/trials/trial-report.ts'
import { zoneMinutes } from '../../grid/records/record-fields.ts'
import type { Reading } from '../../store/contexts.ts'

interface Counted extends CountedTrial {
  readonly productId: number | null
  readonly productName: string | null
}

/** Rule B10 by product: trials approved in the span give the hours, those ended in it the rest. Most trials first. */
export const report: QueryHandlers<typeof trials, Reading>['report'] = ({ read }, { from, to }) => {
  const start = isoOf(endOfDate(addDays(from, -1), zoneMinutes))
  const end = isoOf(endOfDate(to, zoneMinutes))
  const within = (column: string) => `(t.${column} >= s.first AND t.${column} < s.after)`
  const rows = read.all<Counted>(
    `WITH s(first, after) AS (SELECT ?, ?)
     SELECT t.product_id AS productId, p.name AS productName,
       CASE WHEN ${within('approved_at')} THEN t.approval_minutes END AS approvalMinutes,
       CASE WHEN ${within('ended_at')} THEN t.outcome END AS outcome,
       CASE WHEN ${within('ended_at')} THEN t.root_cause END AS rootCause
     FROM s CROSS JOIN trial AS t LEFT JOIN product AS p ON p.id = t.product_id WHERE ${within('approved_at')} OR ${within('ended_at')}`,
    start,
    end,
  )
  const byProduct = Map.groupBy(rows, ({ productId }) => productId)
  const lines = [...byProduct].map(([productId, group]) => lineOf(productId, group[0]?.productName ?? null, group))
  lines.sort((a, b) => b.ended + b.approved - (a.ended + a.approved) || (a.productId ?? 0) - (b.productId ?? 0))
  return { whole: lineOf(null, null, rows), lines }
}

function lineOf(productId: number | null, productName: string | null, rows: readonly Counted[]): TrialReportLine {
  const { causes, ...figures } = trialFigures(rows)
  return { productId, productName, ...figures, causes: [...causes] }
}
