import { open, rename, rm } from 'node:fs/promises'
import { partialPath, isDecimal, type WritableCell, type WritableRows } from './writable-cell.ts'

export interface CsvToWrite {
  readonly headers: readonly string[]
  readonly rows: WritableRows
}

const flushLength = 64 * 1024
const mark = '\ufeff'

/**
 * Writes a csv file for spreadsheet programs in constant memory: UTF-8 with byte order mark, CR LF, fields quoted where
 * needed. Text that such a program would run as a formula gets an apostrophe in front (see `guardFormula`); numbers,
 * being numbers, keep their sign. The file appears under `path` only when it is whole. Returns its rows and size.
 */
export async function writeCsv(
  path: string,
  { headers, rows }: CsvToWrite,
  options: { delimiter?: ',' | '\t' | ';'; signal?: AbortSignal } = {},
): Promise<{ bytes: number; rows: number }> {
  const { delimiter = ',', signal } = options
  const partial = partialPath(path)
  const file = await open(partial, 'w')
  try {
    let text = `${mark}${recordText(headers, delimiter)}`
    let bytes = 0
    let count = 0
    const flush = async (): Promise<void> => {
      const encoded = Buffer.from(text)
      await file.write(encoded, 0, encoded.length)
      bytes += encoded.length
      text = ''
    }
    for await (const row of rows) {
      text += recordText('cells' in row ? row.cells : row, delimiter)
      count += 1
      if (text.length < flushLength) continue
      signal?.throwIfAborted()
      await flush()
    }
    signal?.throwIfAborted()
    await flush()
    await file.close()
    await rename(partial, path)
    return { bytes, rows: count }
  } catch (error) {
    await file.close()
    await rm(partial, { force: true })
    throw error
  }
}

function recordText(cells: readonly WritableCell[], delimiter: string): string {
  return `${cells.map((cell) => quoted(fieldText(cell), delimiter)).join(delimiter)}\r\n`
}

function fieldText(cell: WritableCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return guardFormula(cell)
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if ('decimal' in cell) return isDecimal(cell.decimal) ? cell.decimal : guardFormula(cell.decimal)
  if ('formula' in cell) return isDecimal(cell.result) ? cell.result : guardFormula(cell.result)
  if ('error' in cell) return guardFormula(cell.error)
  return guardFormula(cell.date.replace('T', ' '))
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Text as it may stand in a csv file. One that a spreadsheet program could take for a formula, that is, begins with
 * `=`, `+`, `-`, `@`, a tab or a carriage return, also in full width or behind spaces and invisible characters, gets an
 * apostrophe in front.
 */
export function guardFormula(text: string): string {
  const start = text.search(/[^\s\p{Cc}\p{Cf}]/u)
  const isControl = /^[\s\p{Cc}\p{Cf}]*[\t\r]/u.test(text)
  if (start < 0) return isControl ? `'${text}` : text
  return isControl || '=+-@'.includes(text.slice(start, start + 2).normalize('NFKC')[0] ?? ' ') ? `'${text}` : text
}
