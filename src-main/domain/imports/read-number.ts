import { foldText } from '../_base/text.ts'
import { isNothingMark, type CellValue } from './cell-value.ts'

export type NumberReading = { readonly value: number } | { readonly problem: 'unreadable-number' }

const unreadable = { problem: 'unreadable-number' } as const
const grouped = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$|^[+-]?\.\d+$/
const units: Readonly<Record<string, number>> = { 千: 3, 万: 4, 亿: 8, '%': -2, '‰': -3 }

/**
 * A cell as a plain number: separators, full width, brackets and a sign behind for negatives, 千 万 亿. A per cent is a
 * hundredth, as spreadsheets store it: `12.5%` is 0.125. Null for a blank cell or a dash; words around it are unreadable.
 */
export function readNumber(cell: CellValue): NumberReading | null {
  if (cell === null) return null
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell } : unreadable
  if (typeof cell !== 'string' || cell.length > 60) return cell === '' ? null : unreadable
  const text = foldText(cell).replaceAll(' ', '')
  if (text === '' || isNothingMark(text)) return null
  const bracketed = /^\((.+)\)(%?)$/.exec(text) ?? /^([\d.,]+)-()$/.exec(text)
  const figure = bracketed ? `${bracketed[1] ?? ''}${bracketed[2] ?? ''}` : text
  const unit = units[figure.at(-1) ?? '']
  const digits = unit === undefined ? figure : figure.slice(0, -1)
  if (!grouped.test(digits)) return unreadable
  if (bracketed && /^[+-]/.test(digits)) return unreadable
  // The shift happens in the decimal text, so that 12.3% is 0.123 and nothing near it.
  const value = Number(`${digits.replaceAll(',', '')}e${unit ?? 0}`)
  if (!Number.isFinite(value)) return unreadable
  return { value: bracketed && value !== 0 ? -value : value }
}
