import type { RowsMeant } from '../../src-preload/contract/_words/grid.ts'
import type { Reading } from '../store/contexts.ts'
import type { GridTable } from './grid-slice.ts'
import { orderOf, viewOf } from './view-order.ts'

/** Ids in their order; a range of a view is a look into its order, not a copy. */
export type Ids = Float64Array | readonly number[]

/** The rows meant, range by range as they were named. */
export function rangesOf(slice: GridTable, r: Reading, meant: RowsMeant): Ids[] {
  if ('ids' in meant) return [meant.ids]
  const order = orderOf(slice, r, viewOf(slice, r, meant.token))
  if ('ranges' in meant) return meant.ranges.map(({ first, last }) => order.subarray(first, Math.max(first, last + 1)))
  if (!meant.except || meant.except.length === 0) return [order]
  const except = new Set(meant.except)
  return [order.filter((id) => !except.has(id))]
}

export function countOf(ranges: readonly Ids[]): number {
  return ranges.reduce((sum, range) => sum + range.length, 0)
}

/** All ids once, in the order of the table: neighbours on disk are written together. */
export function idsInTableOrder(ranges: readonly Ids[]): Float64Array {
  const all = new Float64Array(countOf(ranges))
  let at = 0
  for (const range of ranges) {
    all.set(range, at)
    at += range.length
  }
  all.sort()
  let kept = 0
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i] as number
  return all.subarray(0, kept)
}

/** A part of the ids as an ordinary list, for a statement. */
export function part(ids: Ids, from: number, to: number): number[] {
  return Array.from(ids.slice(from, to))
}

/** Batches over all ranges, as one row of ids. */
export function* batches(ranges: readonly Ids[], size: number): Generator<number[]> {
  let batch: number[] = []
  for (const range of ranges)
    for (let at = 0; at < range.length;) {
      const taken = part(range, at, at + size - batch.length)
      at += taken.length
      batch = batch.length === 0 ? taken : [...batch, ...taken]
      if (batch.length < size) continue
      yield batch
      batch = []
    }
  if (batch.length > 0) yield batch
}
