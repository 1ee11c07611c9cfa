import { basename, extname } from 'node:path'
import { writeXlsx } from '../../adapters/sheets/write-xlsx.ts'
import type { HeldFile, HeldFiles } from '../../adapters/system/held-files.ts'
import type { RejectedRows } from './rejected.ts'

/** The rows that were not imported, with the file's own columns and a reason, ready to be corrected and dropped again. */
export async function writeRejectedFile(files: HeldFiles, { fileName, headers, rows }: RejectedRows): Promise<HeldFile> {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), headers.length)
  const columns = Array.from({ length: width }, (_, at) => ({ header: headers[at] ?? '', width: 16, format: 'text' as const }))
  const path = files.newPath(`${basename(fileName, extname(fileName))}-未导入的行.xlsx`)
  await writeXlsx(path, [
    {
      name: '未导入的行',
      columns: [
        ...columns,
        { header: '原因', width: 48, format: 'text' },
        { header: '原文件行号', width: 12, format: 'integer' },
      ],
      rows: rows.map((row) => [...Array.from({ length: width }, (_, at) => row.cells[at] ?? null), row.reason, row.row]),
    },
  ])
  return files.seal(path)
}
