import type { Step, StepControl } from '../store/contexts.ts'
import type { Reading, Writing } from '../store/contexts.ts'
import type { ThreadHandlers } from '../store/threads/serve-thread.ts'
import { alertsCommands, alertsReads, evaluateAlerts } from '../features/alerts/index.ts'
import { changesCommands, changesReads } from '../features/changes/index.ts'
import { contactGrid, contactsCommands, contactsReads } from '../features/contacts/index.ts'
import { customerGrid, customersCommands, customersReads, rederiveAll, customersRederive } from '../features/customers/index.ts'
import { importsCommands, importsReads, importSteps } from '../features/imports/index.ts'
import { recordJob, storedJobs } from '../features/jobs/index.ts'
import { layoutsCommands, layoutsReads } from '../features/layouts/index.ts'
import { membersCommands, membersReads } from '../features/members/index.ts'
import { quotesCommands, quotesReads } from '../features/quotes/index.ts'
import { policiesCommands, policiesReads } from '../features/policies/index.ts'
import { exportProof, rebatesCommands, rebatesReads } from '../features/rebates/index.ts'
import { reconciliationCommands, reconciliationGrid, reconciliationReads } from '../features/reconciliation/index.ts'
import { settingsCommands, settingsReads } from '../features/settings/index.ts'
import { transactionGrid, transactionsCommands, transactionsReads } from '../features/transactions/index.ts'
import { viewsCommands, viewsReads } from '../features/views/index.ts'
import { applyBulk, type BulkInput } from '../grid/grid-handlers.ts'
import type { GridTable } from '../grid/grid-slice.ts'
import { workspaceSteps } from '../features/workspace/steps.ts'
import { exportCustomers } from '../features/customers/export.ts'
import { keepSilenceLimits } from '../features/customers/silence-limits.ts'

/** Tables shown in grids, whose cells can be asked about and put back one by one. */
const grids = {
  customer: customerGrid,
  contact: contactGrid,
  reconciliation: reconciliationGrid,
  trade_document: transactionGrid,
}

const bulkStep = (grid: GridTable) => (w: Writing, input: BulkInput, control: StepControl) => applyBulk(grid, w, input, control)

/** The clock of the thread reaches the re-derivation through the context that runs the command. */
function commandsOf(clock: Writing['clock']) {
  return {
    alerts: alertsCommands,
    changes: changesCommands(customersRederive({ clock }), grids),
    contacts: contactsCommands,
    customers: customersCommands,
    imports: importsCommands,
    layouts: layoutsCommands,
    members: membersCommands,
    quotes: quotesCommands,
    policies: policiesCommands,
    rebates: rebatesCommands,
    reconciliation: reconciliationCommands,
    settings: settingsCommands((w) => {
      w.gate.write({ command: 'settings.recompute', actor: w.actor, origin: 'rule', at: w.clock.now() }, (tx) =>
        rederiveAll(w, tx),
      )
    }),
    transactions: transactionsCommands,
    views: viewsCommands,
  }
}

const queries = {
  alerts: alertsReads,
  changes: changesReads(grids),
  contacts: contactsReads,
  customers: customersReads,
  imports: importsReads,
  layouts: layoutsReads,
  members: membersReads,
  quotes: quotesReads,
  policies: policiesReads,
  rebates: rebatesReads,
  reconciliation: reconciliationReads,
  settings: settingsReads,
  transactions: transactionsReads,
  views: viewsReads,
}

/** Steps are what jobs and the host ask of the threads beside the contract; they are named, not declared. */
const steps = {
  'alerts.evaluate': evaluateAlerts,
  'jobs.record': recordJob,
  'jobs.stored': storedJobs,
  'contacts.applyBulk': bulkStep(contactGrid),
  'customers.applyBulk': bulkStep(customerGrid),
  'reconciliation.applyBulk': bulkStep(reconciliationGrid),
  'transactions.applyBulk': bulkStep(transactionGrid),
  'rebates.exportProof': exportProof,
  'customers.export': exportCustomers,
  'customers.keepLimits': keepSilenceLimits,
  ...importSteps,
  ...workspaceSteps,
} as const satisfies Record<string, Step<never> | ((context: Reading & Writing) => unknown)>

export type ThreadQueries = typeof queries
export type ThreadCommands = ReturnType<typeof commandsOf>

/** Everything the store's threads can do, by path. */
export function threadHandlers(clock: Writing['clock']): ThreadHandlers {
  return {
    queries: byPath(queries) as ThreadHandlers['queries'],
    commands: byPath(commandsOf(clock)) as ThreadHandlers['commands'],
    steps: steps as unknown as ThreadHandlers['steps'],
  }
}

function byPath(slices: Readonly<Record<string, object>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(slices).flatMap(([slice, handlers]) =>
      Object.entries(handlers).map(([name, handler]) => [`${slice}.${name}`, handler]),
    ),
  )
}
