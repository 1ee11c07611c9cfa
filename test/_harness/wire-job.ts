import type { Caller } from '../../src-preload/contract/_kit/caller.ts'
import { CallFailed, type Failure } from '../../src-preload/contract/_kit/failure.ts'

interface State {
  readonly state: string
  readonly output: unknown
  readonly failure: Failure | null
}

/** Starts a job over the wire and waits for its end. Rejects with the job's failure. */
export async function runJob(caller: Caller, method: string, input: unknown): Promise<unknown> {
  const { jobId } = (await caller.call(method, input)) as { jobId: string }
  return new Promise((resolve, reject) => {
    const settle = (state: unknown) => {
      const { state: now, output, failure } = state as State
      if (now === 'running') return
      stop()
      if (now === 'done') resolve(output)
      else reject(failure ? new CallFailed(failure) : new Error(now))
    }
    const stop = caller.listen('jobs.changed', jobId, settle)
    caller.onClose(() => reject(new Error('the app is gone')))
    void caller.call('jobs.get', { jobId }).then(settle, reject)
  })
}
