export {
  alertInbox,
  alertOccurrence,
  alertRule,
  alertRuleState,
  alertRuleVersion,
  alertStanding,
  finding,
  noticeChannel,
  outbox,
} from './alerts.ts'
export { handOver } from './hand-overs.ts'
export { calendarSetting } from './calendar.ts'
export { importMapping, importRun, job, layout, ruleSetting } from './work.ts'
export { changeRow, changeSet, meta } from './changes.ts'
export { contract } from './contracts.ts'
export { contact, customer, customerMerge } from './customers.ts'
export { customField } from './custom-fields.ts'
export { member, memberAbsence } from './members.ts'
export { incentiveInput, objection, policyCard, policySetup, policyTrigger, policyVersion, priceFreezeLift } from './policies.ts'
export {
  rebateClaim,
  rebatePeriod,
  rebateProgramme,
  rebateReopening,
  rebateResult,
  rebateRun,
  rebateSettlement,
  rebateTarget,
  rebateVersion,
  reconciliation,
} from './rebates.ts'
export { tradeAlias, tradeDocument, tradeGroup, tradeGroupMember } from './transactions.ts'
export { clauseVersion, customerClause, obligation, obligationEvent, promiseCrossing, serviceWatch } from './services.ts'
export { cocreation, meeting, ticket, ticketHandOff } from './service-records.ts'
export {
  healthReading,
  indicatorDefinition,
  tierLock,
  valueEvaluation,
  reviewPlan,
  valueIndicator,
  valueSnapshot,
} from './value.ts'
export { savedView, savedViewDefault } from './views.ts'
export { customerCredit, quote, quoteClause, quoteEvent, quoteNotice, quoteSending, quoteVersion } from './quotes.ts'
export { letterhead, quotePaper } from './papers.ts'
export { task } from './tasks.ts'
export { activity } from './activities.ts'
export { material, materialCall, materialReview, materialVersion } from './materials.ts'
export { forecastScenario } from './forecast.ts'
export { lead, leadDecision } from './leads.ts'
export { yearTarget } from './targets.ts'
export { opportunity, stage, stageEvent } from './pipeline.ts'
export { priceList, priceListEntry, product } from './products.ts'
export { marketFactor, redItem, weeklyTarget } from './weekly-targets.ts'
export { trial, trialDuty, trialEvent, trialFit } from './trials.ts'
export { touch } from './touches.ts'
export { scriptLine } from './scripts.ts'
