import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { customers } from '../../../src-preload/contract/customers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { deriveCustomer } from '../../domain/customers/derive-customer.ts'
import { editCells } from '../../grid/edit-cells.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { contactFacts } from './cell-rules.ts'
import { customerGrid } from './customer-grid.ts'
import type { StoredCustomer } from './stored.ts'

/** Cells of any number of customers as one change set: the good ones are written, each refused one says why. */
export const edit: CommandHandlers<typeof customers, Writing>['edit'] = (w, { cells }) => editCells(customerGrid, w, cells)

/** Writes a patch of own columns together with what follows from it; returns the columns that changed. */
export function writeCustomer(
  tx: GateTransaction,
  stored: StoredCustomer,
  patch: Row,
  rules: RuleSettings,
  at: string,
): string[] {
  const own = Object.keys(patch).filter((column) => patch[column] !== stored[column as keyof StoredCustomer])
  if (own.length === 0) return []
  const derived = deriveCustomer({ ...stored, ...patch } as StoredCustomer, contactFacts(tx.read, stored.id), rules)
  const { ...current } = stored
  return tx.update('customer', stored.id, { ...patch, ...derived, updated_at: at }, current as unknown as Row)
}
