import type { DocumentAttribute, MeasureOf } from '../../../src-preload/contract/_words/rebate-programme.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import type { SqlValue } from '../../store/read-handle.ts'

/** What conditions ask of a document line `d`; the same words as `attributesOf` gives the domain. */
export const attributeSql: Readonly<Record<DocumentAttribute, string>> = {
  productLine: `coalesce(d.product_line, '')`,
  sku: `coalesce(d.sku, '')`,
  priceKind: 'd.price_kind',
  onTime: `CASE WHEN d.paid_on <= d.due_on THEN 'yes' ELSE 'no' END`,
}

const columns = { amountNet: 'd.net_fen', amountGross: 'd.gross_fen', quantity: 'd.quantity_milli' } as const

/** The stored whole number that a measure adds up; null where it counts values instead. */
export const summedColumn = (measure: MeasureOf): string | null =>
  typeof measure.unit === 'object' ? null : columns[measure.unit]

/** Does a document count in a measure, as SQL over `d`: its event, all that is included, not all that is excluded. */
export function countsSql(measure: MeasureOf): Fragment {
  const values: SqlValue[] = [measure.event]
  const matches = (filter: NonNullable<MeasureOf['include']>): string[] =>
    Object.entries(filter).map(([name, wanted]) => {
      values.push(...wanted)
      return `${attributeSql[name as DocumentAttribute]} IN (${wanted.map(() => '?').join(', ')})`
    })
  const parts = ['d.event = ?', ...matches(measure.include ?? {})]
  const excluded = matches(measure.exclude ?? {})
  if (excluded.length > 0) parts.push(`NOT (${excluded.join(' AND ')})`)
  return { sql: parts.join(' AND '), values }
}
