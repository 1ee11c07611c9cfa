import { useCallback, useEffect, useRef, useState } from 'react'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { HeldFile } from '../../../src-preload/contract/files.ts'
import type { ImportTargetName, StagedImport } from '../../../src-preload/contract/imports.ts'
import type { JobState } from '../../../src-preload/contract/jobs.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { initialMappings, inOrder, isKnown, withMapping } from './sheet-mappings.ts'
import type { Inspected, Mapping, SheetMappings } from './sheet-mappings.ts'

/** What is being checked; `known`: its columns were taken up from an earlier import, unseen. */
export interface Source {
  readonly fileName: string
  readonly known: boolean
}

export type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly fileName: string }
  | {
      readonly at: 'recognised'
      readonly fileId: string
      readonly inspected: Inspected
      readonly sheets: SheetMappings
      readonly busy: boolean
    }
  | {
      readonly at: 'preparing'
      readonly job: JobState | null
      /** Which of how many sheets is read, and what it is called. */
      readonly sheet: { readonly name: string; readonly at: number; readonly of: number }
    }
  /** One stage for each sheet, in the order in which they are written; `shown`: the one looked at. */
  | {
      readonly at: 'check'
      readonly prepared: readonly StagedImport[]
      readonly shown: number
      readonly refreshing: boolean
      readonly source: Source
    }
  | { readonly at: 'applying'; readonly prepared: readonly StagedImport[]; readonly job: JobState | null }

/** From a file to findings; each step may fail and then stays where the person can act. */
export function useImportFlow(onDone: (importId: number) => void, like?: number) {
  const wire = useWire()
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const file = useRef<HeldFile | null>(null)
  const kept = useRef<{ fileId: string; inspected: Inspected; sheets: SheetMappings } | null>(null)
  /** A hand may be quicker than the answer that the job began: what it asked for is done then. */
  const stop = useRef<{ asked: boolean; job: (() => void) | null }>({ asked: false, job: null })
  const stoppable = useCallback((job: { readonly cancel: () => void }) => {
    stop.current.job = job.cancel
    if (stop.current.asked) job.cancel()
  }, [])
  /** Another file taken meanwhile makes answers about the former one void. */
  const turn = useRef(0)

  const setSheets = useCallback((change: (sheets: SheetMappings, inspected: Inspected) => SheetMappings) => {
    setFailure(null)
    if (!kept.current) return
    const sheets = change(kept.current.sheets, kept.current.inspected)
    kept.current = { ...kept.current, sheets }
    setStep((now) => (now.at === 'recognised' ? { ...now, sheets } : now))
  }, [])
  const setMapping = useCallback(
    (mapping: Mapping) => setSheets((sheets, inspected) => withMapping(sheets, inspected, mapping)),
    [setSheets],
  )
  /** Which sheet's columns are looked at. */
  const showSheet = useCallback((at: number) => setSheets((sheets) => ({ ...sheets, at })), [setSheets])
  const takeSheet = useCallback(
    (at: number, taken: boolean) =>
      setSheets((sheets) => ({
        ...sheets,
        taken: taken ? [...new Set([...sheets.taken, at])] : sheets.taken.filter((one) => one !== at),
      })),
    [setSheets],
  )

  /** Asks for the columns anew: another header row, or another list. */
  const propose = useCallback(
    async (mapping: Mapping) => {
      if (!file.current) return
      const mine = turn.current
      setStep((now) => (now.at === 'recognised' ? { ...now, busy: true } : now))
      try {
        // Which list a sheet without a header holds was not asked before.
        const meant = mapping.columns.length === 0 ? {} : { target: mapping.target }
        const { columns, target } = await wire.call('imports.proposeColumns', {
          fileId: file.current.fileId,
          sheet: mapping.sheet,
          headerRows: [...mapping.headerRows],
          ...meant,
        })
        if (mine === turn.current) setMapping({ ...mapping, columns, target })
      } catch (thrown) {
        setFailure(failureOf(thrown))
      } finally {
        setStep((now) => (now.at === 'recognised' ? { ...now, busy: false } : now))
      }
    },
    [wire, setMapping],
  )
  const setHeader = useCallback((mapping: Mapping, headerRows: number[]) => propose({ ...mapping, headerRows }), [propose])
  const setTarget = useCallback(
    (mapping: Mapping, target: ImportTargetName) =>
      mapping.headerRows.length === 0 && mapping.columns.length === 0
        ? setMapping({ ...mapping, target, settings: {} })
        : propose({ ...mapping, target, settings: {} }),
    [propose, setMapping],
  )
  /** Back to not knowing where the header is. */
  const dropHeader = useCallback((mapping: Mapping) => setMapping({ ...mapping, headerRows: [], columns: [] }), [setMapping])
  /** The columns as if these headers had never been seen. */
  const forget = useCallback(
    async (mapping: Mapping, fingerprint: string) => {
      await wire.call('imports.forgetMapping', { fingerprint }).catch((thrown: unknown) => setFailure(failureOf(thrown)))
      if (kept.current) {
        const sheets = kept.current.inspected.sheets.map((sheet) =>
          sheet.fingerprint === fingerprint ? { ...sheet, remembered: null } : sheet,
        )
        const inspected = { ...kept.current.inspected, sheets }
        kept.current = { ...kept.current, inspected }
        setStep((now) => (now.at === 'recognised' ? { ...now, inspected } : now))
      }
      await propose({ ...mapping, settings: {} })
    },
    [wire, propose],
  )

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
      return kept.current ? { at: 'recognised', ...kept.current, busy: false } : { at: 'choose' }
    })
  }, [discard])

  /** `known`: the columns were not looked at, since a file with these headers was imported before. */
  const prepare = useCallback(
    async (known = false) => {
      if (!file.current || !kept.current) return
      const { fileId } = file.current
      const mine = turn.current
      const { inspected, sheets } = kept.current
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
        if (kept.current) kept.current = { ...kept.current, sheets: { ...kept.current.sheets, at: position } }
        backToMapping()
      }
    },
    [wire, backToMapping, discard, stoppable],
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
        file.current = held
        setStep({ at: 'reading', fileName: held.name })
        const [inspected, declared] = await Promise.all([
          wire.call('imports.inspect', { fileId: held.fileId, ...(like === undefined ? {} : { like }) }),
          wire.call('imports.targets', {}),
        ])
        if (mine !== turn.current) return
        kept.current = { fileId: held.fileId, inspected, sheets: initialMappings(inspected, declared) }
        if (isKnown(inspected, kept.current.sheets, declared)) return await prepare(true)
        setStep({ at: 'recognised', ...kept.current, busy: false })
      } catch (thrown) {
        if (mine !== turn.current) return
        setFailure(failureOf(thrown))
        setStep({ at: 'choose' })
      }
    },
    [wire, like, prepare],
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
    setMapping,
    showSheet,
    takeSheet,
    showPrepared,
    setHeader,
    dropHeader,
    setTarget,
    forget,
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
