import { TextFinder } from '../domain/ranges/find-text.ts'
import type { Reading } from '../store/contexts.ts'
import type { GridTable } from './grid-slice.ts'
import { badFilter } from './row-query.ts'
import { part } from './rows-meant.ts'
import { storedRows, textColumns } from './stored-rows.ts'
import { orderOf, viewOf } from './view-order.ts'

interface FindInput {
  readonly token: string
  readonly fields: readonly string[]
  readonly find: string
  readonly matchCase?: boolean | undefined
  readonly wholeCell?: boolean | undefined
  readonly from?: number | undefined
  readonly limit?: number | undefined
}

const batchRows = 1000
/** One call looks at no more rows, so that a rare text does not hold up the reader; the screen goes on asking. */
const mostRows = 100_000

export function findCells(slice: GridTable, r: Reading, input: FindInput) {
  const { fields, from = 0, limit = 1 } = input
  for (const field of fields) if (!Object.hasOwn(slice.texts, field)) throw badFilter(slice, field, 'find')
  const order = orderOf(slice, r, viewOf(slice, r, input.token))
  const finder = new TextFinder(input.find, input)
  const columns = textColumns(slice, fields)
  const cells: { position: number; id: number; field: string; text: string }[] = []
  const end = Math.min(order.length, from + mostRows)
  for (let at = from; at < end; at += batchRows) {
    const ids = part(order, at, Math.min(end, at + batchRows))
    for (const [index, row] of storedRows(slice, r.read, ids, columns).entries()) {
      if (!row) continue
      for (const field of fields) {
        const text = slice.texts[field]?.text(row) ?? ''
        if (text !== '' && finder.matches(text)) cells.push({ position: at + index, id: Number(row['id']), field, text })
      }
      // A row's cells come together, so that going on never gives one twice.
      if (cells.length >= limit) return { cells, next: at + index + 1 < order.length ? at + index + 1 : null }
    }
  }
  return { cells, next: end < order.length ? end : null }
}
