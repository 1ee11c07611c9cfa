import { afterEach, beforeEach, expect, test } from 'vitest'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

test('one date for both: of a running deal it is the expected close, of a closed one its end', async () => {
  store.create({ name: '甲科技有限公司' })
  const file = csvFile(
    store,
    '商机名称,客户名称,阶段,结单日期',
    '在谈,甲科技有限公司,报价谈判,2026-06-30',
    '丢了,甲科技有限公司,输单,2026-01-15',
  )
  const staged = await stageFile(store, file)
  expect(staged).toMatchObject({ target: 'opportunities', counts: { created: 2 } })
  applyFile(store, staged.stageId)
  const rows = store.gate.read.all(
    'SELECT name, expected_close_on, substr(created_at, 1, 10) AS made, substr(closed_at, 1, 10) AS closed FROM opportunity ORDER BY name DESC',
  )
  expect(rows).toEqual([
    { name: '在谈', expected_close_on: '2026-06-30', made: '2026-02-25', closed: null },
    { name: '丢了', expected_close_on: null, made: '2026-01-15', closed: '2026-01-15' },
  ])
})
