export { markInterrupted, recordJob, storedJobs } from './steps.ts'
