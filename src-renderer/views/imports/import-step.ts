import type { StagedImport } from '../../../src-preload/contract/imports.ts'
import type { JobState } from '../../../src-preload/contract/jobs.ts'
import type { Inspected, SheetMappings } from './sheet-mappings.ts'

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

/** What is known of the chosen file, whatever step is shown. */
export interface KeptFile {
  readonly fileId: string
  readonly inspected: Inspected
  readonly sheets: SheetMappings
}
