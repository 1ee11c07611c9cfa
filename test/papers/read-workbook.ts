import { readFileSync } from 'node:fs'
import { read } from '@e965/xlsx'

/** A workbook as another library reads it; cells are those of the first sheet. */
export function readBook(path: string) {
  const book = read(readFileSync(path), { cellFormula: true })
  const first = book.Sheets[book.SheetNames[0] ?? '']
  const cell = (place: string) => first?.[place] as { f?: string; v?: unknown } | undefined
  return {
    names: book.SheetNames,
    formula: (place: string) => cell(place)?.f,
    figure: (place: string) => Number(cell(place)?.v),
  }
}
