import { fullPinyin } from '../domain/_base/pinyin.ts'
import type { Handle } from './database.ts'

/** Functions that queries may use. `pinyin_key(text)`: the order a Chinese reader expects. */
export function addSqlFunctions(db: Handle): void {
  db.function('pinyin_key', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fullPinyin(text) : null))
}
