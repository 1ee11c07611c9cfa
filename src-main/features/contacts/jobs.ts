import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import { bulkJob } from '../../grid/bulk-job.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import { exportJob } from '../exports/index.ts'
import { contactExport } from './export-list.ts'

export const contactJobs: JobHandlers<Contract['contacts'], HostJob> = {
  applyBulk: bulkJob('contacts'),
  export: exportJob('contacts', contactExport.title),
}
