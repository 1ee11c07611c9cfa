import { fullPinyin } from '../../domain/_base/pinyin.ts'
import type { GateTransaction } from '../../store/gate.ts'

/** A member named by a file: a rep until somebody says more. */
export function insertMemberNamed(tx: GateTransaction, name: string, at: string): number {
  const row = { name, pinyin: fullPinyin(name), role: 'rep', region: null, team: null, active: 1, created_at: at, updated_at: at }
  return tx.insert('member', row)
}
