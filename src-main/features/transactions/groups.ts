import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { transactions } from '../../../src-preload/contract/transactions.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { ClosedMonths } from './closed-months.ts'

type Reads = QueryHandlers<typeof transactions, Reading>
type Commands = CommandHandlers<typeof transactions, Writing>

export const groupsOfCustomers: Reads['groupsOfCustomers'] = ({ read }) =>
  read.all<{ id: number; name: string }>('SELECT id, name FROM trade_group ORDER BY pinyin_key(name)').map((group) => ({
    ...group,
    customers: read.all<{ id: number; name: string }>(
      `SELECT k.id, k.name FROM trade_group_member AS m JOIN customer AS k ON k.id = m.customer_id WHERE m.group_id = ? ORDER BY k.name_pinyin`,
      group.id,
    ),
  }))

export const saveGroup: Commands['saveGroup'] = (w, { id, name, customers }) => {
  const taken = w.read.value<number>('SELECT id FROM trade_group WHERE name = ?', name)
  if (taken !== undefined && taken !== id) throw refuse('transactions.saveGroup', 'name-taken', `已有同名集团“${name}”。`)
  if (id !== undefined && !w.read.get('SELECT 1 FROM trade_group WHERE id = ?', id))
    throw refuse('transactions.saveGroup', 'not-found', '这个集团已不存在，请刷新后重试。')
  const elsewhere = w.read.value<string>(
    `SELECT k.name FROM trade_group_member AS m JOIN customer AS k ON k.id = m.customer_id
     WHERE m.customer_id IN (SELECT value FROM json_each(?)) AND m.group_id IS NOT ? LIMIT 1`,
    JSON.stringify(customers),
    id ?? null,
  )
  if (elsewhere !== undefined) throw refuse('transactions.saveGroup', 'in-other-group', `“${elsewhere}”已属于另一个集团。`)
  const intent = { command: 'transactions.saveGroup', subject: name, actor: w.actor, origin: 'user', at: w.clock.now() } as const
  const { result } = w.gate.write(intent, (tx) => {
    const group = id ?? tx.insert('trade_group', { name })
    if (id !== undefined) tx.update('trade_group', id, { name })
    const now = new Map(
      tx.read
        .all<{ id: number; customer_id: number }>('SELECT id, customer_id FROM trade_group_member WHERE group_id = ?', group)
        .map((row) => [row.customer_id, row.id]),
    )
    for (const [customer, row] of now)
      if (!customers.includes(customer)) {
        tx.delete('trade_group_member', row)
        regroup(tx, customer, null)
      }
    for (const customer of new Set(customers))
      if (!now.has(customer)) {
        tx.insert('trade_group_member', { group_id: group, customer_id: customer })
        regroup(tx, customer, group)
      }
    return group
  })
  return { id: result }
}

/** Documents of open months follow the customer into its group; those of closed months stay as they were booked. */
function regroup(tx: GateTransaction, customer: number, group: number | null): void {
  for (const id of openDocuments(tx, customer)) tx.update('trade_document', id, { group_id: group })
}

/** The documents of a customer that a closing has not frozen. */
export function openDocuments(tx: GateTransaction, customer: number): number[] {
  const closed = new ClosedMonths(tx.read)
  return tx.read
    .all<{ id: number; month: string }>('SELECT id, month FROM trade_document WHERE customer_id = ? ORDER BY id', customer)
    .filter(({ month }) => !closed.has(month))
    .map(({ id }) => id)
}
