import type { SheetCell } from './sheet-source.ts'

/** An exact decimal number as text, e.g. money `{ decimal: '-1299.00' }`; it never passes through a double. */
export interface SheetDecimal {
  readonly decimal: string
}

/** A live formula of ours (never a person's text), without `=`, and the figure it gives as exact decimal text. */
export interface SheetFormula {
  readonly formula: string
  readonly result: string
}

/** What can be written: text stays text whatever it looks like; numbers are numbers. */
export type WritableCell = SheetCell | SheetDecimal | SheetFormula

/** A row that is more than its cells. */
export interface SpecialRow {
  readonly cells: readonly WritableCell[]
  readonly bold: boolean
  /** How deep it stands in the outline, for programs that fold rows away; 0 when not given. */
  readonly level?: number
  /** A sum of rows above it, which counts in no further sum. */
  readonly isSum?: boolean
}

export type WritableRow = readonly WritableCell[] | SpecialRow

export type WritableRows = Iterable<WritableRow> | AsyncIterable<WritableRow>

export function isDecimal(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}

/** Gives the writing back to the caller's file name only when it is whole. */
export function partialPath(path: string): string {
  return `${path}.part`
}
