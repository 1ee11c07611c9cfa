import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import type { HostJob } from '../../jobs/host-work.ts'

export const regionJobs: JobHandlers<Contract['regions'], HostJob> = {
  async exportBoard(job, input) {
    const path = job.files.newPath(`${input.english ? 'regions' : '区域业绩'}-${input.from}-${input.to}.xlsx`)
    const { rows } = (await job.store().step(
      'regions.exportBoard',
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
