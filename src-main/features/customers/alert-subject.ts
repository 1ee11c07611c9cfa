import { addDays } from '../../domain/_base/dates.ts'
import type { Reading } from '../../store/contexts.ts'
import type { AlertSubject } from '../alert-rules/index.ts'
import { lineSql, type FactSql } from '../scripts/index.ts'
import { customerFields } from './fields.ts'
import { silenceLimits } from './silence-limits.ts'

const daysTo = (column: string, today: string) => `CAST(julianday(${column}) - julianday('${today}') AS INTEGER)`

/** Fen as people write sums: 万 from ten thousand yuan on. */
const yuanText = (fen: string) =>
  `CASE WHEN ${fen} IS NULL THEN NULL WHEN ${fen} >= 1000000 THEN rtrim(rtrim(printf('%.2f', ${fen} / 1000000.0), '0'), '.') || ' 万元' ELSE printf('%.2f', ${fen} / 100.0) || ' 元' END`

/** The names of the core fields (rule B5) as people say them. */
const coreNames = {
  type: '客户类型',
  industry: '行业',
  region: '区域',
  budget: '预算范围',
  decisionRole: '决策链角色',
  source: '来源',
  owner: '负责人',
}
const missingText = Object.entries({ ...coreNames, ',': '、' }).reduce(
  (sql, [field, name]) => `replace(${sql}, '${field}', '${name}')`,
  'c.missing',
)

/** What a brief may name of a customer. */
const briefFacts: FactSql = {
  联系人: 'SELECT t.name FROM contact AS t WHERE t.customer_id = c.id ORDER BY t.decision_role IS NULL, t.id LIMIT 1',
  单位: 'c.name',
  行业: 'c.industry',
  来源: 'c.source',
  销售: 'SELECT name FROM member WHERE id = c.owner_id',
}

/** Customers as alert rules watch them. */
export const customerSubject: AlertSubject = {
  name: 'customer',
  table: 'customer',
  fields: customerFields,
  nameSql: 'c.name',
  ownerSql: 'c.owner_id',
  touchedThrough: { contact: 'SELECT DISTINCT customer_id FROM contact WHERE id IN (SELECT value FROM json_each(?))' },
  formerIds: 'SELECT g.from_id AS id FROM customer_merge AS g WHERE g.into_id = c.id',
  became: (id) => `(SELECT g.into_id FROM customer_merge AS g WHERE g.from_id = ${id})`,
  facts(r: Reading) {
    const today = r.clock.today()
    const left = daysTo('c.service_end_on', today)
    return {
      客户名称: { sql: 'c.name', values: [] },
      区域: { sql: 'c.region', values: [] },
      行业: { sql: 'c.industry', values: [] },
      分级: { sql: 'c.tier', values: [] },
      服务到期日: { sql: 'c.service_end_on', values: [] },
      距到期天数: { sql: left, values: [] },
      到期说明: {
        sql: `CASE WHEN ${left} > 0 THEN '还有 ' || ${left} || ' 天到期' WHEN ${left} = 0 THEN '今天到期' WHEN ${left} < 0 THEN '已到期 ' || -${left} || ' 天' END`,
        values: [],
      },
      最近联系日: { sql: 'c.last_contact_on', values: [] },
      未联系天数: { sql: `-${daysTo('c.last_contact_on', today)}`, values: [] },
      年采购额: { sql: yuanText('c.annual_purchase_fen'), values: [] },
      行业简报: { sql: lineSql('行业简报', briefFacts), values: [] },
      缺少的信息: { sql: missingText, values: [] },
    }
  },
  ownerFacts(r: Reading) {
    const today = r.clock.today()
    return {
      待完善数: { sql: 'sum(g.missing IS NOT NULL)', values: [] },
      完整率: { sql: `printf('%.1f%%', 100.0 * sum(g.missing IS NULL) / count(*))`, values: [] },
      最久未联系天数: { sql: `max(-${daysTo('g.last_contact_on', today)})`, values: [] },
      未跟进数: { sql: 'sum(g.last_contact_on <= ?)', values: [addDays(today, -silenceLimits(r).dormantAfterDays)] },
    }
  },
}
