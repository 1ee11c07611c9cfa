import type { RebateRule } from './rebate-rule.ts'

/**
 * The facts that a rule asks for and no document gives (rule E3): target, baseline, and what gates and multipliers name beside
 * the measures. `measured` are the names that documents are added up to; `lastYear` takes the baseline from documents.
 */
export function agreedFactNames(rule: RebateRule, measured: ReadonlySet<string>, lastYear: boolean): string[] {
  const on = rule.tierOn ?? 'value'
  const applyTo = rule.applyTo ?? 'basis'
  const asked = new Set<string>()
  if (on === 'attainmentPct' || applyTo === 'excessOverTarget') asked.add('target')
  if ((on === 'growthPct' || applyTo === 'growthAmount') && !lastYear) asked.add('baseline')
  for (const { num, den } of rule.gates ?? []) for (const name of den === undefined ? [num] : [num, den]) asked.add(name)
  for (const { fact } of rule.multipliers ?? []) asked.add(fact)
  return [...asked].filter((name) => name !== 'basis' && !measured.has(name))
}
