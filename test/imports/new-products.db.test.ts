import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StagedImport } from '../../src-preload/contract/imports.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const rows = (sql: string) => store.gate.read.all<Record<string, unknown>>(sql)
const prices = [
  '价格表,产品名称,协议价,生效日期',
  '2026 标准价,生化试剂盒,1200,2026-01-01',
  '2026 经销价,生化试剂盒,1000,2026-01-01',
  '2026 标准价,免疫 试剂,800,2026-01-01',
  '2026 经销价,免疫试剂,700,2026-01-01',
]

test('products that a price list names are made on one word, once each, and go with its undo', async () => {
  const staged = await stageFile(store, csvFile(store, ...prices))
  expect(staged).toMatchObject({ target: 'prices', counts: { created: 0, rejected: 4 } })
  const waiting = staged.unknown.map(({ field, kind, value, count, creates }) => [field, kind, value, count, creates])
  expect(waiting).toEqual([
    ['product', 'product', '生化试剂盒', 2, false],
    ['product', 'product', '免疫 试剂', 1, false],
    ['product', 'product', '免疫试剂', 1, false],
  ])
  const create = (value: string | string[], yes: boolean) =>
    store.command<StagedImport>('imports.createReference', { stageId: staged.stageId, field: 'product', value, create: yes })
  expect(create(['生化试剂盒', '免疫 试剂', '免疫试剂'], true).counts).toMatchObject({ created: 4, rejected: 0 })
  expect(create('生化试剂盒', false).counts).toMatchObject({ created: 2, rejected: 2 })
  expect(create('生化试剂盒', true).counts).toMatchObject({ created: 4, rejected: 0 })
  applyFile(store, staged.stageId)
  expect(rows('SELECT code, name, active FROM product ORDER BY id')).toEqual([
    { code: '生化试剂盒', name: '生化试剂盒', active: 1 },
    { code: '免疫 试剂', name: '免疫 试剂', active: 1 },
  ])
  expect(rows('SELECT price_fen FROM price_list_entry ORDER BY id').map((row) => row['price_fen'])).toEqual([
    120_000, 100_000, 80_000, 70_000,
  ])
  const again = await stageFile(store, csvFile(store, ...prices))
  expect(again.counts).toMatchObject({ created: 0, unchanged: 4 })
  store.command('changes.undo', {})
  expect(rows('SELECT 1 FROM product')).toEqual([])
  expect(rows('SELECT 1 FROM price_list_entry')).toEqual([])
})

test('a record that is there keeps its product: a name that stands for nothing is said, not made', async () => {
  applyFile(store, (await stageFile(store, csvFile(store, '产品编码,产品名称,产品线', 'P-1,生化试剂盒,试剂'))).stageId)
  const [head = '', first = ''] = prices
  applyFile(store, (await stageFile(store, csvFile(store, head, first))).stageId)
  const id = rows('SELECT id FROM price_list_entry')[0]?.['id']
  const file = csvFile(store, '系统编号,价格表,产品名称,协议价,生效日期', `#${String(id)},2026 标准价,没有的产品,1200,2026-01-01`)
  const staged = await stageFile(store, file, { target: 'prices' })
  const made = store.command<StagedImport>('imports.createReference', {
    stageId: staged.stageId,
    field: 'product',
    value: '没有的产品',
    create: true,
  })
  expect(made.counts).toMatchObject({ updated: 0, rejected: 1 })
})
