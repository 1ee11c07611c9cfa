import type { Words } from '../zh/index.ts'
import { alertRules } from './alert-rules.ts'
import { alerts } from './alerts.ts'
import { calendar } from './calendar.ts'
import { changes } from './changes.ts'
import { channels } from './channels.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { exporting } from './exporting.ts'
import { failures } from './failures.ts'
import { forecast } from './forecast.ts'
import { funnel } from './funnel.ts'
import { fields, generic, units } from './general.ts'
import { gridLocale } from './grid.ts'
import { grid } from './grid-words.ts'
import { handOvers } from './hand-overs.ts'
import { imports } from './imports.ts'
import { materials } from './materials.ts'
import { leads } from './leads.ts'
import { overview } from './overview.ts'
import { ownFields } from './own-fields.ts'
import { routines } from './routines.ts'
import { handbook } from './handbook.ts'
import { letterhead } from './letterhead.ts'
import { quoteVersions } from './quote-versions.ts'
import { quotes } from './quotes.ts'
import { pipeline } from './pipeline.ts'
import { scripts } from './scripts.ts'
import { services } from './services.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { value } from './value.ts'
import { measures } from './measures.ts'
import { valueIndicators } from './value-indicators.ts'
import { regions } from './regions.ts'
import { targets } from './targets.ts'
import { stages } from './stages.ts'
import { tasks } from './tasks.ts'
import { today } from './today.ts'
import { weekly } from './weekly.ts'
import { report } from './report.ts'
import { policies } from './policies.ts'
import { products } from './products.ts'
import { programmes } from './programmes.ts'
import { proof } from './proof.ts'
import { rebates } from './rebates.ts'
import { rebateTerms } from './rebate-terms.ts'
import { reconciliation } from './reconciliation.ts'
import { touches } from './touches.ts'
import { transactions } from './transactions.ts'
import { trials } from './trials.ts'
import { workspace } from './workspace.ts'

export const en: Words = {
  alertRules,
  alerts,
  calendar,
  changes,
  channels,
  contacts,
  customers,
  exporting,
  failures,
  fields,
  forecast,
  funnel,
  generic,
  grid,
  gridLocale,
  handOvers,
  imports,
  materials,
  leads,
  overview,
  ownFields,
  routines,
  scripts,
  services,
  handbook,
  letterhead,
  quoteVersions,
  quotes,
  pipeline,
  settings,
  shell,
  regions,
  measures,
  targets,
  tasks,
  today,
  stages,
  weekly,
  report,
  policies,
  products,
  programmes,
  proof,
  rebates,
  rebateTerms,
  reconciliation,
  touches,
  transactions,
  trials,
  units,
  value,
  valueIndicators,
  workspace,
}
