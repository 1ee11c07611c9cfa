import { add, exactToFen, greatest, multiply, one, readExact, subtract, zero, type Exact } from '../_base/exact.ts'
import type { DecimalText } from './rebate-rule.ts'

/** How several percentages on one base meet: added, the highest alone, or each on what the earlier ones left. */
export type Combination = 'sum' | 'max' | 'sequentialNet'

/** Several percentages on one base, in fen, rounded once. */
export function combineRates(base: DecimalText, rates: readonly DecimalText[], how: Combination): number {
  const read = rates.map(readExact)
  const amount = readExact(base)
  if (how === 'sum') return exactToFen(multiply(amount, read.reduce(add, zero)))
  if (how === 'max') return exactToFen(multiply(amount, read.reduce(greatest, zero)))
  const left = read.reduce((left: Exact, rate) => multiply(left, subtract(one, rate)), one)
  return exactToFen(multiply(amount, subtract(one, left)))
}

export interface OverlappingDeal {
  readonly id: string
  readonly rate: DecimalText
  /** Its base is lessened by what earlier deals gave. */
  readonly appliesReduction: boolean
  /** What it gives lessens no later deal's base. */
  readonly excludedFromReduction: boolean
}

/** Overlapping deals on one base in the order of processing, which matters: each deal's amount in fen, in that order. */
export function orderedReduction(
  base: DecimalText,
  deals: readonly OverlappingDeal[],
): { readonly id: string; readonly fen: number }[] {
  let reduction = zero
  return deals.map(({ id, rate, appliesReduction, excludedFromReduction }) => {
    const on = appliesReduction ? subtract(readExact(base), reduction) : readExact(base)
    const given = multiply(on, readExact(rate))
    if (!excludedFromReduction) reduction = add(reduction, given)
    return { id, fen: exactToFen(given) }
  })
}
