import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import type { MergedRange, SheetCell, SheetRow } from '../../adapters/sheets/sheet-source.ts'

/** Merged ranges that reach down over several rows, below the header; the whole sheet is read for them, as files name them last. */
export async function mergedBelow(path: string, sheet: number, lastHeaderRow: number): Promise<MergedRange[]> {
  const book = await openSheetFile(path)
  try {
    for await (const _ of book.rows(sheet)) void _
    return reachingDown(book.merged(sheet), lastHeaderRow)
  } finally {
    await book.close()
  }
}

export function reachingDown(merged: readonly MergedRange[], lastHeaderRow: number): MergedRange[] {
  return merged.filter(({ fromRow, toRow }) => toRow > fromRow && fromRow > lastHeaderRow)
}

/** Gives the rows under a merged cell what the cell says, as the eye reads it. Rows must come in file order. */
export class MergedCells {
  readonly #waiting: MergedRange[]
  #open: { readonly range: MergedRange; readonly value: SheetCell }[] = []

  constructor(merged: readonly MergedRange[]) {
    this.#waiting = merged.toSorted((a, b) => b.fromRow - a.fromRow)
  }

  /** The row with blank cells under a merged one filled. A row that is blank itself stays so. */
  filled(row: SheetRow): SheetRow {
    this.#open = this.#open.filter(({ range }) => range.toRow >= row.number)
    let cells: SheetCell[] | null = null
    for (const { range, value } of this.#open) {
      if (value === null || (row.cells[range.fromColumn] ?? null) !== null) continue
      cells ??= [...row.cells]
      while (cells.length < range.fromColumn) cells.push(null)
      cells[range.fromColumn] = value
    }
    for (let next = this.#waiting.at(-1); next && next.fromRow <= row.number; next = this.#waiting.at(-1)) {
      this.#waiting.pop()
      const value = next.fromRow === row.number ? (row.cells[next.fromColumn] ?? null) : null
      if (next.toRow > row.number) this.#open.push({ range: next, value })
    }
    return cells ? { number: row.number, cells } : row
  }
}
