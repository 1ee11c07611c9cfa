import type { MeasureOf, RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'

type Rule = RebateDefinition['rule']
type Gate = NonNullable<Rule['gates']>[number]

/** What of a definition the form has no fields for: it stays as it is, and the sentence says it. */
export interface KeptParts {
  readonly gates: readonly Gate[]
  readonly multipliers: NonNullable<Rule['multipliers']>
  readonly facts: Readonly<Record<string, MeasureOf>>
}

export const nothingKept: KeptParts = { gates: [], multipliers: [], facts: {} }

/** What the gates of the form ask for. */
export const coverageFact = 'products'
export const totalFact = 'total'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  )
}

const qualifyOf = ({ facts, basis }: RebateDefinition): MeasureOf => facts['qualify'] ?? basis
export const coverageOf = (qualify: MeasureOf): MeasureOf => ({ ...qualify, unit: { distinct: 'sku' } })
export const quantityOf = (basis: MeasureOf): MeasureOf => ({ ...basis, unit: 'quantity' })

/** Is a gate the one on coverage that the form has a field for? */
export const isCoverage = (definition: RebateDefinition, { num, den }: Gate): boolean =>
  num === coverageFact && den === undefined && same(definition.facts[num], coverageOf(qualifyOf(definition)))

/** Is a gate a share of all that counts, as the form adds them? */
export const isMix = (definition: RebateDefinition, { num, den }: Gate): boolean =>
  den === totalFact && definition.facts[num] !== undefined && same(definition.facts[den], qualifyOf(definition))

/** The form's own factor is that by collection days, once, and agreed rather than added up. */
const hasOwnBands = ({ rule, facts }: RebateDefinition): boolean =>
  rule.multipliers?.[0]?.fact === 'days' && facts['days'] === undefined

export const ownBands = (definition: RebateDefinition) =>
  hasOwnBands(definition) ? (definition.rule.multipliers?.[0]?.bands ?? []) : []

export function keptOf(definition: RebateDefinition): KeptParts {
  const { rule, facts, basis } = definition
  const shown = (rule.gates ?? []).filter((gate) => isCoverage(definition, gate) || isMix(definition, gate))
  const gates = (rule.gates ?? []).filter((gate) => !shown.includes(gate))
  const asked = new Set(gates.flatMap(({ num, den }) => [num, den]))
  const made = new Set(['qualify', ...shown.flatMap(({ num, den }) => [num, den])])
  const kept = Object.entries(facts).filter(
    ([name, measure]) =>
      (!made.has(name) || (asked.has(name) && name !== 'qualify')) && !(name === 'quantity' && same(measure, quantityOf(basis))),
  )
  return { gates, multipliers: (rule.multipliers ?? []).slice(hasOwnBands(definition) ? 1 : 0), facts: Object.fromEntries(kept) }
}

export const countKept = ({ gates, multipliers }: KeptParts): number => gates.length + multipliers.length
