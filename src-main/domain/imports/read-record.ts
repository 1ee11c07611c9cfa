import { isBlankText } from '../_base/text.ts'
import type { CellValue } from './cell-value.ts'
import { isTotalRow } from './find-header.ts'
import { isFootNote } from './foot-note.ts'
import type { CellProblem, CleanOptions, CleanRecord, Identity, ImportTarget } from './import-target.ts'
import { readText } from './read-cell.ts'
import { readRow, type CleanColumn } from './read-field.ts'

/** A row of a file, read: what it will store, what it is recognised by, what is wrong with it. */
export interface ReadRecord {
  readonly row: number
  /** Blank, a total, or a line below the list. */
  readonly ignored: boolean
  /** Null: the row lacks what its list cannot be without. */
  readonly record: CleanRecord | null
  readonly identity: Identity | null
  readonly problems: readonly CellProblem[]
  /** The cells as they stood. */
  readonly raw: readonly string[]
}

/** Reads one row of a file for a list. Cells that cannot be read cost their field, never the row. */
export function readRecord(
  target: ImportTarget,
  row: number,
  cells: readonly CellValue[],
  columns: readonly CleanColumn[],
  options: CleanOptions,
): ReadRecord {
  const raw = cells.map((cell) => (typeof cell === 'string' ? cell : (readText(cell)?.value ?? '')))
  if (raw.every((text) => isBlankText(text)) || isTotalRow(cells) || isFootNote(cells))
    return { row, ignored: true, record: null, identity: null, problems: [], raw }
  const { values, problems } = readRow(cells, columns)
  const record = target.clean(values, options, problems)
  return { row, ignored: false, record, identity: record && target.identify(record), problems, raw }
}

/** What is kept of a record until it is written, as text. */
export function recordText({ values, part, references, id }: CleanRecord): string {
  return JSON.stringify(id === undefined ? [values, part, references] : [values, part, references, id])
}

export function recordOf(text: string): CleanRecord {
  const [values, part, references, id] = JSON.parse(text) as [
    CleanRecord['values'],
    CleanRecord['part'],
    CleanRecord['references'],
    number | undefined,
  ]
  return id === undefined ? { values, part, references } : { values, part, references, id }
}

/** The record of a row, which has it beside or as text; null where it has none. */
export function recordIn({ record, content }: { record?: CleanRecord | null; content: string | null }): CleanRecord | null {
  return record ?? (content === null ? null : recordOf(content))
}
