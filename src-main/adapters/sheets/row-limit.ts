import type { ReadOptions, SheetRow } from './sheet-source.ts'

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
