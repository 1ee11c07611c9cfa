import { useCallback, useEffect, useRef, useState } from 'react'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { HeldFile } from '../../../src-preload/contract/files.ts'
import type { StagedImport } from '../../../src-preload/contract/imports.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Source, Step } from './import-step.ts'
import { initialMappings, inOrder, isKnown } from './sheet-mappings.ts'
import type { Mapping } from './sheet-mappings.ts'
import { useColumns } from './use-columns.ts'

/** From a file to findings; each step may fail and then stays where the person can act. */
export function useImportFlow(onDone: (importId: number) => void, like?: number) {
  const wire = useWire()
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [failure, setFailure] = useState<Failure | null>(null)
  /** A hand may be quicker than the answer that the job began: what it asked for is done then. */
  const stop = useRef<{ asked: boolean; job: (() => void) | null }>({ asked: false, job: null })
  const stoppable = useCallback((job: { readonly cancel: () => void }) => {
    stop.current.job = job.cancel
    if (stop.current.asked) job.cancel()
  }, [])
  /** Another file taken meanwhile makes answers about the former one void. */
  const turn = useRef(0)

  const { keep, keptFile, ...columns } = useColumns({ turn, setStep, setFailure })

  const discard = useCallback(
    (prepared: readonly StagedImport[]) => {
      const [first] = prepared
      if (first) wire.call('imports.discard', { stageId: first.stageId }).catch(() => undefined)
    },
    [wire],
  )
  const backToMapping = useCallback(() => {
    setStep((now) => {
      if (now.at === 'check') discard(now.prepared)
      const kept = keptFile()
      return kept ? { at: 'recognised', ...kept, busy: false } : { at: 'choose' }
    })
  }, [discard, keptFile])

  /** `known`: the columns were not looked at, since a file with these headers was imported before. */
  const prepare = useCallback(
    async (known = false) => {
      const kept = keptFile()
      if (!kept) return
      const { fileId, inspected, sheets } = kept
      const mine = turn.current
      const prepared: StagedImport[] = []
      stop.current = { asked: false, job: null }
      setFailure(null)
      let position = sheets.at
      try {
        const declared = await wire.call('imports.targets', {})
        const order = inOrder(sheets, declared)
        for (const [place, at] of order.entries()) {
          position = at
          const mapping = sheets.mappings[at] as Mapping
          const name = inspected.sheets[at]?.name ?? ''
          const sheet = { name, at: place + 1, of: order.length }
          setStep({ at: 'preparing', job: null, sheet })
          const job = await startJob(
            wire,
            'imports.prepare',
            {
              fileId,
              sheet: mapping.sheet,
              sheetName: name,
              ...(prepared.length === 0 ? {} : { after: prepared.map(({ stageId }) => stageId) }),
              headerRows: [...mapping.headerRows],
              columns: mapping.columns.map(({ index, field, scale, write, blanks, dateOrder }) => ({
                index,
                field,
                scale,
                write,
                blanks,
                dateOrder,
              })),
              target: mapping.target,
              ...mapping.settings,
              fillMerged: mapping.fillMerged,
            },
            (state) => mine === turn.current && setStep((now) => (now.at === 'preparing' ? { ...now, job: state } : now)),
          )
          stoppable(job)
          prepared.push(await job.done)
          if (mine !== turn.current) return discard(prepared)
        }
        setStep({ at: 'check', prepared, shown: 0, refreshing: false, source: { fileName: inspected.fileName, known } })
      } catch (thrown) {
        discard(prepared)
        if (mine !== turn.current) return
        const failed = failureOf(thrown)
        if (failed.kind !== 'cancelled') setFailure(failed)
        // What is wrong is wrong with the sheet that was read.
        keep({ ...kept, sheets: { ...sheets, at: position } })
        backToMapping()
      }
    },
    [wire, keep, keptFile, backToMapping, discard, stoppable],
  )

  const inspect = useCallback(
    async (name: string, hold: () => Promise<HeldFile | null>) => {
      const mine = ++turn.current
      setFailure(null)
      setStep({ at: 'reading', fileName: name })
      try {
        const held = await hold()
        if (mine !== turn.current) return
        if (!held) return setStep({ at: 'choose' })
        setStep({ at: 'reading', fileName: held.name })
        const [inspected, declared] = await Promise.all([
          wire.call('imports.inspect', { fileId: held.fileId, ...(like === undefined ? {} : { like }) }),
          wire.call('imports.targets', {}),
        ])
        if (mine !== turn.current) return
        const looked = { fileId: held.fileId, inspected, sheets: initialMappings(inspected, declared) }
        keep(looked)
        if (isKnown(inspected, looked.sheets, declared)) return await prepare(true)
        setStep({ at: 'recognised', ...looked, busy: false })
      } catch (thrown) {
        if (mine !== turn.current) return
        setFailure(failureOf(thrown))
        setStep({ at: 'choose' })
      }
    },
    [wire, like, keep, prepare],
  )
  const take = useCallback((chosen: File) => void inspect(chosen.name, () => wire.transport.holdFile(chosen)), [inspect, wire])
  const chooseByDialog = useCallback(
    () => void inspect('', async () => (await wire.call('files.choose', { purpose: 'import' })).file),
    [inspect, wire],
  )

  const takeHeld = useCallback((name: string, hold: () => Promise<HeldFile>) => void inspect(name, hold), [inspect])

  const put = useCallback((prepared: StagedImport, more: { refreshing?: boolean } = {}) => {
    setStep((now) =>
      now.at === 'check'
        ? { ...now, ...more, prepared: now.prepared.map((one) => (one.stageId === prepared.stageId ? prepared : one)) }
        : now,
    )
  }, [])
  /** A stage as it is after a step of the person; sheets after it are judged by what it is now. */
  const staged = useCallback(
    async (prepared: StagedImport, later: readonly StagedImport[]) => {
      put(prepared, { refreshing: later.length > 0 })
      try {
        for (const { stageId } of later) put(await wire.call('imports.refresh', { stageId }))
      } catch (thrown) {
        setFailure(failureOf(thrown))
      } finally {
        if (later.length > 0) setStep((now) => (now.at === 'check' ? { ...now, refreshing: false } : now))
      }
    },
    [wire, put],
  )
  const showPrepared = useCallback((shown: number) => setStep((now) => (now.at === 'check' ? { ...now, shown } : now)), [])

  const apply = useCallback(
    async (prepared: readonly StagedImport[], source: Source) => {
      const last = prepared.at(-1)
      if (!last) return
      setFailure(null)
      stop.current = { asked: false, job: null }
      setStep({ at: 'applying', prepared, job: null })
      try {
        const job = await startJob(wire, 'imports.apply', { stageId: last.stageId }, (state) =>
          setStep((now) => (now.at === 'applying' ? { ...now, job: state } : now)),
        )
        stoppable(job)
        const found = await job.done
        setStep({ at: 'choose' })
        onDone(found.importId)
      } catch (thrown) {
        const failed = failureOf(thrown)
        if (failed.kind !== 'cancelled') setFailure(failed)
        setStep({ at: 'check', prepared, shown: 0, refreshing: false, source })
      }
    },
    [wire, onDone, stoppable],
  )

  const reset = useCallback(() => {
    turn.current += 1
    setFailure(null)
    setStep((now) => {
      if (now.at === 'check') discard(now.prepared)
      return { at: 'choose' }
    })
  }, [discard])

  useEffect(() => () => void (turn.current += 1), [])
  return {
    step,
    failure,
    take,
    takeHeld,
    chooseByDialog,
    ...columns,
    showPrepared,
    staged,
    prepare,
    apply,
    reset,
    backToMapping,
    cancel: () => {
      stop.current.asked = true
      stop.current.job?.()
    },
  }
}

export type ImportFlow = ReturnType<typeof useImportFlow>
