import type { ReadOptions, SheetRow } from './sheet-source.ts'

const usualBatch = 500

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
  for await (const batch of batches) {
    signal?.throwIfAborted()
    if (batch.length === 0) continue
    yield batch.length > left ? batch.slice(0, left) : batch
    left -= batch.length
    if (left <= 0) return
  }
}

/** Rows per batch; no larger than the number of rows asked for, so that a look at the head costs only the head. */
export function batchSizeOf({ batchSize = usualBatch, maxRows = batchSize }: ReadOptions): number {
  return Math.max(1, Math.min(batchSize, maxRows))
}
