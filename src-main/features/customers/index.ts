import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { customers } from '../../../src-preload/contract/customers.ts'
import type { Writing } from '../../store/contexts.ts'
import { remove, removeContact, saveContact } from './contacts.ts'
import { create } from './create.ts'
import { edit } from './edit.ts'

export const customersCommands: CommandHandlers<typeof customers, Writing> = { create, edit, remove, saveContact, removeContact }

export { customersReads, rowsById } from './reads.ts'
export { rederiveAll, rederiveTouched } from './rederive.ts'
export { deriveCustomer, type ContactFacts, type DeriveFrom } from '../../domain/customers/derive-customer.ts'
export { writeCustomer } from './edit.ts'
export { silenceLimits } from './silence-limits.ts'
export { presets } from './summary.ts'
export type { StoredCustomer } from './stored.ts'
