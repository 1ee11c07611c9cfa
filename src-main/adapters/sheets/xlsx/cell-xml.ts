import { isDecimal, type WritableCell } from '../writable-cell.ts'
import { cutText } from './cell-values.ts'
import { boldOffset, dateTimeStyle, styles } from './style-sheet.ts'
import type { ColumnFormat } from './style-sheet.ts'

const longestText = 32_767
const unwritable = /(?![\t\n\u007f-\u009f])[\p{Cc}\ufffe\uffff]/gu
const special = /[&<>\ud800-\udfff\ufffe\uffff]|(?![\t\n])\p{Cc}|_x[0-9A-Fa-f]{4}_/u
const dayMilliseconds = 86_400_000
const unixEpochSerial = 25_569
const firstSafeSerial = 61 // 1900-03-01: before it the calendars of the programs differ
const mostDigits = 15
const errorTexts = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'])

/** Told when a text was too long for a cell and had to be cut. */
type CutNotice = () => void

/** `<c>` for one value, or nothing for a blank. `place` is the cell's reference, e.g. `C5`. */
export function cellXml(place: string, cell: WritableCell, format: ColumnFormat, isBold: boolean, onCut: CutNotice): string {
  const style = (name: ColumnFormat | typeof dateTimeStyle): string => ` s="${styles[name] + (isBold ? boldOffset : 0)}"`
  if (cell === null) return ''
  if (typeof cell === 'string')
    return cell === '' ? '' : textXml(place, cell, style(format === 'general' ? 'general' : 'text'), onCut)
  if (typeof cell === 'number') {
    if (Number.isFinite(cell)) return `<c r="${place}"${style(format)}><v>${cell}</v></c>`
    return textXml(place, String(cell), style('text'), onCut)
  }
  if (typeof cell === 'boolean') return `<c r="${place}"${style('general')} t="b"><v>${cell ? 1 : 0}</v></c>`
  if ('decimal' in cell) {
    // A spreadsheet holds 15 digits; more would be changed in silence, so they are kept as text.
    const digits = cell.decimal.replace(/^-?0*|\./g, '').length
    if (isDecimal(cell.decimal) && digits <= mostDigits) return `<c r="${place}"${style(format)}><v>${cell.decimal}</v></c>`
    return textXml(place, cell.decimal, style('text'), onCut)
  }
  if ('formula' in cell) {
    if (!isDecimal(cell.result)) return textXml(place, cell.result, style('text'), onCut)
    return `<c r="${place}"${style(format)}><f>${escapeText(cell.formula)}</f><v>${cell.result}</v></c>`
  }
  if ('error' in cell) {
    if (errorTexts.has(cell.error)) return `<c r="${place}"${style('general')} t="e"><v>${cell.error}</v></c>`
    return textXml(place, cell.error, style('text'), onCut)
  }
  const serial = dateSerial(cell.date)
  if (serial === undefined) return textXml(place, cell.date, style('text'), onCut)
  return `<c r="${place}"${style(Number.isInteger(serial) ? 'date' : dateTimeStyle)}><v>${serial}</v></c>`
}

/** Always an inline string and never a formula, whatever the text begins with. */
function textXml(place: string, text: string, style: string, onCut: CutNotice): string {
  if (text.length > longestText) onCut()
  const kept = text.length > longestText ? cutText(text, longestText) : text
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeText(kept)}</t></is></c>`
}

/**
 * Text for the inside of an element. Characters XML cannot hold, and carriage returns, which it would change, become
 * `_xHHHH_`; text that looks like such an escape is escaped itself; half surrogate pairs become U+FFFD.
 */
export function escapeText(text: string): string {
  if (!special.test(text)) return text
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(unwritable, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

/** For attribute values, where line ends and tabs would become spaces. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}

/** Serial day number of `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`; undefined when spreadsheets have no such day. */
function dateSerial(date: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/.test(date)) return undefined
  const time = Date.parse(date.length === 10 ? `${date}T00:00:00Z` : `${date}Z`)
  const serial = time / dayMilliseconds + unixEpochSerial
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date.slice(0, 10))
  return isReal && serial >= firstSafeSerial ? serial : undefined
}
