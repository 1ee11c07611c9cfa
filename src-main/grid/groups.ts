import type { Filter, RowQuery } from '../../src-preload/contract/_words/filter.ts'
import type { GroupBy, Measure } from '../../src-preload/contract/_words/grid.ts'
import type { Reading } from '../store/contexts.ts'
import { Figures, figuresSql, figuresValues, valueOfField, type FieldValue, type FigureRow } from './figures.ts'
import type { ListTable } from './grid-slice.ts'
import { badFilter, compileRows } from './row-query.ts'

interface GroupsInput extends RowQuery {
  readonly by: readonly GroupBy[]
  readonly measures?: readonly Measure[] | undefined
}

type GroupValue = string | number | boolean | null

interface Group {
  readonly values: GroupValue[]
  readonly filter: Filter
  readonly count: number
  readonly measures: (string | null)[]
}

const mostGroups = 2000

/** Subtotals, largest group first. */
export function groups(slice: ListTable, r: Reading, input: GroupsInput): { total: number; groups: Group[] } {
  const catalogue = slice.fields(r)
  const by = input.by.map(({ field, period }) => {
    const value = valueOfField(catalogue, field)
    if (!value || (period && value.kind !== 'date')) throw badFilter(slice, field, 'group')
    return { field, period, value: period ? inPeriods(value, period) : value }
  })
  const measures = (input.measures ?? []).map((measure) => {
    const value = valueOfField(catalogue, measure.field)
    if (!value) throw badFilter(slice, measure.field, measure.of)
    return { ...measure, value }
  })
  const { where } = compileRows(slice, r, input)
  const columns = [
    ...by.map(({ value }, at) => `${value.sql} AS g${at}`),
    'count(*) AS n',
    ...measures.map(({ value }, at) => figuresSql(value, at)),
  ]
  const rows = r.read.all<FigureRow>(
    `SELECT *, count(*) OVER () AS total FROM (
       SELECT ${columns.join(', ')} FROM ${slice.table} AS c WHERE ${where.sql} GROUP BY ${by.map(({ value }) => value.groupSql).join(', ')}
     ) ORDER BY n DESC LIMIT ?`,
    ...by.flatMap(({ value }) => value.values),
    ...measures.flatMap(({ value }) => figuresValues(value)),
    ...where.values,
    ...by.flatMap(({ value }) => (value.groupSql === value.sql ? value.values : [])),
    // Sets of a list are taken apart below, so all of them are needed.
    by.some(({ value }) => value.kind === 'list') ? -1 : mostGroups,
  )
  const merged = new Map<string, { values: GroupValue[]; count: number; figures: Figures[] }>()
  for (const row of rows)
    for (const values of membersOf(by, row)) {
      const key = JSON.stringify(values)
      const known = merged.get(key)
      const group = known ?? {
        values,
        count: 0,
        figures: measures.map(({ field, value }, at) => new Figures(field, value.kind, at)),
      }
      if (!known) merged.set(key, group)
      group.count += Number(row['n'])
      for (const figure of group.figures) figure.add(row)
    }
  const all = [...merged.values()].sort((a, b) => b.count - a.count)
  const listed = by.some(({ value }) => value.kind === 'list')
  return {
    total: listed ? all.length : Number(rows[0]?.['total'] ?? 0),
    groups: all.slice(0, mostGroups).map(({ values, count, figures }) => ({
      values,
      filter: filterOf(by, values),
      count,
      measures: figures.map((figure, at) => measured(figure, measures[at]?.of ?? 'sum')),
    })),
  }
}

interface By {
  readonly field: string
  readonly period: GroupBy['period']
  readonly value: FieldValue
}

const periodSql = {
  year: (sql: string) => `substr(${sql}, 1, 4)`,
  month: (sql: string) => `substr(${sql}, 1, 7)`,
  quarter: (sql: string) => `substr(${sql}, 1, 5) || 'Q' || ((CAST(substr(${sql}, 6, 2) AS INTEGER) + 2) / 3)`,
}

function inPeriods(value: FieldValue, period: 'year' | 'quarter' | 'month'): FieldValue {
  const sql = periodSql[period](value.sql)
  return { ...value, sql, groupSql: sql }
}

/** The groups that a row of the answer counts in: one for each member of a list. */
function membersOf(by: readonly By[], row: FigureRow): GroupValue[][] {
  let all: GroupValue[][] = [[]]
  for (const [at, { value, period }] of by.entries()) {
    const stored = row[`g${at}`] ?? null
    const values =
      value.kind === 'list' && typeof stored === 'string'
        ? [...new Set(stored.split(','))]
        : [period ? stored : plain(value, stored)]
    all = all.flatMap((before) => values.map((one) => [...before, one]))
  }
  return all
}

/** As filters take it: yuan for money, yes and no for flags. */
function plain({ kind }: FieldValue, stored: string | number | null): GroupValue {
  if (stored === null) return null
  if (kind === 'money') return Number(stored) / 100
  return kind === 'boolean' ? stored === 1 : stored
}

function filterOf(by: readonly By[], values: readonly GroupValue[]): Filter {
  const parts = by.map(({ field, period, value }, at): Filter => {
    const one = values[at] ?? null
    if (one === null) return { field, op: 'blank' }
    if (period) return inPeriod(field, String(one))
    return value.kind === 'list' ? { field, op: 'in', value: [one] } : { field, op: 'eq', value: one }
  })
  const [only] = parts
  return parts.length === 1 && only ? only : { all: parts }
}

/** `2026`, `2026-Q1`, `2026-02` as from the first day to before the first day of the next. */
function inPeriod(field: string, period: string): Filter {
  const year = Number(period.slice(0, 4))
  const quarter = /Q(\d)$/.exec(period)
  const month = /-(\d\d)$/.exec(period)
  const from = quarter ? Number(quarter[1]) * 3 - 2 : month ? Number(month[1]) : 1
  const length = quarter ? 3 : month ? 1 : 12
  const first = (months: number) =>
    `${String(year + Math.floor((months - 1) / 12)).padStart(4, '0')}-${String(((months - 1) % 12) + 1).padStart(2, '0')}-01`
  return {
    all: [
      { field, op: 'gte', value: first(from) },
      { field, op: 'lt', value: first(from + length) },
    ],
  }
}

function measured(figure: Figures, of: Measure['of']): string | null {
  const line = figure.line()
  return of === 'filled' ? String(line.filled) : line[of]
}
