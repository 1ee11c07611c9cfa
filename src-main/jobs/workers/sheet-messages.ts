import type { MessagePort } from 'node:worker_threads'
import type { ImportColumn, ImportSheet, ImportTargetName } from '../../../src-preload/contract/imports.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { PackedRows } from './packed-rows.ts'
import type { OwnField } from '../../domain/imports/custom-target.ts'
import type { CellProblem, CleanRecord, Identity } from '../../domain/imports/import-target.ts'
import type { DateOrder } from '../../domain/imports/read-cell.ts'

export interface InspectRequest {
  readonly t: 'inspect'
  readonly path: string
  /** The list that is meant; found from the headers when left out. */
  readonly target?: ImportTargetName
}

export interface ProposeRequest {
  readonly t: 'propose'
  readonly path: string
  readonly sheet: number
  readonly headerRows: readonly number[]
  readonly target?: ImportTargetName
}

export interface StreamColumn {
  readonly index: number
  readonly field: string
  readonly scale: number
  /** As a person said; undefined: the whole column decides. */
  readonly dateOrder?: ImportColumn['dateOrder']
}

export interface StreamRequest {
  readonly t: 'stream'
  readonly path: string
  readonly sheet: number
  readonly headerRows: readonly number[]
  readonly target: ImportTargetName
  readonly columns: readonly StreamColumn[]
  readonly inferRoles: boolean
  readonly rules: RuleSettings
  /** Fields of the workspace's own among the columns. */
  readonly custom?: readonly OwnField[]
  /** Cells under a merged one are read as if it stood in each of them. */
  readonly fillMerged?: boolean
  /** Where cleaned rows go; the other end is in the writer thread. */
  readonly port: MessagePort
  /** Rung with every message, for a writer that writes at once and sleeps between them; none where rows are staged. */
  readonly bell?: SharedArrayBuffer
}

export interface TextsRequest {
  readonly t: 'texts'
  readonly path: string
  /** Null: the first that is not hidden. */
  readonly sheet: number | null
  readonly limit: number
}

export interface SheetTexts {
  readonly sheets: string[]
  readonly sheet: number
  readonly rows: string[][]
  readonly cut: boolean
}

export interface MeasureRequest {
  readonly t: 'measure'
  readonly path: string
}

export interface MeasuredSheet {
  readonly index: number
  /** Rows with something in them, titles and header included. */
  readonly rows: number
  /** Merged ranges over several rows. */
  readonly mergedDown: number
}

export type SheetRequest = InspectRequest | ProposeRequest | MeasureRequest | StreamRequest | TextsRequest

export interface Inspected {
  readonly format: string
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly ImportSheet[]
}

export interface Proposed {
  readonly target: ImportTargetName
  readonly columns: readonly ImportColumn[]
}

export type SheetReply =
  | { readonly t: 'done'; readonly value: unknown }
  | { readonly t: 'failed'; readonly code: string; readonly details: Readonly<Record<string, string | number>> }
  | { readonly t: 'surprise'; readonly stack: string }
  | { readonly t: 'progress'; readonly rows: number; readonly share: number }

/**
 * A row on its way to the writer. What will be stored travels as text already, because the writer only keeps it until
 * the import is confirmed; what it decides by travels beside it.
 */
export interface StreamedRow {
  readonly row: number
  /** Blank, or a total. */
  readonly ignored: boolean
  /** `recordText` of the record; null: the row lacks what its list cannot be without, or has its record beside. */
  readonly content: string | null
  /** The record itself, where the row is written at once. */
  readonly record?: CleanRecord | null
  readonly identity: Identity | null
  /** Names of other records, in the order of the target's `references`. */
  readonly references: readonly (string | null)[]
  readonly problems: readonly CellProblem[]
  /** JSON array of the cells as they stood. */
  readonly raw: string
}

export type StreamMessage =
  | { readonly t: 'rows'; readonly rows: PackedRows; readonly blanks: number }
  /** For a writer that writes at once: `packRecords`. */
  | { readonly t: 'records'; readonly texts: readonly string[]; readonly blanks: number }
  | {
      readonly t: 'end'
      readonly headers: readonly string[]
      readonly notices: readonly string[]
      /** By field: the order of day and month, decided on the whole column. */
      readonly dateOrders: Readonly<Record<string, DateOrder>>
      /** By watched field: what stands in its cells and how often; the commonest only where there are many. */
      readonly seen: Readonly<Record<string, readonly (readonly [value: string, count: number])[]>>
    }
  | { readonly t: 'broken' }

/** The writer's answer to a batch; the reader of the file waits when too many are under way. */
export type StreamAck = { readonly t: 'ack' } | { readonly t: 'stop' }
