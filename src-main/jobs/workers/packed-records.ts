import type { CellProblem, CleanRecord, ImportTarget } from '../../domain/imports/import-target.ts'
import type { StreamedRow } from './sheet-messages.ts'

/**
 * Rows for a writer that writes them at once: it needs their records, not their texts, and neither what they are
 * recognised by, which it reads off the record, nor their cells as they stood.
 */
type Packed = readonly [
  row: number,
  ignored: 0 | 1,
  values: CleanRecord['values'] | null,
  part: CleanRecord['part'],
  references: CleanRecord['references'],
  id: number | null,
  problems: readonly CellProblem[] | 0,
]

/** Rows in one text: few enough to be looked through for one of them, enough to spare the making of many texts. */
const rowsInText = 25
const nothing: readonly never[] = []

/** A text of some rows, as the writer also keeps it for what later rows ask of them. */
export interface PackedText {
  readonly text: string
  readonly rows: readonly StreamedRow[]
}

/** A row as it was read: what a writer takes, without any texts made of it. */
export type RecordRow = Pick<StreamedRow, 'row' | 'ignored' | 'problems'> & { readonly record: CleanRecord | null }

export function packRecords(rows: readonly RecordRow[]): string[] {
  const texts: string[] = []
  for (let from = 0; from < rows.length; from += rowsInText)
    texts.push(JSON.stringify(rows.slice(from, from + rowsInText).map(packed)))
  return texts
}

function packed({ row, ignored, record, problems }: RecordRow): Packed {
  const told = problems.length === 0 ? 0 : problems
  if (!record) return [row, ignored ? 1 : 0, null, null, nothing, null, told]
  return [row, 0, record.values, record.part, record.references, record.id ?? null, told]
}

export function unpackRecords(target: ImportTarget, text: string): StreamedRow[] {
  return (JSON.parse(text) as Packed[]).map(([row, ignored, values, part, references, id, problems]) => {
    const record = values && (id === null ? { values, part, references } : { values, part, references, id })
    return {
      row,
      ignored: ignored === 1,
      content: null,
      record,
      identity: record && target.identify(record),
      references,
      problems: problems === 0 ? nothing : problems,
      raw: '',
    }
  })
}
