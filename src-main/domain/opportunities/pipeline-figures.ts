import { add, compare, divide, exactText, exactToFen, multiply, readExact, zero } from '../_base/exact.ts'
import { percentText } from '../_base/ratios.ts'

/** Rule A5: opportunities × win rate × average deal ÷ cycle days, in fen a day; null without a cycle. */
export function velocityPerDay(opportunities: number, winRate: string, averageDeal: string, cycleDays: string): number | null {
  const product = multiply(multiply(readExact(String(opportunities)), readExact(winRate)), readExact(averageDeal))
  const perDay = divide(product, readExact(cycleDays))
  return perDay && exactToFen(perDay)
}

/** Rule A5: Σ amount × stage probability in fen, rounded once. */
export function weightedAmount(deals: Iterable<{ readonly amount: string; readonly probability: string }>): number {
  let sum = zero
  for (const { amount, probability } of deals) sum = add(sum, multiply(readExact(amount), readExact(probability)))
  return exactToFen(sum)
}

/** Open pipeline ÷ remaining target with two decimals; null once the target is reached. */
export function coverage(openPipeline: string, remainingTarget: string): string | null {
  const target = readExact(remainingTarget)
  const ratio = compare(target, zero) > 0 ? divide(readExact(openPipeline), target) : null
  return ratio && exactText(ratio, 2, true)
}

/** Rule A5: of the deals due in a period at its start, the percent whose expected close moved out of it. Null of none. */
export function slippageRate(dueInPeriod: number, pushedToLater: number): string | null {
  return percentText(BigInt(pushedToLater), BigInt(dueInPeriod), 2)
}
