import { pinyinForms } from '../domain/_base/pinyin.ts'
import type { Fragment } from './filter-sql.ts'
import type { ReadHandle } from './read-handle.ts'

/** More names than this are spelt row by row as they are looked at; people have far fewer. */
const mostNames = 200_000

interface Spelt {
  state: number
  /** Name to `wangfang wf`. */
  names: Map<string, string> | null
}

const known = new WeakMap<ReadHandle, Map<string, Spelt>>()

/**
 * Rows whose name is spelt with these letters, in full or by initials. Each distinct name is spelt once a session; the
 * names that match then go to the question. Null where the word is not letters. `c` is the table.
 */
export function pinyinMatches(read: ReadHandle, table: string, column: string, word: string): Fragment | null {
  if (!/^[a-z]+$/.test(word)) return null
  const names = speltNames(read, table, column)
  if (names === null) return { sql: `pinyin_key(c.${column}) LIKE ?`, values: [`%${word}%`] }
  const matching = [...names].flatMap(([name, spelt]) => (spelt.includes(word) ? [name] : []))
  return { sql: `c.${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(matching)] }
}

function speltNames(read: ReadHandle, table: string, column: string): Map<string, string> | null {
  const columns = known.get(read) ?? new Map<string, Spelt>()
  known.set(read, columns)
  const state = read.value<number>('SELECT max(id) FROM change_set') ?? 0
  const before = columns.get(`${table}.${column}`)
  if (before && (before.state === state || before.names === null)) return before.names
  const all = read.column<string>(`SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL LIMIT ${mostNames + 1}`)
  const names =
    all.length > mostNames
      ? null
      : new Map(
          all.map((name) => {
            const spelt = before?.names?.get(name)
            if (spelt !== undefined) return [name, spelt]
            const { full, initials } = pinyinForms(name)
            return [name, `${full} ${initials}`]
          }),
        )
  columns.set(`${table}.${column}`, { state, names })
  return names
}
