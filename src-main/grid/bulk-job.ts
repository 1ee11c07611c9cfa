import type { BulkDone } from '../../src-preload/contract/_words/grid.ts'
import type { HostJob } from '../jobs/host-work.ts'
import type { GridName } from './grid-slice.ts'
import type { BulkInput } from './bulk/run-bulk.ts'

/** The job `applyBulk` of a slice: the writer thread does it, in one transaction. */
export function bulkJob(slice: GridName) {
  return async (job: HostJob, input: BulkInput): Promise<BulkDone> => {
    // A reader fixes the order first: the writer is not kept from others while it sorts.
    if ('token' in input.rows) await job.store().query(`${slice}.viewCount`, { token: input.rows.token }, true)
    return (await job.store().step(`${slice}.applyBulk`, input, {
      on: 'writer',
      signal: job.signal,
      onProgress: (phase, current, total) => job.progress(phase, current, total),
    })) as BulkDone
  }
}
