import { alertRulesPlace } from '../views/alert-rules/index.ts'
import { alertsPlace } from '../views/alerts/index.ts'
import { changesPlace } from '../views/changes/index.ts'
import { duplicatesPlace, newCustomerPlace, presetPlace } from '../views/customers/index.ts'
import { channelsPlace } from '../views/channels/index.ts'
import { contactsPlace } from '../views/contacts/index.ts'
import { forecastPlace } from '../views/forecast/index.ts'
import { attributionPlace, funnelPlace, healthPlace, reviewPlace } from '../views/funnel/index.ts'
import { importHistoryPlace, importsPlace } from '../views/imports/index.ts'
import { materialsPlace } from '../views/materials/index.ts'
import { leadsPlace } from '../views/leads/index.ts'
import { overviewPlace } from '../views/overview/index.ts'
import { cocreationsPlace, contractsPlace, meetingsPlace, ticketsPlace, touchesPlace } from '../views/records/index.ts'
import { measuresPlace } from '../views/measures/index.ts'
import { regionsPlace } from '../views/regions/index.ts'
import { targetsPlace } from '../views/targets/index.ts'
import { scriptsPlace } from '../views/scripts/index.ts'
import { servicesPlace } from '../views/services/index.ts'
import { migrationPlace, successPlace, valuePlace } from '../views/value/index.ts'
import { productsPlace } from '../views/products/index.ts'
import { newQuotePlace, quotesPlace } from '../views/quotes/index.ts'
import { boardPlace, dealsPlace } from '../views/pipeline/index.ts'
import { settingsPlace } from '../views/settings/index.ts'
import { dailyReportsPlace } from '../views/report/index.ts'
import { tasksPlace } from '../views/tasks/index.ts'
import { fridayBriefPlace, weeklyBoardPlace } from '../views/weekly/index.ts'
import { todayPlace } from '../views/today/index.ts'
import { policiesPlace } from '../views/policies/index.ts'
import { programmesPlace } from '../views/programmes/index.ts'
import { nearTiersPlace, rebatesPlace } from '../views/rebates/index.ts'
import { termsPlace } from '../views/rebate-terms/index.ts'
import { reconciliationPlace } from '../views/reconciliation/index.ts'
import { newTrialPlace, trialsPlace } from '../views/trials/index.ts'
import { transactionsPlace } from '../views/transactions/index.ts'
import type { Words } from '../text/language.tsx'
import type { Place } from '../ui/places.tsx'

export type CommandName = keyof Words['shell']['commands']

/** Commands that only open a place. */
export const placeCommands: Partial<Record<CommandName, Place>> = {
  goToday: todayPlace,
  goReports: dailyReportsPlace(),
  goWeeklyBoard: weeklyBoardPlace,
  goFridayBrief: fridayBriefPlace(),
  goOverview: overviewPlace,
  goRegions: regionsPlace,
  goMeasures: measuresPlace,
  goTargets: targetsPlace,
  goCustomers: presetPlace('all'),
  goIncomplete: presetPlace('incomplete'),
  goEnding: presetPlace('ending30'),
  goSilent: presetPlace('silent'),
  goKeySilent: presetPlace('keySilent'),
  goContacts: contactsPlace,
  goLeads: leadsPlace,
  goScripts: scriptsPlace,
  goTrials: trialsPlace,
  applyTrial: newTrialPlace,
  goTouches: touchesPlace,
  goDeals: dealsPlace,
  goBoard: boardPlace,
  goReview: reviewPlace,
  goFunnel: funnelPlace,
  goForecast: forecastPlace,
  goAttribution: attributionPlace,
  goHealth: healthPlace,
  goMaterials: materialsPlace,
  goDuplicates: duplicatesPlace,
  newCustomer: newCustomerPlace,
  goServices: servicesPlace,
  goTickets: ticketsPlace,
  goMeetings: meetingsPlace,
  goCocreations: cocreationsPlace,
  goContracts: contractsPlace,
  goValue: valuePlace,
  goMigration: migrationPlace,
  goSuccess: successPlace,
  goImport: importsPlace,
  goImportHistory: importHistoryPlace,
  goQuotes: quotesPlace,
  newQuote: newQuotePlace,
  goProducts: productsPlace,
  goRebates: rebatesPlace,
  goReconciliation: reconciliationPlace(),
  goProgrammes: programmesPlace,
  goTerms: termsPlace(),
  goTransactions: transactionsPlace,
  goNearTiers: nearTiersPlace,
  goPolicies: policiesPlace(),
  goCalculator: policiesPlace('calculator'),
  goAlerts: alertsPlace,
  goTasks: tasksPlace,
  goAlertRules: alertRulesPlace,
  goChannels: channelsPlace,
  goChanges: changesPlace,
  goSettings: settingsPlace,
}

export const commandOrder: readonly CommandName[] = [
  'logReport',
  ...(Object.keys(placeCommands) as CommandName[]),
  'undo',
  'redo',
  'evaluate',
  'backup',
  'light',
  'dark',
  'switchLanguage',
  'help',
  'closeTab',
]
