import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KeptPart, ReckonedFile } from '../../src-main/features/rebates/run-steps.ts'
import { codeOf, rebateStore, runInSteps, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
beforeEach(() => {
  store = rebateStore()
  store.create({ name: '上海甲公司' })
  store.programme('季度', tiered)
  store.book([['FP-1', '上海甲公司', '2026-01-10', '600000', '正常价', '1', 'A', null]])
})
afterEach(() => store.close())

const input = () => ({ kind: 'settlement' as const, period: '2026-Q1', by: store.finance })
const reckon = () => store.step<ReckonedFile>('rebates.reckon', input())
const start: KeptPart = { runId: null, at: 0, kept: 0, more: true }
const count = (table: string) => store.gate.read.value<number>(`SELECT count(*) FROM ${table}`)
const period = () => store.query<{ stale: boolean; calculated: { fen: number }; parties: number }[]>('rebates.periods')[0]

test('reckoning writes nothing, and pieces are seen by nobody before the run stands', () => {
  const changes = count('change_set')
  const reckoned = reckon()
  expect([count('rebate_result'), count('rebate_run'), count('change_set')]).toEqual([0, 0, changes])
  const part = store.step<KeptPart>('rebates.keepResults', { ...reckoned, part: start })
  expect(count('rebate_result')).toBe(1)
  expect(period()).toBe(undefined)
  store.step('rebates.finishRun', { input: input(), run: reckoned.run, runId: part.runId })
  expect(period()).toMatchObject({ stale: false, calculated: { fen: 1_200_000 }, parties: 1 })
})

test('what is booked while it reckons is not in the run, and the run says it is stale', () => {
  const reckoned = reckon()
  store.book([['FP-2', '上海甲公司', '2026-02-10', '500000', '正常价', '1', 'A', null]])
  const part = store.step<KeptPart>('rebates.keepResults', { ...reckoned, part: start })
  store.step('rebates.finishRun', { input: input(), run: reckoned.run, runId: part.runId })
  expect(period()).toMatchObject({ stale: true, calculated: { fen: 1_200_000 } })
  expect(codeOf(() => store.seal('2026-Q1'))).toBe('rebates.stale')
  store.run('2026-Q1')
  expect(period()).toMatchObject({ stale: false, calculated: { fen: 3_300_000 } })
})

test('a period closed meanwhile stays as it was', () => {
  store.run('2026-Q1')
  store.book([['FP-2', '上海甲公司', '2026-02-10', '500000', '正常价', '1', 'A', null]])
  const reckoned = reckon()
  store.run('2026-Q1')
  const { hash } = store.seal('2026-Q1')
  const part = store.step<KeptPart>('rebates.keepResults', { ...reckoned, part: start })
  const finish = () => store.step('rebates.finishRun', { input: input(), run: reckoned.run, runId: part.runId })
  expect(codeOf(finish)).toBe('rebates.period-closed')
  expect(store.verify('2026-Q1')).toMatchObject({ same: true, hash })
})

test('stopped while it reckons, it leaves neither rows nor a file', () => {
  let path = ''
  const stop = () => {
    throw new Error('stopped')
  }
  const scratch = { throwIfCancelled: stop, progress: () => undefined }
  for (let at = 0; at < 600; at++) store.create({ name: `批量${at}公司` })
  store.book(
    Array.from({ length: 600 }, (_, at) => [`P-${at}`, `批量${at}公司`, '2026-01-10', '600000', '正常价', '1', 'A', null]),
  )
  expect(() => store.step('rebates.reckon', input(), scratch)).toThrow('stopped')
  expect(count('rebate_result')).toBe(0)
  const done = reckon()
  path = done.path
  expect(existsSync(path)).toBe(true)
  expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(601)
})

test('pieces join at lines, however long they are', () => {
  const reckoned = reckon()
  const [line = ''] = readFileSync(reckoned.path, 'utf8').split('\n')
  const result = JSON.parse(line) as Record<string, unknown>
  // Two results longer than a piece, and a few short ones.
  const long = { ...result, steps: [{ step: 'x', value: '数'.repeat(900_000) }] }
  const lines = [long, result, long, result, result]
  writeFileSync(reckoned.path, lines.map((one) => `${JSON.stringify(one)}\n`).join(''))
  let part = start
  while (part.more) part = store.step('rebates.keepResults', { ...reckoned, part })
  expect(part.kept).toBe(5)
  expect(store.gate.read.column<number>('SELECT length(steps) > 900000 FROM rebate_result ORDER BY id')).toEqual([1, 0, 1, 0, 0])
})

test('the same again is the run that stands', () => {
  const first = store.run('2026-Q1')
  expect(runInSteps(store, input())).toEqual({ ...first, unchanged: true })
})
