import type { ImportColumn, ImportSheet } from '../../../src-preload/contract/imports.ts'
import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import { SheetFailure, type SheetBook, type SheetRow } from '../../adapters/sheets/sheet-source.ts'
import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { guessKind } from '../../domain/custom-fields/guess-kind.ts'
import { guessTarget, type TargetGuess } from '../../domain/imports/guess-target.ts'
import { headerWord } from '../../domain/imports/header-word.ts'
import { recognisePreset } from '../../domain/imports/presets.ts'
import { findHeader, headerFingerprint, headersOf } from '../../domain/imports/find-header.ts'
import { letterHeaders } from '../../domain/imports/column-letters.ts'
import { readText } from '../../domain/imports/read-cell.ts'
import type { Inspected, InspectRequest, Proposed, ProposeRequest } from './sheet-messages.ts'

/** Whether a sheet without a recognised header has none is for a person to say. */
const noProposal = { target: 'customers', fit: 0, columns: [] } as const satisfies TargetGuess
const headRows = 60
const sampleRows = 200
const shownRows = 20
const shownColumns = 60
/** More than people make by hand; what a workbook has beyond is refused by name, never left out unsaid. */
const sheetsLookedAt = 250

/** What is in a file: its sheets, where their headers are, what their columns probably mean. Reads the head only. */
export async function inspectFile({ path, target }: InspectRequest): Promise<Inspected> {
  const book = await openSheetFile(path)
  try {
    const sheets: ImportSheet[] = []
    if (book.sheets.length > sheetsLookedAt)
      throw new SheetFailure('too-large', { sheets: book.sheets.length, limit: sheetsLookedAt })
    for (const info of book.sheets) {
      const rows = await firstRows(book, info.index)
      const header = findHeader(rows.slice(0, headRows), headerWord)
      const known = header.headerRows.length > 0
      const guess = known
        ? propose(rows, header.headerRows, header.headers, target)
        : { ...noProposal, ...(target ? { target } : {}) }
      sheets.push({
        index: info.index,
        name: info.name,
        hidden: info.hidden,
        headerRows: [...header.headerRows],
        columns: [...guess.columns],
        head: rows.slice(0, shownRows).map((row) => ({ row: row.number, cells: asTexts(row).slice(0, shownColumns) })),
        fit: rows.length < 2 ? 0 : (info.hidden ? 0.1 : 1) * guess.fit,
        target: guess.target,
        preset: recognisePreset(header.headers),
        fingerprint: header.headerRows.length > 0 ? headerFingerprint(header.headers) : '',
        remembered: null,
      })
    }
    return { format: book.format, encoding: book.encoding ?? null, delimiter: book.delimiter ?? null, sheets }
  } finally {
    await book.close()
  }
}

/** The proposal when the person says which rows are the header; none: the list has no header, its columns are A, B, C. */
export async function proposeForSheet({ path, sheet, headerRows, target }: ProposeRequest): Promise<Proposed> {
  const book = await openSheetFile(path)
  try {
    const rows = await firstRows(book, sheet)
    const guess = propose(rows, headerRows, headersAt(rows, headerRows), target)
    return { columns: guess.columns, target: guess.target }
  } finally {
    await book.close()
  }
}

/** The last row of the header; 0 where the list begins at once. */
export function lastOf(headerRows: readonly number[]): number {
  return Math.max(0, ...headerRows)
}

export function headersAt(rows: readonly SheetRow[], headerRows: readonly number[]): string[] {
  if (headerRows.length === 0) return letterHeaders(rows)
  return headersOf(headerRows.flatMap((number) => rows.find((row) => row.number === number) ?? []))
}

async function firstRows(book: SheetBook, sheet: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of book.rows(sheet, { maxRows: sampleRows })) rows.push(...batch)
  return rows.slice(0, sampleRows)
}

function propose(
  rows: readonly SheetRow[],
  headerRows: readonly number[],
  headers: readonly string[],
  wanted: ImportTargetName | undefined,
): Omit<TargetGuess, 'columns'> & { columns: ImportColumn[] } {
  const below = rows.filter((row) => row.number > lastOf(headerRows))
  const samples = headers.map((_, index) => below.map((row) => row.cells[index] ?? null))
  const guess = guessTarget(headers, samples, wanted)
  const columns = guess.columns.map((proposal) => {
    const texts = (samples[proposal.index] ?? []).map((cell) => readText(cell)?.value ?? '').filter((text) => text !== '')
    return {
      ...proposal,
      samples: texts.slice(0, 3).map((text) => text.slice(0, 80)),
      kind: guessKind(proposal.header, texts),
    }
  })
  return { ...guess, columns }
}

function asTexts(row: SheetRow): string[] {
  return row.cells.map((cell) => (readText(cell)?.value ?? '').slice(0, 200))
}
