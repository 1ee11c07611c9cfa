import type { ImportColumn, ImportField, ImportSheet } from '../../../src-preload/contract/imports.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { CleanContact, CleanCustomer } from '../../domain/imports/clean-row.ts'

export interface InspectRequest {
  readonly t: 'inspect'
  readonly path: string
}

export interface ProposeRequest {
  readonly t: 'propose'
  readonly path: string
  readonly sheet: number
  readonly headerRows: readonly number[]
}

export interface StreamRequest {
  readonly t: 'stream'
  readonly path: string
  readonly sheet: number
  readonly headerRows: readonly number[]
  readonly columns: readonly { readonly index: number; readonly field: ImportField; readonly scale: number }[]
  readonly inferRoles: boolean
  readonly rules: RuleSettings
  /** Where cleaned rows go; the other end is in the writer thread. */
  readonly port: import('node:worker_threads').MessagePort
}

export type SheetRequest = InspectRequest | ProposeRequest | StreamRequest

export interface Inspected {
  readonly format: string
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly ImportSheet[]
  readonly fingerprints: readonly string[]
}

export interface Proposed {
  readonly columns: readonly ImportColumn[]
}

export type SheetReply =
  | { readonly t: 'done'; readonly value: unknown }
  | { readonly t: 'failed'; readonly code: string; readonly details: Readonly<Record<string, string | number>> }
  | { readonly t: 'surprise'; readonly stack: string }
  | { readonly t: 'progress'; readonly rows: number; readonly share: number }

/** A row on its way to the writer. `customer` null: it names no customer; `ignored`: blank or a total. */
export interface StreamedRow {
  readonly row: number
  readonly ignored: boolean
  readonly customer: CleanCustomer | null
  readonly contact: CleanContact | null
  readonly owner: string | null
  readonly warnings: readonly string[]
  /** The cells as they stood, for the file of rejected rows. */
  readonly raw: readonly string[]
}

export type StreamMessage =
  | { readonly t: 'rows'; readonly rows: readonly StreamedRow[]; readonly blanks: number }
  | { readonly t: 'end'; readonly headers: readonly string[] }
  | { readonly t: 'broken' }

/** The writer's answer to a batch; the reader of the file waits when too many are under way. */
export type StreamAck = { readonly t: 'ack' } | { readonly t: 'stop' }
