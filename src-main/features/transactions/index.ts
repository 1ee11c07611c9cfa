import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { transactions } from '../../../src-preload/contract/transactions.ts'
import { editCells } from '../../grid/edit-cells.ts'
import { gridCommands, gridReads } from '../../grid/grid-handlers.ts'
import { compileRows } from '../../grid/row-query.ts'
import { idsOf } from '../../grid/view-order.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { createMany } from './create-many.ts'
import { groupsOfCustomers, saveGroup } from './groups.ts'
import { transactionGrid } from './transaction-grid.ts'

export const transactionsReads: QueryHandlers<typeof transactions, Reading> = {
  ...gridReads(transactionGrid),
  list: (r, { filter, search, sort, offset, limit }) => ({
    rows: transactionGrid
      .shown(r, idsOf(transactionGrid, r, { filter, search, sort }, limit, offset))
      .filter((row) => row !== null),
  }),
  count(r, query) {
    const { where } = compileRows(transactionGrid, r, query)
    return { count: r.read.value<number>(`SELECT count(*) FROM trade_document AS c WHERE ${where.sql}`, ...where.values) ?? 0 }
  },
  groupsOfCustomers,
}

export const transactionsCommands: CommandHandlers<typeof transactions, Writing> = {
  ...gridCommands(transactionGrid),
  createMany,
  saveGroup,
  edit: (w, { cells }) => editCells(transactionGrid, w, cells),
  remove(w, { ids }) {
    const intent = {
      command: 'transactions.remove',
      subject: `${ids.length}`,
      actor: w.actor,
      origin: 'user',
      at: w.clock.now(),
    } as const
    const done = w.gate.write(intent, (tx) => ids.filter((id) => tx.delete('trade_document', id)).length)
    return { changeSetId: done.changeSetId, removed: done.result }
  },
}

export { ClosedMonths } from './closed-months.ts'
export { CustomersByName } from './customer-named.ts'
export { documentColumns } from './create-many.ts'
export { latePayment } from './late-payment.ts'
export { groupOf } from './transaction-rules.ts'
export { documentHash } from './document-hash.ts'
export { moveOpenDocuments } from './move-documents.ts'
export { quantityText, transactionGrid } from './transaction-grid.ts'
