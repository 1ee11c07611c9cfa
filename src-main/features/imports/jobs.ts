import { MessageChannel } from 'node:worker_threads'
import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse, type Contract } from '../../../src-preload/contract/index.ts'
import type { ImportColumn, ImportFindings } from '../../../src-preload/contract/imports.ts'
import { headerFingerprint } from '../../domain/imports/find-header.ts'
import type { HostJob, HostWork } from '../../jobs/host-work.ts'
import { askSheetWorker } from '../../jobs/sheet-worker.ts'
import type { Inspected, MeasuredSheet, Proposed } from '../../jobs/workers/sheet-messages.ts'
import { fileFailure } from './file-words.ts'
import type { RememberedColumn } from './mapping-memory.ts'
import type { Staged } from './stage-step.ts'

type Imports = Contract['imports']

/** What is in a file. A mapping accepted before for the same headers is proposed again. */
export async function inspect(work: HostWork, { fileId }: { fileId: string }) {
  const file = heldFile(work, fileId)
  const inspected = (await ask(work, { t: 'inspect', path: file.path })) as Inspected
  const remembered = (await work
    .store()
    .step('imports.remembered', { fingerprints: inspected.fingerprints }, { on: 'reader' })) as Record<string, RememberedColumn[]>
  const sheets = inspected.sheets.map((sheet, at) => {
    const known = remembered[inspected.fingerprints[at] ?? '']
    return known ? { ...sheet, columns: recalled(sheet.columns, known) } : sheet
  })
  const proposed = sheets.reduce((best, sheet, at) => (sheet.fit > (sheets[best]?.fit ?? 0) ? at : best), 0)
  return {
    fileName: file.name,
    format: inspected.format,
    encoding: inspected.encoding,
    delimiter: inspected.delimiter,
    sheets,
    proposed,
  }
}

export async function proposeColumns(work: HostWork, input: { fileId: string; sheet: number; headerRows: number[] }) {
  const file = heldFile(work, input.fileId)
  const { columns } = (await ask(work, {
    t: 'propose',
    path: file.path,
    sheet: input.sheet,
    headerRows: input.headerRows,
  })) as Proposed
  return { columns: [...columns] }
}

/** Rows of each sheet of a file. */
export async function measure(work: HostWork, { fileId }: { fileId: string }) {
  return (await ask(work, { t: 'measure', path: heldFile(work, fileId).path })) as { sheets: MeasuredSheet[] }
}

export const importJobs: JobHandlers<Imports, HostJob> = {
  async prepare(job, { fileId, sheet, headerRows, columns, inferRoles = true, fillMerged = false }) {
    const file = heldFile(job, fileId)
    const mapped = columns.flatMap(({ index, field, scale }) => (field === null ? [] : [{ index, field, scale: scale ?? 1 }]))
    if (!mapped.some((column) => column.field === 'name'))
      throw refuse(
        'imports.prepare',
        'no-name-column',
        '还没有指定哪一列是“客户名称”。没有名称就认不出客户，请在对应列的下拉框里选择它。',
      )
    const fields = mapped.map((column) => column.field)
    const twice = fields.find((field, at) => fields.indexOf(field) !== at)
    if (twice !== undefined)
      throw refuse('imports.prepare', 'field-twice', '有两列对应到了同一个字段。请把其中一列改成“不导入”。', { field: twice })
    const headers = (await proposeColumns(job, { fileId, sheet, headerRows })).columns
    const rules = await job.rules()
    const { port1, port2 } = new MessageChannel()
    const input = {
      fileName: file.name,
      fingerprint: headerFingerprint(headers.map((column) => column.header)),
      mapping: JSON.stringify(rememberable(headers, mapped)),
    }
    const staging = job.store().step('imports.stage', input, {
      on: 'writer',
      port: port2,
      signal: job.signal,
      onProgress: (_, rows) => job.progress('read', rows, null),
    })
    const reading = ask(job, {
      t: 'stream',
      path: file.path,
      sheet,
      headerRows,
      columns: mapped,
      inferRoles,
      fillMerged,
      rules,
      port: port1,
    })
    // Whoever fails first is the cause; the other side then ends because its port closed.
    const failed = await Promise.race([reading.then(() => null), staging.then(() => null)]).catch((error: unknown) => error)
    const [read, staged] = await Promise.allSettled([reading, staging])
    if (read.status === 'rejected' && failed !== null) throw read.reason
    if (staged.status === 'rejected') throw staged.reason
    const result = staged.value as Staged
    if (result.counts.rows === result.counts.ignored) {
      await job.store().command('imports.discard', { stageId: result.stageId })
      throw refuse('imports.prepare', 'no-rows', '表头下面没有数据行，没有可导入的内容。请确认选对了工作表和表头所在的行。')
    }
    return { ...result, warnings: [...result.warnings], rejections: [...result.rejections], newMembers: [...result.newMembers] }
  },

  async apply(job, { stageId }) {
    const findings = (await job.store().step(
      'imports.apply',
      { stageId },
      {
        on: 'writer',
        signal: job.signal,
        onProgress: (phase, current, total) => job.progress(phase, current, total),
      },
    )) as ImportFindings
    job.evaluateAlertsSoon()
    return findings
  },
}

function ask(work: HostWork, request: Parameters<typeof askSheetWorker>[0]): Promise<unknown> {
  const signal = 'signal' in work ? { signal: (work as HostJob).signal } : {}
  return askSheetWorker(request, { threadFile: work.config.paths.sheetThread, ...signal }).catch((error: unknown) => {
    throw fileFailure(error)
  })
}

function heldFile(work: HostWork, fileId: string): { path: string; name: string } {
  const held = work.files.get(fileId)
  const path = work.files.pathOf(fileId)
  if (!held || path === undefined) throw refuse('imports.inspect', 'file-gone', '这个文件已不在了，请重新选择。')
  return { path, name: held.name }
}

function recalled(columns: readonly ImportColumn[], known: readonly RememberedColumn[]): ImportColumn[] {
  const seen = new Map<string, number>()
  return columns.map((column) => {
    // Headers may repeat: the second “电话” is remembered apart from the first.
    const place = seen.get(column.header) ?? 0
    seen.set(column.header, place + 1)
    const memory = known.filter((one) => one.header === column.header)[place]
    return memory ? { ...column, field: memory.field, scale: memory.scale, confidence: 1, by: 'remembered' } : column
  })
}

function rememberable(
  headers: readonly ImportColumn[],
  mapped: readonly { index: number; field: RememberedColumn['field']; scale: number }[],
): RememberedColumn[] {
  return headers.map((column) => {
    const chosen = mapped.find((one) => one.index === column.index)
    return { header: column.header, field: chosen?.field ?? null, scale: chosen?.scale ?? column.scale }
  })
}
