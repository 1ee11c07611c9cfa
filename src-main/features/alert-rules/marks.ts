import type { ReadHandle } from '../../store/read-handle.ts'
import type { GateTransaction } from '../../store/gate.ts'

/** How far the engine has come, in the store itself, so that a restart goes on exactly there. */
export type Mark = 'alerts_changes' | 'alerts_due' | 'alerts_evaluated_on'

export function mark(read: ReadHandle, name: Mark): string | undefined {
  return read.value<string>('SELECT value FROM meta WHERE key = ?', name)
}

export function setMark(tx: GateTransaction, name: Mark, value: string): void {
  tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', name, value)
}

export interface RuleState {
  readonly rule_key: string
  readonly version: number
  readonly scanned_on: string | null
  readonly fired_until: string | null
  readonly firing_at: string | null
}

export function ruleStates(read: ReadHandle): Map<string, RuleState> {
  return new Map(read.all<RuleState>('SELECT * FROM alert_rule_state').map((state) => [state.rule_key, state]))
}

type Patch = Partial<Pick<RuleState, 'version' | 'scanned_on' | 'fired_until' | 'firing_at'>>

export function setRuleState(tx: GateTransaction, key: string, patch: Patch): void {
  tx.unlogged(
    'alert_rule_state',
    'INSERT OR IGNORE INTO alert_rule_state (rule_key, version) VALUES (?, ?)',
    key,
    patch.version ?? 0,
  )
  for (const [column, value] of Object.entries(patch))
    tx.unlogged('alert_rule_state', `UPDATE alert_rule_state SET ${column} = ? WHERE rule_key = ?`, value, key)
}
