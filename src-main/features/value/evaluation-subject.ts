import type { AlertSubject } from '../alert-rules/index.ts'
import type { ValueDimension } from '../../domain/customers/value-score.ts'

const dimensions: Readonly<Record<ValueDimension, string>> = {
  annualPurchase: '年采购额',
  responseHours: '响应速度',
  cocreation: '共创成果',
  ecosystem: '生态贡献',
}
const dimensionSql = `CASE d.value ->> '$.dimension' ${Object.entries(dimensions)
  .map(([key, name]) => `WHEN '${key}' THEN '${name}'`)
  .join(' ')} END`
const driversSql = `SELECT group_concat(${dimensionSql} || printf(' %+.2f', (d.value ->> '$.hundredths') / 100.0), '、')
  FROM json_each(c.drivers) AS d WHERE d.value ->> '$.hundredths' <> 0`
const quarterSql = '(SELECT quarter FROM value_evaluation WHERE id = c.evaluation_id)'
/** Whoever has the customer now: an evaluation names who had it then. */
const ownerSql = 'coalesce((SELECT k.owner_id FROM customer AS k WHERE k.id = c.customer_id), c.owner_id)'

/** What a quarterly evaluation said of a customer (rule D1): a row comes with the evaluation and never changes. */
export const evaluationSubject: AlertSubject = {
  name: 'evaluation',
  table: 'value_snapshot',
  nameSql: 'c.name',
  ownerSql,
  regionSql: 'c.region',
  openSql: 'c.customer_id',
  thereSql: 'EXISTS (SELECT 1 FROM customer AS k WHERE k.id = c.customer_id)',
  fields: () => ({
    id: { kind: 'number', sql: 'c.id' },
    quarter: { kind: 'text', sql: quarterSql },
    customer: { kind: 'text', sql: 'c.name' },
    tier: { kind: 'text', sql: 'c.tier' },
    tierBefore: { kind: 'text', sql: 'c.tier_before' },
    score: { kind: 'number', sql: 'c.score' },
    region: { kind: 'text', sql: 'c.region' },
    industry: { kind: 'text', sql: 'c.industry' },
    owner: { kind: 'text', sql: `(SELECT name FROM member WHERE id = ${ownerSql})` },
    atRisk: {
      compile: (op, value) =>
        op === 'eq' && typeof value === 'boolean' ? { sql: `c.at_risk = ${Number(value)}`, values: [] } : null,
    },
    lowered: {
      compile: (op, value) =>
        op === 'eq' && typeof value === 'boolean'
          ? { sql: `coalesce(instr('SABCD', c.tier) > instr('SABCD', c.tier_before), 0) = ${Number(value)}`, values: [] }
          : null,
    },
  }),
  facts: () => ({
    客户名称: { sql: 'c.name', values: [] },
    季度: { sql: quarterSql, values: [] },
    分级: { sql: 'c.tier', values: [] },
    原分级: { sql: 'c.tier_before', values: [] },
    得分: { sql: `printf('%.2f', c.score)`, values: [] },
    原因: { sql: driversSql, values: [] },
  }),
}
