import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { Reading } from '../../store/contexts.ts'
import { silenceLimits } from './silence-limits.ts'
import { joinedCustomers, toCustomerRow } from './stored.ts'

/** Rows by id in the order given; null for those that are gone. */
export function shownCustomers(r: Reading, ids: readonly number[]): (CustomerRow | null)[] {
  const today = r.clock.today()
  const limits = silenceLimits(r)
  return joinedCustomers(r.read, ids).map((stored) => stored && toCustomerRow(stored, today, limits))
}

/** The same without those that are gone. */
export function rowsById(r: Reading, ids: readonly number[]): CustomerRow[] {
  return shownCustomers(r, ids).filter((row) => row !== null)
}
