import { useCallback, useEffect, useRef, useState } from 'react'
import type { StagedImport } from '../../../src-preload/contract/imports.ts'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Input } from '../../wire/wire.ts'

type StageCommand =
  | 'imports.decide'
  | 'imports.tick'
  | 'imports.fix'
  | 'imports.replaceValue'
  | 'imports.createReference'
  | 'imports.keepBoth'

export interface StageActs {
  /** A change of the stage is on its way. */
  readonly busy: boolean
  act<P extends StageCommand>(path: P, input: Omit<Input<P>, 'stageId'>): void
}

/** What a person does to the stage: one thing after the other, each answered with the stage as it then is. */
export function useStage(staged: StagedImport, onStaged: (staged: StagedImport) => void): StageActs {
  const wire = useWire()
  const tellFailure = useTellFailure()
  const [waiting, setWaiting] = useState(0)
  const { stageId } = staged
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const act = useCallback<StageActs['act']>(
    (path, input) => {
      setWaiting((before) => before + 1)
      last.current = last.current
        .then(() => wire.call(path, { stageId, ...input } as never))
        .then((answer) => onStaged(answer as StagedImport), tellFailure)
        .finally(() => setWaiting((before) => before - 1))
    },
    [wire, stageId, onStaged, tellFailure],
  )
  return { busy: waiting > 0, act }
}

/** Looks for likely doubles of new customers once the preview is there; it may be left meanwhile. */
export function useSuspects(staged: StagedImport, onStaged: (staged: StagedImport) => void): boolean {
  const wire = useWire()
  const { stageId } = staged
  const wanted = staged.suspects === null && staged.target === 'customers' && staged.counts.created > 0
  const [failed, setFailed] = useState('')
  useEffect(() => {
    if (!wanted) return undefined
    let left = false
    let cancel: (() => void) | null = null
    startJob(wire, 'imports.findSuspects', { stageId })
      .then((job) => {
        cancel = job.cancel
        if (left) job.cancel()
        return job.done
      })
      .then(() => (left ? null : wire.call('imports.staged', { stageId })))
      .then((answer) => answer && !left && onStaged(answer))
      // It is an aid: an import goes on without it, and a stage that was left is gone.
      .catch(() => !left && setFailed(stageId))
    return () => {
      left = true
      cancel?.()
    }
  }, [wire, stageId, wanted, onStaged])
  return wanted && failed !== stageId
}
