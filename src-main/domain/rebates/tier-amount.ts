import {
  add,
  compare,
  divide,
  exactText,
  floorOf,
  fractionText,
  greatest,
  least,
  multiply,
  readExact,
  subtract,
  zero,
  type Exact,
} from '../_base/exact.ts'
import type { RebateMeasure } from './rebate-measure.ts'
import type { Boundary, RebateRule, RebateStep, RebateTier } from './rebate-rule.ts'

interface ReadTier extends RebateTier {
  readonly at: Exact
  readonly worth: Exact
}

/** Throws a RangeError unless the thresholds rise and steps are above 0. */
function readTiers(tiers: readonly RebateTier[]): ReadTier[] {
  const read = tiers.map((tier) => ({ ...tier, at: readExact(tier.from), worth: readExact(tier.value) }))
  for (const [i, tier] of read.entries()) {
    const before = read[i - 1]
    if (before && compare(before.at, tier.at) >= 0) throw new RangeError('tiers must rise')
    if (tier.type === 'perStep' && compare(readExact(tier.step ?? '0'), zero) <= 0)
      throw new RangeError('a step above 0 expected')
  }
  return read
}

const holds = (metric: Exact, at: Exact, boundary: Boundary): boolean =>
  boundary === 'gt' ? compare(metric, at) > 0 : compare(metric, at) >= 0

/** What a tier gives on a part of the base. */
function worthOn(tier: ReadTier, worth: Exact, part: Exact): Exact {
  if (tier.type === 'fixed') return worth
  if (tier.type !== 'perStep') return multiply(worth, part)
  const steps = divide(part, readExact(tier.step ?? '0')) ?? zero
  return multiply(worth, { over: floorOf(greatest(steps, zero)), under: 1n })
}

/** The amount before multipliers, exact, with its steps. The tier is chosen on exact figures: one fen short is short. */
export function tierAmount(rule: RebateRule, measure: RebateMeasure): { readonly amount: Exact; readonly steps: RebateStep[] } {
  const tiers = readTiers(rule.tiers)
  const reached = tiers.filter((tier) => holds(measure.metric, tier.at, rule.boundary))
  const top = reached.at(-1)
  const next = tiers[reached.length]
  const steps: RebateStep[] = [
    {
      step: 'tier',
      from: top?.from ?? null,
      next: next?.from ?? null,
      gap: next ? exactText(subtract(measure.threshold(next.at), measure.reached), 2, true) : null,
    },
  ]
  let amount = zero
  const pay = (tier: ReadTier, worth: Exact, part: Exact) => {
    const given = worthOn(tier, worth, part)
    amount = add(amount, given)
    steps.push({
      step: 'line',
      from: tier.from,
      type: tier.type,
      on: exactText(part, 6),
      value: fractionText(worth),
      amount: exactText(given, 6),
    })
  }
  if (!top) return { amount, steps }
  if (rule.mode === 'whole') pay(top, top.worth, measure.base(top.type))
  else if (rule.mode === 'linear') pay(top, between(top, next, measure.metric), measure.base(top.type))
  else
    for (const [i, tier] of reached.entries()) {
      const upper = reached[i + 1]
      const from = rule.mode === 'marginal' ? greatest(measure.threshold(tier.at), measure.start) : measure.start
      const to = rule.mode === 'total' || !upper ? measure.reached : measure.threshold(upper.at)
      pay(tier, tier.worth, partOfBase(measure, tier, greatest(zero, subtract(least(to, measure.reached), from))))
    }
  return { amount, steps }
}

/** The value at a place between two tiers; the last tier's holds beyond it. */
function between(tier: ReadTier, next: ReadTier | undefined, metric: Exact): Exact {
  if (!next) return tier.worth
  const way = divide(subtract(metric, tier.at), subtract(next.at, tier.at)) ?? zero
  return add(tier.worth, multiply(way, subtract(next.worth, tier.worth)))
}

/**
 * A part of the qualifying amount, in the base. Where the two differ (special prices count but earn nothing) nobody can say
 * which sale lay in which band, so the base lies evenly over the qualifying amount.
 */
function partOfBase(measure: RebateMeasure, tier: ReadTier, part: Exact): Exact {
  const base = measure.base(tier.type)
  return multiply(base, divide(part, subtract(measure.reached, measure.start)) ?? zero)
}
