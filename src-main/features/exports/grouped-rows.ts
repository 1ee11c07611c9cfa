import type { Filter, RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type { GroupBy } from '../../../src-preload/contract/_words/grid.ts'
import type { WritableCell, WritableRow } from '../../adapters/sheets/writable-cell.ts'
import type { ColumnToWrite } from '../../adapters/sheets/write-xlsx.ts'
import { ColumnSums } from '../../adapters/sheets/xlsx/column-sums.ts'
import type { ListTable } from '../../grid/grid-slice.ts'
import { groups } from '../../grid/groups.ts'
import { idsOf } from '../../grid/view-order.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ExportList } from './export-list.ts'

export interface Section {
  readonly ids: readonly number[]
  /** One per field grouped by. */
  readonly values: readonly (string | number | boolean | null)[]
}

interface Asked extends RowQuery {
  readonly sort?: Sort | undefined
  readonly group: readonly GroupBy[]
}

/**
 * The groups as the screen lists them, largest first, each with its rows in the order asked for. Null where there are more
 * groups than a screen shows (2,000): subtotals of some would be worse than none.
 */
export function sectionsOf(slice: ListTable, r: Reading, { filter, search, sort, group }: Asked): Section[] | null {
  const found = groups(slice, r, { filter, search, by: group })
  if (found.total > found.groups.length) return null
  return found.groups.map((one) => {
    const both: Filter = filter ? { all: [filter, one.filter] } : one.filter
    return { values: one.values, ids: idsOf(slice, r, { filter: both, search, sort }, -1, 0) }
  })
}

/** A group's name is cut, so that an import still takes the row for the subtotal it is. */
const longestName = 16

interface Subtotals<Shown> {
  readonly list: ExportList<Shown>
  readonly group: readonly GroupBy[]
  readonly columns: readonly ColumnToWrite[]
  readonly cellsOf: (row: Shown) => WritableCell[]
  /** `小计`, the group's name, its rows. */
  readonly label: (name: string, rows: number) => string
}

/** The rows of each section, folded away by one level, with its subtotal under them. */
export async function* withSubtotals<Shown>(
  sections: readonly Section[],
  read: (ids: readonly number[]) => AsyncIterable<Shown[]>,
  { list, group, columns, cellsOf, label }: Subtotals<Shown>,
): AsyncGenerator<WritableRow> {
  let last = 1
  for (const { ids, values } of sections) {
    const sums = new ColumnSums(columns)
    const first = last + 1
    let name: string | null = null
    for await (const page of read(ids))
      for (const row of page) {
        name ??= group.map((by, at) => nameOf(list, by, values[at] ?? null, row)).join(' · ')
        const cells = cellsOf(row)
        sums.add(cells)
        last += 1
        yield { cells, bold: false, level: 1 }
      }
    if (last < first) continue
    const cells = sums.cells(first, last, label((name ?? '').slice(0, longestName), last - first + 1))
    last += 1
    yield { cells, bold: true, isSum: true }
  }
}

/** The value as its column shows it; a period and a member of a list (tags) are words already. */
function nameOf<Shown>(
  list: ExportList<Shown>,
  { field, period }: GroupBy,
  value: Section['values'][number],
  row: Shown,
): string {
  if (value === null) return '—'
  const column = list.columns.find((one) => one.field === field || one.also?.includes(field))
  const shown = column && !period ? column.cell(row) : null
  return typeof shown === 'string' && !shown.includes(String(value)) ? shown : String(value)
}
