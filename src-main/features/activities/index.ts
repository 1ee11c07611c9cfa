export { activitiesCommands } from './log-report.ts'
export { activitiesReads } from './reports-of-day.ts'
