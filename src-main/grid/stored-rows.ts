import type { Row } from '../store/gate.ts'
import type { ReadHandle } from '../store/read-handle.ts'
import type { GridTable } from './grid-slice.ts'

/** The stored columns that these fields' texts are made of. */
export function textColumns(slice: GridTable, fields: readonly string[]): string[] {
  return fields.flatMap((field) => slice.texts[field]?.columns ?? [])
}

/** Reads these columns of rows in the order of the ids; null for a row that is gone. */
export function storedRows(
  slice: GridTable,
  read: ReadHandle,
  ids: readonly number[],
  columns: Iterable<string>,
): (Row | null)[] {
  const found = read.all<Row>(
    `${selecting(slice, columns)} FROM json_each(?) AS wanted CROSS JOIN ${slice.table} AS c ON c.id = wanted.value`,
    JSON.stringify(ids),
  )
  return inOrder(ids, found)
}

/** Rows found, each at the place of its id; null where one is gone. They stand in the order of the ids already. */
export function inOrder<R extends { readonly id?: unknown }>(ids: readonly number[], found: readonly R[]): (R | null)[] {
  if (found.length === ids.length) return [...found]
  let at = 0
  return ids.map((id) => (found[at]?.id === id ? (found[at++] ?? null) : null))
}

/** `SELECT` with the id, the name and these columns, each once. */
export function selecting(slice: GridTable, columns: Iterable<string>): string {
  const wanted = new Set(['id', 'name', ...columns])
  const sql = [...wanted].map((name) => (slice.selects[name] ? `${slice.selects[name]} AS ${name}` : `c.${name}`))
  return `SELECT ${sql.join(', ')}`
}
