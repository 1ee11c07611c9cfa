import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import type { evaluateQuarter } from './evaluate.ts'

export const valueJobs: JobHandlers<Contract['value'], HostJob> = {
  evaluate: async (job, input) =>
    (await job.store().step('value.evaluate', input, {
      on: 'writer',
      signal: job.signal,
      onProgress: (phase, current, total) => job.progress(phase, current, total),
    })) as ReturnType<typeof evaluateQuarter>,
}
