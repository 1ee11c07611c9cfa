export { exportJob, exportStep } from './export-job.ts'
export { rowColumns, timeText } from './row-columns.ts'
export type { ExportColumn, ExportList } from './export-list.ts'
