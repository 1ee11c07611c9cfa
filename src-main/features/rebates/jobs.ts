import { rm } from 'node:fs/promises'
import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import type { StoreAccess } from '../../store/threads/store-access.ts'
import type { ClosedNow, CloseInput, SealedPeriod } from './closing.ts'
import { clearUnfinished } from './clear-unfinished.ts'
import type { Verified } from './verify.ts'
import type { RunDone } from './reckon-period.ts'
import type { KeptPart, ReckonedFile, RunInput } from './run-steps.ts'

/**
 * Reckons on a thread of its own, which everybody else's work passes by, and then puts the results away in short pieces.
 * It can be cancelled until the first of them is written.
 */
async function run(job: HostJob, input: RunInput): Promise<RunDone> {
  const onProgress = (phase: string, current: number, total: number | null) => job.progress(phase, current, total)
  const store = job.store()
  let part: KeptPart = { runId: null, at: 0, kept: 0, more: true }
  const reckoned = (await store.step('rebates.reckon', input, { on: 'apart', signal: job.signal, onProgress })) as ReckonedFile
  try {
    if (reckoned.run.standing) return (await store.step('rebates.confirmRun', { run: reckoned.run }, { on: 'writer' })) as RunDone
    try {
      while (part.more) {
        part = (await store.step('rebates.keepResults', { ...reckoned, part }, { on: 'writer' })) as KeptPart
        onProgress('keep', part.kept, reckoned.run.results)
      }
      return (await store.step('rebates.finishRun', { input, run: reckoned.run, runId: part.runId }, { on: 'writer' })) as RunDone
    } catch (error) {
      // Closed meanwhile, or no room left: what is in the file already belongs to no run.
      if (part.runId !== null) await clearUnfinished(store, [part.runId]).catch(() => undefined)
      throw error
    }
  } finally {
    await rm(reckoned.path, { force: true })
  }
}

/** How often a seal is taken anew because somebody wrote into the period meanwhile. */
const sealings = 5

/** The books are put under their hash on a thread of its own; closing them is one short write, if nothing moved meanwhile. */
async function close(job: HostJob, input: CloseInput): Promise<ClosedNow> {
  const store = job.store()
  for (let turn = 0; turn < sealings; turn++) {
    const sealed = (await apart(job, store, 'rebates.seal', input)) as SealedPeriod
    const closed = (await store.step('rebates.finishClose', { input, sealed }, { on: 'writer' })) as ClosedNow | null
    if (closed) return closed
  }
  throw refuse('rebates.close', 'moved', '关账时一直有人在改这个期间的单据、申报或结论，请等他们停下来再关账。')
}

const apart = (job: HostJob, store: StoreAccess, step: string, input: unknown): Promise<unknown> =>
  store.step(step, input, {
    on: 'apart',
    signal: job.signal,
    onProgress: (phase, current, total) => job.progress(phase, current, total),
  })

export const rebateJobs: JobHandlers<Contract['rebates'], HostJob> = {
  run: (job, input) => run(job, { kind: 'settlement', ...input }),
  accrue: (job, { month, by }) => run(job, { kind: 'accrual', period: month, by }),
  close,
  verify: async (job, input) => (await apart(job, job.store(), 'rebates.verify', input)) as Verified,
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
