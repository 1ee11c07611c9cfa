import { add, divide, exactToFen, multiply, one, readExact } from '../_base/exact.ts'
import type { DecimalText } from './rebate-rule.ts'

/**
 * The tax within a gross amount, in fen: amount ÷ (1 + rate) × rate. With 返还资金 it is what the buyer takes off the input
 * VAT (国税发〔2004〕136号). A figure for the accountant, no tax advice. Throws a RangeError at a rate of −1.
 */
export function taxWithin(gross: DecimalText, rate: DecimalText): number {
  const read = readExact(rate)
  const net = divide(readExact(gross), add(one, read))
  if (!net) throw new RangeError('no such tax rate')
  return exactToFen(multiply(net, read))
}

/** Gross into net and tax, which add up: net is what is left, so no fen is lost. */
export function netAndTax(gross: DecimalText, rate: DecimalText): { readonly netFen: number; readonly taxFen: number } {
  const taxFen = taxWithin(gross, rate)
  return { netFen: exactToFen(readExact(gross)) - taxFen, taxFen }
}
