import { add, compare, exactText, readExact, subtract, zero } from '../_base/exact.ts'
import { evaluateRebate } from './evaluate-rebate.ts'
import type { DecimalText, RebateFacts, RebateRule } from './rebate-rule.ts'

/** The rebate of a rule on an amount alone, in fen. Throws a RangeError when the rule asks for more than an amount. */
export function rebateOn(rule: RebateRule, basis: DecimalText, facts: RebateFacts = {}): number {
  const { fen, missing } = evaluateRebate(rule, { ...facts, basis })
  if (fen === null) throw new RangeError(`lacking: ${missing.join(', ')}`)
  return fen
}

/**
 * Settlement of a rule that accumulates: what each date's cumulative figure earns, less all that was settled before. A fall
 * of the figure takes back what was paid too much. The settlements add up to what the last figure earns.
 */
export function settleCumulative(rule: RebateRule, cumulative: readonly RebateFacts[], settledBeforeFen = 0): number[] {
  let settled = settledBeforeFen
  return cumulative.map((facts) => {
    const { fen, missing } = evaluateRebate(rule, facts)
    if (fen === null) throw new RangeError(`lacking: ${missing.join(', ')}`)
    const now = fen - settled
    settled = fen
    return now
  })
}

export interface ReturnAfterSettlement {
  readonly originalFen: number
  readonly recomputedFen: number
  /** Not positive: what goes back when the return belongs to the period of its sale. */
  readonly clawbackFen: number
}

/** A return after settlement, read into the period of its sale: the period is computed again and the difference goes back. */
export function returnIntoOriginal(rule: RebateRule, settledBasis: DecimalText, returned: DecimalText): ReturnAfterSettlement {
  const originalFen = rebateOn(rule, settledBasis)
  const recomputedFen = rebateOn(rule, exactText(subtract(readExact(settledBasis), readExact(returned)), 6))
  return { originalFen, recomputedFen, clawbackFen: recomputedFen - originalFen }
}

export interface CarriedPeriod {
  /** Sales less returns, plus what was carried in. */
  readonly basis: DecimalText
  readonly fen: number
  /** Not positive; 0 unless negative figures are carried. */
  readonly carryForward: DecimalText
}

/** Periods in a row: a negative net earns nothing and, where the rule carries it, lowers the next period's basis. */
export function carryNegative(
  rule: RebateRule,
  periods: readonly { readonly sales: DecimalText; readonly returns: DecimalText }[],
  carries: boolean,
): CarriedPeriod[] {
  let carried = zero
  return periods.map(({ sales, returns }) => {
    const basis = add(carried, subtract(readExact(sales), readExact(returns)))
    const negative = compare(basis, zero) < 0
    carried = negative && carries ? basis : zero
    return {
      basis: exactText(basis, 2, true),
      fen: negative ? 0 : rebateOn(rule, exactText(basis, 6)),
      carryForward: exactText(carried, 2, true),
    }
  })
}

/** Splits an amount over weights to the fen: whole fen by share, the rest by largest remainder, ties to the first. */
export function splitFen(totalFen: number, weights: readonly DecimalText[]): number[] {
  const read = weights.map(readExact)
  const sum = read.reduce(add, zero)
  if (compare(sum, zero) <= 0 || read.some((w) => compare(w, zero) < 0)) throw new RangeError('weights must be positive together')
  const sign = totalFen < 0 ? -1 : 1
  const shares = read.map((weight) => {
    // total · weight ÷ sum, as whole fen and what is left of a fen over one denominator.
    const above = BigInt(Math.abs(totalFen)) * weight.over * sum.under
    const below = weight.under * sum.over
    return { fen: Number(above / below), rest: { over: above % below, under: below } }
  })
  const left = Math.abs(totalFen) - shares.reduce((all, { fen }) => all + fen, 0)
  const order = [...shares.keys()].sort((a, b) => compare(shares[b]?.rest ?? zero, shares[a]?.rest ?? zero) || a - b)
  const given = new Set(order.slice(0, left))
  return shares.map(({ fen }, i) => sign * (fen + (given.has(i) ? 1 : 0)))
}
