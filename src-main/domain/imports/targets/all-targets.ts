import type { ImportTargetName } from '../../../../src-preload/contract/imports.ts'
import type { ImportTarget } from '../import-target.ts'
import { contactTarget } from './contact-target.ts'
import { customerTarget } from './customer-target.ts'
import { leadTarget } from './lead-target.ts'
import { memberTarget } from './member-target.ts'

/** Every list that can be imported into. A slice joins by declaring its target here and its entity in the feature. */
export const importTargetsByName: Readonly<Record<ImportTargetName, ImportTarget>> = {
  customers: customerTarget,
  contacts: contactTarget,
  members: memberTarget,
  leads: leadTarget,
}
