import { MessageChannel } from 'node:worker_threads'
import type { InputOf } from '../../../src-preload/contract/_kit/declare.ts'
import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import type { ImportFindings, StagedImport } from '../../../src-preload/contract/imports.ts'
import { headerFingerprint } from '../../domain/imports/find-header.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import type { StreamRequest } from '../../jobs/workers/sheet-messages.ts'
import { askSheets, heldFile } from './ask-sheets.ts'
import { checkedPlan, noRows, rememberable } from './check-plan.ts'
import type { DirectImport } from './direct-step.ts'
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
    const { after } = input
    const reading = await plannedReading(job, input)
    const result = await readAndStep<StagedImport>(job, reading, 'imports.stage', {
      ...reading.staged,
      ...(after === undefined ? {} : { after }),
    })
    if (result.counts.rows === result.counts.ignored) {
      if (after === undefined) await job.store().command('imports.discard', { stageId: result.stageId })
      throw noRows()
    }
    return result
  },

  async direct(job, input) {
    const reading = await plannedReading(job, input)
    const bell = new SharedArrayBuffer(4)
    const result = await readAndStep<DirectImport>(job, reading, 'imports.direct', { ...reading.staged, bell })
    job.evaluateAlertsSoon()
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

type Asked = Omit<InputOf<Contract, 'imports.prepare'>, 'after'>

/** What the person settled about a file, checked: how its rows are read, and what the writer is told of them. */
async function plannedReading(job: HostJob, input: Asked) {
  const { fileId, sheet, headerRows, columns, target: wanted, sheetName, ...others } = input
  const { after: _, ...settings } = others as typeof others & { after?: unknown }
  const file = heldFile(job, fileId)
  const proposed = await proposeColumns(job, { fileId, sheet, headerRows, ...(wanted ? { target: wanted } : {}) })
  const { target } = proposed
  const own = await askOwnFields(job, target)
  const planned = checkedPlan(target, columns, settings, own)
  const custom = own.filter(({ field }) => planned.some((column) => column.field === field))
  const rules = await job.rules()
  const staged: StageInput = {
    fileName: file.name,
    ...(sheetName === undefined ? {} : { sheetName }),
    // Letters say nothing of a list: a mapping of them is not for other files.
    fingerprint: headerRows.length === 0 ? '' : headerFingerprint(proposed.columns.map((column) => column.header)),
    target,
    mapping: JSON.stringify(rememberable(proposed.columns, planned)),
    columns: planned,
    settings,
    rules,
    custom,
  }
  const stream: Omit<StreamRequest, 'port'> = {
    t: 'stream',
    path: file.path,
    sheet,
    headerRows,
    target,
    columns: planned.map(({ index, field, scale, dateOrder }) => ({ index, field, scale, dateOrder })),
    inferRoles: settings.inferRoles ?? true,
    fillMerged: settings.fillMerged ?? false,
    rules,
    custom,
  }
  return { staged, stream }
}

/** Has the file read by a thread of its own and its rows taken by a step of the writer, at once. */
async function readAndStep<Result>(
  job: HostJob,
  { stream }: Awaited<ReturnType<typeof plannedReading>>,
  name: string,
  input: StageInput & { readonly bell?: SharedArrayBuffer },
): Promise<Result> {
  const { bell } = input
  const { port1, port2 } = new MessageChannel()
  const stopped = new AbortController()
  const step = job.store().step(name, input, {
    on: 'writer',
    port: port2,
    signal: AbortSignal.any([job.signal, stopped.signal]),
    onProgress: (phase, rows) => job.progress(bell ? phase : 'read', rows, null),
  })
  const reading = askSheets(job, { ...stream, port: port1, ...(bell ? { bell } : {}) })
  // A step that never goes back to its event loop does not hear its port close.
  reading.catch(() => stopped.abort())
  // Whoever fails first is the cause; the other side then ends because its port closed.
  const failed = await Promise.race([reading.then(() => null), step.then(() => null)]).catch((error: unknown) => error)
  const [read, ended] = await Promise.allSettled([reading, step])
  if (read.status === 'rejected' && failed !== null) throw read.reason
  if (ended.status === 'rejected') throw ended.reason
  return ended.value as Result
}
