import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
beforeEach(() => {
  store = rebateStore('2026-10-10')
  store.create({ name: '上海甲公司' })
})
afterEach(() => store.close())

const line = (no: string, date: string, net: string) => [no, '上海甲公司', date, net, '正常价', '1', 'A1', null]
const carrying = { ...tiered, returns: 'currentPeriod' as const, carryNegative: true }
const result = (period: string, adjusts = '') => {
  const row = store.gate.read.get<{ fen: number; due_fen: number; facts: string }>(
    `SELECT fen, due_fen, facts FROM rebate_result WHERE adjusts = ? AND run_id = (SELECT run_id FROM rebate_period WHERE name = ?)`,
    adjusts,
    period,
  )
  return row && { fen: row.fen, due: row.due_fen, facts: JSON.parse(row.facts) as Record<string, string> }
}

test('RB45 through runs: a negative net earns nothing and lowers the next period; seals hold', () => {
  store.programme('季度政策', carrying)
  store.book([line('A1', '2026-01-10', '20000'), line('A2', '2026-02-10', '-35000'), line('B1', '2026-04-10', '520000')])
  store.run('2026-Q1')
  expect(result('2026-Q1')).toMatchObject({ fen: 0, facts: { basis: '-15000' } })
  store.seal('2026-Q1')
  store.run('2026-Q2')
  expect(result('2026-Q2')).toMatchObject({ fen: 1_010_000, facts: { basis: '505000', carried: '-15000', qualify: '505000' } })
  store.seal('2026-Q2')
  expect([store.verify('2026-Q1').same, store.verify('2026-Q2').same]).toEqual([true, true])
  // What was positive has been paid for: nothing of it goes on.
  store.book([line('C1', '2026-07-10', '500000')])
  store.run('2026-Q3')
  expect(result('2026-Q3')).toMatchObject({ fen: 1_000_000, facts: { basis: '500000' } })
})

test('without the word nothing is carried', () => {
  store.programme('季度政策', { ...carrying, carryNegative: false })
  store.book([line('A2', '2026-02-10', '-35000'), line('B1', '2026-04-10', '520000')])
  store.run('2026-Q2')
  expect(result('2026-Q2')).toMatchObject({ fen: 1_040_000, facts: { basis: '520000' } })
})

test('it goes on through a period without documents, to the fen, and no further back than the programme holds', () => {
  store.programme('月度政策', { ...carrying, period: 'month', validFrom: '2026-02-01' })
  store.book([
    line('O1', '2026-01-31', '-999999'),
    line('A1', '2026-02-10', '-20000.01'),
    line('B1', '2026-04-10', '520000'),
    line('C1', '2026-05-10', '500000'),
  ])
  store.run('2026-04')
  expect(result('2026-04')).toMatchObject({ fen: 0, facts: { basis: '499999.99', carried: '-20000.01' } })
  store.run('2026-05')
  expect(result('2026-05')).toMatchObject({ fen: 1_000_000 })
})

test('a late return into closed books lowers the closed period after it as well, as an adjustment of the open one', () => {
  store.programme('季度政策', carrying)
  store.book([line('A1', '2026-02-10', '10000'), line('B1', '2026-04-10', '505000')])
  for (const period of ['2026-Q1', '2026-Q2']) {
    store.run(period)
    store.seal(period)
  }
  store.book([line('A2', '2026-03-10', '-20000')])
  store.run('2026-Q3')
  // The first quarter is 10,000 below 0 now, and the second had 505,000: 495,000 reach no tier.
  expect(result('2026-Q3', '2026-Q2')).toMatchObject({ due: -1_010_000, facts: { basis: '495000', carried: '-10000' } })
  expect([store.verify('2026-Q1').same, store.verify('2026-Q2').same]).toEqual([true, true])
})

test('what has come in before is reckoned anew when an earlier period moves', () => {
  store.programme('季度政策', carrying)
  store.book([line('B1', '2026-04-10', '505000')])
  expect(store.run('2026-Q2').unchanged).toBe(false)
  store.book([line('A1', '2026-02-10', '-10000')])
  expect(store.run('2026-Q2').unchanged).toBe(false)
  expect(result('2026-Q2')).toMatchObject({ fen: 0, facts: { basis: '495000' } })
})
