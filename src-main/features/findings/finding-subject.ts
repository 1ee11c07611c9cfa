import type { AlertSubject } from '../alert-rules/index.ts'
import type { Finder } from './finder.ts'
import { foundArrivals } from './found-arrivals.ts'

/** Figures that findings of any kind may have, as texts name them. */
export const findingFacts = ['期间', '数值', '说明', '名单', '步骤', '区域', '界限', '周数'] as const

/** What the given finders find, as alert rules watch it: a row comes at its time and never changes. */
export function findingSubject(finders: readonly Finder[]): AlertSubject {
  return {
    name: 'finding',
    table: 'finding',
    arrivals: foundArrivals(finders),
    sinceSql: 'c.since_at',
    nameSql: 'c.name',
    ownerSql: 'c.owner_id',
    fields: () => ({
      id: { kind: 'number', sql: 'c.id' },
      kind: { kind: 'text', sql: 'c.kind' },
      name: { kind: 'text', sql: 'c.name' },
      owner: { kind: 'text', sql: '(SELECT name FROM member WHERE id = c.owner_id)' },
      foundOn: { kind: 'date', sql: `date(c.since_at, '+8 hours')` },
    }),
    facts: () => ({
      对象: { sql: 'c.name', values: [] },
      ...Object.fromEntries(findingFacts.map((name) => [name, { sql: `c.facts ->> '$."${name}"'`, values: [] }])),
    }),
  }
}
