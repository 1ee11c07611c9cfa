import { basename, extname } from 'node:path'
import { writeCsv } from '../../adapters/sheets/write-csv.ts'
import { writeXlsx } from '../../adapters/sheets/write-xlsx.ts'
import type { HeldFile, HeldFiles } from '../../adapters/system/held-files.ts'
import { rejectedHeaders } from '../../domain/imports/rejected-headers.ts'
import type { RejectedRows } from './rejected.ts'

const words = {
  zh: { sheet: '未导入的行', ...rejectedHeaders.zh },
  en: { sheet: 'Rows not imported', ...rejectedHeaders.en },
}

/**
 * The rows that were not imported, with the file's own columns and a reason, ready to be corrected and dropped again.
 * `page` gives the rows after a row, some at a time: a file of a million bad rows is never held whole. A workbook, or a
 * csv for those who work with texts.
 */
export async function writeRejectedFile(
  files: HeldFiles,
  page: (after: number) => Promise<RejectedRows>,
  { english = false, format = 'xlsx' }: { english?: boolean | undefined; format?: 'xlsx' | 'csv' | undefined },
): Promise<HeldFile> {
  const say = english ? words.en : words.zh
  const first = await page(0)
  const width = first.rows.reduce((widest, row) => Math.max(widest, row.cells.length), first.headers.length)
  const columns = Array.from({ length: width }, (_, at) => ({
    header: first.headers[at] ?? '',
    width: 16,
    format: 'text' as const,
  }))
  const path = files.newPath(`${basename(first.fileName, extname(first.fileName))}-${say.sheet}.${format}`)
  const rows = pages(first, page, width)
  if (format === 'csv') {
    await writeCsv(path, { headers: [...columns.map(({ header }) => header), say.reason, say.row], rows })
    return files.seal(path)
  }
  await writeXlsx(path, [
    {
      name: say.sheet,
      columns: [...columns, { header: say.reason, width: 48, format: 'text' }, { header: say.row, width: 12, format: 'integer' }],
      rows,
    },
  ])
  return files.seal(path)
}

async function* pages(first: RejectedRows, page: (after: number) => Promise<RejectedRows>, width: number) {
  for (let { rows } = first; rows.length > 0;) {
    for (const row of rows) yield [...Array.from({ length: width }, (_, at) => row.cells[at] ?? null), row.reason, row.row]
    rows = (await page(rows.at(-1)?.row ?? 0)).rows
  }
}
