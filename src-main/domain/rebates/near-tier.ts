import { add, compare, divide, exactText, fenToExact, multiply, readExact, zero, type Exact } from '../_base/exact.ts'
import { evaluateRebate } from './evaluate-rebate.ts'
import type { RebateFacts, RebateRule } from './rebate-rule.ts'

/** What sales raise; targets, baselines and what gates ask stay as they are. */
const grows: readonly string[] = ['basis', 'actual', 'qualify', 'quantity']
const oneUnit: Exact = { over: 1n, under: 1n }

export interface NearTier {
  /** The next threshold, in the rule's unit. */
  readonly next: string
  /** How much more of the measured figure reaches it, in its unit with two decimals. */
  readonly gap: string
  /** What the rebate is now and would be there, in fen. */
  readonly nowFen: number
  readonly thenFen: number
}

/**
 * How much more earns what (the near-tier watch list): a sale at the usual price. For rules on amounts it raises 达标口径 and
 * 计返口径 alike; for rules on quantity the amount grows with the units. Null at the top tier and where a fact is lacking. With
 * `gt` the threshold itself is not enough: one fen, or one unit, more is reckoned.
 */
export function nearTier(rule: RebateRule, facts: RebateFacts): NearTier | null {
  const now = evaluateRebate(rule, facts)
  const tier = now.steps.find((step) => step.step === 'tier')
  if (now.fen === null || !tier || tier.next === null || tier.gap === null) return null
  const gap = readExact(tier.gap)
  if (compare(gap, zero) < 0) return null
  const then = evaluateRebate(rule, rule.tierOn === 'quantity' ? moreUnits(rule, facts, gap) : moreAmount(rule, facts, gap))
  return then.fen === null ? null : { next: tier.next, gap: tier.gap, nowFen: now.fen, thenFen: then.fen }
}

function moreAmount(rule: RebateRule, facts: RebateFacts, gap: Exact): RebateFacts {
  const more = rule.boundary === 'gt' ? add(gap, fenToExact(1)) : gap
  return raised(facts, (value, name) => (name === 'quantity' ? value : add(value, more)))
}

function moreUnits(rule: RebateRule, facts: RebateFacts, gap: Exact): RebateFacts {
  const more = rule.boundary === 'gt' ? add(gap, oneUnit) : gap
  const units = readExact(facts['qualify'] ?? facts['quantity'] ?? '0')
  const grown = divide(add(units, more), units)
  return raised(facts, (value, name) =>
    name === 'qualify' || name === 'quantity' || !grown ? add(value, more) : multiply(value, grown),
  )
}

const raised = (facts: RebateFacts, raise: (value: Exact, name: string) => Exact): RebateFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      grows.includes(name) ? exactText(raise(readExact(value), name), 6) : value,
    ]),
  )

/** What the rebate comes to in fen if things go on as in the share of the period that is over; null where a fact is lacking. */
export function forecastFen(rule: RebateRule, facts: RebateFacts, gone: number, days: number): number | null {
  const pace = { over: BigInt(days), under: BigInt(gone) }
  return evaluateRebate(
    rule,
    raised(facts, (value) => multiply(value, pace)),
  ).fen
}
