import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { Touched } from '../../store/undo.ts'
import { rederiveCustomers } from './contacts.ts'

const pageSize = 2000

/** After an undo put columns back: customers touched themselves, through a contact, or through changed rules. */
export function rederiveTouched(w: Pick<Writing, 'clock'>, tx: GateTransaction, touched: ReadonlyMap<string, Touched>): void {
  if (touched.has('rule_setting')) return rederiveAll(w, tx)
  const own = touched.get('customer')
  const byContact = new Set<number>()
  for (const contactId of touched.get('contact')?.ids ?? []) {
    const customerId = tx.read.value<number>('SELECT customer_id FROM contact WHERE id = ?', contactId)
    if (customerId !== undefined) byContact.add(customerId)
  }
  rederiveCustomers(w, tx, byContact)
  if (own) rederiveCustomers(w, tx, own.ids, own.columns)
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
