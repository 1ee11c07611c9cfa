import { foldText } from '../_base/text.ts'
import type { CellValue } from './cell-value.ts'

/**
 * How a column orders figures where the year does not lead with four digits: `dmy`, `mdy`, or `yymd` for a year of two
 * digits in front (25.7.1). `ymd`: the column has no such dates.
 */
export type DateOrder = 'ymd' | 'yymd' | 'dmy' | 'mdy'

export interface DateOrderDecision {
  readonly order: DateOrder
  /** False where no cell tells day from month and the order is a convention: a person should look. */
  readonly sure: boolean
  /** Cells the decision is about. */
  readonly cells: number
}

const threeFigures = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?!\d)/
/** Two digits of a year are taken for one of these, to tell a year from a day. */
const firstLikelyYear = 10
const lastLikelyYear = 45

type ShortOrder = Exclude<DateOrder, 'ymd'>
const shortOrders = ['yymd', 'mdy', 'dmy'] as const

/** True for text whose reading needs the column's order: three figures, the first of one or two digits. */
export function needsDateOrder(cell: CellValue): cell is string {
  if (typeof cell !== 'string' || cell.length > 60) return false
  // Four digits first: the year leads, nothing to learn. Most cells of most lists end here.
  const second = cell.charCodeAt(1)
  const third = cell.charCodeAt(2)
  if (second >= 0x30 && second <= 0x39 && third >= 0x30 && third <= 0x39) return false
  return threeFigures.test(foldText(cell))
}

/** Learns a column's order cell by cell. Give it the whole column: the cell that tells may be the last. */
export class DateOrderTally {
  #long = 0
  #dayFirst = 0
  #monthFirst = 0
  #short = 0
  /** By reading: cells it explains with a likely year, and the years it gives. */
  readonly #fits = new Map<ShortOrder, { count: number; least: number; most: number }>()

  add(cell: CellValue): void {
    if (!needsDateOrder(cell)) return
    const [, a = '', , b = '', c = ''] = threeFigures.exec(foldText(cell)) ?? []
    const [first, second] = [Number(a), Number(b)]
    if (c.length === 4) {
      this.#long += 1
      if (first > 12) this.#dayFirst += 1
      if (second > 12) this.#monthFirst += 1
      return
    }
    this.#short += 1
    const last = Number(c)
    // A year is written with both its digits.
    if (a.length === 2) this.#fit('yymd', first, second, last)
    if (c.length === 2) {
      this.#fit('mdy', last, first, second)
      this.#fit('dmy', last, second, first)
    }
  }

  decide(): DateOrderDecision {
    const cells = this.#long + this.#short
    if (this.#long > 0) {
      const sure = this.#dayFirst !== this.#monthFirst
      return { order: this.#dayFirst > this.#monthFirst ? 'dmy' : 'mdy', sure, cells }
    }
    if (this.#short === 0) return { order: 'ymd', sure: true, cells }
    const ranked = shortOrders
      .map((order) => ({ order, ...(this.#fits.get(order) ?? { count: 0, least: 0, most: 99 }) }))
      .sort((x, y) => y.count - x.count || x.most - x.least - (y.most - y.least))
    const [best, next] = ranked
    if (!best || best.count === 0) return { order: 'mdy', sure: false, cells }
    return { order: best.order, sure: best.count > (next?.count ?? 0), cells }
  }

  #fit(order: ShortOrder, year: number, month: number, day: number): void {
    if (year < firstLikelyYear || year > lastLikelyYear || month < 1 || month > 12 || day < 1 || day > 31) return
    const fit = this.#fits.get(order)
    if (!fit) this.#fits.set(order, { count: 1, least: year, most: year })
    else {
      fit.count += 1
      fit.least = Math.min(fit.least, year)
      fit.most = Math.max(fit.most, year)
    }
  }
}

/**
 * One decision for a whole column: `ymd` when no cell needs one; `dmy` or `mdy` by which reading explains more cells (a
 * figure above 12 is a day), `mdy` where nothing tells. With two-digit years, the reading that explains most cells with
 * likely years, then the one whose years lie closest together, then the year in front, as Chinese lists are written.
 */
export function columnDateOrder(cells: Iterable<CellValue>): DateOrder {
  const tally = new DateOrderTally()
  for (const cell of cells) tally.add(cell)
  return tally.decide().order
}
