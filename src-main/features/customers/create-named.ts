import { deriveCustomer } from '../../domain/customers/derive-customer.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { rulesOn } from '../settings/index.ts'
import { blankCustomer } from './create.ts'

/** A customer of whom only the name is known, and perhaps a valid credit code; 待完善 until somebody says more (rule B5). */
export function insertCustomerNamed(
  w: Pick<Writing, 'clock'>,
  tx: GateTransaction,
  name: string,
  uscc: string | null,
  at: string,
): number {
  const row = { ...blankCustomer, name, uscc }
  const derived = deriveCustomer(row, [], rulesOn(tx.read, w.clock.today()))
  return tx.insert('customer', { ...row, ...derived, created_at: at, updated_at: at })
}
