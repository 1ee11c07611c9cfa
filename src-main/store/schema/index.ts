export {
  alertInbox,
  alertOccurrence,
  alertRule,
  alertRuleState,
  alertRuleVersion,
  alertStanding,
  noticeChannel,
  outbox,
} from './alerts.ts'
export { calendarSetting } from './calendar.ts'
export { importMapping, importRun, job, layout, ruleSetting } from './work.ts'
export { changeRow, changeSet, meta } from './changes.ts'
export { contact, customer, customerMerge } from './customers.ts'
export { member } from './members.ts'
export { incentiveInput, policyCard, policySetup, policyTrigger, policyVersion, priceFreezeLift } from './policies.ts'
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
export {
  clauseVersion,
  customerClause,
  obligation,
  obligationEvent,
  serviceNotice,
  serviceNoticeTo,
  serviceWatch,
} from './services.ts'
export { cocreation, meeting, ticket, ticketHandOff } from './service-records.ts'
export { healthReading, tierLock, valueEvaluation, valueIndicator, valueSnapshot } from './value.ts'
export { savedView, savedViewDefault } from './views.ts'
export { quote, quoteClause, quoteEvent, quoteSending, quoteVersion } from './quotes.ts'
export { task } from './tasks.ts'
export { activity } from './activities.ts'
export { lead, salesTarget } from './leads.ts'
export { material, materialCall, materialReview, materialVersion } from './materials.ts'
export { opportunity, stage, stageEvent } from './pipeline.ts'
export { priceListEntry, product } from './products.ts'
