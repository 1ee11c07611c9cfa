import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'
import { codeOf, rebateStore, tiered, type RebateStore } from './rebate-store.ts'

/** 1 % of every invoice paid when it is due. */
const onTime: RebateDefinition = {
  ...tiered,
  rule: { tiers: [{ from: '0', type: 'pct', value: '0.01' }], mode: 'whole', boundary: 'gte' },
  basis: { event: 'invoice', unit: 'amountNet', include: { onTime: ['yes'] } },
  facts: {},
}
const fields = ['no', 'customer', 'date', 'net', 'dueOn', 'paidOn']

let store: RebateStore
let ids: readonly number[]
beforeEach(() => {
  store = rebateStore('2026-07-10')
  store.create({ name: '上海甲公司' })
  store.programme('准时付款', onTime)
  ids = store.command<{ ids: number[] }>('transactions.createMany', {
    fields,
    rows: [
      ['FP-1', '上海甲公司', '2026-02-10', '100000', '2026-05-10', ''],
      ['FP-2', '上海甲公司', '2026-02-11', '200000', '2026-03-20', '2026-03-20'],
    ],
  }).ids
  store.run('2026-Q1')
  store.seal('2026-Q1')
})
afterEach(() => store.close())

const pay = (id: number | undefined, value: string) =>
  store.command<{ changed: number; refused: { cause: string; reason: string }[] }>('transactions.edit', {
    cells: [{ id, field: 'paidOn', value }],
  })
const dues = (period: string) =>
  store.gate.read.all<{ adjusts: string; due: number }>(
    `SELECT adjusts, due_fen AS due FROM rebate_result WHERE run_id = (SELECT run_id FROM rebate_period WHERE name = ?) ORDER BY adjusts`,
    period,
  )
const paidOn = (id: number | undefined) => store.gate.read.value('SELECT paid_on FROM trade_document WHERE id = ?', id ?? 0)

test('an invoice of closed books is noted as paid; its rebate is an adjustment of the open period and the seal holds', () => {
  expect(dues('2026-Q1')).toEqual([{ adjusts: '', due: 200_000 }])
  expect(pay(ids[0], '2026-05-10')).toMatchObject({ changed: 1, refused: [] })
  expect(paidOn(ids[0])).toBe('2026-05-10')
  expect(store.verify('2026-Q1')).toMatchObject({ same: true, differing: 0 })
  store.run('2026-Q2')
  expect(dues('2026-Q2')).toEqual([{ adjusts: '2026-Q1', due: 100_000 }])
  store.seal('2026-Q2')
  expect([store.verify('2026-Q1').same, store.verify('2026-Q2').same]).toEqual([true, true])
  // What was known in Q2 stands there; a third look books nothing twice.
  expect(pay(ids[0], '2026-05-12')).toMatchObject({ changed: 0, refused: [{ cause: 'period-closed' }] })
  store.setToday('2026-10-10')
  store.run('2026-Q3')
  expect(dues('2026-Q3')).toEqual([])
})

test('a payment after the due day earns nothing, and a day that was wrong takes back what it earned', () => {
  pay(ids[0], '2026-05-11')
  pay(ids[1], '2026-03-21')
  store.run('2026-Q2')
  expect(dues('2026-Q2')).toEqual([{ adjusts: '2026-Q1', due: -200_000 }])
  // As the closed books have it again: nothing is left of the note.
  pay(ids[1], '2026-03-20')
  expect(store.gate.read.get('SELECT paid_on, paid_month, paid_before FROM trade_document WHERE id = ?', ids[1] ?? 0)).toEqual({
    paid_on: '2026-03-20',
    paid_month: null,
    paid_before: null,
  })
  store.run('2026-Q2')
  expect(dues('2026-Q2')).toEqual([])
  expect(store.verify('2026-Q1')).toMatchObject({ same: true, differing: 0 })
})

test('noting a payment is undone and done again; the open period is stale meanwhile', () => {
  store.run('2026-Q2')
  const stale = () =>
    store.query<{ name: string; stale: boolean }[]>('rebates.periods').find(({ name }) => name === '2026-Q2')?.stale
  expect(stale()).toBe(false)
  pay(ids[0], '2026-05-10')
  expect(stale()).toBe(true)
  store.command('changes.undo')
  expect(paidOn(ids[0])).toBeNull()
  store.command('changes.redo')
  expect(paidOn(ids[0])).toBe('2026-05-10')
  expect(store.verify('2026-Q1').same).toBe(true)
})

test('the file itself keeps what closed books knew, whichever way a payment is written', () => {
  const intent = { command: 'test', actor: 'x', origin: 'user', at: store.writing.clock.now() } as const
  const id = ids[1] ?? 0
  const write = (patch: Record<string, string | number | null>) =>
    codeOf(() => store.gate.write(intent, (tx) => tx.update('trade_document', id, patch)))
  for (const patch of [
    { paid_on: '2026-03-19' },
    { paid_on: '2026-03-19', paid_month: '2026-02', paid_before: '2026-03-20' },
    { paid_on: '2026-03-19', paid_month: '2026-04', paid_before: null },
    { paid_on: '2026-03-19', paid_month: '2026-04', paid_before: '2026-03-20', net_fen: 1 },
    { paid_on: '2026-03-19', paid_month: '2026-04', paid_before: '2026-03-20', due_on: '2026-12-31' },
  ])
    expect(write(patch)).toBe('rebates.period-closed')
  expect(write({ paid_on: '2026-03-19', paid_month: '2026-04', paid_before: '2026-03-20' })).toBeNull()
  expect(write({ paid_month: null, paid_before: null })).toBe('rebates.period-closed')
  store.run('2026-Q2')
  store.seal('2026-Q2')
  expect(write({ paid_on: '2026-03-20', paid_month: null, paid_before: null })).toBe('rebates.period-closed')
})

test('the proof of the closed period shows what it knew, that of the open one what is known now', () => {
  pay(ids[0], '2026-05-10')
  store.run('2026-Q2')
  const excluded = (period: string, adjusts: string) => {
    const id = store.gate.read.value<number>(
      `SELECT id FROM rebate_result WHERE adjusts = ? AND run_id = (SELECT run_id FROM rebate_period WHERE name = ?)`,
      adjusts,
      period,
    )
    return store
      .query<{ rows: { no: string; exclusion: string | null }[] }>('rebates.proofDocuments', {
        resultId: id,
        offset: 0,
        limit: 9,
      })
      .rows.flatMap(({ no, exclusion }) => (exclusion === null ? [] : [no]))
  }
  expect(excluded('2026-Q1', '')).toEqual(['FP-1'])
  expect(excluded('2026-Q2', '2026-Q1')).toEqual([])
})
