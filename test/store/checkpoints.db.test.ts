import { statSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Checkpoints } from '../../src-main/store/checkpoints.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => void (store = testStore()))
afterEach(() => store.close())

const at = '2026-02-25T02:00:00.000Z'
const answered = () => new Promise((resolve) => setImmediate(resolve))
/** What has reached the file itself, log of pages apart. */
const inFile = () => statSync(store.db.name).size

function write(rows: number): number {
  return store.gate.write({ command: 'test', actor: '测试员', origin: 'user', at }, (tx) => {
    for (let n = 0; n < rows; n++)
      tx.insert('member', { name: `${n}`.padEnd(300, '员'), pinyin: '', role: 'rep', active: 1, created_at: at, updated_at: at })
  }).rows
}

test('pages of a large commit reach the file after the answer, not within the commit', async () => {
  const checkpoints = new Checkpoints(store.db)
  store.db.pragma('wal_checkpoint(TRUNCATE)')
  const empty = inFile()
  checkpoints.after(write(6000))
  expect(inFile()).toBe(empty)
  await answered()
  expect(inFile()).toBeGreaterThan(empty + 5_000_000)
  checkpoints.stop()
})

test('a few rows wait for more, and for the end at the latest', async () => {
  const checkpoints = new Checkpoints(store.db)
  store.db.pragma('wal_checkpoint(TRUNCATE)')
  const empty = inFile()
  checkpoints.after(write(60))
  await answered()
  expect(inFile()).toBe(empty)
  checkpoints.stop()
  expect(inFile()).toBeGreaterThan(empty)
})
