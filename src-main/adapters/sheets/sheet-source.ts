/**
 * What a spreadsheet file looks like to the rest of the house, whatever its format.
 * Parsing is pulled: the caller asks for rows batch by batch, so a million rows never stand in memory at once.
 */

/**
 * A calendar date or local date-time as the file meant it: `2026-02-25` or `2026-02-25T10:20:30`. No zone.
 * A time of day without a date is no SheetDate but the text `10:20:30`; a duration beyond a day is a number of days.
 */
export interface SheetDate {
  readonly date: string
}

/** An error value (`#REF!`, `#N/A` …) that a formula left in the cell. */
export interface SheetError {
  readonly error: string
}

/** Text is returned as written; numbers only where the file stores a number; blank cells are null. */
export type SheetCell = null | string | number | boolean | SheetDate | SheetError

export interface SheetRow {
  /** 1-based row number as a person sees it in the file (for csv: the record number). */
  readonly number: number
  /** Index = column, 0-based; trailing blanks are cut. */
  readonly cells: readonly SheetCell[]
}

/** Inclusive, 0-based columns, 1-based rows. */
export interface MergedRange {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

export interface SheetInfo {
  readonly index: number
  readonly name: string
  readonly hidden: boolean
}

export type SheetFormat = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'html' | 'xml2003' | 'csv'

/**
 * - `text-cut`: a text was longer than a cell may hold (32,767 characters) and was shortened.
 * - `formula-without-value`: a program that does not calculate wrote the cell; its result is not in the file.
 * - `shared-string-missing`: the cell points at a text the file does not have; it reads as the error `#REF!`.
 * - `merges-cut`: more merged ranges than are kept.
 * - `undecodable-bytes`: some bytes do not fit the file's encoding and read as U+FFFD.
 * - `unterminated-quote`, `stray-quote`: a quote in a csv that nobody closes, or that closes inside other text, was
 *   read as an ordinary character, so that it swallows no rows.
 */
export type SheetNoticeCode =
  | 'text-cut'
  | 'formula-without-value'
  | 'shared-string-missing'
  | 'merges-cut'
  | 'undecodable-bytes'
  | 'unterminated-quote'
  | 'stray-quote'

/** Something the person should know although reading went on. At most a hundred of each code are kept. */
export interface SheetNotice {
  readonly code: SheetNoticeCode
  readonly sheet?: string
  /** 1-based, like `SheetRow.number`. */
  readonly row?: number
  /** 0-based. */
  readonly column?: number
}

export interface ReadOptions {
  readonly batchSize?: number
  /** Stop after this many non-empty rows (used to look at the head of a file). */
  readonly maxRows?: number
  readonly signal?: AbortSignal
}

export interface SheetBook {
  readonly format: SheetFormat
  /** csv and html only. */
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheets: readonly SheetInfo[]
  /** Bare numbers that stand for days count from 1904-01-01 in this workbook. Cells under a date format are dates already. */
  readonly is1904?: boolean
  /** Rows in file order; wholly blank rows are included only as gaps in `number`. */
  rows(sheet: number, options?: ReadOptions): AsyncIterable<readonly SheetRow[]>
  /** Known after `rows` of that sheet has run to its end; empty before. */
  merged(sheet: number): readonly MergedRange[]
  notices(): readonly SheetNotice[]
  /** Share of the file read so far, 0 to 1. */
  progress(): number
  close(): Promise<void>
}

export type SheetFailureCode =
  | 'empty-file'
  | 'not-a-spreadsheet'
  | 'encrypted'
  | 'truncated'
  | 'damaged'
  | 'unknown-encoding'
  | 'mhtml'
  | 'unsafe-xml'
  | 'too-large'
  | 'cell-too-large'
  | 'no-sheet'
  | 'unreadable'

/** The file cannot be read, or not to its end. The code is stable; words for people are made by whoever shows it. */
export class SheetFailure extends Error {
  readonly code: SheetFailureCode
  readonly details: Readonly<Record<string, string | number>>
  constructor(code: SheetFailureCode, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'SheetFailure'
    this.code = code
    this.details = details
  }
}
