/** A cell as the spreadsheet readers give it: text as written, a number only where the file stores one. */
export type CellValue = null | string | number | boolean | { readonly date: string } | { readonly error: string }

/** Marks that people put where nothing is to be said. */
const nothingMarks = new Set(['-', '--', '—', '——', '/', '\\', '无', 'n/a', 'N/A', 'null', 'NULL'])

/** True for text that stands for an empty date, amount or telephone: a dash, a slash, 无, N/A. */
export function isNothingMark(text: string): boolean {
  return text.length <= 4 && nothingMarks.has(text)
}

const errorText = /^#(?:REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM|SPILL|CALC)[!?]?$/i

/** True for an error that a formula left, also when an export wrote it as text (`#REF!`). */
export function isErrorText(text: string): boolean {
  return text.charCodeAt(0) === 0x23 && errorText.test(text)
}

/** A finite number in plain digits, never with an exponent; fractions to the 15 digits a spreadsheet shows. */
export function plainNumberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value)
  const shown = String(Number(value.toPrecision(15)))
  if (!shown.includes('e')) return shown
  if (Math.abs(value) >= 1) return BigInt(value).toString()
  return value.toFixed(20).replace(/0+$/, '')
}
