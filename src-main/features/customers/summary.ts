import { coreFields, tiers } from '../../../src-preload/contract/customers.ts'
import type { Filter } from '../../../src-preload/contract/_words/filter.ts'
import type { Reading } from '../../store/contexts.ts'
import { compileFilter } from '../../store/filter-sql.ts'
import { customerFields } from './fields.ts'
import { countSuspects } from './suspect-sql.ts'

/** The presets that navigation and the first pages count, as the same filters that the grid opens with. */
export const presets = {
  incomplete: { field: 'complete', op: 'eq', value: false },
  dormant: { field: 'silence', op: 'eq', value: 'dormant' },
  silent: { field: 'silence', op: 'in', value: ['silent', 'key-silent'] },
  keySilent: { field: 'silence', op: 'eq', value: 'key-silent' },
  ending30: { field: 'daysToServiceEnd', op: 'between', value: [0, 30] },
  ending7: { field: 'daysToServiceEnd', op: 'between', value: [0, 7] },
  ended: { field: 'daysToServiceEnd', op: 'lt', value: 0 },
  badCode: { field: 'usccValid', op: 'eq', value: false },
  unread: { field: 'hasUnread', op: 'eq', value: true },
} as const satisfies Record<string, Filter>

/** All counts in one pass over the customers. */
export function summary(r: Reading) {
  const fields = customerFields(r)
  const names = Object.keys(presets) as (keyof typeof presets)[]
  const compiled = names.map((name) => compileFilter(presets[name] as Filter, fields))
  const missing = coreFields.map((field) => compileFilter({ field: 'missingField', op: 'eq', value: field }, fields))
  const columns = [
    'count(*) AS total',
    ...names.map((name, at) => `coalesce(sum(${compiled[at]?.sql}), 0) AS ${name}`),
    ...missing.map((part, at) => `coalesce(sum(${part.sql}), 0) AS missing${at}`),
    ...tiers.map((tier) => `coalesce(sum(c.tier = '${tier}'), 0) AS tier${tier}`),
  ]
  const values = [...compiled, ...missing].flatMap((part) => part.values)
  const row = r.read.get<Record<string, number>>(`SELECT ${columns.join(', ')} FROM customer AS c`, ...values) ?? {}
  const of = (name: string) => row[name] ?? 0
  const tiered = tiers.map((tier) => ({ tier, count: of(`tier${tier}`) }))
  const untiered = of('total') - tiered.reduce((sum, one) => sum + one.count, 0)
  return {
    total: of('total'),
    incomplete: of('incomplete'),
    dormant: of('dormant'),
    silent: of('silent'),
    keySilent: of('keySilent'),
    ending30: of('ending30'),
    ending7: of('ending7'),
    ended: of('ended'),
    badCode: of('badCode'),
    unread: of('unread'),
    suspects: r.read.value<number>(countSuspects) ?? 0,
    byTier: [...tiered, { tier: null, count: untiered }],
    missing: coreFields.map((field, at) => ({ field, count: of(`missing${at}`) })),
  }
}
