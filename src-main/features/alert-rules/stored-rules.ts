import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { parameterValues } from '../../domain/alert-rules/parameters.ts'
import { shippedRules } from '../../domain/alert-rules/shipped-rules.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { rulesOn } from '../settings/index.ts'

export interface StoredRule {
  readonly key: string
  readonly shipped: boolean
  /** A person changed what was shipped. */
  readonly changed: boolean
  readonly enabled: boolean
  readonly version: number
  readonly since: string | null
  readonly definition: RuleDefinition
}

interface Row {
  readonly key: string
  readonly enabled: number
  readonly removed: number
  readonly version: number | null
  readonly effective_from: string | null
  readonly definition: string | null
}

const newestSql = `SELECT r.key, r.enabled, r.removed, v.version, v.effective_from, v.definition FROM alert_rule AS r
  LEFT JOIN alert_rule_version AS v ON v.rule_id = r.id AND v.version = (SELECT max(version) FROM alert_rule_version WHERE rule_id = r.id)
  ORDER BY r.id`

const remembered = new WeakMap<ReadHandle, { readonly state: number; readonly rules: readonly StoredRule[] }>()

/** Every rule as it holds now, shipped ones first in their order; read again only after something was written. */
export function storedRules({ read }: Pick<Reading, 'read'>): readonly StoredRule[] {
  const state = read.value<number>('SELECT max(id) FROM change_set') ?? 0
  const known = remembered.get(read)
  if (known?.state === state && state > 0) return known.rules
  const rows = new Map(read.all<Row>(newestSql).map((row) => [row.key, row]))
  const shipped = shippedRules.map(({ key, enabled, definition }): StoredRule => {
    const row = rows.get(key)
    rows.delete(key)
    const own = row?.definition != null
    return {
      key,
      shipped: true,
      changed: own && row?.definition !== JSON.stringify(definition),
      enabled: row ? row.enabled === 1 : enabled,
      version: row?.version ?? 1,
      since: row?.effective_from ?? null,
      definition: own ? (JSON.parse(row.definition ?? '') as RuleDefinition) : definition,
    }
  })
  const own = [...rows.values()]
    .filter((row) => row.removed === 0 && row.definition !== null)
    .map((row): StoredRule => ({
      key: row.key,
      shipped: false,
      changed: false,
      enabled: row.enabled === 1,
      version: row.version ?? 1,
      since: row.effective_from,
      definition: JSON.parse(row.definition ?? '') as RuleDefinition,
    }))
  const rules = [...shipped, ...own]
  remembered.set(read, { state, rules })
  return rules
}

/** A version of a rule, for the words of what it told; the newest where that one is gone, null for a rule unknown. */
export function ruleVersion(r: Pick<Reading, 'read'>, key: string, version: number): RuleDefinition | null {
  const now = storedRules(r).find((rule) => rule.key === key)
  if (now?.version === version) return now.definition
  const text = r.read.value<string>(
    'SELECT v.definition FROM alert_rule AS r JOIN alert_rule_version AS v ON v.rule_id = r.id WHERE r.key = ? ORDER BY v.version = ? DESC, v.version DESC LIMIT 1',
    key,
    version,
  )
  if (version === 1) {
    const shipped = shippedRules.find((rule) => rule.key === key)
    if (shipped) return shipped.definition
  }
  return text === undefined ? (now?.definition ?? null) : (JSON.parse(text) as RuleDefinition)
}

/** A rule's numbers as they hold today. */
export function valuesOf(r: Pick<Reading, 'read' | 'clock'>, definition: RuleDefinition): Record<string, number> {
  return parameterValues(definition, rulesOn(r.read, r.clock.today()))
}
