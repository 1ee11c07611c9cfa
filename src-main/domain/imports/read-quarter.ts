import { foldText } from '../_base/text.ts'

const numerals = '一二三四'
const patterns: readonly RegExp[] = [
  /^(?<year>\d{4}|\d{2})年?[-/.]?第?(?<quarter>[1-4一二三四])(?:季度|季)$/,
  /^(?<year>\d{4}|\d{2})年?[-/.]?Q(?<quarter>[1-4])$/i,
  /^Q(?<quarter>[1-4])[-/.]?(?<year>\d{4})$/i,
  /^(?<year>\d{4})(?:年|[-/.])(?<month>0?[1-9]|1[0-2])(?:月份?|[-/.].*)?$/,
]

/** `2026-Q1` for what people write for a quarter, or for a month or day in it: `2026年一季度`, `26Q1`, `Q1 2026`, `2026-02`. Null else. */
export function readQuarter(text: string): string | null {
  const folded = foldText(text).replaceAll(' ', '')
  for (const pattern of patterns) {
    const found = pattern.exec(folded)?.groups
    if (!found) continue
    const { year = '', quarter = '', month } = found
    const at = month === undefined ? numerals.indexOf(quarter) + 1 || Number(quarter) : Math.ceil(Number(month) / 3)
    return `${year.length === 2 ? `20${year}` : year}-Q${at}`
  }
  return null
}
