import { compare, exactText, exactToFen, readExact, subtract, zero } from '../_base/exact.ts'
import { evaluateRebate } from './evaluate-rebate.ts'
import type { RebateFacts, RebateRule } from './rebate-rule.ts'

const grows: ReadonlySet<string> = new Set(['basis', 'actual', 'qualify'])

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
 * How much more earns what (the near-tier watch list), for rules on value or attainment: a sale at the usual price, which
 * raises 达标口径 and 计返口径 alike.
 * Null at the top tier and where a fact is lacking. With `gt` the threshold itself is not enough: one fen more is reckoned.
 */
export function nearTier(rule: RebateRule, facts: RebateFacts): NearTier | null {
  const now = evaluateRebate(rule, facts)
  const tier = now.steps.find((step) => step.step === 'tier')
  if (now.fen === null || !tier || tier.next === null || tier.gap === null) return null
  const more = exactToFen(readExact(tier.gap)) + (rule.boundary === 'gt' ? 1 : 0)
  const raised = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, grows.has(name) ? raise(value, more) : value]),
  )
  const then = evaluateRebate(rule, raised)
  if (then.fen === null || compare(readExact(tier.gap), zero) < 0) return null
  return { next: tier.next, gap: tier.gap, nowFen: now.fen, thenFen: then.fen }
}

const raise = (value: string, fen: number): string =>
  exactText(subtract(readExact(value), { over: BigInt(-fen), under: 100n }), 6)
