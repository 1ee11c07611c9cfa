import type { Step, StepControl } from '../store/contexts.ts'
import type { Reading, Writing } from '../store/contexts.ts'
import type { Rederive } from '../store/undo.ts'
import type { ThreadHandlers } from '../store/threads/serve-thread.ts'
import { alertRulesCommands, alertRulesReads, evaluationSteps, runRoundHere } from '../features/alert-rules/index.ts'
import { alertsCommands, alertsReads } from '../features/alerts/index.ts'
import { calendarCommands, calendarReads } from '../features/calendar/index.ts'
import { activitiesCommands, activitiesReads } from '../features/activities/index.ts'
import { changesCommands, changesReads } from '../features/changes/index.ts'
import { contractGrid, contractsCommands, contractsReads } from '../features/contracts/index.ts'
import { cocreationGrid, cocreationsCommands, cocreationsReads } from '../features/cocreations/index.ts'
import { channelsCommands, channelsReads, channelSteps, outboxSteps } from '../features/channels/index.ts'
import { contactGrid, contactsCommands, contactsReads } from '../features/contacts/index.ts'
import { customerGrid, customersCommands, customersReads, rederiveAll, customersRederive } from '../features/customers/index.ts'
import { fieldsCommands, fieldsReads } from '../features/fields/index.ts'
import { forecastCommands, forecastReads } from '../features/forecast/index.ts'
import { funnelReads } from '../features/funnel/index.ts'
import { handOversCommands, handOversReads } from '../features/hand-overs/index.ts'
import { importsCommands, importsReads, importSteps } from '../features/imports/index.ts'
import { recordJob, storedJobs } from '../features/jobs/index.ts'
import { leadGrid, leadsCommands, leadsReads, leadsRederive, lookAtLeads } from '../features/leads/index.ts'
import { layoutsCommands, layoutsReads } from '../features/layouts/index.ts'
import { materialsCommands, materialsReads } from '../features/materials/index.ts'
import { meetingGrid, meetingsCommands, meetingsReads } from '../features/meetings/index.ts'
import { membersCommands, membersReads } from '../features/members/index.ts'
import {
  exportFeed,
  feedChanges,
  feedLines,
  servicesCommands,
  servicesReads,
  servicesRederive,
} from '../features/services/index.ts'
import { scriptsCommands, scriptsReads } from '../features/scripts/index.ts'
import { settingsCommands, settingsReads } from '../features/settings/index.ts'
import { ticketGrid, ticketsCommands, ticketsReads } from '../features/tickets/index.ts'
import { evaluateQuarter, valueCommands, valueReads } from '../features/value/index.ts'
import { paperSteps, papersCommands, papersReads } from '../features/papers/index.ts'
import { quoteVersionGrid, quoteVersionsReads } from '../features/quote-versions/index.ts'
import { quoteVersionExport } from '../features/quote-versions/export-list.ts'
import { quotesCommands, quotesReads } from '../features/quotes/index.ts'
import { opportunityGrid, pipelineCommands, pipelineReads, pipelineRederive } from '../features/pipeline/index.ts'
import { productGrid, productsCommands, productsReads } from '../features/products/index.ts'
import { targetGrid, targetsCommands, targetsReads } from '../features/targets/index.ts'
import { taskGrid, tasksCommands, tasksReads } from '../features/tasks/index.ts'
import { todayCommands, todayReads } from '../features/today/index.ts'
import { policiesCommands, policiesReads } from '../features/policies/index.ts'
import { exportProof, rebatesCommands, rebatesReads, rebateSteps } from '../features/rebates/index.ts'
import { measuresReads } from '../features/measures/index.ts'
import { exportBoard, regionsReads } from '../features/regions/index.ts'
import { reconciliationCommands, reconciliationGrid, reconciliationReads } from '../features/reconciliation/index.ts'
import { touchesCommands, touchesReads, touchGrid } from '../features/touches/index.ts'
import { trialGrid, trialsCommands, trialsReads, trialsRederive } from '../features/trials/index.ts'
import { transactionGrid, transactionsCommands, transactionsReads } from '../features/transactions/index.ts'
import { weeklyCommands, weeklyReads } from '../features/weekly/index.ts'
import { viewsCommands, viewsReads } from '../features/views/index.ts'
import { applyBulk, type BulkInput } from '../grid/grid-handlers.ts'
import type { GridTable } from '../grid/grid-slice.ts'
import { workspaceSteps } from '../features/workspace/steps.ts'
import { opportunityExport } from '../features/pipeline/export-list.ts'
import { contactExport } from '../features/contacts/export-list.ts'
import { customerExport } from '../features/customers/export-list.ts'
import { exportStep } from '../features/exports/index.ts'
import { beginRules } from '../features/customers/rules-begin.ts'
import { keepSilenceLimits } from '../features/customers/silence-limits.ts'
import { subjects } from './alert-subjects.ts'
import { listedExports } from './listed-exports.ts'

