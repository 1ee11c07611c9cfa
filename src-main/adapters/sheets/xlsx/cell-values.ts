import type { NoticeList } from '../notice-list.ts'
import type { SheetLimits } from '../sheet-limits.ts'
import type { SheetCell } from '../sheet-source.ts'
import { decodeSpreadsheetEscapes } from '../xml/xml-text.ts'
import { isoDate, type SerialDates } from './serial-date.ts'

/** Where a value stands, for notices. */
export interface CellPlace {
  readonly sheet: string
  row: number
  column: number
}

/** What the styles and the workbook say about values; shared by both ways of reading a sheet. */
export interface CellRules {
  /** By cell style index: 1 where numbers are dates. */
  readonly dateStyles: Uint8Array
  readonly dates: SerialDates
  readonly limits: SheetLimits
  readonly notices: NoticeList
}

/** A stored number under its style. */
export function numberCell(value: number, style: number, rules: CellRules): SheetCell {
  return rules.dateStyles[style] === 1 ? rules.dates.read(value) : value
}

/** A text value; empty is blank, overlong is cut. `text` has its XML references resolved already. */
export function textCell(text: string, rules: CellRules, place: CellPlace): string | null {
  return text.length === 0 ? null : cutCell(decodeSpreadsheetEscapes(text), rules, place)
}

/** Finished text, cut with a notice where it is longer than a cell may be. */
export function cutCell(text: string, rules: Pick<CellRules, 'limits' | 'notices'>, place: CellPlace): string {
  if (text.length <= rules.limits.textLength) return text
  rules.notices.add({ code: 'text-cut', sheet: place.sheet, row: place.row, column: place.column })
  return cutText(text, rules.limits.textLength)
}

/** The first `length` UTF-16 units, without leaving half a character. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).toWellFormed()
}

/** A value by its `t` attribute, for every type but shared strings and inline text. `raw` is decoded text. */
export function typedCell(type: string, raw: string, style: number, rules: CellRules, place: CellPlace): SheetCell {
  if (type === 'str' || type === 'inlineStr') return textCell(raw, rules, place)
  const value = raw.trim()
  if (value === '') return null
  if (type === 'b') return value === '1' || value.toLowerCase() === 'true'
  if (type === 'e') return { error: value }
  if (type === 'd') return isoDate(value) ?? textCell(raw, rules, place)
  const number = Number(value)
  return Number.isFinite(number) ? numberCell(number, style, rules) : textCell(raw, rules, place)
}
