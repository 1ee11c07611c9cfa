import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import { isBlankText } from '../../domain/_base/text.ts'
import { reachingDown } from './merged-cells.ts'
import type { MeasureRequest, MeasuredSheet } from './sheet-messages.ts'

/** How many rows each sheet has, and merged cells that reach down over rows of data: known only by reading all of the file. */
export async function measureSheets({ path }: MeasureRequest): Promise<{ sheets: MeasuredSheet[] }> {
  const book = await openSheetFile(path)
  try {
    const sheets: MeasuredSheet[] = []
    for (const { index } of book.sheets) {
      let rows = 0
      for await (const batch of book.rows(index))
        for (const { cells } of batch)
          if (cells.some((cell) => cell !== null && (typeof cell !== 'string' || !isBlankText(cell)))) rows++
      sheets.push({ index, rows, mergedDown: reachingDown(book.merged(index), 0).length })
    }
    return { sheets }
  } finally {
    await book.close()
  }
}
