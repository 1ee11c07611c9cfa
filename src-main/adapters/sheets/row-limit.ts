import type { ReadOptions, SheetRow } from './sheet-source.ts'

const usualBatch = 500

/**
 * Rows in rising order, each number once, as those who keep rows by number rely on. A file that repeats a number or goes
 * back (broken exports do) has its rows counted on from there: none is lost.
 */
function rising(batch: readonly SheetRow[], last: number): readonly SheetRow[] {
  let before = last
  let isRising = true
  for (const { number } of batch) {
    if (number <= before) isRising = false
    before = number
  }
  if (isRising) return batch
  let at = last
  return batch.map((row) => {
    at = Math.max(row.number, at + 1)
    return at === row.number ? row : { number: at, cells: row.cells }
  })
}

/**
 * Batches cut to `maxRows` and ended by the signal (the iteration then throws the signal's reason). Empty batches are
 * swallowed; the source is closed when enough rows are there, so nothing more of the file is read.
 */
export async function* limitRows(
  batches: AsyncIterable<readonly SheetRow[]>,
  { maxRows = Number.POSITIVE_INFINITY, signal }: ReadOptions,
): AsyncGenerator<readonly SheetRow[]> {
  let left = maxRows
  if (left <= 0) return
  let last = 0
  for await (const read of batches) {
    signal?.throwIfAborted()
    if (read.length === 0) continue
    const batch = rising(read, last)
    last = batch.at(-1)?.number ?? last
    yield batch.length > left ? batch.slice(0, left) : batch
    left -= batch.length
    if (left <= 0) return
  }
}

/** Rows per batch; no larger than the number of rows asked for, so that a look at the head costs only the head. */
export function batchSizeOf({ batchSize = usualBatch, maxRows = batchSize }: ReadOptions): number {
  return Math.max(1, Math.min(batchSize, maxRows))
}
