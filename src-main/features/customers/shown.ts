import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { Reading } from '../../store/contexts.ts'
import { silenceLimits } from './silence-limits.ts'
import { joinedSql, toCustomerRow, type JoinedCustomer } from './stored.ts'

/** Rows by id in the order given; null for those that are gone. */
export function shownCustomers(r: Reading, ids: readonly number[]): (CustomerRow | null)[] {
  const today = r.clock.today()
  const limits = silenceLimits(r)
  return ids.map((id) => {
    const stored = r.read.get<JoinedCustomer>(joinedSql, id)
    return stored ? toCustomerRow(stored, today, limits) : null
  })
}

/** The same without those that are gone. */
export function rowsById(r: Reading, ids: readonly number[]): CustomerRow[] {
  return shownCustomers(r, ids).filter((row) => row !== null)
}
