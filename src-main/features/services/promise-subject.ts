import type { AlertSubject } from '../alert-rules/index.ts'
import { clauseNameSql } from './clause-names.ts'
import { crossings } from './note-crossings.ts'

const of = (expression: string) =>
  `(SELECT ${expression} FROM obligation AS o JOIN customer AS k ON k.id = o.customer_id WHERE o.id = c.obligation_id)`
const wall = (column: string) => `strftime('%Y-%m-%d %H:%M', ${column}, '+8 hours')`

/** Service promises as alert rules watch them: a row is a threshold that a clock passed, and comes by itself. */
export const promiseSubject: AlertSubject = {
  name: 'promise',
  table: 'promise_crossing',
  arrivals: crossings,
  sinceSql: 'c.known_from',
  thereSql: 'EXISTS (SELECT 1 FROM obligation AS o JOIN customer AS k ON k.id = o.customer_id WHERE o.id = c.obligation_id)',
  openSql: 'c.obligation_id',
  nameSql: of(`k.name || '：' || ${clauseNameSql('o')}`),
  ownerSql: of('o.owner_id'),
  regionSql: of('k.region'),
  touchedThrough: {
    obligation: 'SELECT id FROM promise_crossing WHERE obligation_id IN (SELECT value FROM json_each(?))',
    customer:
      'SELECT x.id FROM obligation AS o JOIN promise_crossing AS x ON x.obligation_id = o.id WHERE o.customer_id IN (SELECT value FROM json_each(?))',
  },
  fields: () => ({
    id: { kind: 'number', sql: 'c.id' },
    kind: { kind: 'text', sql: 'c.kind' },
    clause: { kind: 'text', sql: of(clauseNameSql('o')) },
    source: { kind: 'text', sql: of('o.source') },
    item: { kind: 'text', sql: of('o.name') },
    customer: { kind: 'text', sql: of('k.name') },
    tier: { kind: 'text', sql: of('k.tier') },
    region: { kind: 'text', sql: of('k.region') },
    owner: {
      kind: 'text',
      sql: '(SELECT name FROM member WHERE id = (SELECT owner_id FROM obligation WHERE id = c.obligation_id))',
    },
    crossedAt: { kind: 'date', sql: `date(c.crossed_at, '+8 hours')` },
    open: {
      compile: (op, value) =>
        op === 'eq' && typeof value === 'boolean'
          ? { sql: `(${of('o.ended_at')} IS NULL) = ${Number(value)}`, values: [] }
          : null,
    },
  }),
  facts: () => ({
    客户名称: { sql: of('k.name'), values: [] },
    分级: { sql: of('k.tier'), values: [] },
    区域: { sql: of('k.region'), values: [] },
    条款: { sql: of(clauseNameSql('o')), values: [] },
    事项: { sql: of(`CASE WHEN o.name = k.name THEN NULL ELSE o.name END`), values: [] },
    开始时间: { sql: of(wall('o.started_at')), values: [] },
    到点时间: { sql: wall('c.crossed_at'), values: [] },
  }),
}
