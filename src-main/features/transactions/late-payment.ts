import type { Row } from '../../store/gate.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import type { ClosedMonths } from './closed-months.ts'

/**
 * How a payment is noted of a document that stands in closed books, or is older than they are: they keep what they knew, and
 * the first open month knows better (rule E4). Null where the payment itself stands in closed books by now.
 */
export function latePayment(closed: ClosedMonths, row: Row, paidOn: SqlValue): Row | null {
  const noted = row['paid_month'] ?? null
  if (noted !== null && closed.holds(String(noted))) return null
  const before = (noted === null ? row['paid_on'] : row['paid_before']) ?? null
  if (paidOn === before) return { paid_on: paidOn, paid_month: null, paid_before: null }
  return { paid_on: paidOn, paid_month: closed.bookingOf(String(row['date'])), paid_before: before }
}
