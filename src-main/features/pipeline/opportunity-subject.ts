import type { AlertSubject } from '../alert-rules/index.ts'
import { rulesOn } from '../settings/index.ts'
import { dealOpeningSql } from './deal-openings.ts'
import { opportunityFields } from './fields.ts'
import { perStage } from './stage-sql.ts'
import { knownStages } from './stages-in-force.ts'

const amountText = (fen: string) =>
  `CASE WHEN ${fen} IS NULL THEN NULL WHEN ${fen} >= 1000000 THEN rtrim(rtrim(printf('%.2f', ${fen} / 1000000.0), '0'), '.') || ' 万元' ELSE printf('%.2f', ${fen} / 100.0) || ' 元' END`

/** Opportunities as alert rules watch them. */
export const opportunitySubject: AlertSubject = {
  name: 'opportunity',
  table: 'opportunity',
  fields: opportunityFields,
  nameSql: 'c.name',
  ownerSql: 'c.owner_id',
  regionSql: '(SELECT region FROM customer WHERE id = c.customer_id)',
  facts(r) {
    const today = r.clock.today()
    const stages = knownStages(r.read, today)
    const daysSince = (column: string) => `CAST(julianday('${today}') - julianday(date(${column}, '+8 hours')) AS INTEGER)`
    return {
      商机名称: { sql: 'c.name', values: [] },
      客户名称: { sql: 'SELECT name FROM customer WHERE id = c.customer_id', values: [] },
      阶段: { sql: `coalesce(${perStage('c.stage', stages, (stage) => stage.name)}, c.stage)`, values: [] },
      金额: { sql: amountText('c.amount_fen'), values: [] },
      停留天数: { sql: daysSince('c.stage_since'), values: [] },
      最近动静: { sql: `date(c.touched_at, '+8 hours')`, values: [] },
      停滞工作日: { sql: String(rulesOn(r.read, today).selling.stallWorkdays), values: [] },
      未动天数: { sql: daysSince('c.touched_at'), values: [] },
      下一步: { sql: 'c.next_step', values: [] },
      建议话术: { sql: dealOpeningSql(stages), values: [] },
      预计成交: { sql: 'c.expected_close_on', values: [] },
    }
  },
}
