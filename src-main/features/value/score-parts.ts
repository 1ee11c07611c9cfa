import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { defaultRuleSettings, valueAnchors } from '../../domain/customers/rule-defaults.ts'
import { valueScore, type ValueScore } from '../../domain/customers/value-score.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { inputsOf } from './judge.ts'
import type { StoredSnapshot } from './snapshots.ts'

/** What made the score that a customer has from the last evaluation, under the rules kept with it; null before the first. */
export function evaluatedScore(read: ReadHandle, customerId: number): ValueScore | null {
  const last = read.get<StoredSnapshot & { rules: string }>(
    `SELECT s.*, e.rules FROM value_snapshot AS s JOIN value_evaluation AS e ON e.id = s.evaluation_id
     WHERE s.customer_id = ? ORDER BY e.quarter DESC LIMIT 1`,
    customerId,
  )
  if (!last) return null
  const rules = { ...defaultRuleSettings, ...(JSON.parse(last.rules) as Partial<RuleSettings>) }
  return valueScore(inputsOf(last, rules), rules.valueWeights, valueAnchors(rules))
}
