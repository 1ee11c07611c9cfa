import { refusing } from './_kit/refuse.ts'
import { alertRules } from './alert-rules.ts'
import { activities } from './activities.ts'
import { alerts } from './alerts.ts'
import { calendar } from './calendar.ts'
import { changes } from './changes.ts'
import { cocreations } from './cocreations.ts'
import { channels } from './channels.ts'
import { contacts } from './contacts.ts'
import { contracts } from './contracts.ts'
import { customers } from './customers.ts'
import { fields } from './fields.ts'
import { files } from './files.ts'
import { forecast } from './forecast.ts'
import { funnel } from './funnel.ts'
import { handOvers } from './hand-overs.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { leads } from './leads.ts'
import { layouts } from './layouts.ts'
import { materials } from './materials.ts'
import { measures } from './measures.ts'
import { meetings } from './meetings.ts'
import { members } from './members.ts'
import { regions } from './regions.ts'
import { routines } from './routines.ts'
import { papers } from './papers.ts'
import { quoteVersions } from './quote-versions.ts'
import { quotes } from './quotes.ts'
import { pipeline } from './pipeline.ts'
import { prices } from './prices.ts'
import { products } from './products.ts'
import { scripts } from './scripts.ts'
import { services } from './services.ts'
import { settings } from './settings.ts'
import { system } from './system.ts'
import { tickets } from './tickets.ts'
import { value } from './value.ts'
import { targets } from './targets.ts'
import { tasks } from './tasks.ts'
import { today } from './today.ts'
import { policies } from './policies.ts'
import { rebates } from './rebates.ts'
import { reconciliation } from './reconciliation.ts'
import { touches } from './touches.ts'
import { transactions } from './transactions.ts'
import { trials } from './trials.ts'
import { views } from './views.ts'
import { weekly } from './weekly.ts'
import { workspace } from './workspace.ts'

/** The whole API. A slice is added here and nowhere else on the border. */
export const contract = {
  'alert-rules': alertRules,
  activities,
  alerts,
  calendar,
  changes,
  cocreations,
  contracts,
  channels,
  contacts,
  customers,
  fields,
  files,
  forecast,
  funnel,
  'hand-overs': handOvers,
  imports,
  jobs,
  layouts,
  materials,
  leads,
  measures,
  meetings,
  members,
  regions,
  routines,
  papers,
  quotes,
  'quote-versions': quoteVersions,
  pipeline,
  prices,
  products,
  scripts,
  services,
  settings,
  system,
  tickets,
  value,
  targets,
  tasks,
  today,
  policies,
  rebates,
  reconciliation,
  touches,
  transactions,
  trials,
  views,
  weekly,
  workspace,
}
export type Contract = typeof contract

/** Throw what this returns to end a call with one of its declared failures. */
export const refuse = refusing(contract)
