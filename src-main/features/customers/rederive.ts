import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { Rederive } from '../../store/undo.ts'
import { columnsToDerive } from '../../domain/customers/derive-customer.ts'
import { rulesOn } from '../settings/index.ts'
import { completed } from './cell-rules.ts'
import { rederiveCustomers } from './contacts.ts'

const pageSize = 2000

/** What undo asks of this slice: customers touched themselves, through a contact, or through changed rules. */
export function customersRederive(w: Pick<Writing, 'clock'>): Rederive {
  return {
    follower(tx, table) {
      if (table !== 'customer') return null
      const rules = rulesOn(tx.read, w.clock.today())
      return { columns: columnsToDerive, complete: (row, patch) => completed(tx.read, row, patch, rules) }
    },
    rest: (tx, touched) => rederiveTouched(w, tx, touched),
  }
}

export function rederiveTouched(
  w: Pick<Writing, 'clock'>,
  tx: GateTransaction,
  touched: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  if (touched.has('rule_setting')) return rederiveAll(w, tx)
  const ids = new Set(touched.get('customer'))
  for (const contactId of touched.get('contact') ?? []) {
    const customerId = tx.read.value<number>('SELECT customer_id FROM contact WHERE id = ?', contactId)
    if (customerId !== undefined) ids.add(customerId)
  }
  rederiveCustomers(w, tx, ids)
}

export function rederiveAll(w: Pick<Writing, 'clock'>, tx: GateTransaction): void {
  for (let after = 0; ;) {
    const page = tx.read.all<{ id: number }>('SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?', after, pageSize)
    rederiveCustomers(
      w,
      tx,
      page.map((row) => row.id),
    )
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}
