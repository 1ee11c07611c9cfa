import { fullPinyin } from '../domain/_base/pinyin.ts'
import type { Handle } from './database.ts'
import type { SqlValue } from './read-handle.ts'

type SqlFunction = (...values: SqlValue[]) => SqlValue

const provided = new Map<string, SqlFunction>()

/**
 * A pure function of a slice's that its SQL uses, so that a rule stands once. Said while modules load, for a connection has the
 * functions that were there when it was opened. Throws when another has the name.
 */
export function provideSqlFunction(name: string, work: SqlFunction): void {
  if (provided.has(name)) throw new Error(`two slices provide the SQL function ${name}`)
  provided.set(name, work)
}

/** Functions that queries may use. `pinyin_key(text)`: the order a Chinese reader expects; those that slices provide. */
export function addSqlFunctions(db: Handle): void {
  db.function('pinyin_key', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? fullPinyin(text) : null))
  for (const [name, work] of provided)
    db.function(name, { deterministic: true, varargs: true }, (...values: unknown[]) => work(...(values as SqlValue[])))
}
