import type { QuoteContent, QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import { divideHalfUp, parseDecimal, scaleFen } from '../_base/money.ts'
import { percentText } from '../_base/ratios.ts'

/** Fen; tax included unless it says net. */
export interface LineFigures {
  readonly amount: number
  readonly net: number
  readonly guideAmount: number | null
  /** Without tax; null until the cost is known. */
  readonly cost: number | null
}

export interface QuoteTotals {
  readonly lines: readonly LineFigures[]
  readonly amount: number
  readonly tax: number
  readonly net: number
  /** Over the lines that have a list price. */
  readonly guideAmount: number
  readonly guidedAmount: number
  /** Below the list price, in percent of it with two decimals; null without list prices. */
  readonly discountPercent: string | null
  /** Null while a line's cost is missing. */
  readonly cost: number | null
  readonly marginFen: number | null
  /** Margin ÷ net amount, with two decimals; null while unknown or without an amount. */
  readonly marginPercent: string | null
  readonly linesWithoutCost: number
}

/**
 * The figures of a quote (rule C1). Each line's amount is quantity × price, rounded half up to the fen once; sums add the
 * rounded lines, as the printed page does. The margin is the net amount less the cost. Throws a RangeError on an amount
 * beyond the safe integers.
 */
export function quoteTotals({ lines }: Pick<QuoteContent, 'lines'>): QuoteTotals {
  const figures = lines.map(lineFigures)
  const sum = (of: (line: LineFigures) => number) => safe(figures.reduce((total, line) => total + of(line), 0))
  const amount = sum((line) => line.amount)
  const net = sum((line) => line.net)
  const guideAmount = sum((line) => line.guideAmount ?? 0)
  const guidedAmount = sum((line) => (line.guideAmount === null ? 0 : line.amount))
  const linesWithoutCost = figures.filter((line) => line.cost === null).length
  const cost = linesWithoutCost === 0 && lines.length > 0 ? sum((line) => line.cost ?? 0) : null
  const marginFen = cost === null ? null : net - cost
  return {
    lines: figures,
    amount,
    tax: amount - net,
    net,
    guideAmount,
    guidedAmount,
    discountPercent: percentText(BigInt(guideAmount - guidedAmount), BigInt(guideAmount), 2),
    cost,
    marginFen,
    marginPercent: marginFen === null ? null : percentText(BigInt(marginFen), BigInt(net), 2),
    linesWithoutCost,
  }
}

function lineFigures(line: QuoteLine): LineFigures {
  const times = (fen: number) => safe(scaleFen(fen, line.quantity))
  const amount = times(line.price.fen)
  return {
    amount,
    net: withoutTax(amount, line.taxRate),
    guideAmount: line.guidePrice && times(line.guidePrice.fen),
    cost: line.cost && times(line.cost.fen),
  }
}

function withoutTax(amount: number, taxRate: string): number {
  const rate = parseDecimal(taxRate) ?? { units: 0n, scale: 0 }
  const one = 10n ** BigInt(rate.scale)
  return Number(divideHalfUp(BigInt(amount) * one, one + rate.units))
}

function safe(fen: number | null): number {
  if (fen === null || !Number.isSafeInteger(fen)) throw new RangeError('an amount of this quote is too large')
  return fen
}
