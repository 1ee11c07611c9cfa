import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type { GroupBy } from '../../../src-preload/contract/_words/grid.ts'
import type { HeldFile } from '../../adapters/system/held-files.ts'
import type { HostJob } from '../../jobs/host-work.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import type { ListSlice } from '../../grid/grid-slice.ts'
import type { ExportList, Titles } from './export-list.ts'
import { writeList, type ExportInput } from './write-list.ts'

interface Asked extends RowQuery {
  readonly sort?: Sort | undefined
  readonly format: ExportInput['format']
  readonly fields?: readonly string[] | undefined
  readonly group?: readonly GroupBy[] | undefined
  readonly english?: boolean | undefined
}

/** The job `export` of a slice: a reader thread writes, the host holds the file. */
export function exportJob(slice: string, title: Titles) {
  return async (job: HostJob, input: Asked): Promise<HeldFile & { rows: number }> => {
    const path = job.files.newPath(`${input.english ? title.en.toLowerCase() : title.zh}.${input.format}`)
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

/** The step `<slice>.export` of the reader threads. */
export function exportStep<Shown>(slice: ListSlice<Shown>, list: ExportList<Shown>) {
  return (r: Reading, input: ExportInput, control: StepControl) => writeList(slice, list, r, input, control)
}
