import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import { bulkJob } from '../../grid/bulk-job.ts'
import { exportJob } from '../exports/index.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import { customerExport } from './export-list.ts'

export const customerJobs: JobHandlers<Contract['customers'], HostJob> = {
  applyBulk: bulkJob('customers'),
  export: exportJob('customers', customerExport.title),
}
