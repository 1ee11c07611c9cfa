import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ContractRow } from '../../src-preload/contract/contracts.ts'
import type { RowClass } from '../../src-preload/contract/imports.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const all = (sql: string) => store.gate.read.all(sql)
const preview = (stageId: string, rowClass: RowClass) =>
  store.query<{ rows: { row: number; reasons: string[]; before: Record<string, string>; values: Record<string, string> }[] }>(
    'imports.preview',
    { stageId, class: rowClass, offset: 0, limit: 50 },
  ).rows
const csv = (headers: string, ...lines: string[]) => csvFile(store, headers, ...lines)

test('contracts are known by their number; what changed shows before and after; the period cannot run backwards', async () => {
  store.create({ name: '甲科技有限公司' })
  const headers = '合同编号,合同名称,客户名称,合同金额（万元）,签订日期,开始日期,到期日期,合同状态,负责人'
  const lines = [
    'HT-001,年度采购框架,甲科技有限公司,120,2026-01-05,2026-01-10,2027-01-09,执行中,张伟',
    'HT-002,服务合同,甲科技有限公司,3.5,2026-02-01,2026-03-01,2026-02-01,待签,',
    ',补充协议,甲科技有限公司,1,,,,,',
  ]
  const staged = await stageFile(store, csv(headers, ...lines))
  expect(staged).toMatchObject({ target: 'contracts', counts: { created: 2, rejected: 1 } })
  expect(preview(staged.stageId, 'rejected')[0]?.reasons[0]).toBe('ends-before-start')
  applyFile(store, staged.stageId)
  expect(all('SELECT number, name, amount_fen, starts_on, ends_on, status FROM contract ORDER BY id')).toEqual([
    {
      number: 'HT-001',
      name: '年度采购框架',
      amount_fen: 120_000_000,
      starts_on: '2026-01-10',
      ends_on: '2027-01-09',
      status: '履行中',
    },
    { number: null, name: '补充协议', amount_fen: 1_000_000, starts_on: null, ends_on: null, status: '待签署' },
  ])
  const again = await stageFile(
    store,
    csv(headers, lines[0]?.replace('2027-01-09', '2027-06-30').replace('执行中', '终止') ?? ''),
  )
  expect(again.counts).toMatchObject({ updated: 1 })
  expect(preview(again.stageId, 'updated')[0]).toMatchObject({
    before: { endsOn: '2027-01-09', status: '履行中' },
    values: { endsOn: '2027-06-30', status: '已终止' },
  })
  expect(Object.keys(preview(again.stageId, 'updated')[0]?.before ?? {}).sort()).toEqual(['endsOn', 'status'])
})

test('a contract is edited like any list: amounts, dates and states are read, the period is kept the right way round', () => {
  store.create({ name: '甲科技有限公司' })
  const made = store.command<{ ids: number[]; refused: object[] }>('contracts.createMany', {
    fields: ['customer', 'name', 'amount', 'startsOn', 'endsOn'],
    rows: [
      ['甲科技有限公司', '框架', '12万', '2026-01-01', '2026-12-31'],
      ['甲科技有限公司', '倒着的', '1', '2026-12-31', '2026-01-01'],
    ],
  })
  expect(made.refused).toMatchObject([{ row: 1, cause: 'out-of-order' }])
  const id = made.ids[0] as number
  const edit = (field: string, value: string) =>
    store.command<{ changed: number; refused: { cause: string }[] }>('contracts.edit', { cells: [{ id, field, value }] })
  expect(edit('endsOn', '2025-01-01').refused[0]?.cause).toBe('out-of-order')
  expect(edit('amount', '很多').refused[0]?.cause).toBe('not-money')
  expect(edit('status', '执行中').changed).toBe(1)
  const rows = () => store.query<{ rows: ContractRow[] }>('contracts.list', { offset: 0, limit: 10 }).rows
  expect(rows()[0]).toMatchObject({
    amount: { fen: 12_000_000 },
    endsOn: '2026-12-31',
    status: '履行中',
    customerName: '甲科技有限公司',
  })
  store.command('changes.undo', {})
  expect(rows()[0]?.status).toBe('待签署')
  const found = store.query<{ rows: ContractRow[] }>('contracts.list', {
    offset: 0,
    limit: 10,
    sort: [{ field: 'amount', direction: 'desc' }],
    filter: { all: [{ field: 'amount', op: 'gte', value: 100_000 }] },
  })
  expect(found.rows.map(({ name }) => name)).toEqual(['框架'])
})

test('meetings that were held keep their promises; those to come are refused', async () => {
  store.create({ name: '甲科技有限公司' })
  const headers = '会议主题,客户名称,会议类型,会议日期,参会人,会议纪要'
  const lines = [
    '一季度复盘,甲科技有限公司,季度复盘,2026-02-20,王总、李工,讨论了续约',
    '二季度复盘,甲科技有限公司,复盘,2026-06-20,,',
  ]
  const staged = await stageFile(store, csv(headers, ...lines))
  expect(staged).toMatchObject({ target: 'meetings', counts: { created: 1, rejected: 1 } })
  expect(preview(staged.stageId, 'rejected')[0]?.reasons[0]).toBe('in-the-future')
  applyFile(store, staged.stageId)
  expect(all('SELECT name, kind, held_on, attendees FROM meeting')).toEqual([
    { name: '一季度复盘', kind: '战略复盘会', held_on: '2026-02-20', attendees: '王总、李工' },
  ])
  const again = await stageFile(store, csv(headers, lines[0]?.replace('讨论了续约', '谈妥续约') ?? ''))
  expect(preview(again.stageId, 'updated')[0]).toMatchObject({
    before: { summary: '讨论了续约' },
    values: { summary: '谈妥续约' },
  })
})

test('co-created outputs are known by customer and name', async () => {
  store.create({ name: '甲科技有限公司' })
  const headers = '成果名称,合作客户,成果类型,发布日期,负责人'
  const staged = await stageFile(
    store,
    csv(
      headers,
      '检测技术白皮书,甲科技有限公司,白皮书,2025-11-01,张伟',
      '接口规范,甲科技有限公司,团体标准,2026-01-01,',
      '未知,甲科技有限公司,论文,2026-01-01,',
    ),
  )
  expect(staged).toMatchObject({ target: 'cocreations', counts: { created: 2, rejected: 1 } })
  applyFile(store, staged.stageId)
  expect(all('SELECT name, kind, published_on FROM cocreation ORDER BY id')).toEqual([
    { name: '检测技术白皮书', kind: '白皮书', published_on: '2025-11-01' },
    { name: '接口规范', kind: '标准', published_on: '2026-01-01' },
  ])
  expect((await stageFile(store, csv(headers, '接口规范,甲科技有限公司,标准,2026-01-01,'))).counts).toMatchObject({
    unchanged: 1,
  })
})
