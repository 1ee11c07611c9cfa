export { alert, importMapping, importRun, job, layout, ruleSetting } from './work.ts'
export { changeRow, changeSet, meta } from './changes.ts'
export { contact, customer, customerMerge } from './customers.ts'
export { member } from './members.ts'
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
