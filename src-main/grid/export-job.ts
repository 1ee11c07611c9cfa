import type { HeldFile } from '../../src-preload/contract/files.ts'
import type { HostJob } from '../jobs/host-work.ts'
import type { ExportInput } from './exported-pages.ts'

/** The job `export` of a slice: a reader thread writes the file, which is then held for the person to save. */
export function exportJob(slice: 'customers' | 'contacts', names: { readonly zh: string; readonly en: string }) {
  return async (job: HostJob, input: Omit<ExportInput, 'path'>): Promise<HeldFile & { rows: number }> => {
    const path = job.files.newPath(`${input.english ? names.en : names.zh}.${input.format}`)
    const { rows } = (await job.store().step(
      `${slice}.export`,
      { ...input, path },
      {
        on: 'reader',
        signal: job.signal,
        onProgress: (phase, current, total) => job.progress(phase, current, total),
      },
    )) as { rows: number }
    return { ...job.files.seal(path), rows }
  }
}
