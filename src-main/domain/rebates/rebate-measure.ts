import { add, compare, divide, greatest, multiply, one, readExact, subtract, zero, type Exact } from '../_base/exact.ts'
import type { RebateFacts, RebateRule, TierKind } from './rebate-rule.ts'

/** What the tiers are held against and what they pay on. */
export interface RebateMeasure {
  /** In the unit of the thresholds. */
  readonly metric: Exact
  /** The same in units of the qualifying amount, so that bands can be cut out of it. */
  readonly reached: Exact
  threshold(from: Exact): Exact
  /** Where the paid part of the qualifying amount begins: 0, the baseline or the target. */
  readonly start: Exact
  /** What a tier of a kind pays on. Asking for a fact that is not there reports it. */
  base(kind: TierKind): Exact
}

/** Reads facts and keeps the names of those that are not there. */
export class FactReader {
  readonly missing: string[] = []
  readonly facts: RebateFacts
  constructor(facts: RebateFacts) {
    this.facts = facts
  }
  /** The first of the names that is there; otherwise the first is reported missing and 0 stands in. */
  first(...names: readonly [string, ...string[]]): Exact {
    return this.find(...names) ?? this.lack(names[0])
  }
  find(...names: readonly string[]): Exact | null {
    const name = names.find((name) => Object.hasOwn(this.facts, name))
    return name === undefined ? null : readExact(this.facts[name] ?? '')
  }
  lack(name: string): Exact {
    if (!this.missing.includes(name)) this.missing.push(name)
    return zero
  }
}

/** Null when a growth rule has no baseline and nothing stands in. */
function baselineOf(rule: RebateRule, read: FactReader): Exact | null {
  const given = read.find('baseline')
  if (given && compare(given, zero) > 0) return given
  const agreed = rule.noBaseline === undefined ? zero : readExact(rule.noBaseline)
  return compare(agreed, zero) > 0 ? agreed : null
}

/** Without a target above 0 there is nothing to attain and nothing to exceed: it is reported missing. */
function targetOf(read: FactReader): Exact {
  const target = read.first('target')
  return compare(target, zero) > 0 ? target : read.lack('target')
}

export function measureRebate(rule: RebateRule, read: FactReader): RebateMeasure | 'no-baseline' {
  const on = rule.tierOn ?? 'value'
  const applyTo = rule.applyTo ?? 'basis'
  const baseline = on === 'growthPct' || applyTo === 'growthAmount' ? baselineOf(rule, read) : zero
  if (!baseline) return 'no-baseline'
  const target = on === 'attainmentPct' || applyTo === 'excessOverTarget' ? targetOf(read) : zero
  const start = applyTo === 'growthAmount' ? baseline : applyTo === 'excessOverTarget' ? target : zero
  // More went back than was sold: nothing is earned, and nothing is owed for having earned nothing (RB45).
  const paid = (amount: Exact): Exact => greatest(zero, subtract(amount, start))
  const amount = (): Exact => {
    if (on === 'quantity') return read.find('basis') ?? read.first('quantity')
    return applyTo === 'excessOverTarget' ? read.first('actual', 'basis') : read.first('basis', 'actual')
  }
  const units = (): Exact => (on === 'quantity' ? read.first('quantity', 'basis') : read.first('quantity'))
  const base = (kind: TierKind): Exact => {
    if (kind === 'fixed') return zero
    if (kind === 'perUnit' || (kind === 'perStep' && on === 'quantity')) return paid(units())
    return paid(kind === 'perStep' && !read.find('basis', 'actual') ? units() : amount())
  }
  switch (on) {
    case 'value': {
      const value = read.first('qualify', 'basis', 'actual')
      return { metric: value, reached: value, threshold: (from) => from, start, base }
    }
    case 'quantity': {
      const quantity = read.first('qualify', 'quantity')
      return { metric: quantity, reached: quantity, threshold: (from) => from, start, base }
    }
    case 'growthPct': {
      const actual = read.first('qualify', 'actual', 'basis')
      const growth = subtract(divide(actual, baseline) ?? one, one)
      return { metric: growth, reached: actual, threshold: (from) => multiply(baseline, add(one, from)), start, base }
    }
    case 'attainmentPct': {
      const actual = read.first('qualify', 'actual', 'basis')
      const metric = divide(actual, target) ?? zero
      return { metric, reached: actual, threshold: (from) => multiply(target, from), start, base }
    }
  }
}
