import type { Sort } from '../../src-preload/contract/_words/filter.ts'
import type { RefusalCause } from '../../src-preload/contract/_words/grid.ts'
import type { Reading } from '../store/contexts.ts'
import type { FieldCatalogue, Fragment } from '../store/filter-sql.ts'
import type { GateTransaction, Row } from '../store/gate.ts'

/** How a cell reads as plain text: what an editor starts with, a copy takes and a paste reads back. */
export interface CellText {
  readonly kind: 'text' | 'money' | 'number' | 'date' | 'list' | 'other'
  /** Stored columns, or names of `selects`, that the text is made of. */
  readonly columns: readonly string[]
  /** Empty for a blank cell. */
  text(row: Row): string
}

/** What a typed value becomes in the row, or why it cannot. */
export type CellOutcome = { readonly patch: Row } | { readonly refused: string; readonly cause: RefusalCause }

/** A patch that is the same for many rows. */
export interface SamePatch {
  /** What follows from it in each of them. */
  readonly follows: Row
  /** Rows (as `c`) to which it may be written without looking at them one by one. */
  readonly only: Fragment
}

/** The rules of a slice for the writing of cells, made for one operation: they may remember what they read. */
export interface CellRules {
  /** Columns that reading and completing these fields need. */
  columns(fields: readonly string[]): readonly string[]
  /** `patch` is what other cells of the same row have become already. */
  read(row: Row, field: string, typed: string | null, patch: Row): CellOutcome
  /** The patch with everything that follows from it. */
  complete(row: Row, patch: Row): Row
  /** For one value in one field of all rows; null where each row must be looked at. */
  same(field: string, typed: string | null): { readonly patch: Row; readonly how: SamePatch } | null
  /** After rows were written: what follows in other tables. */
  written?(tx: GateTransaction, rows: readonly Row[]): void
}

export interface KeyMatches {
  readonly found: { key: string; id: number }[]
  readonly missing: string[]
  readonly ambiguous: { key: string; ids: number[]; names: string[] }[]
}

/** Slices shown in a grid. */
export type GridName =
  | 'customers'
  | 'contacts'
  | 'pipeline'
  | 'reconciliation'
  | 'transactions'
  | 'tickets'
  | 'meetings'
  | 'cocreations'
  | 'contracts'
  | 'leads'
  | 'products'
  | 'targets'
  | 'tasks'
  | 'trials'
  | 'touches'
  | 'quote-versions'

/** What it takes to ask for the rows of a list: to filter, search, sort and group them. `c` is its table in every fragment. */
export interface ListTable {
  readonly name: string
  readonly table: string
  /** How rows stand that nobody sorted; newest first when left out. */
  readonly order?: Fragment
  /**
   * Newest first where rows are looked through, for a table whose rows are long: `+c.id DESC` leaves the choice of an index
   * that holds what is looked at, where `c.id DESC` would walk the rows themselves.
   */
  readonly newestFirst?: string
  /** Rows that this reader may have; all where left out. */
  seen?(r: Reading): Fragment
  fields(r: Reading): FieldCatalogue
  /** Where a word of the quick search may stand. */
  searchFor(r: Reading, word: string): Fragment
}

/** A list with its rows as they leave it. */
export interface ListSlice<Shown> extends ListTable {
  /** Rows in the order of the ids; null for those that are gone. */
  shown(r: Reading, ids: readonly number[]): (Shown | null)[]
}

/** What the grid's methods need to know of a slice's rows beside. */
export interface GridTable extends ListTable {
  readonly name: GridName
  /** Values that a cell's text takes from other tables, by name; `name` where the table has no column of that name. */
  readonly selects: Readonly<Record<string, string>>
  /** Those of them that name what a stored column refers to: that column, and how to ask for the name. */
  readonly references: Readonly<Record<string, { readonly column: string; readonly sql: string }>>
  readonly texts: Readonly<Record<string, CellText>>
  /** Columns that an edit changes beside its own, and that count as no change of a cell. */
  readonly bookkeeping: readonly string[]
  rules(r: Reading, at: string): CellRules
  matchKeys(r: Reading, keys: readonly string[]): KeyMatches
}

/** A slice with its rows as the screen gets them. */
export interface GridSlice<Shown> extends GridTable, ListSlice<Shown> {
  readonly name: GridName
  /** Cells whose text depends on today, from the row as shown. */
  readonly shownTexts: Readonly<Record<string, (row: Shown) => string>>
}

export interface CompiledRows {
  readonly where: Fragment
  /** `whole` where every row is listed, not a first page. */
  orderBy(sort: Sort | undefined, whole?: boolean): Fragment
}
