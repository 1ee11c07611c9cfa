import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KeptPart, ReckonedFile } from '../../src-main/features/rebates/run-steps.ts'
import { clearWhatCrashed } from '../../src-main/features/rebates/clear-unfinished.ts'
import type { StoreAccess } from '../../src-main/store/threads/store-access.ts'
import { codeOf, rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
beforeEach(() => {
  store = rebateStore()
  for (let at = 0; at < 600; at++) store.create({ name: `第${at}号公司` })
  store.programme('季度', tiered)
  store.book(
    Array.from({ length: 600 }, (_, at) => [`P-${at}`, `第${at}号公司`, '2026-01-10', '600000', '正常价', '1', 'A', null]),
  )
})
afterEach(() => store.close())

const start: KeptPart = { runId: null, at: 0, kept: 0, more: true }
const access = () =>
  ({ step: (name: string, input: unknown) => Promise.resolve(store.step(name, input)) }) as unknown as StoreAccess
/** A run as a kill leaves it: results in the file, no run. */
function cutOff(): number {
  const reckoned = store.step<ReckonedFile>('rebates.reckon', { kind: 'settlement', period: '2026-Q1', by: store.finance })
  return store.step<KeptPart>('rebates.keepResults', { ...reckoned, part: start }).runId ?? 0
}
const results = () =>
  store.gate.read.all<{ run_id: number; n: number }>('SELECT run_id, count(*) AS n FROM rebate_result GROUP BY run_id')

test('only runs that never came to stand are taken out, in pieces; those that stand are refused', async () => {
  const unfinished = [cutOff(), cutOff()]
  const { runId } = store.run('2026-Q1')
  const stands = store.gate.read.all('SELECT * FROM rebate_result WHERE run_id = ? ORDER BY id', runId)
  expect(store.step<number[]>('rebates.unfinishedRuns')).toEqual(unfinished)
  expect(codeOf(() => store.step('rebates.clearUnfinished', { runId }))).toBe('rebates.immutable')
  expect(await clearWhatCrashed(access())).toBe(2)
  expect(results()).toEqual([{ run_id: runId, n: 600 }])
  expect(store.gate.read.all('SELECT * FROM rebate_result WHERE run_id = ? ORDER BY id', runId)).toEqual(stands)
  expect(await clearWhatCrashed(access())).toBe(0)
})

test('a closed period keeps its seal when something beside it is taken out', async () => {
  store.run('2026-Q1')
  const reckoned = store.step<ReckonedFile>('rebates.reckon', { kind: 'accrual', period: '2026-02', by: store.finance })
  store.seal('2026-Q1')
  store.step('rebates.keepResults', { ...reckoned, part: start })
  expect(await clearWhatCrashed(access())).toBe(1)
  expect(store.verify('2026-Q1')).toMatchObject({ same: true, differing: 0 })
})
