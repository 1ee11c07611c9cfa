import type { GateTransaction } from '../../store/gate.ts'
import { aboutCustomer } from '../../store/tables.ts'

/** What makes two records of one customer the same, where a customer may have one of a kind only. */
const onceBy: Partial<Record<(typeof aboutCustomer)[number], readonly string[]>> = {
  obligation: ['clause_key', 'source', 'source_key'],
  value_indicator: ['quarter', 'name'],
  review_plan: ['quarter'],
}

/** The records of a merged customer become its survivor's; one that the survivor has just so goes. Returns how many moved. */
export function moveRecords(tx: GateTransaction, from: number, to: number): number {
  let moved = 0
  for (const table of aboutCustomer) {
    const once = onceBy[table]
    const same = once?.map((column) => `o.${column} = c.${column}`).join(' AND ')
    const rows = tx.read.all<{ id: number; twice: number }>(
      `SELECT c.id, ${same ? `EXISTS (SELECT 1 FROM ${table} AS o WHERE o.customer_id = ? AND ${same})` : '0'} AS twice
       FROM ${table} AS c WHERE c.customer_id = ? ORDER BY c.id`,
      ...(same ? [to, from] : [from]),
    )
    for (const { id, twice } of rows) {
      if (twice === 1) removeRecord(tx, table, id)
      else tx.update(table, id, { customer_id: to })
      moved++
    }
  }
  for (const id of tx.read.column<number>('SELECT id FROM customer WHERE referred_by_id = ? AND id <> ?', from, to))
    tx.update('customer', id, { referred_by_id: to })
  return moved
}

/** The records of a deleted customer go with it; undo brings all of them back. Evaluations of past quarters stay. */
export function removeRecords(tx: GateTransaction, customerId: number): void {
  for (const table of aboutCustomer)
    for (const id of tx.read.column<number>(`SELECT id FROM ${table} WHERE customer_id = ?`, customerId))
      removeRecord(tx, table, id)
}

function removeRecord(tx: GateTransaction, table: (typeof aboutCustomer)[number], id: number): void {
  if (table === 'ticket')
    for (const one of tx.read.column<number>('SELECT id FROM ticket_hand_off WHERE ticket_id = ?', id))
      tx.delete('ticket_hand_off', one)
  if (table === 'obligation')
    for (const one of tx.read.column<number>('SELECT id FROM obligation_event WHERE obligation_id = ?', id))
      tx.delete('obligation_event', one)
  tx.delete(table, id)
}
