import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import type { SheetCell } from '../../adapters/sheets/sheet-source.ts'
import { plainNumberText } from '../../domain/imports/cell-value.ts'
import type { SheetTexts, TextsRequest } from './sheet-messages.ts'

function cellText(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return plainNumberText(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return 'error' in cell ? cell.error : cell.date
}

/** The rows of one sheet as plain texts, blank rows left out: for lists that a page takes in by itself. */
export async function sheetTexts({ path, sheet, limit }: TextsRequest): Promise<SheetTexts> {
  const book = await openSheetFile(path)
  try {
    const chosen =
      sheet ??
      Math.max(
        0,
        book.sheets.findIndex(({ hidden }) => !hidden),
      )
    const rows: string[][] = []
    for await (const batch of book.rows(chosen, { maxRows: limit + 1 }))
      for (const { cells } of batch) if (cells.some((cell) => cell !== null && cell !== '')) rows.push(cells.map(cellText))
    return { sheets: book.sheets.map(({ name }) => name), sheet: chosen, rows: rows.slice(0, limit), cut: rows.length > limit }
  } finally {
    await book.close()
  }
}
