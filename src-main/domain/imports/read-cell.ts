import { foldText, isBlankText } from '../_base/text.ts'
import { isErrorText, plainNumberText, type CellValue } from './cell-value.ts'

export { columnDateOrder, readDate, type DateOrder, type DateReading } from './read-date.ts'
export { readAmount, readBudget, type AmountReading, type BudgetReading } from './read-amount.ts'
export type { CellValue } from './cell-value.ts'

export interface TextReading {
  readonly value: string
  /**
   * `lost-precision`: a long number (code, account) that the file no longer holds in full.
   * `error-value`: an error that a formula left.
   */
  readonly problem?: 'lost-precision' | 'error-value'
}

const shortenedNumber = /^\d(?:\.\d+)?E\+(?:1[5-9]|[2-9]\d)$/i

/**
 * A cell as text, trimmed, otherwise as written (width and inner line breaks kept). Numbers in plain digits without
 * exponent; dates as `YYYY-MM-DD…`. Null for a blank cell.
 */
export function readText(cell: CellValue): TextReading | null {
  if (cell === null) return null
  if (typeof cell === 'string') {
    if (isBlankText(cell)) return null
    const value = cell.trim()
    if (isErrorText(value)) return { value, problem: 'error-value' }
    return shortenedNumber.test(value) ? { value, problem: 'lost-precision' } : { value }
  }
  if (typeof cell === 'number') {
    const value = plainNumberText(cell)
    return Math.abs(cell) > Number.MAX_SAFE_INTEGER ? { value, problem: 'lost-precision' } : { value }
  }
  if (typeof cell === 'boolean') return { value: cell ? 'TRUE' : 'FALSE' }
  return 'date' in cell ? { value: cell.date } : { value: cell.error, problem: 'error-value' }
}

/** A cell as tags: separated by commas, semicolons, 、, | or line breaks; folded, without doubles, in order. Blank: none. */
export function readTags(cell: CellValue): string[] {
  const text = readText(cell)
  if (!text || text.problem === 'error-value') return []
  const tags = new Set<string>()
  for (const part of text.value.split(/[,，;；、|｜\n\r]+/)) {
    const tag = foldText(part)
    if (tag !== '') tags.add(tag)
  }
  return [...tags]
}
