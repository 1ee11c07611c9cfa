import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import Papa from 'papaparse'

/** One sheet as a program that is not ours counts it. */
export interface CountedSheet {
  readonly name: string
  /** 1-based numbers of rows with something in them. */
  readonly filled: readonly number[]
}

interface Known {
  readonly format: string
  readonly encoding: string | null
  readonly delimiter: string | null
}

/**
 * Counts a file's rows with other libraries than ours, so that a row we lose is missed. Null when those libraries cannot
 * read it either (they then say nothing about us).
 */
export function countRows(path: string, { format, encoding, delimiter }: Known): CountedSheet[] | null {
  const bytes = readFileSync(path)
  try {
    if (format === 'csv') return [{ name: '', filled: csvRows(decode(bytes, encoding), delimiter ?? ',') }]
    const book =
      format === 'html' || format === 'xml2003'
        ? XLSX.read(decode(bytes, encoding), { type: 'string', raw: true, dense: true, sheetRows: 0 })
        : XLSX.read(bytes, { type: 'buffer', raw: true, dense: true, cellFormula: false, cellHTML: false })
    return book.SheetNames.flatMap((name) => {
      const sheet = book.Sheets[name]
      return sheet?.['!data'] ? [{ name, filled: sheetRows(sheet) }] : []
    })
  } catch {
    return null
  }
}

function decode(bytes: Buffer, encoding: string | null): string {
  return new TextDecoder(encoding ?? 'utf-8').decode(bytes)
}

function csvRows(text: string, delimiter: string): number[] {
  const body = text.replace(/^"?sep=.\s*"?(?:\r\n|\r|\n)/i, '')
  const { data, errors } = Papa.parse<string[]>(body, { delimiter })
  // A quote nobody closes swallows the rest of the file there; we read it as a character, so the counts say nothing.
  if (errors.some(({ type }) => type === 'Quotes')) throw new Error('unbalanced quotes')
  return data.flatMap((record, at) => (record.some((cell) => cell.trim() !== '') ? [at + 1] : []))
}

function sheetRows(sheet: XLSX.WorkSheet): number[] {
  const isFilled = (cell: XLSX.CellObject | undefined): boolean =>
    cell !== undefined && cell.t !== 'z' && cell.v !== undefined && String(cell.v).trim() !== ''
  return (sheet['!data'] ?? []).flatMap((cells, at) => (cells?.some(isFilled) ? [at + 1] : []))
}
