import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import type { HostJob } from '../../jobs/host-work.ts'

export const rebateJobs: JobHandlers<Contract['rebates'], HostJob> = {
  async exportProof(job, input) {
    const path = job.files.newPath(`${input.english ? 'proof' : '返利证明'}-${input.period}-${input.party}.xlsx`)
    const { rows } = (await job
      .store()
      .step(
        'rebates.exportProof',
        { ...input, path },
        { on: 'reader', signal: job.signal, onProgress: (phase, current, total) => job.progress(phase, current, total) },
      )) as { rows: number }
    return { ...job.files.seal(path), rows }
  },
}
