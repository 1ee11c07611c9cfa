import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import { bulkJob } from '../../grid/bulk-job.ts'
import type { HostJob } from '../../jobs/host-work.ts'

export const customerJobs: JobHandlers<Contract['customers'], HostJob> = {
  applyBulk: bulkJob('customers'),

  async export(job, input) {
    const path = job.files.newPath(`${input.english ? 'customers' : '客户'}.${input.format}`)
    const { rows } = (await job.store().step(
      'customers.export',
      { ...input, path },
      {
        on: 'reader',
        signal: job.signal,
        onProgress: (phase, current, total) => job.progress(phase, current, total),
      },
    )) as { rows: number }
    return { ...job.files.seal(path), rows }
  },
}
