import { readExact } from '../../../domain/_base/exact.ts'
import type {
  ApplyTo,
  Boundary,
  RebateFacts,
  RebateGate,
  RebateMultiplier,
  RebateRule,
  RebateTier,
  TierKind,
  TierMode,
  TierOn,
} from '../../../domain/rebates/rebate-rule.ts'
import { CannotDo, list, object, optional, text, type Case } from './case-reading.ts'

/** Decimal text; a JSON number is taken by its shortest spelling. */
export function decimal(value: unknown): string {
  const read = typeof value === 'number' ? String(value) : text(value)
  readExact(read)
  return read
}

export const decimals = (value: unknown): string[] => list(value).map(decimal)

function oneOf<T extends string>(value: unknown, words: readonly T[], otherwise: T): T {
  if (value === undefined || value === null) return otherwise
  const found = words.find((word) => word === value)
  if (!found) throw new CannotDo(`one of ${words.join(', ')} expected`)
  return found
}

function tier(value: unknown): RebateTier {
  const input = object(value)
  const kinds: readonly TierKind[] = ['pct', 'perUnit', 'fixed', 'perStep']
  const type = oneOf(input['type'], kinds, 'pct')
  const step = optional(input['step'], decimal)
  return {
    from: decimal(input['from']),
    type,
    value: decimal(input['value'] ?? input['rate']),
    ...(step === null ? {} : { step }),
  }
}

function gate(value: unknown): RebateGate {
  const input = object(value)
  const den = optional(input['den'], text)
  return { num: text(input['num']), min: decimal(input['min']), ...(den === null ? {} : { den }) }
}

function multiplier(value: unknown): RebateMultiplier {
  const input = object(value)
  const bands = list(input['bands']).map(object)
  return {
    fact: text(input['fact']),
    bands: bands.map((band) => ({ max: decimal(band['max']), factor: decimal(band['factor']) })),
  }
}

/** A rule of the worked cases' schema. */
export function rebateRule(value: unknown): RebateRule {
  const input: Case = object(value)
  const modes: readonly TierMode[] = ['whole', 'marginal', 'rolling', 'total', 'linear']
  const bounds: readonly Boundary[] = ['gte', 'gt']
  const measures: readonly TierOn[] = ['value', 'quantity', 'growthPct', 'attainmentPct']
  const applies: readonly ApplyTo[] = ['basis', 'growthAmount', 'excessOverTarget']
  const limits = ['cap', 'floor', 'minPayout'].filter((name) => (input[name] ?? null) !== null)
  const noBaseline = input['noBaseline'] ?? null
  const tiers = list(input['tiers']).map(tier)
  if (tiers.length === 0) throw new CannotDo('tiers expected')
  return {
    tiers,
    mode: oneOf(input['mode'], modes, 'whole'),
    boundary: oneOf(input['boundary'], bounds, 'gte'),
    tierOn: oneOf(input['tierOn'], measures, 'value'),
    applyTo: oneOf(input['applyTo'], applies, 'basis'),
    gates: list(input['gates']).map(gate),
    multipliers: list(input['multipliers']).map(multiplier),
    ...Object.fromEntries(limits.map((name) => [name, decimal(input[name])])),
    ...(noBaseline === null || noBaseline === 'skip' ? {} : { noBaseline: decimal(noBaseline) }),
  }
}

/** Facts that are null are not there. */
export function rebateFacts(value: unknown): RebateFacts {
  const entries = Object.entries(object(value)).filter(([, fact]) => fact !== null)
  return Object.fromEntries(entries.map(([name, fact]) => [name, decimal(fact)]))
}
