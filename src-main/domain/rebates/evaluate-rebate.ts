import {
  compare,
  divide,
  exactText,
  exactToFen,
  fractionText,
  greatest,
  least,
  multiply,
  readExact,
  zero,
  type Exact,
} from '../_base/exact.ts'
import { FactReader, measureRebate } from './rebate-measure.ts'
import type { RebateFacts, RebateGate, RebateMultiplier, RebateResult, RebateRule, RebateStep } from './rebate-rule.ts'
import { tierAmount } from './tier-amount.ts'

/** A share of nothing, or of more returned than sold, is no data: such a gate does not hold. */
function shareOf(above: Exact, below: Exact): Exact | null {
  return compare(below, zero) > 0 ? divide(above, below) : null
}

function gateStep(gate: RebateGate, read: FactReader): RebateStep & { step: 'gate' } {
  const above = read.first(gate.num)
  const ratio = gate.den === undefined ? above : shareOf(above, read.first(gate.den))
  return {
    step: 'gate',
    num: gate.num,
    den: gate.den ?? null,
    ratio: ratio && exactText(ratio, 12),
    min: gate.min,
    met: ratio !== null && compare(ratio, readExact(gate.min)) >= 0,
  }
}

function factorOf({ fact, bands }: RebateMultiplier, read: FactReader): { readonly value: Exact; readonly factor: Exact } {
  const value = read.first(fact)
  const band = bands.find(({ max }) => compare(value, readExact(max)) <= 0)
  return { value, factor: band ? readExact(band.factor) : zero }
}

/** Caps, floors and the least payout, in that order of force: a cap is never passed. */
function limited(rule: RebateRule, amount: Exact, steps: RebateStep[]): Exact {
  let out = amount
  const limit = (step: 'cap' | 'floor' | 'min-payout', text: string | undefined, applied: (limit: Exact) => Exact) => {
    if (text === undefined) return
    const after = applied(readExact(text))
    if (compare(after, out) !== 0) steps.push({ step, limit: text, amount: exactText(after, 6) })
    out = after
  }
  limit('floor', rule.floor, (least) => greatest(out, least))
  limit('cap', rule.cap, (most) => least(out, most))
  limit('min-payout', rule.minPayout, (least) => (compare(out, least) < 0 ? zero : out))
  return out
}

/**
 * Rule E3: gates, tier, amount, multipliers, floor and cap, and one rounding to the fen at the end, half up away from zero.
 * `fen` is null when a fact is lacking. Throws a RangeError on a rule or fact that cannot be read.
 */
export function evaluateRebate(rule: RebateRule, facts: RebateFacts): RebateResult {
  const read = new FactReader(facts)
  const steps: RebateStep[] = []
  const done = (amount: Exact): RebateResult => {
    if (read.missing.length > 0) return { fen: null, missing: read.missing, steps }
    const fen = exactToFen(amount)
    steps.push({ step: 'round', exact: fractionText(amount), fen })
    return { fen, missing: [], steps }
  }
  const gates = (rule.gates ?? []).map((gate) => gateStep(gate, read))
  steps.push(...gates)
  if (gates.some(({ met }) => !met)) return done(zero)
  const measure = measureRebate(rule, read)
  if (measure === 'no-baseline') {
    steps.push({ step: 'no-baseline' })
    return done(zero)
  }
  const { amount: before, steps: lines } = tierAmount(rule, measure)
  steps.push({
    step: 'measure',
    on: rule.tierOn ?? 'value',
    value: exactText(measure.metric, 12),
    base: exactText(measure.reached, 6),
    applyTo: rule.applyTo ?? 'basis',
  })
  steps.push(...lines)
  let amount = before
  for (const multiplier of rule.multipliers ?? []) {
    const { value, factor } = factorOf(multiplier, read)
    amount = multiply(amount, factor)
    steps.push({
      step: 'multiplier',
      fact: multiplier.fact,
      value: exactText(value, 6),
      factor: fractionText(factor),
      amount: exactText(amount, 6),
    })
  }
  return done(limited(rule, amount, steps))
}
