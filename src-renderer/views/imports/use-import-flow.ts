import { useCallback, useEffect, useRef, useState } from 'react'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { HeldFile } from '../../../src-preload/contract/files.ts'
import type { ImportColumn, ImportSettings, ImportTargetName, StagedImport } from '../../../src-preload/contract/imports.ts'
import type { JobState } from '../../../src-preload/contract/jobs.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'

export type Inspected = Output<'imports.inspect'>

/** What the person has settled about the file. */
export interface Mapping {
  readonly sheet: number
  readonly headerRows: readonly number[]
  readonly target: ImportTargetName
  readonly columns: readonly ImportColumn[]
  readonly settings: ImportSettings
  /** Rows under a merged cell have its value. */
  readonly fillMerged: boolean
  /** Sheets to import when this one is done, each after a look. */
  readonly rest: readonly number[]
}

export type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly fileName: string }
  | {
      readonly at: 'recognised'
      readonly fileId: string
      readonly inspected: Inspected
      readonly mapping: Mapping
      readonly busy: boolean
    }
  | { readonly at: 'preparing'; readonly job: JobState | null }
  | { readonly at: 'check'; readonly prepared: StagedImport }
  | { readonly at: 'applying'; readonly prepared: StagedImport; readonly job: JobState | null }

