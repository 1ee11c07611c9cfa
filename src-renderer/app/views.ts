import { alertRulesView } from '../views/alert-rules/index.ts'
import { alertsView } from '../views/alerts/index.ts'
import { changesView } from '../views/changes/index.ts'
import { channelsView } from '../views/channels/index.ts'
import { contactsView } from '../views/contacts/index.ts'
import { customersView, customerView, duplicatesView, newCustomerView } from '../views/customers/index.ts'
import { forecastView } from '../views/forecast/index.ts'
import { attributionView, funnelView, healthView, reviewView } from '../views/funnel/index.ts'
import { findingsView, importHistoryView, importsView } from '../views/imports/index.ts'
import { leadsView } from '../views/leads/index.ts'
import { trialsView } from '../views/trials/index.ts'
import { overviewView } from '../views/overview/index.ts'
import { materialsView, materialView } from '../views/materials/index.ts'
import { cocreationsView, contractsView, meetingsView, ticketsView, touchesView } from '../views/records/index.ts'
import { scriptsView } from '../views/scripts/index.ts'
import { customerClausesView, servicesView } from '../views/services/index.ts'
import { regionsView } from '../views/regions/index.ts'
import { measuresView } from '../views/measures/index.ts'
import { settingsView } from '../views/settings/index.ts'
import { customerValueView, migrationView, reviewPackView, successView, valueView } from '../views/value/index.ts'
import { productsView } from '../views/products/index.ts'
import { newQuoteView, quoteCompareView, quotesView, quoteVersionsView, quoteView } from '../views/quotes/index.ts'
import { boardView, dealsView } from '../views/pipeline/index.ts'
import { dailyReportsView } from '../views/report/index.ts'
import { targetsView } from '../views/targets/index.ts'
import { tasksView } from '../views/tasks/index.ts'
import { fridayBriefView, weeklyBoardView } from '../views/weekly/index.ts'
import { todayView } from '../views/today/index.ts'
import { policiesView } from '../views/policies/index.ts'
import { programmesView, programmeView } from '../views/programmes/index.ts'
import { proofView } from '../views/proof/index.ts'
import { nearTiersView, rebatesView } from '../views/rebates/index.ts'
import { termsView } from '../views/rebate-terms/index.ts'
import { reconciliationView } from '../views/reconciliation/index.ts'
import { transactionsView } from '../views/transactions/index.ts'
import type { ViewDefinition } from '../ui/places.tsx'

const all: readonly ViewDefinition[] = [
  overviewView,
  regionsView,
  measuresView,
  targetsView,
  todayView,
  dailyReportsView,
  weeklyBoardView,
  fridayBriefView,
  customersView,
  customerView,
  newCustomerView,
  duplicatesView,
  contactsView,
  servicesView,
  customerClausesView,
  ticketsView,
  meetingsView,
  cocreationsView,
  contractsView,
  valueView,
  migrationView,
  successView,
  reviewPackView,
  customerValueView,
  leadsView,
  scriptsView,
  trialsView,
  touchesView,
  dealsView,
  boardView,
  reviewView,
  funnelView,
  forecastView,
  attributionView,
  healthView,
  materialsView,
  materialView,
  importsView,
  findingsView,
  importHistoryView,
  quotesView,
  quoteVersionsView,
  productsView,
  quoteView,
  newQuoteView,
  quoteCompareView,
  rebatesView,
  reconciliationView,
  proofView,
  programmesView,
  programmeView,
  transactionsView,
  termsView,
  nearTiersView,
  policiesView,
  alertsView,
  alertRulesView,
  channelsView,
  tasksView,
  changesView,
  settingsView,
]

/** Every view by its name in the address. A slice is added here and to the navigation. */
export const views: ReadonlyMap<string, ViewDefinition> = new Map(all.map((view) => [view.name, view]))
export const isView = (name: string): boolean => views.has(name)
