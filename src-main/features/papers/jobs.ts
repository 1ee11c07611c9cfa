import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { JobHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse, type Contract } from '../../../src-preload/contract/index.ts'
import type { PaperVerdictShown } from '../../../src-preload/contract/_words/quote-rows.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import { isPdf, stampOf } from './read-pdf.ts'

const largest = 50 * 1024 * 1024

export const paperJobs: JobHandlers<Contract['papers'], HostJob> = {
  async checkFile(job, { fileId }) {
    const held = job.files.get(fileId)
    const path = job.files.pathOf(fileId)
    if (!held || path === undefined) throw refuse('papers.checkFile', 'file-gone', '这个文件已不在了，请重新选择。')
    const { size } = await stat(path)
    if (size > largest)
      throw refuse('papers.checkFile', 'too-large', '文件超过 50 MB，不像是报价单。请输入凭证号核对。', {
        bytes: size,
        limit: largest,
      })
    const bytes = await readFile(path)
    if (!isPdf(bytes)) throw refuse('papers.checkFile', 'not-a-pdf', '这不是 PDF 文件。请选择报价单的 PDF，或输入凭证号核对。')
    const found = { sha256: createHash('sha256').update(bytes).digest('hex'), stamp: stampOf(bytes) }
    const verdict = (await job.store().step('papers.check', found, { on: 'reader' })) as PaperVerdictShown
    return { ...verdict, fileName: held.name }
  },

  async workbook(job, input) {
    const { name } = (await job.store().step('papers.nameOf', input, { on: 'reader' })) as { name: string }
    const path = job.files.newPath(`${name}.xlsx`)
    const { lines } = (await job.store().step('papers.workbook', { ...input, path }, { on: 'reader' })) as { lines: number }
    return { ...job.files.seal(path), lines }
  },
}
