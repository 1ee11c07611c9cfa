import { fullPinyin } from '../domain/_base/pinyin.ts'
import type { Fragment } from './filter-sql.ts'
import type { ReadHandle } from './read-handle.ts'

/** More values than this are no choice list; each row then spells its own. */
const mostValues = 5000
/** Up to here comparing one after the other is quicker than looking up. */
const mostCompared = 64
/** After more changes than this the values are read anew. */
const mostChanges = 100_000

interface Known {
  state: number
  /** In pinyin order; values that no row has any more may stay. Null: too many. */
  values: string[] | null
}

const known = new WeakMap<ReadHandle, Map<string, Known>>()

/**
 * The order a Chinese reader expects for a column of few values, as a number a row: the distinct values are spelt once
 * and then compared, instead of spelling every row. `c` is the table.
 */
export function pinyinOrder(read: ReadHandle, table: string, column: string): Fragment {
  const values = valuesInOrder(read, table, column)
  if (values === null) return { sql: `pinyin_key(c.${column})`, values: [] }
  if (values.length === 0) return { sql: 'NULL', values: [] }
  if (values.length > mostCompared)
    return { sql: `(SELECT key FROM json_each(?) AS known WHERE known.value = c.${column})`, values: [JSON.stringify(values)] }
  return { sql: `CASE c.${column} ${values.map((_, at) => `WHEN ? THEN ${at}`).join(' ')} END`, values }
}

function valuesInOrder(read: ReadHandle, table: string, column: string): string[] | null {
  const columns = known.get(read) ?? new Map<string, Known>()
  known.set(read, columns)
  const state = read.value<number>('SELECT max(id) FROM change_set') ?? 0
  const before = columns.get(`${table}.${column}`)
  if (before && (before.state === state || before.values === null)) return before.values
  const found = before && newValues(read, table, column, before)
  const values = found ?? distinct(read, table, column)
  columns.set(`${table}.${column}`, { state, values })
  return values
}

function distinct(read: ReadHandle, table: string, column: string): string[] | null {
  const values = read.column<string>(
    `SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL LIMIT ${mostValues + 1}`,
  )
  return values.length > mostValues ? null : inOrder(values)
}

/** The values known and those of rows written since; null where reading all is cheaper. */
function newValues(read: ReadHandle, table: string, column: string, before: Known): string[] | null {
  const changes = read.value<number>('SELECT sum(rows) FROM change_set WHERE id > ?', before.state) ?? 0
  if (changes > mostChanges || before.values === null) return null
  const since = read.column<string>(
    `SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL
       AND id IN (SELECT row_id FROM change_row WHERE change_set_id > ? AND table_name = ?)`,
    before.state,
    table,
  )
  const all = new Set(before.values)
  const sizeBefore = all.size
  for (const value of since) all.add(value)
  return all.size === sizeBefore ? before.values : inOrder([...all])
}

function inOrder(values: readonly string[]): string[] {
  const keys = new Map(values.map((value) => [value, fullPinyin(value)]))
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...values].sort((a, b) => compare(keys.get(a) ?? '', keys.get(b) ?? '') || compare(a, b))
}
