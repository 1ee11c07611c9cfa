import {
  add,
  compare,
  exactText,
  exactToFen,
  floorOf,
  divide,
  greatest,
  least,
  multiply,
  readExact,
  subtract,
  zero,
} from '../_base/exact.ts'
import type { DecimalText } from './rebate-rule.ts'

/** Price protection: what the price fell by, on the stock that is eligible; never negative. In fen, at most `cap`. */
export function priceProtection(
  oldPrice: DecimalText,
  newPrice: DecimalText,
  units: readonly DecimalText[],
  cap?: DecimalText,
): number {
  const drop = greatest(zero, subtract(readExact(oldPrice), readExact(newPrice)))
  const amount = multiply(drop, units.map(readExact).reduce(add, zero))
  return exactToFen(cap === undefined ? amount : least(amount, readExact(cap)))
}

/** Ship and debit: what the buyer paid above the contract's price, on the quantity claimed; never negative. In fen. */
export function shipAndDebit(price: DecimalText, contractPrice: DecimalText, claimed: DecimalText): number {
  return exactToFen(multiply(greatest(zero, subtract(readExact(price), readExact(contractPrice))), readExact(claimed)))
}

export interface GoodsRebate {
  /** Whole units, given for every full `per` bought. */
  readonly freeQuantity: DecimalText
  readonly valueFen: number
}

/** Goods instead of money: `free` units for every full `per` units. Throws a RangeError unless `per` is above 0. */
export function goodsRebate(quantity: DecimalText, per: DecimalText, free: DecimalText, unitPrice: DecimalText): GoodsRebate {
  const size = readExact(per)
  if (compare(size, zero) <= 0) throw new RangeError('per must be above 0')
  const times = floorOf(greatest(zero, divide(readExact(quantity), size) ?? zero))
  const given = multiply({ over: times, under: 1n }, readExact(free))
  return { freeQuantity: exactText(given, 6), valueFen: exactToFen(multiply(given, readExact(unitPrice))) }
}
