import { foldText, isBlankText } from '../_base/text.ts'
import { plainNumberText, type CellValue } from './cell-value.ts'
import { withoutRejected } from './rejected-headers.ts'

export interface HeadRow {
  /** 1-based, as the person sees it; gaps are blank rows. */
  readonly number: number
  readonly cells: readonly CellValue[]
}

export interface FoundHeader {
  /** 1-based row numbers, one or two; empty when no header was recognised. */
  readonly headerRows: readonly number[]
  /** 0–1: how much the header speaks of customers; 0 when none was recognised. */
  readonly score: number
  /** By column; two rows joined with ` / `, blank headers as empty text. Empty without a header. */
  readonly headers: readonly string[]
}

/** How much a text looks like a header, 0–1 (`headerWord`). */
export type HeaderVocabulary = (text: string) => number

/** Full rows that may stand above a header: a form's head has a few. */
const mostFullTitles = 5

const nothing: FoundHeader = { headerRows: [], score: 0, headers: [] }

interface Look {
  readonly row: HeadRow
  readonly filled: number
  /** Cells that are no text, or text that no header would be. */
  readonly data: number
  readonly hits: number
}

const dataLike = /^[\d\s.,:/¥$%()+-]+$|^\d{4}年\d|@|[:：].{2}|(?:有限公司|有限责任公司|医院)$/

function look(row: HeadRow, vocabulary: HeaderVocabulary): Look {
  let filled = 0
  let data = 0
  let hits = 0
  for (const cell of row.cells) {
    if (cell === null || (typeof cell === 'string' && isBlankText(cell))) continue
    filled += 1
    if (typeof cell !== 'string') data += 1
    else {
      const strength = vocabulary(cell)
      if (strength > 0) hits += strength
      else if (cell.length > 40 || dataLike.test(foldText(cell))) data += 1
    }
  }
  return { row, filled, data, hits }
}

const isHeaderLike = (l: Look): boolean =>
  l.hits >= 1 && l.data <= l.filled * 0.2 && (l.hits >= 2 ? l.hits / l.filled >= 0.3 : l.hits / l.filled >= 0.5)
/** A header as written, on one line; figures (2024) as text. */
function textAt(row: HeadRow, column: number): string {
  const cell = row.cells[column]
  if (typeof cell === 'string') return isBlankText(cell) ? '' : cell.replace(/\s+/g, ' ').trim()
  return typeof cell === 'number' ? plainNumberText(cell) : ''
}

const unitCell = /^[([]?(?:单位:?)?(?:人民币)?(?:百万|亿|万|千)?元[)\]]?$|^$/

/** The row under a header belongs to it when it is all text, mostly known words, and fills in beneath blanks or headings; or nothing but units. */
function isSecondRow(top: Look, below: Look | undefined): boolean {
  if (!below || below.row.number !== top.row.number + 1 || below.data > 0 || below.filled === 0) return false
  if (below.row.cells.every((_, column) => unitCell.test(foldText(textAt(below.row, column))))) return true
  if (below.hits < below.filled * 0.5) return false
  return below.row.cells.some((_, column) => textAt(below.row, column) !== '' && textAt(top.row, column) === '')
}

/** Known words above where the header is blank: a header of both rows (单位名称 beside 姓名 and 电话 under 联系信息). */
function fillsIn(above: Look, header: Look): boolean {
  return above.hits >= 1 && above.row.cells.some((_, at) => textAt(above.row, at) !== '' && textAt(header.row, at) === '')
}

/** The row above is its first row when it holds two or more headings with blanks between them and no title's words. */
function isFirstRow(above: Look | undefined, header: Look): boolean {
  if (!above || above.row.number !== header.row.number - 1 || above.data > 0) return false
  if (above.filled < 2) return false
  if (above.filled >= header.filled && !fillsIn(above, header)) return false
  return above.row.cells.every(
    (cell) => cell === null || (typeof cell === 'string' && cell.length <= 20 && !/[:：]|\d{4}/.test(cell)),
  )
}

/** Joins two rows: a heading is carried right over blanks only while the second row has text there. */
function join(top: HeadRow, second: HeadRow | null): string[] {
  const width = Math.max(top.cells.length, second?.cells.length ?? 0)
  const headers: string[] = []
  let carried = ''
  for (let column = 0; column < width; column++) {
    const own = textAt(top, column)
    const lower = second ? textAt(second, column) : ''
    carried = own !== '' ? own : lower === '' ? '' : carried
    headers.push(lower === '' ? own : carried === '' || carried === lower ? lower : `${carried} / ${lower}`)
  }
  return headers
}

/** The headers when a person says which rows they are: one row, or two read as one. */
export function headersOf(rows: readonly HeadRow[]): string[] {
  const [top, second] = rows
  return top ? join(top, second ?? null) : []
}

