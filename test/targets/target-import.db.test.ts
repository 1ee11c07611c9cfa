import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { TargetRow } from '../../src-preload/contract/targets.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { pipelineStore } from '../_harness/pipeline-store.ts'

it('a target sheet is recognised by its months, comes in, and is put right when it comes again', async () => {
  const store = pipelineStore()
  try {
    const file = join(store.folder, 'targets.csv')
    const write = (rows: string) => writeFileSync(file, `年度,区域,城市,指标,1月,2月,3月,合计\n${rows}`)
    write('2026,华东,,回款额,100万,120万,,220万\n2026年,华南,,,50万,,,50万\n2026,火星,,回款,1,,,1\n,华北,,回款,1,,,1\n')
    const list = () =>
      store
        .query<{ rows: TargetRow[] }>('targets.list', { offset: 0, limit: 10, sort: [{ field: 'id', direction: 'asc' }] })
        .rows.map(({ subject, measure, year, months }) => [
          subject,
          measure,
          year,
          ...months.slice(0, 3).map((one) => one?.fen ?? null),
        ])
    const staged = await stageFile(store, file)
    expect(staged.counts).toMatchObject({ created: 2, rejected: 2 })
    applyFile(store, staged.stageId)
    expect(list()).toEqual([
      ['华东', 'receipt', 2026, 100_000_000, 120_000_000, null],
      ['华南', 'signed', 2026, 50_000_000, null, null],
    ])
    write('2026,华东,,回款,,130万,90万,\n')
    const again = await stageFile(store, file)
    expect(again.counts).toMatchObject({ created: 0, updated: 1 })
    applyFile(store, again.stageId)
    // A month that is empty in the file stays.
    expect(list()[0]).toEqual(['华东', 'receipt', 2026, 100_000_000, 130_000_000, 90_000_000])
  } finally {
    store.close()
  }
})
