export { exportJob, exportStep } from './export-job.ts'
export type { ExportColumn, ExportList } from './export-list.ts'
