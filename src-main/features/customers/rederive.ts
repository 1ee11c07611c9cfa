import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { rederiveCustomers } from './contacts.ts'

const pageSize = 2000

/** After an undo put columns back: customers touched themselves, through a contact, or through changed rules. */
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
