import { refusing } from './_kit/refuse.ts'
import { alerts } from './alerts.ts'
import { changes } from './changes.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { files } from './files.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { layouts } from './layouts.ts'
import { members } from './members.ts'
import { quotes } from './quotes.ts'
import { policies } from './policies.ts'
import { rebates } from './rebates.ts'
import { reconciliation } from './reconciliation.ts'
import { settings } from './settings.ts'
import { system } from './system.ts'
import { transactions } from './transactions.ts'
import { views } from './views.ts'
import { workspace } from './workspace.ts'

/** The whole API. A slice is added here and nowhere else on the border. */
export const contract = {
  alerts,
  changes,
  contacts,
  customers,
  files,
  imports,
  jobs,
  layouts,
  members,
  quotes,
  policies,
  rebates,
  reconciliation,
  settings,
  system,
  transactions,
  views,
  workspace,
}
export type Contract = typeof contract

/** Throw what this returns to end a call with one of its declared failures. */
export const refuse = refusing(contract)
