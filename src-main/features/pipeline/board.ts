import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { pipeline } from '../../../src-preload/contract/pipeline.ts'
import { compileRows } from '../../grid/row-query.ts'
import { idsOf } from '../../grid/view-order.ts'
import type { Reading } from '../../store/contexts.ts'
import { weightedSql } from './fields.ts'
import { opportunityGrid } from './opportunity-grid.ts'
import { ageLimits, perStage, quoted } from './stage-sql.ts'
import { stageOut } from './stage-settings.ts'
import { knownStages } from './stages-in-force.ts'

type Board = QueryHandlers<typeof pipeline, Reading>['board']

interface Sum {
  readonly stage: string
  readonly count: number
  readonly amount: number
  readonly weighted: number
  readonly stuck: number
  readonly stalled: number
}

/** The grid's rows laid out by stage: one count over all of them, then the first cards of each. */
export const board: Board = (r, { filter, search, sort, cards, closed = false }) => {
  const today = r.clock.today()
  const stages = knownStages(r.read, today)
  const limits = ageLimits(stages, r)
  const { where } = compileRows(opportunityGrid, r, { filter, search })
  const running = perStage('c.stage', stages, (stage) => (stage.closing === null ? 1 : 0))
  const stuckBefore = perStage('c.stage', stages, (stage) => limits.stuck.get(stage.key) ?? null)
  const sums = r.read.all<Sum>(
    `SELECT c.stage, count(*) AS count, coalesce(sum(c.amount_fen), 0) AS amount,
       coalesce(sum(${weightedSql(stages)}), 0) AS weighted,
       coalesce(sum(${running} AND c.stage_since < ${stuckBefore}), 0) AS stuck,
       coalesce(sum(${running} AND c.touched_at < ${quoted(limits.stalled)}), 0) AS stalled
     FROM opportunity AS c WHERE ${where.sql} GROUP BY c.stage`,
    ...where.values,
  )
  const byStage = new Map(sums.map((sum) => [sum.stage, sum]))
  const columns = stages
    .filter((stage) => (stage.closing === null || closed) && (!stage.former || byStage.has(stage.key)))
    .map((stage) => {
      const sum = byStage.get(stage.key)
      const inStage = { field: 'stage', op: 'eq' as const, value: stage.key }
      const query = { filter: filter ? { all: [filter, inStage] } : inStage, search, sort }
      const ids = sum ? idsOf(opportunityGrid, r, query, cards, 0) : []
      return {
        stage: stageOut(stage),
        former: stage.former,
        count: sum?.count ?? 0,
        amount: { fen: sum?.amount ?? 0 },
        weighted: { fen: sum?.weighted ?? 0 },
        stuck: sum?.stuck ?? 0,
        stalled: sum?.stalled ?? 0,
        cards: opportunityGrid.shown(r, ids).filter((row) => row !== null),
      }
    })
  return { columns }
}
