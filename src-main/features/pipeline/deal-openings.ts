import type { Stage } from '../../domain/pipeline/stages.ts'
import { lineSql, type FactSql } from '../scripts/index.ts'
import { perStage } from './stage-sql.ts'

/** What a line of the library may name of a deal: its customer, whom one speaks to there, and where it stands. */
export function dealFacts(stages: readonly Stage[]): FactSql {
  return {
    联系人: 'SELECT t.name FROM contact AS t WHERE t.customer_id = c.customer_id ORDER BY t.decision_role IS NULL, t.id LIMIT 1',
    单位: 'SELECT name FROM customer WHERE id = c.customer_id',
    行业: 'SELECT industry FROM customer WHERE id = c.customer_id',
    需求: 'c.product_line',
    来源: 'c.source',
    销售: 'SELECT name FROM member WHERE id = c.owner_id',
    阶段: `coalesce(${perStage('c.stage', stages, (stage) => stage.name)}, c.stage)`,
    下一步: 'c.next_step',
  }
}

/** The line to take a deal up again with, as the notice of a stall says it (rules A2, A3). */
export const dealOpeningSql = (stages: readonly Stage[]) => lineSql('商机停滞', dealFacts(stages))
