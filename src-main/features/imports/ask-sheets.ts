import { refuse } from '../../../src-preload/contract/index.ts'
import type { HostJob, HostWork } from '../../jobs/host-work.ts'
import { askSheetWorker } from '../../jobs/sheet-worker.ts'
import { fileFailure } from './file-words.ts'

/** Asks a thread about a file; what is wrong with the file comes back in words. */
export function askSheets(work: HostWork, request: Parameters<typeof askSheetWorker>[0]): Promise<unknown> {
  const signal = 'signal' in work ? { signal: (work as HostJob).signal } : {}
  return askSheetWorker(request, { threadFile: work.config.paths.sheetThread, ...signal }).catch((error: unknown) => {
    throw fileFailure(error)
  })
}

export function heldFile(work: HostWork, fileId: string): { path: string; name: string } {
  const held = work.files.get(fileId)
  const path = work.files.pathOf(fileId)
  if (!held || path === undefined) throw refuse('imports.inspect', 'file-gone', '这个文件已不在了，请重新选择。')
  return { path, name: held.name }
}