/** From a file to findings; each step may fail and then stays where the person can act. */
export function useImportFlow(onDone: (importId: number) => void, like?: number) {
  const wire = useWire()
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const file = useRef<HeldFile | null>(null)
  const kept = useRef<{ fileId: string; inspected: Inspected; mapping: Mapping } | null>(null)
  const cancel = useRef<(() => void) | null>(null)
  /** Another file taken meanwhile makes answers about the former one void. */
  const turn = useRef(0)

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
        const inspected = await wire.call('imports.inspect', { fileId: held.fileId, ...(like === undefined ? {} : { like }) })
        if (mine !== turn.current) return
        const mapping = mappingOf(inspected, inspected.proposed)
        kept.current = { fileId: held.fileId, inspected, mapping }
        setStep({ at: 'recognised', ...kept.current, busy: false })
      } catch (thrown) {
        if (mine !== turn.current) return
        setFailure(failureOf(thrown))
        setStep({ at: 'choose' })
      }
    },
    [wire, like],
  )
  const take = useCallback((chosen: File) => void inspect(chosen.name, () => wire.transport.holdFile(chosen)), [inspect, wire])
  const chooseByDialog = useCallback(
    () => void inspect('', async () => (await wire.call('files.choose', { purpose: 'import' })).file),
    [inspect, wire],
  )

  const takeHeld = useCallback((name: string, hold: () => Promise<HeldFile>) => void inspect(name, hold), [inspect])

  const setMapping = useCallback((mapping: Mapping) => {
    setFailure(null)
    if (kept.current) kept.current = { ...kept.current, mapping }
    setStep((now) => (now.at === 'recognised' ? { ...now, mapping } : now))
  }, [])

  /** Asks for the columns anew: another header row, or another list. */
  const propose = useCallback(
    async (mapping: Mapping) => {
      if (!file.current) return
      const mine = turn.current
      setStep((now) => (now.at === 'recognised' ? { ...now, busy: true } : now))
      try {
        const { columns } = await wire.call('imports.proposeColumns', {
          fileId: file.current.fileId,
          sheet: mapping.sheet,
          headerRows: [...mapping.headerRows],
          target: mapping.target,
        })
        if (mine === turn.current) setMapping({ ...mapping, columns })
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
      mapping.headerRows.length === 0
        ? setMapping({ ...mapping, target, settings: {} })
        : propose({ ...mapping, target, settings: {} }),
    [propose, setMapping],
  )
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

  const backToMapping = useCallback(() => {
    setStep(kept.current ? { at: 'recognised', ...kept.current, busy: false } : { at: 'choose' })
  }, [])

  const prepare = useCallback(
    async (mapping: Mapping) => {
      if (!file.current) return
      const mine = turn.current
      setFailure(null)
      setStep({ at: 'preparing', job: null })
      try {
        const job = await startJob(
          wire,
          'imports.prepare',
          {
            fileId: file.current.fileId,
            sheet: mapping.sheet,
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
            fillMerged: mapping.fillMerged,
            ...mapping.settings,
          },
          (state) => mine === turn.current && setStep((now) => (now.at === 'preparing' ? { at: 'preparing', job: state } : now)),
        )
        cancel.current = job.cancel
        const prepared = await job.done
        if (mine === turn.current) setStep({ at: 'check', prepared })
      } catch (thrown) {
        if (mine !== turn.current) return
        const failed = failureOf(thrown)
        if (failed.kind !== 'cancelled') setFailure(failed)
        backToMapping()
      }
    },
    [wire, backToMapping],
  )

  const staged = useCallback(
    (prepared: StagedImport) =>
      setStep((now) => (now.at === 'check' && now.prepared.stageId === prepared.stageId ? { at: 'check', prepared } : now)),
    [],
  )

  const apply = useCallback(
    async (prepared: StagedImport) => {
      setFailure(null)
      setStep({ at: 'applying', prepared, job: null })
      try {
        const job = await startJob(wire, 'imports.apply', { stageId: prepared.stageId }, (state) =>
          setStep((now) => (now.at === 'applying' ? { ...now, job: state } : now)),
        )
        cancel.current = job.cancel
        const found = await job.done
        const next = kept.current && afterThis(kept.current.inspected, kept.current.mapping)
        if (kept.current && next) {
          kept.current = { ...kept.current, mapping: next }
          return setStep({ at: 'recognised', ...kept.current, busy: false })
        }
        setStep({ at: 'choose' })
        onDone(found.importId)
      } catch (thrown) {
        const failed = failureOf(thrown)
        if (failed.kind !== 'cancelled') setFailure(failed)
        setStep({ at: 'check', prepared })
      }
    },
    [wire, onDone],
  )

  const reset = useCallback(() => {
    turn.current += 1
    setFailure(null)
    setStep((now) => {
      if (now.at === 'check') wire.call('imports.discard', { stageId: now.prepared.stageId }).catch(() => undefined)
      return { at: 'choose' }
    })
  }, [wire])

  useEffect(() => () => void (turn.current += 1), [])
  return {
    step,
    failure,
    take,
    takeHeld,
    chooseByDialog,
    setMapping,
    setHeader,
    setTarget,
    forget,
    staged,
    prepare,
    apply,
    reset,
    backToMapping,
    cancel: () => cancel.current?.(),
  }
}

export type ImportFlow = ReturnType<typeof useImportFlow>

export function mappingOf(inspected: Inspected, index: number): Mapping {
  const sheet = inspected.sheets[index]
  return {
    sheet: sheet?.index ?? 0,
    headerRows: sheet?.headerRows ?? [],
    target: sheet?.target ?? 'customers',
    columns: sheet?.columns ?? [],
    settings: sheet?.remembered ?? {},
    fillMerged: false,
    rest: [],
  }
}

/** The next sheet of those to come, mapped like this one where the list and the headers are the same; null after the last. */
function afterThis(inspected: Inspected, done: Mapping): Mapping | null {
  const [next, ...rest] = done.rest
  const at = inspected.sheets.findIndex((sheet) => sheet.index === next)
  if (at < 0) return null
  const mapping = { ...mappingOf(inspected, at), fillMerged: done.fillMerged, rest }
  if (mapping.target !== done.target) return mapping
  const columns = mapping.columns.map((column) => {
    const like = done.columns.find((one) => one.header === column.header && one.header !== '')
    return like
      ? { ...column, field: like.field, scale: like.scale, write: like.write, blanks: like.blanks, dateOrder: like.dateOrder }
      : column
  })
  return { ...mapping, columns, settings: done.settings }
}
