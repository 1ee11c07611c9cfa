import { addDays } from '../../domain/_base/dates.ts'
import type { GateTransaction } from '../../store/gate.ts'

interface Open {
  readonly id: number
  readonly replied_at: string | null
}

/** How far back a contact answers a touch; older ones broke long ago. */
const reachDays = 30

/** We were in contact with a customer: the reply to what they asked before, or the follow-up of what was replied to. */
export function noteContact(tx: GateTransaction, customerId: number, at: string): void {
  const open = tx.read.all<Open>(
    `SELECT id, replied_at FROM touch WHERE customer_id = ? AND at < ? AND at >= ? AND followed_up_at IS NULL AND coalesce(replied_at < ?, 1)`,
    customerId,
    at,
    `${addDays(at.slice(0, 10), -reachDays)}${at.slice(10)}`,
    at,
  )
  for (const { id, replied_at: replied } of open)
    tx.update('touch', id, { [replied === null ? 'replied_at' : 'followed_up_at']: at, updated_at: at })
}
