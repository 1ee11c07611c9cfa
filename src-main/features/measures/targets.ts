import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { Targets } from './readings.ts'

/** The healthy values that the workspace set: rule D5's line is G7's. */
export function targetsOf(rules: RuleSettings): Targets {
  const own = Object.fromEntries(Object.entries(rules.measureTargets).map(([id, value]) => [id, String(value)]))
  return { ...own, G7: String(rules.healthyFrom) }
}
