import { useCallback, useRef, useState } from 'react'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { JobState } from '../../../src-preload/contract/jobs.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Input, Output } from '../../wire/wire.ts'

type RunPath = 'rebates.run' | 'rebates.accrue' | 'rebates.close' | 'rebates.verify'

/** One run at a time, with how far it is; stopping it is no failure. */
export function useRebateRun<P extends RunPath>(path: P) {
  const wire = useWire()
  const [state, setState] = useState<JobState | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const stop = useRef<() => void>(() => undefined)
  const run = useCallback(
    async (input: Input<P>): Promise<Output<P> | null> => {
      setBusy(true)
      setFailure(null)
      setState(null)
      try {
        const job = await startJob(wire, path, input, setState)
        stop.current = job.cancel
        return await job.done
      } catch (thrown) {
        const failed = failureOf(thrown)
        if (failed.kind !== 'cancelled') setFailure(failed)
        return null
      } finally {
        setBusy(false)
      }
    },
    [wire, path],
  )
  return { run, busy, state, failure, forget: () => setFailure(null), cancel: () => stop.current() }
}
