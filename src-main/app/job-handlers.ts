import type { PathsOfKind } from '../../src-preload/contract/_kit/declare.ts'
import type { JobHandlers } from '../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../src-preload/contract/index.ts'
import { bulkJob } from '../grid/bulk-job.ts'
import { exportJob } from '../features/exports/index.ts'
import { contactExport } from '../features/contacts/export-list.ts'
import { opportunityExport } from '../features/pipeline/export-list.ts'
import { customerJobs } from '../features/customers/jobs.ts'
import { paperJobs } from '../features/papers/jobs.ts'
import { quoteVersionExport } from '../features/quote-versions/export-list.ts'
import { rebateJobs } from '../features/rebates/jobs.ts'
import { regionJobs } from '../features/regions/jobs.ts'
import { transactionJobs } from '../features/transactions/jobs.ts'
import { serviceJobs } from '../features/services/jobs.ts'
import { valueJobs } from '../features/value/jobs.ts'
import { importJobs } from '../features/imports/jobs.ts'
import type { HostJob } from '../jobs/host-work.ts'
import { listedExports } from './listed-exports.ts'

const workspaceJobs: JobHandlers<Contract['workspace'], HostJob> = {
  fillDemo: async (job, input) => {
    const made = (await job.store().step('workspace.fillDemo', input, {
      on: 'writer',
      signal: job.signal,
      onProgress: (phase, current, total) => job.progress(phase, current, total),
    })) as { customers: number; contacts: number; members: number }
    job.evaluateAlertsSoon()
    return made
  },
}

type JobPath = PathsOfKind<Contract, 'job'>

/** Every job of the contract; a missing one does not compile. */
const handlers: Record<JobPath, (job: HostJob, input: never) => Promise<unknown>> = {
  'cocreations.applyBulk': bulkJob('cocreations'),
  'activities.export': listedExports.activities.job,
  'members.export': listedExports.members.job,
  'prices.export': listedExports.prices.job,
  'cocreations.export': listedExports.cocreations.job,
  'contracts.applyBulk': bulkJob('contracts'),
  'contracts.export': listedExports.contracts.job,
  'contacts.applyBulk': bulkJob('contacts'),
  'contacts.export': exportJob('contacts', contactExport.title),
  'pipeline.export': exportJob('pipeline', opportunityExport.title),
  'pipeline.applyBulk': bulkJob('pipeline'),
  'customers.applyBulk': customerJobs.applyBulk,
  'customers.export': customerJobs.export,
  'leads.applyBulk': bulkJob('leads'),
  'leads.export': listedExports.leads.job,
  'meetings.applyBulk': bulkJob('meetings'),
  'meetings.export': listedExports.meetings.job,
  'products.applyBulk': bulkJob('products'),
  'products.export': listedExports.products.job,
  'services.exportFeed': serviceJobs.exportFeed,
  'targets.applyBulk': bulkJob('targets'),
  'targets.export': listedExports.targets.job,
  'tasks.applyBulk': bulkJob('tasks'),
  'tasks.export': listedExports.tasks.job,
  'tickets.applyBulk': bulkJob('tickets'),
  'tickets.export': listedExports.tickets.job,
  'touches.applyBulk': bulkJob('touches'),
  'touches.export': listedExports.touches.job,
  'trials.applyBulk': bulkJob('trials'),
  'trials.export': listedExports.trials.job,
  'value.evaluate': valueJobs.evaluate,
  'imports.prepare': importJobs.prepare,
  'imports.apply': importJobs.apply,
  'imports.direct': importJobs.direct,
  'papers.checkFile': paperJobs.checkFile,
  'papers.workbook': paperJobs.workbook,
  'quote-versions.export': exportJob('quote-versions', quoteVersionExport.title),
  'rebates.run': rebateJobs.run,
  'rebates.accrue': rebateJobs.accrue,
  'rebates.close': rebateJobs.close,
  'rebates.verify': rebateJobs.verify,
  'rebates.exportProof': rebateJobs.exportProof,
  'regions.exportBoard': regionJobs.exportBoard,
  'reconciliation.applyBulk': bulkJob('reconciliation'),
  'transactions.applyBulk': transactionJobs.applyBulk,
  'transactions.export': listedExports.transactions.job,
  'transactions.readSheet': transactionJobs.readSheet,
  'imports.findSuspects': importJobs.findSuspects,
  'workspace.fillDemo': workspaceJobs.fillDemo,
}

export const jobHandlers: Readonly<Record<string, (job: HostJob, input: never) => Promise<unknown>>> = handlers
