import { speechIn } from '../../text/language.tsx'
import type { Words } from '../../text/language.tsx'
import type { IntakeField } from './sheet-intake.tsx'

/** A pasted table, tabs between cells; a quoted cell may hold line ends. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const end = () => {
    row.push(cell.trim())
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') cell += text[++at] ?? ''
      else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === '\t') end()
    else if (char === '\n') {
      end()
      rows.push(row)
      row = []
    } else if (char !== '\r') cell += char
  }
  if (cell !== '' || row.length > 0) {
    end()
    rows.push(row)
  }
  return rows.filter((cells) => cells.some((text) => text !== ''))
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()_*:-]|[\u5143\u00a5]/gu, '')

/** Which column is which field: by the field's names, the exact ones first; a column is used once. */
export function mappingOf(header: readonly string[], fields: readonly IntakeField[]): Record<string, number> {
  const names = header.map(folded)
  const mapping: Record<string, number> = {}
  const used = new Set<number>()
  const rules = [(name: string, wanted: string) => name === wanted, (name: string, wanted: string) => name.includes(wanted)]
  for (const fits of rules)
    for (const { field, names: wanted } of fields) {
      if (mapping[field] !== undefined) continue
      for (const one of wanted.map(folded)) {
        const at = names.findIndex((name, column) => !used.has(column) && name !== '' && fits(name, one))
        if (at < 0) continue
        mapping[field] = at
        used.add(at)
        break
      }
    }
  return mapping
}

/** The names of fields in both languages: a sheet is in whichever its sender speaks. */
export function headerNames(of: (words: Words) => string): string[] {
  return (['zh-CN', 'en'] as const).flatMap((language) => of(speechIn(language).words).split('|'))
}
