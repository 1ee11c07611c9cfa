import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
beforeEach(() => {
  store = rebateStore('2026-07-10')
  store.create({ name: '上海甲公司' })
  store.create({ name: '北京乙公司', region: '华北' })
})
afterEach(() => store.close())

const adjusted = () =>
  store.gate.read.all<{ name: string; due: number }>(
    `SELECT coalesce(k.name, '') AS name, r.due_fen AS due FROM rebate_result AS r LEFT JOIN customer AS k ON k.id = r.party
     WHERE r.adjusts = '2026-Q1' AND r.run_id = (SELECT run_id FROM rebate_period WHERE name = '2026-Q2') ORDER BY r.party`,
  )
const line = (no: string, customer: string, date: string, net: string) => [no, customer, date, net, '正常价', '1', 'A1', null]

test('a late document makes something of a programme that had come to nothing when the period was closed', () => {
  store.programme('季度政策', tiered)
  store.run('2026-Q1')
  store.seal('2026-Q1')
  expect(store.book([line('FP-1', '上海甲公司', '2026-02-10', '600000')]).late).toBe(1)
  store.run('2026-Q2')
  expect(adjusted()).toEqual([{ name: '上海甲公司', due: 1_200_000 }])
  expect(store.verify('2026-Q1')).toMatchObject({ same: true, differing: 0 })
})

test('a late document of somebody whom the programme is not for earns nothing', () => {
  store.programme('华东政策', { ...tiered, scope: { regions: ['华东'] } })
  store.book([line('FP-1', '上海甲公司', '2026-02-10', '500000')])
  store.run('2026-Q1')
  store.seal('2026-Q1')
  store.book([line('FP-2', '北京乙公司', '2026-02-10', '600000'), line('FP-3', '上海甲公司', '2026-02-11', '100000')])
  store.run('2026-Q2')
  expect(adjusted()).toEqual([{ name: '上海甲公司', due: 200_000 }])
})

test('who took part at closing goes on doing so for that period, wherever they belong by now', () => {
  store.programme('华东政策', { ...tiered, scope: { regions: ['华东'] } })
  store.book([line('FP-1', '上海甲公司', '2026-02-10', '500000')])
  store.run('2026-Q1')
  store.seal('2026-Q1')
  const id = store.gate.read.value<number>(`SELECT id FROM customer WHERE name = '上海甲公司'`) ?? 0
  store.bulk({ ids: [id] }, ['region'], { op: 'set', value: '华南' })
  store.book([line('FP-2', '上海甲公司', '2026-02-11', '100000')])
  store.run('2026-Q2')
  expect(adjusted()).toEqual([{ name: '上海甲公司', due: 200_000 }])
})

test("last year's sales that come in after closing move the growth of then, in the open period", () => {
  store.programme('增长政策', {
    ...tiered,
    baseline: 'lastYear',
    rule: { ...tiered.rule, tierOn: 'growthPct', tiers: [{ from: '0.2', type: 'pct', value: '0.02' }] },
  })
  store.book([line('FP-0', '上海甲公司', '2025-02-10', '500000'), line('FP-1', '上海甲公司', '2026-02-10', '600000')])
  store.run('2026-Q1')
  const { hash } = store.seal('2026-Q1')
  // 600,000 over 500,000 is 20 %; over 510,000 it is not.
  expect(store.book([line('FP-2', '上海甲公司', '2025-03-10', '10000')]).late).toBe(1)
  expect(store.verify('2026-Q1')).toEqual({ same: true, hash, sealed: hash, differing: 0 })
  store.run('2026-Q2')
  expect(adjusted()).toEqual([{ name: '上海甲公司', due: -1_200_000 }])
})

test('what is older than closed books keeps its amount and may still be paid', () => {
  store.programme('季度政策', tiered)
  const { ids } = store.book([line('FP-0', '上海甲公司', '2025-02-10', '500000')])
  store.run('2026-Q1')
  store.seal('2026-Q1')
  const edit = (field: string, value: string) =>
    store.command<{ changed: number; refused: { cause: string }[] }>('transactions.edit', {
      cells: [{ id: ids[0], field, value }],
    })
  expect(edit('net', '1')).toMatchObject({ changed: 0, refused: [{ cause: 'period-closed' }] })
  expect(edit('paidOn', '2026-04-02')).toMatchObject({ changed: 1, refused: [] })
})

test('what was earned without a line that pays is taken back when it falls away', () => {
  // Paid for reaching the amount; the measure it would be paid on has no line at all.
  store.programme('达标奖', {
    ...tiered,
    basis: { event: 'receipt', unit: 'amountNet' },
    facts: { qualify: { event: 'invoice', unit: 'amountNet' } },
    rule: { mode: 'whole', boundary: 'gte', tiers: [{ from: '500000', type: 'fixed', value: '8000' }] },
  })
  store.book([line('FP-1', '上海甲公司', '2026-02-10', '500000')])
  store.run('2026-Q1')
  store.seal('2026-Q1')
  store.book([['TH-1', '上海甲公司', '2026-04-03', '-1', '正常价', '-1', 'A1', '2026-02-10']])
  store.run('2026-Q2')
  expect(adjusted()).toEqual([{ name: '上海甲公司', due: -800_000 }])
})

test('a late document of somebody whose target nobody entered is told as lacking', () => {
  store.programme('达成奖', {
    ...tiered,
    rule: { ...tiered.rule, tierOn: 'attainmentPct', tiers: [{ from: '1', type: 'pct', value: '0.02' }] },
  })
  store.run('2026-Q1')
  store.seal('2026-Q1')
  store.book([line('FP-1', '上海甲公司', '2026-02-10', '500000')])
  expect(store.run('2026-Q2').unreckoned).toBe(1)
  expect(adjusted()).toEqual([{ name: '上海甲公司', due: 0 }])
  store.seal('2026-Q2')
  expect(store.verify('2026-Q2')).toMatchObject({ same: true, differing: 0 })
})
