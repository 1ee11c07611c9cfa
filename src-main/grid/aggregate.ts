import type { AggregateLine, RowsMeant } from '../../src-preload/contract/_words/grid.ts'
import type { Reading } from '../store/contexts.ts'
import type { Fragment } from '../store/filter-sql.ts'
import { Figures, figuresSql, figuresValues, valueOfField, type FigureRow } from './figures.ts'
import type { GridTable } from './grid-slice.ts'
import { compileRows } from './row-query.ts'
import { batches, idsInTableOrder, rangesOf } from './rows-meant.ts'
import { hasChanged, orderOf, viewOf } from './view-order.ts'

const batchRows = 5000

/** Counts, sums and extremes of fields over rows loaded or not. */
export function aggregate(
  slice: GridTable,
  r: Reading,
  input: { rows: RowsMeant; fields: readonly string[] },
): { rows: number; fields: AggregateLine[] } {
  const catalogue = slice.fields(r)
  const values = input.fields.map((field) => valueOfField(catalogue, field))
  const figures = input.fields.map((field, at) => new Figures(field, values[at]?.kind ?? null, at))
  const known = values.flatMap((value, at) => (value ? [{ value, at }] : []))
  const columns = ['count(*) AS n', ...known.map(({ value, at }) => figuresSql(value, at))].join(', ')
  const bound = known.flatMap(({ value }) => figuresValues(value))
  let rows = 0
  for (const { sql, values: whereValues } of conditions(slice, r, input.rows)) {
    const row = r.read.get<FigureRow>(`SELECT ${columns} FROM ${slice.table} AS c WHERE ${sql}`, ...bound, ...whereValues)
    if (!row) continue
    rows += Number(row['n'])
    for (const one of figures) one.add(row)
  }
  return { rows, fields: figures.map((one) => one.line()) }
}

/** Which rows, as conditions that meet no row twice; all of an unchanged view is its own question, asked once. */
function* conditions(slice: GridTable, r: Reading, meant: RowsMeant): Generator<Fragment> {
  const except = wholeViewExcept(slice, r, meant)
  if (except && 'token' in meant) {
    const { where } = compileRows(slice, r, viewOf(slice, r, meant.token).query)
    const rest = except.length === 0 ? '1' : 'c.id NOT IN (SELECT value FROM json_each(?))'
    yield {
      sql: `(${where.sql}) AND ${rest}`,
      values: [...where.values, ...(except.length === 0 ? [] : [JSON.stringify(except)])],
    }
    return
  }
  for (const ids of batches([idsInTableOrder(rangesOf(slice, r, meant))], batchRows))
    yield { sql: 'c.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }
}

/** The rows left out where all others of an unchanged view are meant, also as one range from its first row to its last. */
function wholeViewExcept(slice: GridTable, r: Reading, meant: RowsMeant): readonly number[] | null {
  if (!('token' in meant)) return null
  const view = viewOf(slice, r, meant.token)
  if (hasChanged(r, view)) return null
  if ('all' in meant) return meant.except ?? []
  const last = orderOf(slice, r, view).length - 1
  return meant.ranges.some((range) => range.first === 0 && range.last >= last) ? [] : null
}
