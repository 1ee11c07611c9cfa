import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import type { ColumnFormat } from '../../adapters/sheets/write-xlsx.ts'
import type { Reading } from '../../store/contexts.ts'

export interface Titles {
  readonly zh: string
  readonly en: string
}

/** A column of an exported list. Headers are those the import recognises, so that an edited file maps itself. */
export interface ExportColumn<Shown> {
  readonly field: string
  readonly title: Titles
  readonly width: number
  readonly format: ColumnFormat
  /** Added up under the rows. */
  readonly isSummed?: boolean
  /** Other names by which a screen asks for this column. */
  readonly also?: readonly string[]
  cell(row: Shown): WritableCell
}

/** What a slice says so that its list can be exported. */
export interface ExportList<Shown> {
  readonly title: Titles
  /** Always written, hidden where a format can hide: by it an edited file finds its rows again. */
  readonly id: { readonly title: Titles; of(row: Shown): number }
  readonly columns: readonly ExportColumn<Shown>[]
  /** Columns that the workspace defined itself (rule J1). */
  own?(r: Reading): readonly ExportColumn<Shown>[]
  /** How many of the first columns stay in sight. */
  readonly frozen: number
}

/** The columns asked for, in that order; all of them without a list. Fields that cannot be exported are left out. */
export function chosenColumns<Shown>(
  list: ExportList<Shown>,
  fields: readonly string[] | undefined,
): readonly ExportColumn<Shown>[] {
  if (!fields) return list.columns
  const chosen = fields.flatMap((field) =>
    list.columns.filter((column) => column.field === field || column.also?.includes(field)),
  )
  return [...new Set(chosen)]
}
