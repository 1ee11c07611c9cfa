import { MessageChannel } from 'node:worker_threads'
import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { ImportFindings, StagedImport } from '../../../src-preload/contract/imports.ts'
import { headerFingerprint } from '../../domain/imports/find-header.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import { askSheets, heldFile } from './ask-sheets.ts'
import { checkedPlan, rememberable } from './check-plan.ts'
import { proposeColumns } from './inspect.ts'
import { askOwnFields } from './own-fields.ts'
import type { StageInput } from './stage-plan.ts'

const onWriter = (job: HostJob) => ({
  on: 'writer' as const,
  signal: job.signal,
  onProgress: (phase: string, current: number, total: number | null) => job.progress(phase, current, total),
})

export const importJobs: JobHandlers<Contract['imports'], HostJob> = {
  async prepare(job, input) {
    const { fileId, sheet, headerRows, columns, target: wanted, sheetName, after, ...settings } = input
    const { fillMerged = false } = settings
    const file = heldFile(job, fileId)
    const proposed = await proposeColumns(job, { fileId, sheet, headerRows, ...(wanted ? { target: wanted } : {}) })
    const { target } = proposed
    const own = await askOwnFields(job, target)
    const planned = checkedPlan(target, columns, settings, own)
    const custom = own.filter(({ field }) => planned.some((column) => column.field === field))
    const rules = await job.rules()
    const { port1, port2 } = new MessageChannel()
    const staged: StageInput = {
      fileName: file.name,
      ...(sheetName === undefined ? {} : { sheetName }),
      ...(after === undefined ? {} : { after }),
      fingerprint: headerFingerprint(proposed.columns.map((column) => column.header)),
      target,
      mapping: JSON.stringify(rememberable(proposed.columns, planned)),
      columns: planned,
      settings,
      rules,
      custom,
    }
    const staging = job.store().step('imports.stage', staged, {
      on: 'writer',
      port: port2,
      signal: job.signal,
      onProgress: (_, rows) => job.progress('read', rows, null),
    })
    const reading = askSheets(job, {
      t: 'stream',
      path: file.path,
      sheet,
      headerRows,
      target,
      columns: planned.map(({ index, field, scale, dateOrder }) => ({ index, field, scale, dateOrder })),
      inferRoles: settings.inferRoles ?? true,
      fillMerged,
      rules,
      custom,
      port: port1,
    })
    // Whoever fails first is the cause; the other side then ends because its port closed.
    const failed = await Promise.race([reading.then(() => null), staging.then(() => null)]).catch((error: unknown) => error)
    const [read, ended] = await Promise.allSettled([reading, staging])
    if (read.status === 'rejected' && failed !== null) throw read.reason
    if (ended.status === 'rejected') throw ended.reason
    const result = ended.value as StagedImport
    if (result.counts.rows === result.counts.ignored) {
      if (after === undefined) await job.store().command('imports.discard', { stageId: result.stageId })
      throw refuse('imports.prepare', 'no-rows', '表头下面没有数据行，没有可导入的内容。请确认选对了工作表和表头所在的行。')
    }
    return result
  },

  async findSuspects(job, { stageId }) {
    return (await job.store().step('imports.findSuspects', { stageId }, onWriter(job))) as { suspects: number }
  },

  async apply(job, { stageId }) {
    const findings = (await job.store().step('imports.apply', { stageId }, onWriter(job))) as ImportFindings
    job.evaluateAlertsSoon()
    return findings
  },
}
