import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse, type Contract } from '../../../src-preload/contract/index.ts'
import { SheetFailure } from '../../adapters/sheets/sheet-source.ts'
import { bulkJob } from '../../grid/bulk-job.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import { askSheetWorker } from '../../jobs/sheet-worker.ts'
import type { SheetTexts } from '../../jobs/workers/sheet-messages.ts'

export const transactionJobs: Omit<JobHandlers<Contract['transactions'], HostJob>, 'export'> = {
  applyBulk: bulkJob('transactions'),

  async readSheet(job, { fileId, sheet = null }) {
    const held = job.files.get(fileId)
    const path = job.files.pathOf(fileId)
    if (!held || path === undefined) throw refuse('transactions.readSheet', 'file-gone', '这个文件已不在了，请重新选择。')
    const request = { t: 'texts', path, sheet, limit: 20_000 } as const
    const read = await askSheetWorker(request, { threadFile: job.config.paths.sheetThread, signal: job.signal }).catch(
      (error: unknown) => {
        if (error instanceof SheetFailure)
          throw refuse('transactions.readSheet', 'unreadable', '文件读不出来。请用 Excel 或 WPS 另存为 xlsx 再试。', {
            problem: error.code,
          })
        throw error
      },
    )
    return { fileName: held.name, ...(read as SheetTexts) }
  },
}
