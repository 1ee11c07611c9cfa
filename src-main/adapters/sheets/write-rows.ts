import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { WritableCell } from './writable-cell.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx, type ColumnFormat } from './write-xlsx.ts'

export interface ExportColumn<Shown> {
  readonly field: string
  readonly header: string
  readonly width: number
  readonly format: ColumnFormat
  cell(row: Shown): WritableCell
}

/** Writes pages of rows to a file as they come: as a sheet, as CSV, or whole as JSON. */
export async function writeRows<Shown>(
  path: string,
  format: 'xlsx' | 'csv' | 'json',
  { sheet, columns }: { readonly sheet: string; readonly columns: readonly ExportColumn<Shown>[] },
  pages: AsyncIterable<Shown[]>,
): Promise<void> {
  if (format === 'json') return writeJson(path, pages)
  const rows = cells(pages, columns)
  if (format === 'csv') return void (await writeCsv(path, { headers: columns.map((column) => column.header), rows }))
  const heads = columns.map((column) => ({ header: column.header, width: column.width, format: column.format }))
  await writeXlsx(path, [{ name: sheet, columns: heads, rows }])
}

async function* cells<Shown>(pages: AsyncIterable<Shown[]>, columns: readonly ExportColumn<Shown>[]) {
  for await (const page of pages) for (const row of page) yield columns.map((column) => column.cell(row))
}

async function writeJson(path: string, rows: AsyncIterable<unknown[]>): Promise<void> {
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
