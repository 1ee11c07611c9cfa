import { foldText } from '../../domain/_base/text.ts'
import type { CellValue } from '../../domain/imports/cell-value.ts'
import { isNothingMark } from '../../domain/imports/cell-value.ts'
import { fieldOf, type ImportTarget } from '../../domain/imports/import-target.ts'
import { readText } from '../../domain/imports/read-cell.ts'
import type { StreamColumn } from './sheet-messages.ts'

/** A column with more different values than this holds no names of a list. */
const mostValues = 5000
const mostTold = 1000

/** What stands in the columns that name other records or hold choices, and how often; bounded. */
export class SeenValues {
  readonly #columns: readonly { readonly index: number; readonly key: string; readonly counts: Map<string, number> }[]

  constructor(target: ImportTarget, { columns }: { readonly columns: readonly StreamColumn[] }) {
    this.#columns = columns.flatMap(({ index, field: key }) => {
      const field = fieldOf(target, key)
      return field?.names || field?.watched ? [{ index, key, counts: new Map<string, number>() }] : []
    })
  }

  take(cells: readonly CellValue[]): void {
    for (const { index, counts } of this.#columns) {
      const cell = cells[index]
      if (cell === null || cell === undefined || cell === '') continue
      // Most cells are texts seen before, as they stand.
      const known = typeof cell === 'string' ? counts.get(cell) : undefined
      if (known !== undefined) {
        counts.set(cell as string, known + 1)
        continue
      }
      const text = foldText(readText(cell)?.value ?? '')
      if (text === '' || isNothingMark(text)) continue
      const count = counts.get(text)
      if (count !== undefined || counts.size < mostValues) counts.set(text, (count ?? 0) + 1)
    }
  }

  counts(): Record<string, [string, number][]> {
    return Object.fromEntries(
      this.#columns.map(({ key, counts }) => [key, [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostTold)]),
    )
  }
}
