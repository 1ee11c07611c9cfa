import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type { GroupBy } from '../../../src-preload/contract/_words/grid.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import { writeCsv } from '../../adapters/sheets/write-csv.ts'
import { writeXlsx, type ColumnToWrite } from '../../adapters/sheets/write-xlsx.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import type { ListSlice } from '../../grid/grid-slice.ts'
import { idsOf } from '../../grid/view-order.ts'
import { aboutSheet } from './about-rows.ts'
import { chosenColumns, type ExportColumn, type ExportList } from './export-list.ts'
import { sectionsOf, withSubtotals } from './grouped-rows.ts'

export interface ExportInput extends RowQuery {
  readonly sort?: Sort | undefined
  readonly format: 'xlsx' | 'csv' | 'json'
  readonly fields?: readonly string[] | undefined
  readonly group?: readonly GroupBy[] | undefined
  readonly english?: boolean | undefined
  readonly path: string
}

const pageSize = 500

/**
 * Writes what a query shows to a file, in constant memory. The ids are fixed first, so that rows changed meanwhile
 * neither repeat nor drop out. Yields to other queries of this thread after each page.
 */
export async function writeList<Shown>(
  slice: ListSlice<Shown>,
  declared: ExportList<Shown>,
  r: Reading,
  input: ExportInput,
  control: StepControl,
): Promise<{ rows: number }> {
  const { filter, search, sort, english = false, group = [] } = input
  const list = { ...declared, columns: [...declared.columns, ...(declared.own?.(r) ?? [])] }
  const ids = idsOf(slice, r, { filter, search, sort }, -1, 0)
  const columns = chosenColumns(list, input.fields)
  const rows = pages(slice, r, ids, control)
  const pick = (titles: { zh: string; en: string }) => (english ? titles.en : titles.zh)
  const label = (name: string, rows: number) => (english ? `Subtotal ${name} (${rows})` : `小计 ${name}（${rows} 行）`)
  if (input.format === 'json') await writeJson(input.path, rows)
  else if (input.format === 'csv')
    await writeCsv(input.path, {
      headers: [pick(list.id.title), ...columns.map(({ title }) => pick(title))],
      // Behind a sign no spreadsheet program takes the digits for a number, of which it would keep fifteen.
      rows: cells(rows, columns, (row) => `#${list.id.of(row)}`),
    })
  else {
    const written: ColumnToWrite[] = [
      { header: pick(list.id.title), width: 18, format: 'text', hidden: true },
      ...columns.map(({ title, width, format, isSummed = false }) => ({ header: pick(title), width, format, isSummed })),
    ]
    const cellsOf = (row: Shown) => [String(list.id.of(row)), ...columns.map((column) => column.cell(row))]
    const sections = group.length === 0 ? null : sectionsOf(slice, r, { filter, search, sort, group })
    await writeXlsx(input.path, [
      {
        name: pick(list.title),
        columns: written,
        rows: sections
          ? withSubtotals(sections, (of) => pages(slice, r, of, control), { list, group, columns: written, cellsOf, label })
          : cells(rows, columns, (row) => String(list.id.of(row))),
        frozenColumns: 1 + Math.min(list.frozen, columns.length),
        totalLabel: english ? 'Total' : '合计',
        outlined: sections !== null,
      },
      aboutSheet(list, columns, r, { ...input, subtotals: sections !== null }, ids.length),
    ])
  }
  return { rows: ids.length }
}

async function* pages<Shown>(
  slice: ListSlice<Shown>,
  r: Reading,
  ids: readonly number[],
  control: StepControl,
): AsyncGenerator<Shown[]> {
  for (let at = 0; at < ids.length; at += pageSize) {
    control.throwIfCancelled()
    yield slice.shown(r, ids.slice(at, at + pageSize)).filter((row) => row !== null)
    control.progress('write', Math.min(at + pageSize, ids.length), ids.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function* cells<Shown>(
  rows: AsyncIterable<Shown[]>,
  columns: readonly ExportColumn<Shown>[],
  idOf: (row: Shown) => string,
): AsyncGenerator<WritableCell[]> {
  for await (const page of rows) for (const row of page) yield [idOf(row), ...columns.map((column) => column.cell(row))]
}

async function writeJson(path: string, rows: AsyncIterable<unknown[]>): Promise<void> {
  const file = createWriteStream(path)
  let first = true
  file.write('[')
  for await (const page of rows) {
    const text = page.map((row) => JSON.stringify(row)).join(',\n')
    if (text !== '' && !file.write(`${first ? '\n' : ',\n'}${text}`)) await once(file, 'drain')
    if (text !== '') first = false
  }
  file.end('\n]\n')
  await once(file, 'close')
}
