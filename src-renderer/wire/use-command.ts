import { useCallback, useState } from 'react'
import { failureOf } from '../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import { useWire } from './use-wire.tsx'
import type { Answer, Input, Path } from './wire.ts'

export interface Running<P extends Path> {
  /** Null when it failed; the failure is then in `failure`. */
  readonly run: (input: Input<P>) => Promise<Answer<P> | null>
  readonly busy: boolean
  readonly failure: Failure | null
  readonly forget: () => void
}

/** One command with its busy and failed states, for forms and buttons. */
export function useCommand<P extends Path>(path: P): Running<P> {
  const wire = useWire()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = useCallback(
    async (input: Input<P>) => {
      setBusy(true)
      setFailure(null)
      try {
        return await wire.call(path, input)
      } catch (thrown) {
        setFailure(failureOf(thrown))
        return null
      } finally {
        setBusy(false)
      }
    },
    [wire, path],
  )
  return { run, busy, failure, forget: useCallback(() => setFailure(null), []) }
}
