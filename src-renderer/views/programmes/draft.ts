import type { MeasureOf, RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import {
  coverageFact,
  coverageOf,
  isCoverage,
  isMix,
  keptOf,
  nothingKept,
  ownBands,
  quantityOf,
  totalFact,
  type KeptParts,
} from './kept-parts.ts'
import { growthOfPercent, percentOfGrowth, percentOfRate, plainDecimal, rateOfPercent } from './shift-decimal.ts'

type Rule = RebateDefinition['rule']
export interface TierDraft {
  readonly from: string
  readonly type: Rule['tiers'][number]['type']
  readonly value: string
  readonly step: string
}

export interface ScopedCustomer {
  readonly id: number
  readonly name: string
}

/** A programme as it stands in the form: figures as typed, rates in per cent. */
export interface Draft {
  readonly name: string
  readonly effectiveFrom: string
  readonly note: string
  readonly validFrom: string
  readonly validTo: string
  readonly party: RebateDefinition['party']
  readonly period: RebateDefinition['period']
  readonly settle: RebateDefinition['settle']
  readonly returns: RebateDefinition['returns']
  readonly carryNegative: boolean
  readonly payout: RebateDefinition['payout']
  readonly contract: string
  readonly basis: MeasureOf
  /** Null: the same as the basis. */
  readonly qualify: MeasureOf | null
  readonly tierOn: NonNullable<Rule['tierOn']>
  readonly mode: Rule['mode']
  readonly boundary: Rule['boundary']
  readonly applyTo: NonNullable<Rule['applyTo']>
  readonly tiers: readonly TierDraft[]
  readonly baseline: NonNullable<RebateDefinition['baseline']>
  readonly noBaseline: string
  readonly mixes: readonly { readonly measure: MeasureOf; readonly min: string }[]
  /** How many products must be bought; empty: no such gate. */
  readonly coverage: string
  readonly bands: readonly { readonly max: string; readonly factor: string }[]
  readonly cap: string
  readonly floor: string
  readonly minPayout: string
  readonly regions: readonly string[]
  readonly customerTiers: readonly string[]
  readonly customerTypes: readonly string[]
  readonly customers: readonly ScopedCustomer[]
  /** What the form has no fields for. */
  readonly kept: KeptParts
}

export const blankMeasure: MeasureOf = { event: 'invoice', unit: 'amountNet' }

export function blankDraft(today: string): Draft {
  const year = today.slice(0, 4)
  return {
    name: '',
    effectiveFrom: `${year}-01-01`,
    note: '',
    validFrom: `${year}-01-01`,
    validTo: `${year}-12-31`,
    party: 'customer',
    period: 'quarter',
    settle: 'atEnd',
    returns: 'originalPeriod',
    carryNegative: false,
    payout: 'credit-note',
    contract: '',
    basis: { ...blankMeasure, exclude: { priceKind: ['special', 'sample'] } },
    qualify: null,
    tierOn: 'value',
    mode: 'whole',
    boundary: 'gte',
    applyTo: 'basis',
    tiers: [
      { from: '500000', type: 'pct', value: '2', step: '' },
      { from: '1000000', type: 'pct', value: '3', step: '' },
    ],
    baseline: 'agreed',
    noBaseline: '',
    mixes: [],
    coverage: '',
    bands: [],
    cap: '',
    floor: '',
    minPayout: '',
    regions: [],
    customerTiers: [],
    customerTypes: [],
    customers: [],
    kept: nothingKept,
  }
}

export const isShare = (tierOn: Draft['tierOn']): boolean => tierOn === 'growthPct' || tierOn === 'attainmentPct'
export const needsBaseline = ({ tierOn, applyTo }: Pick<Draft, 'tierOn' | 'applyTo'>): boolean =>
  tierOn === 'growthPct' || applyTo === 'growthAmount'

/** A threshold as the rule has it; a growth may lie below 0. Null while it cannot be read. */
export function thresholdOf(tierOn: Draft['tierOn'], typed: string): string | null {
  if (tierOn === 'growthPct') return growthOfPercent(typed)
  return isShare(tierOn) ? rateOfPercent(typed) : plainDecimal(typed)
}

const optional = <K extends string>(key: K, text: string): Partial<Record<K, string>> => {
  const value = plainDecimal(text)
  return value === null ? {} : ({ [key]: value } as Partial<Record<K, string>>)
}

/** The definition that the form says; null while a figure cannot be read. */
export function definitionOfDraft(draft: Draft): RebateDefinition | null {
  const tiers = draft.tiers.map(({ from, type, value, step }) => ({
    from: thresholdOf(draft.tierOn, from),
    type,
    value: type === 'pct' ? rateOfPercent(value) : plainDecimal(value),
    ...(type === 'perStep' ? { step: plainDecimal(step) } : {}),
  }))
  const bands = draft.bands.map(({ max, factor }) => ({ max: plainDecimal(max), factor: rateOfPercent(factor) }))
  const { kept } = draft
  // Names that nothing kept has.
  const names = Array.from({ length: draft.mixes.length + Object.keys(kept.facts).length }, (_, at) => `mix${at + 1}`).filter(
    (name) => kept.facts[name] === undefined,
  )
  const mixes = draft.mixes.map(({ min }, at) => ({ num: names[at] ?? '', den: totalFact, min: rateOfPercent(min) }))
  const read = [
    ...tiers.flatMap((tier) => Object.values(tier)),
    ...bands.flatMap((band) => Object.values(band)),
    ...mixes.map(({ min }) => min),
  ]
  const limits = [draft.cap, draft.floor, draft.minPayout, draft.noBaseline, draft.coverage]
  if (tiers.length === 0 || read.includes(null) || limits.some((text) => text.trim() !== '' && plainDecimal(text) === null))
    return null
  const gates = [
    ...kept.gates,
    ...mixes,
    ...(draft.coverage.trim() === '' ? [] : [{ num: coverageFact, min: plainDecimal(draft.coverage) ?? '0' }]),
  ]
  const qualify = draft.qualify ?? draft.basis
  const rule = {
    tiers,
    mode: draft.mode,
    boundary: draft.boundary,
    tierOn: draft.tierOn,
    applyTo: draft.applyTo,
    ...(gates.length === 0 ? {} : { gates }),
    ...(bands.length + kept.multipliers.length === 0
      ? {}
      : { multipliers: [...(bands.length === 0 ? [] : [{ fact: 'days', bands }]), ...kept.multipliers] }),
    ...optional('cap', draft.cap),
    ...optional('floor', draft.floor),
    ...optional('minPayout', draft.minPayout),
    ...(needsBaseline(draft) ? optional('noBaseline', draft.noBaseline) : {}),
  } as Rule
  const facts: Record<string, MeasureOf> = {
    ...(draft.qualify ? { qualify: draft.qualify } : {}),
    ...(draft.mixes.length > 0 ? { [totalFact]: qualify } : {}),
    ...Object.fromEntries(draft.mixes.map(({ measure }, at) => [names[at], measure])),
    ...(draft.coverage.trim() === '' ? {} : { [coverageFact]: coverageOf(qualify) }),
    ...(draft.tiers.some(({ type }) => type === 'perUnit' || type === 'perStep') || draft.tierOn === 'quantity'
      ? { quantity: quantityOf(draft.basis) }
      : {}),
    ...kept.facts,
  }
  const list = (key: string, values: readonly string[]) => (values.length === 0 ? {} : { [key]: [...values] })
  return {
    rule,
    basis: draft.basis,
    facts,
    party: draft.party,
    period: draft.period,
    settle: draft.settle,
    returns: draft.returns,
    ...(draft.carryNegative ? { carryNegative: true } : {}),
    ...(needsBaseline(draft) ? { baseline: draft.baseline } : {}),
    validFrom: draft.validFrom,
    validTo: draft.validTo,
    scope: {
      ...list('regions', draft.regions),
      ...list('tiers', draft.customerTiers),
      ...list('types', draft.customerTypes),
      ...(draft.customers.length === 0 ? {} : { customers: draft.customers.map(({ id }) => id) }),
    },
    payout: draft.payout,
    ...(draft.contract.trim() === '' ? {} : { contract: draft.contract.trim() }),
  }
}

/** A stored definition as the form shows it. */
export function draftOfDefinition(
  name: string,
  effectiveFrom: string,
  note: string | null,
  definition: RebateDefinition,
  customers: readonly ScopedCustomer[],
): Draft {
  const { rule, facts, scope } = definition
  const tierOn = rule.tierOn ?? 'value'
  const coverage = rule.gates?.find((gate) => isCoverage(definition, gate))?.min ?? ''
  const mixes = (rule.gates ?? []).flatMap((gate) => {
    const measure = isMix(definition, gate) ? facts[gate.num] : undefined
    return measure ? [{ measure, min: percentOfRate(gate.min) }] : []
  })
  return {
    name,
    effectiveFrom,
    note: note ?? '',
    validFrom: definition.validFrom,
    validTo: definition.validTo,
    party: definition.party,
    period: definition.period,
    settle: definition.settle,
    returns: definition.returns,
    carryNegative: definition.carryNegative === true,
    payout: definition.payout,
    contract: definition.contract ?? '',
    basis: definition.basis,
    qualify: facts['qualify'] ?? null,
    tierOn,
    mode: rule.mode,
    boundary: rule.boundary,
    applyTo: rule.applyTo ?? 'basis',
    tiers: rule.tiers.map(({ from, type, value, step }) => ({
      from: isShare(tierOn) ? percentOfGrowth(from) : from,
      type,
      value: type === 'pct' ? percentOfRate(value) : value,
      step: step ?? '',
    })),
    baseline: definition.baseline ?? 'agreed',
    noBaseline: rule.noBaseline ?? '',
    mixes,
    coverage,
    bands: ownBands(definition).map(({ max, factor }) => ({ max, factor: percentOfRate(factor) })),
    cap: rule.cap ?? '',
    floor: rule.floor ?? '',
    minPayout: rule.minPayout ?? '',
    regions: scope.regions ?? [],
    customerTiers: scope.tiers ?? [],
    customerTypes: scope.types ?? [],
    customers,
    kept: keptOf(definition),
  }
}
