import { add, exactToFen, multiply, readExact, zero } from '../_base/exact.ts'
import { rollToWorkday, type WorkingCalendar } from '../_base/working-calendar.ts'
import type { DateText } from '../_base/dates.ts'
import type { DecimalText } from './rebate-rule.ts'

export interface PaidInvoice {
  readonly no: string
  readonly amount: DecimalText
  readonly due: DateText
  /** Null while unpaid. */
  readonly paidOn: DateText | null
}

export interface OnTimeRebate {
  readonly fen: number
  /** The invoices that earned, in the order given. */
  readonly onTime: readonly string[]
}

/**
 * A percentage on every invoice paid on or before its due date. Without a calendar the due date stands as it is; with one a
 * due date that is not worked moves to the next working day, where the contract says so.
 */
export function onTimeRebate(rate: DecimalText, invoices: readonly PaidInvoice[], rollBy: WorkingCalendar | null): OnTimeRebate {
  const earned = invoices.filter(
    ({ due, paidOn }) => paidOn !== null && paidOn <= (rollBy ? rollToWorkday(rollBy, due, 'next').date : due),
  )
  const sum = earned.map(({ amount }) => readExact(amount)).reduce(add, zero)
  return { fen: exactToFen(multiply(sum, readExact(rate))), onTime: earned.map(({ no }) => no) }
}
