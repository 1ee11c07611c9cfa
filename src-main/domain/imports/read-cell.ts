import { foldText, isBlankText } from '../_base/text.ts'
import { isErrorText, plainNumberText, type CellValue } from './cell-value.ts'

export { columnDateOrder, type DateOrder } from './date-order.ts'
export { readDate, type DateReading } from './read-date.ts'
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

const scientific = /^(\d)(?:\.(\d+))?E\+(\d{2})$/i
/** Spreadsheet programs keep this many digits of a number and put zeros for the rest. */
const keptDigits = 15

/** True for a long number written short: its last digits are not in the file. */
function isShortened(text: string): boolean {
  const found = scientific.exec(text)
  return found !== null && Number(found[3]) >= 9 && (found[2]?.length ?? 0) < Number(found[3])
}

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
    return isShortened(value) ? { value, problem: 'lost-precision' } : { value }
  }
  if (typeof cell === 'number') {
    const value = plainNumberText(cell)
    return Math.abs(cell) >= 10 ** keptDigits ? { value, problem: 'lost-precision' } : { value }
  }
  if (typeof cell === 'boolean') return { value: cell ? 'TRUE' : 'FALSE' }
  return 'date' in cell ? { value: cell.date } : { value: cell.error, problem: 'error-value' }
}

/** The text of a cell that leaves no question, as `readText` has it; null for one that must be asked. */
export function plainText(cell: CellValue): string | null {
  if (typeof cell !== 'string') return null
  // Ideographs, letters and digits at both ends: neither blank nor to be trimmed, and no error.
  if (!isPlain(cell.charCodeAt(0)) || !isPlain(cell.charCodeAt(cell.length - 1))) return null
  const second = cell.charCodeAt(1)
  // 9.13E+17 and 9E+17, which only these begin like: a long number written short.
  return second === 0x2e || second === 0x45 || second === 0x65 ? null : cell
}

function isPlain(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  )
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
