import { rm } from 'node:fs/promises'
import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import type { RunDone } from './reckon-period.ts'
import type { KeptPart, ReckonedFile, RunInput } from './run-steps.ts'

/**
 * Reckons on a thread of its own, which everybody else's work passes by, and then puts the results away in short pieces.
 * It can be cancelled until the first of them is written.
 */
async function run(job: HostJob, input: RunInput): Promise<RunDone> {
  const onProgress = (phase: string, current: number, total: number | null) => job.progress(phase, current, total)
  const store = job.store()
  const reckoned = (await store.step('rebates.reckon', input, { on: 'apart', signal: job.signal, onProgress })) as ReckonedFile
  try {
    if (reckoned.run.standing) return reckoned.run.standing
    let part: KeptPart = { runId: null, at: 0, kept: 0, more: true }
    while (part.more) {
      part = (await store.step('rebates.keepResults', { ...reckoned, part }, { on: 'writer' })) as KeptPart
      onProgress('keep', part.kept, reckoned.run.results)
    }
    return (await store.step('rebates.finishRun', { input, run: reckoned.run, runId: part.runId }, { on: 'writer' })) as RunDone
  } finally {
    await rm(reckoned.path, { force: true })
  }
}

export const rebateJobs: JobHandlers<Contract['rebates'], HostJob> = {
  run: (job, input) => run(job, { kind: 'settlement', ...input }),
  accrue: (job, { month, by }) => run(job, { kind: 'accrual', period: month, by }),
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
