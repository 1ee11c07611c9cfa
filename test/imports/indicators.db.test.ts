import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RowClass } from '../../src-preload/contract/imports.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const headers = '客户名称,指标名称,季度,数值,行业水平,单位,数据来源,数据日期'
const all = () =>
  store.gate.read.all<Record<string, unknown>>(
    'SELECT name, quarter, value, benchmark, unit, better, source, as_of FROM value_indicator ORDER BY id',
  )
const reasons = (stageId: string, rowClass: RowClass) =>
  store
    .query<{ rows: { reasons: string[] }[] }>('imports.preview', { stageId, class: rowClass, offset: 0, limit: 50 })
    .rows.map((row) => row.reasons[0])

test('figures of indicators come in by customer, indicator and quarter, and change the same ones the next time', async () => {
  store.create({ name: '甲科技有限公司', industry: '智能制造' })
  const first = csvFile(
    store,
    headers,
    '甲科技有限公司,质检合格率,2026年一季度,99.2%,98.5%,,MES 报表,2026-02-20',
    '甲科技有限公司,停机时长下降率,,-12.5,,,,2025-11-30',
    '甲科技有限公司,质检合格绿,2026-Q1,99,,,,',
    '甲科技有限公司,质检合格率,2026-Q2,99,,,,',
    '甲科技有限公司,质检合格率,上季,99,,,,',
    '甲科技有限公司,质检合格率,2025-Q4,0.992,,,,',
    '甲科技有限公司,质检合格率,2025-Q3,很好,,,,',
    '甲科技有限公司,质检合格率,2025-Q2,0.9%,,,,',
  )
  const staged = await stageFile(store, first)
  expect(staged).toMatchObject({ target: 'indicators', counts: { created: 3, rejected: 5 } })
  expect(reasons(staged.stageId, 'rejected')).toEqual([
    'no-such-indicator:质检合格绿',
    'in-the-future',
    'missing-field:quarter',
    'percent-or-share:0.992',
    'missing-field:value',
  ])
  applyFile(store, staged.stageId)
  expect(all()).toEqual([
    {
      name: '质检合格率',
      quarter: '2026-Q1',
      value: '99.2',
      benchmark: '98.5',
      unit: '%',
      better: 'more',
      source: 'MES 报表',
      as_of: '2026-02-20',
    },
    expect.objectContaining({ name: '停机时长下降率', quarter: '2025-Q4', value: '-12.5', as_of: '2025-11-30' }),
    expect.objectContaining({ quarter: '2025-Q2', value: '0.9', unit: '%' }),
  ])
  const again = csvFile(
    store,
    headers,
    '甲科技有限公司,质检合格率,2026Q1,"99.4",,,,',
    '甲科技有限公司,质检合格率,2025Q2,0.9%,,,,',
  )
  const second = await stageFile(store, again)
  expect(second.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
  applyFile(store, second.stageId)
  expect(all()[0]).toMatchObject({ value: '99.4', benchmark: '98.5', source: 'MES 报表' })
  store.command('changes.undo', {})
  expect(all()[0]).toMatchObject({ value: '99.2' })
})
