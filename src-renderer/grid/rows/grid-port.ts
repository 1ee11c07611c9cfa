import type { Filter, RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type {
  AggregateLine,
  BulkDone,
  BulkOperation,
  BulkPreview,
  GroupBy,
  Measure,
  RefusalCause,
  RowsMeant,
} from '../../../src-preload/contract/_words/grid.ts'
import type { JobState } from '../../../src-preload/contract/jobs.ts'
import { startJob } from '../../wire/jobs.ts'
import type { RunningJob } from '../../wire/jobs.ts'
import type { Wire } from '../../wire/wire.ts'

/** Slices whose rows are shown in a grid: each has the methods of `gridMethods`. */
export type GridSlice =
  | 'customers'
  | 'contacts'
  | 'pipeline'
  | 'reconciliation'
  | 'transactions'
  | 'tickets'
  | 'touches'
  | 'trials'
  | 'meetings'
  | 'cocreations'
  | 'contracts'
  | 'leads'
  | 'products'
  | 'targets'
  | 'tasks'
  | 'quote-versions'

export interface BulkInput {
  readonly rows: RowsMeant
  readonly fields: readonly string[]
  readonly operation: BulkOperation
}
export interface FoundCell {
  readonly position: number
  readonly id: number
  readonly field: string
  readonly text: string
}
export interface EditAnswer {
  readonly changeSetId: number | null
  readonly changed: number
  readonly refused: readonly { id: number; field: string; cause: RefusalCause; reason: string }[]
}
export interface AppendAnswer {
  readonly changeSetId: number | null
  readonly ids: readonly (number | null)[]
  readonly refused: readonly { row: number; field: string | null; cause: RefusalCause; reason: string }[]
}
export interface GroupLine {
  readonly values: readonly (string | number | boolean | null)[]
  readonly filter: Filter
  readonly count: number
  readonly measures: readonly (string | null)[]
}
export interface MatchedKeys {
  readonly found: readonly { key: string; id: number }[]
  readonly missing: readonly string[]
  readonly ambiguous: readonly { key: string; ids: number[]; names: string[] }[]
}

/** What the layer asks of a slice; the contract types each method, the layer only knows that they are alike. */
export interface GridPort<Row> {
  readonly slice: GridSlice
  readonly openView: (
    input: RowQuery & { sort?: Sort; limit?: number },
  ) => Promise<{ token: string; rows: readonly (Row | null)[]; count: number | null }>
  readonly viewCount: (token: string) => Promise<{ count: number }>
  readonly window: (
    token: string,
    offset: number,
    limit: number,
  ) => Promise<{ rows: readonly (Row | null)[]; left: readonly number[]; changed: boolean }>
  readonly locate: (token: string, ids: readonly number[]) => Promise<{ positions: readonly (number | null)[] }>
  readonly findCells: (input: {
    token: string
    fields: readonly string[]
    find: string
    matchCase?: boolean
    wholeCell?: boolean
    from?: number
    limit?: number
  }) => Promise<{ cells: readonly FoundCell[]; next: number | null }>
  readonly aggregate: (rows: RowsMeant, fields: readonly string[]) => Promise<{ rows: number; fields: readonly AggregateLine[] }>
  readonly copyRange: (
    rows: RowsMeant,
    fields: readonly string[],
    offset: number,
    limit: number,
  ) => Promise<{ total: number; rows: number; columns: readonly (readonly string[])[]; next: number | null }>
  readonly groups: (
    input: RowQuery & { by: readonly GroupBy[]; measures?: readonly Measure[] },
  ) => Promise<{ total: number; groups: readonly GroupLine[] }>
  readonly matchKeys: (keys: readonly string[]) => Promise<MatchedKeys>
  readonly previewBulk: (input: BulkInput) => Promise<BulkPreview>
  readonly bulk: (input: BulkInput) => Promise<BulkDone>
  readonly applyBulk: (input: BulkInput, onProgress: (state: JobState) => void) => Promise<RunningJob<'customers.applyBulk'>>
  readonly edit: (cells: readonly { id: number; field: string; value: string | null }[]) => Promise<EditAnswer>
  readonly createMany: (input: {
    fields: readonly string[]
    rows: readonly (readonly (string | null)[])[]
    allowIncomplete?: boolean
  }) => Promise<AppendAnswer>
  readonly remove: (ids: readonly number[]) => Promise<{ changeSetId: number | null; removed: number }>
}

export function gridPort<Row>(wire: Wire, slice: GridSlice): GridPort<Row> {
  const call =
    (name: string) =>
    (input: unknown): Promise<never> =>
      wire.call(`${slice}.${name}` as never, input as never) as Promise<never>
  return {
    slice,
    openView: call('openView'),
    viewCount: (token) => call('viewCount')({ token }),
    window: (token, offset, limit) => call('window')({ token, offset, limit }),
    locate: (token, ids) => call('locate')({ token, ids }),
    findCells: call('findCells'),
    aggregate: (rows, fields) => call('aggregate')({ rows, fields }),
    copyRange: (rows, fields, offset, limit) => call('copyRange')({ rows, fields, offset, limit }),
    groups: call('groups'),
    matchKeys: (keys) => call('matchKeys')({ keys }),
    previewBulk: call('previewBulk'),
    bulk: call('bulk'),
    // All slices' jobs have the same input and output.
    applyBulk: (input, onProgress) => startJob(wire, `${slice}.applyBulk` as 'customers.applyBulk', input as never, onProgress),
    edit: (cells) => call('edit')({ cells }),
    createMany: call('createMany'),
    remove: (ids) => call('remove')({ ids }),
  }
}
