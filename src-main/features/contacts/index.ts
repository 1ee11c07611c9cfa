import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { contacts } from '../../../src-preload/contract/contacts.ts'
import { editCells } from '../../grid/edit-cells.ts'
import { gridCommands, gridReads } from '../../grid/grid-handlers.ts'
import { compileRows } from '../../grid/row-query.ts'
import { idsOf } from '../../grid/view-order.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { rederiveCustomers } from '../customers/index.ts'
import { contactGrid } from './contact-grid.ts'
import { createMany } from './create-many.ts'

export const contactsReads: QueryHandlers<typeof contacts, Reading> = {
  ...gridReads(contactGrid),
  list: (r, { filter, search, sort, offset, limit }) => ({
    rows: contactGrid.shown(r, idsOf(contactGrid, r, { filter, search, sort }, limit, offset)).filter((row) => row !== null),
  }),
  count(r, query) {
    const { where } = compileRows(contactGrid, r, query)
    return { count: r.read.value<number>(`SELECT count(*) FROM contact AS c WHERE ${where.sql}`, ...where.values) ?? 0 }
  },
}

export const contactsCommands: CommandHandlers<typeof contacts, Writing> = {
  ...gridCommands(contactGrid),
  createMany,
  edit: (w, { cells }) => editCells(contactGrid, w, cells),
  remove(w, { ids }) {
    const [first = 0] = ids
    const subject =
      ids.length === 1 ? (w.read.value<string>('SELECT name FROM contact WHERE id = ?', first) ?? '') : `${ids.length}`
    const intent = { command: 'contacts.remove', subject, actor: w.actor, origin: 'user', at: w.clock.now() } as const
    const done = w.gate.write(intent, (tx) => {
      const customers = new Set<number>()
      let removed = 0
      for (const id of ids) {
        const customer = tx.read.value<number>('SELECT customer_id FROM contact WHERE id = ?', id)
        if (customer === undefined || !tx.delete('contact', id)) continue
        customers.add(customer)
        removed++
      }
      rederiveCustomers(w, tx, customers)
      return removed
    })
    return { changeSetId: done.changeSetId, removed: done.result }
  },
}

export { contactGrid } from './contact-grid.ts'
export { contactImport } from './import-entity.ts'
