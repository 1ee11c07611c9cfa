import type { RowsMeant } from '../../src-preload/contract/_words/grid.ts'
import type { Reading } from '../store/contexts.ts'
import type { GridSlice } from './grid-slice.ts'
import { badFilter } from './row-query.ts'
import { countOf, part, rangesOf } from './rows-meant.ts'
import { storedRows, textColumns } from './stored-rows.ts'

interface CopyInput {
  readonly rows: RowsMeant
  readonly fields: readonly string[]
  readonly offset: number
  readonly limit: number
}

/** Texts of a chunk of the rows meant, a list a field. */
export function copyRange<Shown>(slice: GridSlice<Shown>, r: Reading, { rows, fields, offset, limit }: CopyInput) {
  for (const field of fields)
    if (!Object.hasOwn(slice.texts, field) && !Object.hasOwn(slice.shownTexts, field)) throw badFilter(slice, field, 'copy')
  const ranges = rangesOf(slice, r, rows)
  const total = countOf(ranges)
  const ids: number[] = []
  let before = 0
  for (const range of ranges) {
    const from = Math.max(0, offset - before)
    if (ids.length < limit && from < range.length) ids.push(...part(range, from, from + limit - ids.length))
    before += range.length
  }
  const stored = storedRows(slice, r.read, ids, textColumns(slice, fields))
  const shown = fields.some((field) => !Object.hasOwn(slice.texts, field)) ? slice.shown(r, ids) : []
  const there = stored.flatMap((row, at) => (row ? [{ row, shown: shown[at] ?? null }] : []))
  return {
    total,
    rows: there.length,
    columns: fields.map((field) => {
      const cell = slice.texts[field]
      if (cell) return there.map(({ row }) => cell.text(row))
      return there.map(({ shown }) => (shown ? (slice.shownTexts[field]?.(shown) ?? '') : ''))
    }),
    next: offset + limit < total ? offset + limit : null,
  }
}
