import { nextMonth } from '../../domain/rebates/settlement-period.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** The months whose books are closed, and where a document dated in one of them is booked instead. */
export class ClosedMonths {
  readonly #spans: readonly { readonly from: string; readonly to: string }[]
  /** The last closed month; empty when nothing is closed. */
  readonly #through: string

  constructor(read: ReadHandle) {
    this.#spans = read.all<{ from: string; to: string }>(
      `SELECT substr(from_on, 1, 7) AS "from", substr(to_on, 1, 7) AS "to" FROM rebate_period WHERE status = 'closed'`,
    )
    this.#through = this.#spans.reduce((last, { to }) => (to > last ? to : last), '')
  }

  has(month: string): boolean {
    return this.#spans.some(({ from, to }) => from <= month && month <= to)
  }

  /** Older than closed books, which may have been reckoned from it: last year's figures, a year to date. */
  isBefore(month: string): boolean {
    return month <= this.#through && !this.has(month)
  }

  /** In closed books or older than they are. */
  holds(month: string): boolean {
    return month <= this.#through
  }

  /** The month that books a document of this date: nothing new comes into or before closed books. */
  bookingOf(date: string): string {
    const month = date.slice(0, 7)
    return month > this.#through ? month : nextMonth(this.#through)
  }
}
