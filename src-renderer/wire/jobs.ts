import { useCallback, useEffect, useState } from 'react'
import { CallFailed, failureOf } from '../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import { useTopic, useWire } from './use-wire.tsx'
import type { Input, JobPath, Output, Wire } from './wire.ts'

export interface RunningJob<P extends JobPath> {
  readonly jobId: string
  readonly done: Promise<Output<P>>
  readonly cancel: () => void
}

/** An event can be lost with the connection, so a running job is also looked up now and then. */
const lookUpEvery = 1_500

/** Starts long work and follows it to its end. */
export async function startJob<P extends JobPath>(
  wire: Wire,
  path: P,
  input: Input<P>,
  onProgress?: (state: JobState) => void,
): Promise<RunningJob<P>> {
  const { jobId } = (await wire.call(path, input)) as { jobId: string }
  const done = new Promise<Output<P>>((resolve, reject) => {
    const finish = (settle: () => void) => {
      stopListening()
      clearInterval(timer)
      settle()
    }
    const hear = (state: JobState) => {
      onProgress?.(state)
      if (state.state === 'done') finish(() => resolve(state.output as Output<P>))
      else if (state.state !== 'running') finish(() => reject(new CallFailed(failureOfJob(state))))
    }
    const stopListening = wire.listen('jobs.changed', hear, jobId)
    const lookUp = () =>
      void wire.call('jobs.get', { jobId }).then(hear, (thrown: unknown) => {
        if (failureOf(thrown).kind === 'not-found') finish(() => reject(thrown as Error))
      })
    const timer = setInterval(lookUp, lookUpEvery)
    lookUp()
  })
  return { jobId, done, cancel: () => void wire.call('jobs.cancel', { jobId }).catch(() => undefined) }
}

function failureOfJob(job: JobState): Failure {
  if (job.failure) return { ...job.failure, details: job.failure.details as Failure['details'] } as Failure
  return { code: `job.${job.state}`, kind: job.state === 'cancelled' ? 'cancelled' : 'internal', message: job.state, details: {} }
}

/** Everything under way, whoever started it; also work found running when the page was loaded again. */
export function useRunningJobs(): readonly JobState[] {
  const wire = useWire()
  const [running, setRunning] = useState<ReadonlyMap<string, JobState>>(new Map())
  const hear = useCallback((state: JobState) => {
    setRunning((before) => {
      if (state.state !== 'running' && !before.has(state.jobId)) return before
      const after = new Map(before)
      if (state.state === 'running') after.set(state.jobId, state)
      else after.delete(state.jobId)
      return after
    })
  }, [])
  useTopic('jobs.changed', hear)
  useEffect(() => {
    wire.call('jobs.list', {}).then(
      (list) => list.forEach(hear),
      () => undefined,
    )
  }, [wire, hear])
  return [...running.values()]
}
