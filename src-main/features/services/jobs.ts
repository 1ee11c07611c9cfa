import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import type { HostJob } from '../../jobs/host-work.ts'

export const serviceJobs: JobHandlers<Contract['services'], HostJob> = {
  async exportFeed(job, input) {
    const path = job.files.newPath(`service-feed.${input.format}`)
    const { rows } = (await job
      .store()
      .step(
        'services.exportFeed',
        { ...input, path },
        { on: 'reader', signal: job.signal, onProgress: (phase, current, total) => job.progress(phase, current, total) },
      )) as { rows: number }
    return { ...job.files.seal(path), rows }
  },
}
