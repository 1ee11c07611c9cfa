import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { contacts } from '../../../src-preload/contract/contacts.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import type { Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { rederiveCustomers } from '../customers/index.ts'
import { readContactCell } from './contact-rules.ts'

type CreateMany = CommandHandlers<typeof contacts, Writing>['createMany']

/** Rows appended from a paste, in one change set; each that cannot be a contact says why. */
export const createMany: CreateMany = (w, { fields, rows }) => {
  const refused: { row: number; field: string | null; cause: RefusalCause; reason: string }[] = []
  const at = w.clock.now()
  const intent = { command: 'contacts.createMany', subject: `${rows.length}`, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const customers = new Set<number>()
    const ids = rows.map((cells, index): number | null => {
      const row: Row = { title: null, phone: null, email: null, decision_role: null, role_inferred: 0 }
      for (const field of new Set([...fields, 'name', 'customer'] as const)) {
        const outcome = readContactCell(tx.read, field, cells[fields.indexOf(field)] ?? null)
        if ('refused' in outcome) {
          refused.push({ row: index, field, cause: outcome.cause, reason: outcome.refused })
          return null
        }
        Object.assign(row, outcome.patch)
      }
      customers.add(Number(row['customer_id']))
      return tx.insert('contact', row)
    })
    rederiveCustomers(w, tx, customers)
    return ids
  })
  return { changeSetId: done.changeSetId, ids: done.result, refused }
}
