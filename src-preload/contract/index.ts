import { refusing } from './_kit/refuse.ts'
import { alertRules } from './alert-rules.ts'
import { activities } from './activities.ts'
import { alerts } from './alerts.ts'
import { calendar } from './calendar.ts'
import { changes } from './changes.ts'
import { channels } from './channels.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { files } from './files.ts'
import { funnel } from './funnel.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { layouts } from './layouts.ts'
import { members } from './members.ts'
import { routines } from './routines.ts'
import { quotes } from './quotes.ts'
import { pipeline } from './pipeline.ts'
import { settings } from './settings.ts'
import { system } from './system.ts'
import { tasks } from './tasks.ts'
import { views } from './views.ts'
import { workspace } from './workspace.ts'

/** The whole API. A slice is added here and nowhere else on the border. */
export const contract = {
  'alert-rules': alertRules,
  activities,
  alerts,
  calendar,
  changes,
  channels,
  contacts,
  customers,
  files,
  funnel,
  imports,
  jobs,
  layouts,
  members,
  routines,
  quotes,
  pipeline,
  settings,
  system,
  tasks,
  views,
  workspace,
}
export type Contract = typeof contract

/** Throw what this returns to end a call with one of its declared failures. */
export const refuse = refusing(contract)
