import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { customers } from '../../../src-preload/contract/customers.ts'
import type { Writing } from '../../store/contexts.ts'
import { remove, removeContact, saveContact } from './contacts.ts'
import { gridCommands } from '../../grid/grid-handlers.ts'
import { createMany } from './create-many.ts'
import { create } from './create.ts'
import { customerGrid } from './customer-grid.ts'
import { edit } from './edit.ts'
import { merge } from './merge.ts'

export const customersCommands: CommandHandlers<typeof customers, Writing> = {
  ...gridCommands(customerGrid),
  create,
  createMany,
  edit,
  merge,
  remove,
  saveContact,
  removeContact,
}

export { customersReads } from './reads.ts'
export { rowsById } from './shown.ts'
export { customerGrid } from './customer-grid.ts'
export { rederiveCustomers } from './contacts.ts'
export { contactProblem } from './contact-check.ts'
export { phoneText } from './create.ts'
export { insertCustomerNamed } from './create-named.ts'
export { customerInLine } from './customer-in-line.ts'
export { customerLink } from './customer-link.ts'
export { customerImport } from './import-entity.ts'
export { customersRederive, rederiveAll, rederiveTouched } from './rederive.ts'
export { deriveCustomer, type ContactFacts, type DeriveFrom } from '../../domain/customers/derive-customer.ts'
export { writeCustomer } from './edit.ts'
export { silenceLimits } from './silence-limits.ts'
export { presets } from './summary.ts'
export type { StoredCustomer } from './stored.ts'
export { customerSubject } from './alert-subject.ts'
