import type { Sort, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { writeCsv } from '../../adapters/sheets/write-csv.ts'
import { writeXlsx } from '../../adapters/sheets/write-xlsx.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import { exportColumns, type ExportColumn } from './export-columns.ts'
import { idsOf } from '../../grid/view-order.ts'
import { customerGrid } from './customer-grid.ts'
import { rowsById } from './shown.ts'

export interface ExportInput extends RowQuery {
  readonly sort?: Sort | undefined
  readonly format: 'xlsx' | 'csv' | 'json'
  readonly fields?: readonly string[] | undefined
  readonly english?: boolean | undefined
  readonly path: string
}

const pageSize = 500

/**
 * Writes what a query shows to a file, in constant memory. The ids are fixed first, so that rows changed meanwhile
 * neither repeat nor drop out. Yields to other queries of this thread after each page.
 */
export async function exportCustomers(r: Reading, input: ExportInput, control: StepControl): Promise<{ rows: number }> {
  const { filter, search, sort } = input
  const ids = idsOf(customerGrid, r, { filter, search, sort }, -1, 0)
  const columns = exportColumns(input.fields, input.english ?? false)
  const rows = pages(r, ids, control)
  if (input.format === 'json') await writeJson(input.path, rows)
  else if (input.format === 'csv')
    await writeCsv(input.path, { headers: columns.map((column) => column.header), rows: cells(rows, columns) })
  else
    await writeXlsx(input.path, [
      {
        name: input.english ? 'Customers' : '客户',
        columns: columns.map(({ header, width, format }) => ({ header, width, format })),
        rows: cells(rows, columns),
      },
    ])
  return { rows: ids.length }
}

async function* pages(r: Reading, ids: readonly number[], control: StepControl): AsyncGenerator<CustomerRow[]> {
  for (let at = 0; at < ids.length; at += pageSize) {
    control.throwIfCancelled()
    yield rowsById(r, ids.slice(at, at + pageSize))
    control.progress('write', Math.min(at + pageSize, ids.length), ids.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function* cells(rows: AsyncIterable<CustomerRow[]>, columns: readonly ExportColumn[]) {
  for await (const page of rows) for (const row of page) yield columns.map((column) => column.cell(row))
}

async function writeJson(path: string, rows: AsyncIterable<CustomerRow[]>): Promise<void> {
  const file = createWriteStream(path)
  let first = true
  file.write('[')
  for await (const page of rows) {
    const text = page.map((row) => JSON.stringify(row)).join(',\n')
    if (!file.write(`${first ? '\n' : ',\n'}${text}`)) await once(file, 'drain')
    first = false
  }
  file.end('\n]\n')
  await once(file, 'close')
}
