import type { Words } from '../zh/index.ts'
import { alerts } from './alerts.ts'
import { changes } from './changes.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { failures } from './failures.ts'
import { fields, generic, units } from './general.ts'
import { gridLocale } from './grid.ts'
import { grid } from './grid-words.ts'
import { imports } from './imports.ts'
import { overview } from './overview.ts'
import { quotes } from './quotes.ts'
import { policies } from './policies.ts'
import { programmes } from './programmes.ts'
import { proof } from './proof.ts'
import { rebates } from './rebates.ts'
import { reconciliation } from './reconciliation.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { transactions } from './transactions.ts'
import { workspace } from './workspace.ts'

export const en: Words = {
  alerts,
  changes,
  contacts,
  customers,
  failures,
  fields,
  generic,
  grid,
  gridLocale,
  imports,
  overview,
  quotes,
  policies,
  programmes,
  proof,
  rebates,
  reconciliation,
  settings,
  shell,
  transactions,
  units,
  workspace,
}
