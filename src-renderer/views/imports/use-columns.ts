import { useCallback, useRef } from 'react'
import type { Dispatch, RefObject, SetStateAction } from 'react'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { KeptFile, Step } from './import-step.ts'
import { withMapping } from './sheet-mappings.ts'
import type { Inspected, Mapping, SheetMappings } from './sheet-mappings.ts'

interface Flow {
  readonly turn: RefObject<number>
  readonly setStep: Dispatch<SetStateAction<Step>>
  readonly setFailure: (failure: Failure | null) => void
}

/** How the sheets of the chosen file are understood: which are taken, where their headers are, what their columns mean. */
export function useColumns({ turn, setStep, setFailure }: Flow) {
  const wire = useWire()
  const kept = useRef<KeptFile | null>(null)
  const keep = useCallback((file: KeptFile) => void (kept.current = file), [])
  const keptFile = useCallback(() => kept.current, [])

  const setSheets = useCallback(
    (change: (sheets: SheetMappings, inspected: Inspected) => SheetMappings) => {
      setFailure(null)
      if (!kept.current) return
      const sheets = change(kept.current.sheets, kept.current.inspected)
      kept.current = { ...kept.current, sheets }
      setStep((now) => (now.at === 'recognised' ? { ...now, sheets } : now))
    },
    [setStep, setFailure],
  )
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
      const fileId = kept.current?.fileId
      if (fileId === undefined) return
      const mine = turn.current
      setStep((now) => (now.at === 'recognised' ? { ...now, busy: true } : now))
      try {
        // Which list a sheet without a header holds was not asked before.
        const meant = mapping.columns.length === 0 ? {} : { target: mapping.target }
        const { columns, target } = await wire.call('imports.proposeColumns', {
          fileId,
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
    [wire, turn, setStep, setFailure, setMapping],
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
    [wire, setStep, setFailure, propose],
  )

  return { keep, keptFile, setMapping, showSheet, takeSheet, setHeader, dropHeader, setTarget, forget }
}