/** A list without known words: the first full row of short, different texts above rows of data. */
function plainHeader(looks: readonly Look[]): FoundHeader {
  const widest = Math.max(...looks.map((l) => l.filled))
  const at = looks.findIndex((l) => l.filled >= Math.max(2, widest * 0.6))
  const first = looks[at]
  if (!first || first.data > 0 || at === looks.length - 1) return nothing
  const texts = first.row.cells.map((_, column) => textAt(first.row, column)).filter((t) => t !== '')
  if (new Set(texts).size < texts.length || texts.some((t) => t.length > 30)) return nothing
  // What stands again below itself is one of its column's values.
  const isValue = (_: unknown, column: number) => {
    const text = textAt(first.row, column)
    return text !== '' && looks.slice(at + 1).some((l) => textAt(l.row, column) === text)
  }
  if (first.row.cells.some(isValue)) return nothing
  return { headerRows: [first.row.number], score: 0.05, headers: join(first.row, null) }
}

/**
 * Finds the header among a sheet's first rows (about 60): below titles, one row or two, with units, blanks and doubles.
 * Empty when the list begins with data, or when the sheet is no list (a second, other header within three rows).
 */
export function findHeader(rows: readonly HeadRow[], vocabulary: HeaderVocabulary): FoundHeader {
  const looks = rows.map((row) => look(row, vocabulary)).filter((l) => l.filled > 0)
  if (looks.length === 0) return nothing
  let best = -1
  let bestValue = 0
  for (const [index, l] of looks.entries()) {
    const value = isHeaderLike(l) ? l.hits * (l.hits / l.filled) : 0
    if (value > bestValue * 1.001) {
      best = index
      bestValue = value
    }
  }
  const header = looks[best]
  if (!header || isAmidData(looks, best)) return plainHeader(looks)
  const above = isFirstRow(looks[best - 1], header) ? looks[best - 1] : undefined
  const below = !above && isSecondRow(header, looks[best + 1]) ? looks[best + 1] : undefined
  const top = above ?? header
  const second = above ? header : below
  const lastIndex = below ? best + 1 : best
  const firstIndex = above ? best - 1 : best
  const same = (l: Look) => join(l.row, null).join('\u001f') === join(header.row, null).join('\u001f')
  const isOther = (l: Look, index: number) =>
    (index < firstIndex ? best - index <= 4 : index > lastIndex && index - lastIndex <= 3) &&
    l.hits >= 2 &&
    isHeaderLike(l) &&
    !same(l)
  if (looks.some(isOther)) return nothing
  const hits = header.hits + (below?.hits ?? 0)
  const filled = header.filled + (below?.filled ?? 0)
  const headers = join(top.row, second?.row ?? null)
  return {
    headerRows: second ? [top.row.number, second.row.number] : [top.row.number],
    score: Math.round((hits / filled) * (hits / (hits + 2)) * 1000) / 1000,
    headers,
  }
}

/** Titles are few and narrow: below many rows as full as itself, a row is no header but one of them. */
function isAmidData(looks: readonly Look[], best: number): boolean {
  const width = looks[best]?.filled ?? 0
  return looks.slice(0, best).filter((l) => l.filled >= Math.max(2, width * 0.8)).length > mostFullTitles
}

const total =
  /^(?:本页|本月|本年|全年|客户|全部)?(?:合计|总计|小计|共计|总合计|累计)(?:$|[\s:(\d].*)|^sub ?total(?:$|[\s:(].*)|^(?:grand )?total:?$/

/** True for a total row: 合计, 总计, 小计 … in its first text cell. */
export function isTotalRow(cells: readonly CellValue[]): boolean {
  for (const cell of cells) {
    if (typeof cell !== 'string' || isBlankText(cell)) continue
    if (cell.length > 40 || /(?:公司|集团|医院|商行|经营部|厂|店)\s*$/.test(cell)) return false
    const first = cell.charCodeAt(0)
    // Almost every row of a list ends here: no total begins with another letter than these.
    if (first > 0x2fff && first <= 0x9fff && !'合总小共累本全客'.includes(cell.charAt(0)) && first !== 0x3000) return false
    return total.test(
      foldText(cell)
        .toLowerCase()
        .replace(/^([合总小共])\s+计/, '$1计'),
    )
  }
  return false
}

/** FNV-1a, 64 bits as two halves: an equal list of headers has an equal print, in any run and on any machine. */
export function headerFingerprint(all: readonly string[]): string {
  const headers = withoutRejected(all)
  let high = 0xcbf29ce4
  let low = 0x84222325
  const text = headers.map((h) => foldText(h).toLowerCase()).join('\u001f')
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    for (const byte of [code & 0xff, code >>> 8]) {
      low = (low ^ byte) >>> 0
      // Times 2^40 + 0x1b3, in 32-bit halves.
      const lowTimes = low * 0x1b3
      const carry = Math.floor(lowTimes / 0x1_0000_0000)
      high = (Math.imul(high, 0x1b3) + carry + ((low << 8) >>> 0)) >>> 0
      low = lowTimes >>> 0
    }
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
