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

/**
 * A cell as whole per cent from 0 to 100: `25%`, `25`, or the 0.25 that spreadsheets store for 25 %. Null for a blank
 * cell; what lies outside or between is unreadable.
 */
export function readPercent(cell: CellValue): NumberReading | null {
  const written = typeof cell === 'string' && /[%％]\s*$/.test(cell)
  const read = readNumber(cell)
  if (read === null || 'problem' in read) return read
  const share = written || (typeof cell === 'number' && cell > 0 && cell < 1)
  const percent = share ? Math.round(read.value * 1e8) / 1e6 : read.value
  return Number.isInteger(percent) && percent >= 0 && percent <= 100 ? { value: percent } : unreadable
}
