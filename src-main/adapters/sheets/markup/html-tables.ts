import { SheetFailure, type MergedRange, type SheetCell } from '../sheet-source.ts'
import { collapseSpace, decodeHtmlText } from './html-text.ts'

/** One table row, in the order its table ends rows; `table` counts every table of the page as it opens. */
export interface HtmlRow {
  readonly table: number
  readonly number: number
  readonly cells: readonly SheetCell[]
  readonly merges: readonly MergedRange[]
}

interface OpenTable {
  readonly index: number
  row: number
  /** Between `</tr>` and the next `<tr>`: a cell there opens a row of its own, as a browser has it. */
  isBetween: boolean
  column: number
  cells: SheetCell[]
  merges: MergedRange[]
  /** By column: the last row a cell from above reaches down to. */
  readonly reach: number[]
  cell: OpenCell | undefined
}

interface OpenCell {
  readonly attributes: string
  text: string
}

/** Content that is not text of the page. */
const rawElements = /^(?:script|style|title|textarea|xml|noscript)$/
const blockElements = /^(?:p|div|li|h[1-6]|tr|table)$/
const widestSpan = 16_384
const longestSpan = 1_048_576

/**
 * The rows of all tables of a page, inner tables included (their text is not part of the outer cell). Cells take the
 * columns that cells from above and from the left leave free; a table nobody closes ends with the page.
 * Nothing is fetched, run or kept of the page but the text of its cells. Fails with `too-large` beyond `columns`.
 */
export function* htmlRows(page: string, columns: number): Generator<HtmlRow> {
  const open: OpenTable[] = []
  let tables = 0
  for (let at = 0; at < page.length;) {
    const tag = page.indexOf('<', at)
    const table = open.at(-1)
    if (table?.cell !== undefined) table.cell.text += plainText(page.slice(at, tag < 0 ? page.length : tag))
    if (tag < 0) break
    const end = markEnd(page, tag)
    const [, slash = '', written = ''] = /^<(\/?)([a-zA-Z][a-zA-Z0-9:]*)/.exec(page.slice(tag, tag + 32)) ?? []
    const name = written.toLowerCase()
    if (name === '' && page[tag + 1] !== '!' && page[tag + 1] !== '?' && table?.cell !== undefined)
      table.cell.text += page.slice(tag, end)
    at = slash === '' && rawElements.test(name) ? rawEnd(page, end, name) : end
    if (name === 'table') {
      if (slash === '')
        open.push({ index: tables++, row: 0, isBetween: false, column: 0, cells: [], merges: [], reach: [], cell: undefined })
      else if (table !== undefined) yield* closeTable(open, columns)
    } else if (table !== undefined) {
      if (name === 'tr') {
        const ended = endRow(table, columns)
        if (ended !== undefined) yield ended
        table.isBetween = slash !== ''
        if (slash === '') table.row += 1
      } else if (name === 'td' || name === 'th') {
        endCell(table, columns)
        if (table.row === 0) table.row = 1
        if (slash === '' && table.isBetween) {
          table.isBetween = false
          table.row += 1
        }
        if (slash === '') table.cell = { attributes: page.slice(tag + 1 + name.length, end - 1), text: '' }
      } else if (table.cell !== undefined && (name === 'br' || blockElements.test(name))) {
        table.cell.text += name === 'br' || table.cell.text.trim() !== '' ? '\n' : ''
      }
    }
  }
  while (open.length > 0) yield* closeTable(open, columns)
}

function* closeTable(open: OpenTable[], columns: number): Generator<HtmlRow> {
  const table = open.pop()
  const ended = table === undefined ? undefined : endRow(table, columns)
  if (ended !== undefined) yield ended
}

function endRow(table: OpenTable, columns: number): HtmlRow | undefined {
  endCell(table, columns)
  const { index, row, cells, merges } = table
  table.column = 0
  table.cells = []
  table.merges = []
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return row === 0 || (cells.length === 0 && merges.length === 0) ? undefined : { table: index, number: row, cells, merges }
}

function endCell(table: OpenTable, columns: number): void {
  const { cell, reach, row, cells } = table
  if (cell === undefined) return
  table.cell = undefined
  while ((reach[table.column] ?? 0) >= row) table.column += 1
  const from = table.column
  const across = span(cell.attributes, 'colspan', widestSpan)
  const down = span(cell.attributes, 'rowspan', longestSpan)
  if (from + across > columns) throw new SheetFailure('too-large', { row, column: from + across, limit: columns })
  for (let column = from; column < from + across; column += 1)
    if (down > 1 || reach[column] !== undefined) reach[column] = row + down - 1
  table.column = from + across
  const value = cellValue(cell)
  if (value !== null) {
    while (cells.length < from) cells.push(null)
    cells[from] = value
  }
  if (across > 1 || down > 1)
    table.merges.push({ fromRow: row, toRow: row + down - 1, fromColumn: from, toColumn: from + across - 1 })
}

/** Text, unless the page says by `x:num`, as Excel's own pages do, that a number is stored here. */
function cellValue({ attributes, text }: OpenCell): SheetCell {
  // Only what HTML calls white space is dropped; a full-width space is a character somebody typed.
  const plain = text.replace(/ ?\n ?/g, '\n').replace(/^[ \n]+|[ \n]+$/g, '')
  const stored = /\sx:num(?:\s*=\s*["']?([^"'\s>]*))?/i.exec(attributes)
  if (stored !== null && plain !== '') {
    const digits = stored[1] === undefined || stored[1] === '' ? plain : stored[1]
    if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(digits)) return Number(digits)
  }
  return plain.trim() === '' ? null : plain
}

function span(attributes: string, name: string, limit: number): number {
  const found = new RegExp(`\\s${name}\\s*=\\s*["']?\\s*(\\d{1,7})`, 'i').exec(attributes)?.[1]
  return found === undefined ? 1 : Math.min(limit, Math.max(1, Number(found)))
}

function plainText(text: string): string {
  return decodeHtmlText(collapseSpace(text)).replaceAll('\0', '')
}

/** Position after the tag or comment at `at`. A quote left open does not run past the tag. */
function markEnd(page: string, at: number): number {
  if (page.startsWith('<!--', at)) return after(page, '-->', at)
  for (let i = at + 1; i < page.length; i += 1) {
    const char = page[i]
    if (char === '>') return i + 1
    if (char === '<') return i
    if (char === '"' || char === "'") {
      const close = page.indexOf(char, i + 1)
      if (close < 0) return after(page, '>', at)
      i = close
    }
  }
  return page.length
}

function rawEnd(page: string, from: number, name: string): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi')
  close.lastIndex = from
  return close.exec(page) === null ? page.length : close.lastIndex
}

function after(page: string, wanted: string, from: number): number {
  const found = page.indexOf(wanted, from)
  return found < 0 ? page.length : found + wanted.length
}
