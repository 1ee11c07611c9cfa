import type { DocumentAttribute, MeasureOf } from '../../../src-preload/contract/_words/rebate-programme.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import type { SqlValue } from '../../store/read-handle.ts'

/** When a document line `d` was paid, as the books through a month know it (`YYYY-MM`): later payments are not in them. */
export function paidSql(through: string): string {
  if (!/^\d{4}-\d{2}$/.test(through)) throw new RangeError(`no month: ${through}`)
  return `CASE WHEN d.paid_month > '${through}' THEN d.paid_before ELSE d.paid_on END`
}

/** What conditions ask of a document line `d` in the books through a month; the same words as `domainDocument` gives the domain. */
export function attributeSql(name: DocumentAttribute, through: string): string {
  switch (name) {
    case 'productLine':
      return `coalesce(d.product_line, '')`
    case 'sku':
      return `coalesce(d.sku, '')`
    case 'priceKind':
      return 'd.price_kind'
    case 'onTime':
      return `CASE WHEN (${paidSql(through)}) <= d.due_on THEN 'yes' ELSE 'no' END`
  }
}

const columns = { amountNet: 'd.net_fen', amountGross: 'd.gross_fen', quantity: 'd.quantity_milli' } as const

/** The stored whole number that a measure adds up; null where it counts values instead. */
export const summedColumn = (measure: MeasureOf): string | null =>
  typeof measure.unit === 'object' ? null : columns[measure.unit]

/** Does a document count in a measure, as SQL over `d`: its event, all that is included, not all that is excluded. */
export function countsSql(measure: MeasureOf, through: string): Fragment {
  const values: SqlValue[] = [measure.event]
  const matches = (filter: NonNullable<MeasureOf['include']>): string[] =>
    Object.entries(filter).map(([name, wanted]) => {
      values.push(...wanted)
      return `${attributeSql(name as DocumentAttribute, through)} IN (${wanted.map(() => '?').join(', ')})`
    })
  const parts = ['d.event = ?', ...matches(measure.include ?? {})]
  const excluded = matches(measure.exclude ?? {})
  if (excluded.length > 0) parts.push(`NOT (${excluded.join(' AND ')})`)
  return { sql: parts.join(' AND '), values }
}
