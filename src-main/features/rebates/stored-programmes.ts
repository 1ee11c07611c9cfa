import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { evaluateRebate } from '../../domain/rebates/evaluate-rebate.ts'
import type { RebateRule } from '../../domain/rebates/rebate-rule.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

export interface StoredVersion {
  readonly id: number
  readonly programme_id: number
  readonly programme_name: string
  readonly version: number
  readonly effective_from: string
  readonly definition: string
  readonly status: 'draft' | 'approved' | 'active' | 'ended'
  readonly entered_by: string
  readonly entered_at: string
  readonly approved_by: string | null
  readonly approved_at: string | null
  readonly note: string | null
}

const versions =
  'SELECT v.*, p.name AS programme_name FROM rebate_version AS v JOIN rebate_programme AS p ON p.id = v.programme_id'

export const definitionOf = (version: Pick<StoredVersion, 'definition'>): RebateDefinition =>
  JSON.parse(version.definition) as RebateDefinition

/** The contract's optional fields may be undefined by name; the domain's may only be absent. JSON has no such difference. */
export const ruleOf = (definition: Pick<RebateDefinition, 'rule'>): RebateRule => definition.rule as RebateRule

export function versionById(read: ReadHandle, id: number): StoredVersion | undefined {
  return read.get<StoredVersion>(`${versions} WHERE v.id = ?`, id)
}

export function allVersions(read: ReadHandle): StoredVersion[] {
  return read.all<StoredVersion>(`${versions} ORDER BY pinyin_key(p.name), p.id, v.version DESC`)
}

/** The version of each programme that holds on a day: the newest that took effect by then, unless that one has ended. */
export function versionsInForce(read: ReadHandle, on: string): StoredVersion[] {
  return read.all<StoredVersion>(
    `${versions} WHERE v.status = 'active' AND v.id = (SELECT w.id FROM rebate_version AS w WHERE w.programme_id = v.programme_id
       AND w.effective_from <= ? AND w.status IN ('active', 'ended') ORDER BY w.effective_from DESC, w.version DESC LIMIT 1) ORDER BY v.programme_id`,
    on,
  )
}

/** Can the rule be reckoned at all? The problem, or null. Every figure is read, whatever the facts. */
export function ruleProblem(rule: RebateRule): string | null {
  const names = ['basis', 'qualify', 'quantity', 'baseline', 'actual', 'target']
  const asked = [
    ...(rule.gates ?? []).flatMap(({ num, den }) => (den === undefined ? [num] : [num, den])),
    ...(rule.multipliers ?? []).map(({ fact }) => fact),
  ]
  try {
    evaluateRebate(rule, Object.fromEntries([...names, ...asked].map((name) => [name, '1000000000'])))
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}
