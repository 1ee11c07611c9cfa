import type { GateTransaction, Row } from '../../store/gate.ts'
import { columnsOf } from '../../store/tables.ts'
import { documentHash, type HashedDocument } from './document-hash.ts'
import { openDocuments } from './groups.ts'
import { groupOf } from './transaction-rules.ts'

/** When a customer is merged into another: its documents of open months move, closed books stay as they are. */
export function moveOpenDocuments(tx: GateTransaction, from: number, to: number): void {
  const group = groupOf(tx, to)
  const columns = columnsOf('trade_document').join(', ')
  for (const id of openDocuments(tx, from)) {
    const row = tx.read.get<Row>(`SELECT ${columns} FROM trade_document WHERE id = ?`, id) ?? {}
    const moved = { customer_id: to, group_id: group }
    tx.update('trade_document', id, { ...moved, hash: documentHash({ ...row, ...moved } as unknown as HashedDocument) }, row)
  }
  for (const id of tx.read.column<number>('SELECT id FROM trade_group_member WHERE customer_id = ?', from))
    tx.delete('trade_group_member', id)
}
