import { parseAmountExpression } from '../amounts/amount-expression.ts'
import { scaledTextFen, scanPlainAmount } from '../amounts/plain-amount.ts'
import { foldText } from '../_base/text.ts'
import { isNothingMark, type CellValue } from './cell-value.ts'

export type AmountReading = { readonly fen: number } | { readonly problem: 'unreadable-amount' }
export type BudgetReading =
  /** In fen; `maxFen` null means open upwards, equal to `minFen` means one figure. */
  { readonly minFen: number; readonly maxFen: number | null } | { readonly problem: 'unreadable-amount' }

const unreadable = { problem: 'unreadable-amount' } as const

/** The number in its shortest decimal text, which is what the file stored: no binary arithmetic touches money. */
function numberFen(value: number, scale: number): number | null {
  return scaledTextFen(String(value), scale)
}

function textFen(cell: string, scale: number): number | null {
  const plain = scanPlainAmount(cell, scale)
  if (plain !== null) return plain
  const text = foldText(cell)
  // Accountants write negatives in brackets: (1,234.50), ¥(200).
  const bracketed = /^([¥$]?)\((.+)\)(元?)$/.exec(text)
  if (bracketed) {
    const fen = scanPlainAmount(`${bracketed[2] ?? ''}${bracketed[3] ?? ''}`, scale)
    return fen === null || fen < 0 ? null : 0 - fen
  }
  // SAP and its like write the sign behind: 1,234.50-.
  const signedBehind = /^([\d.,]+)-$/.exec(text)
  if (signedBehind) {
    const fen = scanPlainAmount(signedBehind[1] ?? '', scale)
    return fen === null ? null : 0 - fen
  }
  const parsed = parseAmountExpression(text, scale)
  return parsed?.kind === 'exact' ? parsed.fen : null
}

/**
 * A cell as one amount in fen, rounded half up once. `scale` multiplies figures without a unit of their own (万元 column:
 * 10000). Understands ¥ ￥ $, separators, full width, 万 亿 千 W, Chinese numerals, trailing 元, brackets as minus. Null for a
 * blank cell or a dash. 约100, 待核, ranges, per cent and errors are unreadable.
 */
export function readAmount(cell: CellValue, scale: number): AmountReading | null {
  if (cell === null) return null
  if (typeof cell === 'number') {
    const fen = numberFen(cell, scale)
    return fen === null ? unreadable : { fen }
  }
  if (typeof cell !== 'string') return unreadable
  if (cell.length > 100) return foldText(cell) === '' ? null : unreadable
  const fen = textFen(cell, scale)
  if (fen !== null) return { fen: fen === 0 ? 0 : fen }
  const text = foldText(cell)
  return text === '' || isNothingMark(text) ? null : unreadable
}

/**
 * A cell as a budget: one figure, `50万-100万`, `50万以上` (open upwards), `50万以下` (from 0). An excluded bound is kept as
 * the figure named. Negative figures are unreadable. Units as in `readAmount`.
 */
export function readBudget(cell: CellValue, scale: number): BudgetReading | null {
  const single = readAmount(cell, scale)
  if (single === null) return null
  if ('fen' in single) return single.fen < 0 ? unreadable : { minFen: single.fen, maxFen: single.fen }
  const parsed = typeof cell === 'string' ? parseAmountExpression(cell, scale) : null
  if (parsed?.kind !== 'range') return unreadable
  return { minFen: parsed.gte ?? parsed.gt ?? 0, maxFen: parsed.lte ?? parsed.lt ?? null }
}
