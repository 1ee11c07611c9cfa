import { nextMonth } from '../../domain/rebates/settlement-period.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** The months whose books are closed, and where a document dated in one of them is booked instead. */
export class ClosedMonths {
  readonly #spans: readonly { readonly from: string; readonly to: string }[]

  constructor(read: ReadHandle) {
    this.#spans = read.all<{ from: string; to: string }>(
      `SELECT substr(from_on, 1, 7) AS "from", substr(to_on, 1, 7) AS "to" FROM rebate_period WHERE status = 'closed'`,
    )
  }

  has(month: string): boolean {
    return this.#spans.some(({ from, to }) => from <= month && month <= to)
  }

  /** The month that books a document of this date. */
  bookingOf(date: string): string {
    let month = date.slice(0, 7)
    while (this.has(month)) month = nextMonth(month)
    return month
  }
}
