import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RowClass } from '../../src-preload/contract/imports.ts'
import { rejectedPage } from '../../src-main/features/imports/rejected.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { csvFile } from '../_harness/list-files.ts'
import { rebateStore, tiered, type RebateStore } from '../rebates/rebate-store.ts'

let store: RebateStore
let ids: (number | null)[]
beforeEach(() => {
  store = rebateStore()
  store.create({ name: '上海甲公司' })
  store.programme('季度政策', tiered)
  ids = store.book([['FP-001', '上海甲公司', '2026-01-10', '600000', '正常价', '10', 'A1', null]]).ids
  store.run('2026-Q1')
  store.setToday('2026-04-10')
  store.seal('2026-Q1')
})
afterEach(() => store.close())

const headers = '系统编号,发票号,客户名称,开票日期,含税金额,不含税金额,数量,产品编码'
const preview = (stageId: string, rowClass: RowClass) =>
  store.query<{ rows: { reasons: string[] }[] }>('imports.preview', { stageId, class: rowClass, offset: 0, limit: 50 }).rows
const books = () => store.gate.read.all('SELECT * FROM trade_document ORDER BY id')

test('a line that stands in closed books cannot be changed by an import: the row says why and what to do', async () => {
  const was = books()
  const path = csvFile(store, headers, `#${ids[0]},FP-001,上海甲公司,2026-01-10,678000,650000,10,A1`)
  const staged = await stageFile(store, path, { target: 'invoices', fields: { 系统编号: 'id' } })
  expect(staged.counts).toMatchObject({ rejected: 1, updated: 0 })
  expect(preview(staged.stageId, 'rejected')[0]?.reasons).toEqual(['period-closed:2026-01'])
  expect(rejectedPage(store.writing, { stageId: staged.stageId }).rows[0]?.reason).toBe(
    '2026-01 已关账，那个月的账不能再改。要更正请另记一行，它会记在未关账的月份',
  )
  expect(rejectedPage(store.writing, { stageId: staged.stageId, english: true }).rows[0]?.reason).toMatch(/closed/)
  applyFile(store, staged.stageId)
  expect(books()).toEqual(was)
})

test('lines of closed books that come back as they stand are unchanged; in an open month figures are left to the list, and it is said', async () => {
  const same = csvFile(store, headers, `#${ids[0]},FP-001,上海甲公司,2026-01-10,600000,600000,10,A1`)
  const stands = await stageFile(store, same, { target: 'invoices', fields: { 系统编号: 'id' } })
  expect(stands.counts).toMatchObject({ unchanged: 1, rejected: 0 })
  const [open] = store.book([['FP-010', '上海甲公司', '2026-04-02', '100', '正常价', '1', 'A1', null]]).ids
  const path = csvFile(store, headers, `#${open},FP-010,上海甲公司,2026-04-02,200,200,1,A1`)
  const staged = await stageFile(store, path, { target: 'invoices', fields: { 系统编号: 'id' } })
  expect(staged.counts).toMatchObject({ rejected: 1 })
  expect(preview(staged.stageId, 'rejected')[0]?.reasons).toEqual(['document-stands'])
})

test('a late line is booked in the first open month; the closed one stays as it was sealed', async () => {
  const path = csvFile(store, headers.slice(5), 'FP-002,上海甲公司,2026-02-10,113000,100000,1,A1')
  const staged = await stageFile(store, path, { target: 'invoices' })
  expect(staged.counts).toMatchObject({ created: 1 })
  applyFile(store, staged.stageId)
  expect(store.gate.read.all(`SELECT date, month FROM trade_document WHERE name = 'FP-002'`)).toEqual([
    { date: '2026-02-10', month: '2026-04' },
  ])
  expect(store.verify('2026-Q1').same).toBe(true)
})

test('books that close between the check and the writing let nothing of the import in', async () => {
  const path = csvFile(store, headers.slice(5), 'FP-003,上海甲公司,2026-04-02,113000,100000,1,A1')
  const staged = await stageFile(store, path, { target: 'invoices' })
  store.book([['FP-009', '上海甲公司', '2026-04-03', '1', '正常价', '1', 'A1', null]])
  expect(() => applyFile(store, staged.stageId)).toThrow('重新核对')
  expect(store.gate.read.value(`SELECT count(*) FROM trade_document WHERE name = 'FP-003'`)).toBe(0)
})

test('a list that says when invoices of closed books were paid is taken; the closed books go on as they were', async () => {
  const paid = `${headers},付款日期`
  const path = csvFile(store, paid, `#${ids[0]},FP-001,上海甲公司,2026-01-10,600000,600000,10,A1,2026-04-02`)
  const staged = await stageFile(store, path, { target: 'invoices', fields: { 系统编号: 'id' } })
  expect(staged.counts).toMatchObject({ updated: 1, rejected: 0 })
  applyFile(store, staged.stageId)
  expect(store.gate.read.get('SELECT paid_on, paid_month, paid_before FROM trade_document')).toEqual({
    paid_on: '2026-04-02',
    paid_month: '2026-04',
    paid_before: null,
  })
  expect(store.verify('2026-Q1')).toMatchObject({ same: true })
  // Nothing else comes in with it.
  const more = csvFile(
    store,
    `${paid},到期日`,
    `#${ids[0]},FP-001,上海甲公司,2026-01-10,600000,600000,10,A1,2026-04-03,2026-05-01`,
  )
  const refused = await stageFile(store, more, { target: 'invoices', fields: { 系统编号: 'id' } })
  expect(refused.counts).toMatchObject({ rejected: 1, updated: 0 })
})