/** Tables shown in grids, whose cells can be asked about and put back one by one. */
export const grids = {
  customer: customerGrid,
  contact: contactGrid,
  opportunity: opportunityGrid,
  reconciliation: reconciliationGrid,
  trade_document: transactionGrid,
  ticket: ticketGrid,
  meeting: meetingGrid,
  cocreation: cocreationGrid,
  contract: contractGrid,
  lead: leadGrid,
  product: productGrid,
  year_target: targetGrid,
  task: taskGrid,
  touch: touchGrid,
  trial: trialGrid,
  quote_version: quoteVersionGrid,
}

const bulkStep = (grid: GridTable) => (w: Writing, input: BulkInput, control: StepControl) => applyBulk(grid, w, input, control)

/** What follows from rows that undo put back, whichever slice they belong to. */
function rederive(clock: Writing['clock']): Rederive {
  const customers = customersRederive({ clock })
  const pipeline = pipelineRederive({ clock })
  return {
    follower: (tx, table) => customers.follower(tx, table),
    rest(tx, touched) {
      customers.rest(tx, touched)
      pipeline.rest(tx, touched)
      servicesRederive({ clock }, tx, touched)
      leadsRederive({ clock }, tx, touched)
      trialsRederive({ clock }, tx, touched)
    },
  }
}

/** The clock of the thread reaches the re-derivation through the context that runs the command. */
function commandsOf(clock: Writing['clock']) {
  return {
    'alert-rules': alertRulesCommands(subjects),
    alerts: alertsCommands,
    cocreations: cocreationsCommands,
    contracts: contractsCommands,
    calendar: calendarCommands,
    channels: channelsCommands,
    activities: activitiesCommands,
    changes: changesCommands(rederive(clock), grids),
    contacts: contactsCommands,
    customers: customersCommands,
    fields: fieldsCommands,
    forecast: forecastCommands,
    'hand-overs': handOversCommands,
    imports: importsCommands,
    layouts: layoutsCommands,
    materials: materialsCommands,
    leads: leadsCommands,
    meetings: meetingsCommands,
    members: membersCommands,
    services: servicesCommands,
    papers: papersCommands,
    quotes: quotesCommands,
    pipeline: pipelineCommands,
    products: productsCommands,
    policies: policiesCommands,
    rebates: rebatesCommands,
    reconciliation: reconciliationCommands,
    scripts: scriptsCommands,
    settings: settingsCommands((w) => {
      w.gate.write({ command: 'settings.recompute', actor: w.actor, origin: 'rule', at: w.clock.now() }, (tx) =>
        rederiveAll(w, tx),
      )
    }),
    tickets: ticketsCommands,
    value: valueCommands,
    targets: targetsCommands,
    tasks: tasksCommands,
    today: todayCommands,
    touches: touchesCommands,
    transactions: transactionsCommands,
    trials: trialsCommands,
    views: viewsCommands,
    weekly: weeklyCommands,
  }
}

const queries = {
  activities: activitiesReads,
  'alert-rules': alertRulesReads(subjects),
  alerts: alertsReads(subjects),
  calendar: calendarReads,
  changes: changesReads(grids),
  cocreations: cocreationsReads,
  contracts: contractsReads,
  channels: channelsReads,
  contacts: contactsReads,
  customers: customersReads,
  fields: fieldsReads,
  forecast: forecastReads,
  funnel: funnelReads,
  'hand-overs': handOversReads,
  imports: importsReads,
  layouts: layoutsReads,
  materials: materialsReads,
  leads: leadsReads,
  measures: measuresReads,
  meetings: meetingsReads,
  members: membersReads,
  services: servicesReads,
  scripts: scriptsReads,
  settings: settingsReads,
  tickets: ticketsReads,
  value: valueReads,
  papers: papersReads,
  quotes: quotesReads,
  'quote-versions': quoteVersionsReads,
  pipeline: pipelineReads,
  products: productsReads,
  targets: targetsReads,
  tasks: tasksReads,
  today: todayReads(subjects),
  policies: policiesReads,
  rebates: rebatesReads,
  reconciliation: reconciliationReads,
  regions: regionsReads,
  touches: touchesReads,
  transactions: transactionsReads,
  trials: trialsReads,
  views: viewsReads,
  weekly: weeklyReads,
}

/** Steps are what jobs and the host ask of the threads beside the contract; they are named, not declared. */
const steps = {
  'alerts.evaluate': (w: Writing) => runRoundHere(w, subjects),
  ...evaluationSteps(subjects),
  ...channelSteps,
  ...outboxSteps,
  'jobs.record': recordJob,
  'jobs.stored': storedJobs,
  'cocreations.applyBulk': bulkStep(cocreationGrid),
  'activities.export': listedExports.activities.step,
  'members.export': listedExports.members.step,
  'prices.export': listedExports.prices.step,
  'cocreations.export': listedExports.cocreations.step,
  'contracts.applyBulk': bulkStep(contractGrid),
  'contracts.export': listedExports.contracts.step,
  'products.applyBulk': bulkStep(productGrid),
  'products.export': listedExports.products.step,
  'contacts.applyBulk': bulkStep(contactGrid),
  'customers.applyBulk': bulkStep(customerGrid),
  'pipeline.applyBulk': bulkStep(opportunityGrid),
  'pipeline.export': exportStep(opportunityGrid, opportunityExport),
  'contacts.export': exportStep(contactGrid, contactExport),
  'customers.export': exportStep(customerGrid, customerExport),
  'reconciliation.applyBulk': bulkStep(reconciliationGrid),
  'transactions.applyBulk': bulkStep(transactionGrid),
  'transactions.export': listedExports.transactions.step,
  'quote-versions.export': exportStep(quoteVersionGrid, quoteVersionExport),
  ...paperSteps,
  'rebates.exportProof': exportProof,
  'regions.exportBoard': exportBoard,
  ...rebateSteps,
  'customers.keepLimits': keepSilenceLimits,
  'customers.beginRules': (w: Writing) => beginRules(w),
  'leads.applyBulk': bulkStep(leadGrid),
  'leads.export': listedExports.leads.step,
  'leads.look': lookAtLeads,
  'meetings.applyBulk': bulkStep(meetingGrid),
  'meetings.export': listedExports.meetings.step,
  'services.exportFeed': exportFeed,
  'services.feedChanges': (w: Writing) => feedChanges(w),
  'services.feedLines': (r: Reading, input: { ids: readonly number[] }) => feedLines(r, input),
  'targets.applyBulk': bulkStep(targetGrid),
  'targets.export': listedExports.targets.step,
  'tasks.applyBulk': bulkStep(taskGrid),
  'tasks.export': listedExports.tasks.step,
  'tickets.applyBulk': bulkStep(ticketGrid),
  'tickets.export': listedExports.tickets.step,
  'touches.applyBulk': bulkStep(touchGrid),
  'touches.export': listedExports.touches.step,
  'trials.applyBulk': bulkStep(trialGrid),
  'trials.export': listedExports.trials.step,
  'value.evaluate': evaluateQuarter,
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
