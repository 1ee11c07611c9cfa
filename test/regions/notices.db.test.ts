import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import type { RuleSettings } from '../../src-preload/contract/settings.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
const east = '上海远景科技有限公司'
beforeEach(() => {
  store = pipelineStore('2026-01-20')
  store.command('members.save', { name: '周经理', role: 'manager', region: '华东', team: '一队', active: true })
  store.command('transactions.createMany', {
    fields: ['event', 'no', 'customer', 'date', 'net', 'gross', 'dueOn'],
    rows: [
      ['发票', 'F1', east, '2026-01-10', '1000', '1130', '2026-02-09'],
      ['发票', 'F2', east, '2026-01-12', '500', '565', '2026-02-11'],
      ['发票', 'F3', east, '2026-01-12', '100', '113', null],
      ['发票', 'F4', east, '2026-01-13', '200', '226', '2026-03-31'],
    ],
  })
})
afterEach(() => store.close())

const look = (day: string) => {
  store.setToday(day)
  store.step('alerts.evaluate')
}
const told = (rule: string) =>
  store
    .query<{ rows: Alert[] }>('alerts.list', { rule })
    .rows.map(({ title, recipients }) => [title, recipients.map(({ name, cc }) => [name, cc])])
const tasks = () => store.db.prepare(`SELECT title FROM task WHERE title LIKE '请%' ORDER BY id`).pluck().all()

test('seven days before something is due its owner is asked to see to the invoice and to what waits for acceptance', () => {
  look('2026-02-01')
  expect(tasks()).toEqual([])
  look('2026-02-02')
  expect(told('receivable-soon')).toEqual([[`${east}有应收 7 天内到期：¥1,130.00`, [['张伟', false]]]])
  expect(told('receivable-acceptance')).toEqual([[`${east}还有待验收的应收：¥113.00`, [['张伟', false]]]])
  expect(tasks().toSorted()).toEqual([`请协助催促验收签字：${east}`, `请确认发票接收状态：${east}`])
  look('2026-02-03')
  expect(told('receivable-soon')).toHaveLength(1)
  // The second one comes into the seven days.
  look('2026-02-04')
  expect(told('receivable-soon').map(([title]) => title)).toEqual([
    `${east}有应收 7 天内到期：¥1,695.00`,
    `${east}有应收 7 天内到期：¥1,130.00`,
  ])
  expect(told('receivable-acceptance')).toHaveLength(1)
})

test('the sixth day after it was due the manager is told, once for each that crosses, and not of what was paid', () => {
  look('2026-02-14')
  expect(told('receivable-overdue')).toEqual([])
  look('2026-02-15')
  const whom = [
    ['周经理', false],
    ['张伟', true],
  ]
  expect(told('receivable-overdue')).toEqual([[`${east}有应收逾期超过 5 天：¥1,130.00`, whom]])
  look('2026-02-16')
  expect(told('receivable-overdue')).toHaveLength(1)
  store.command('transactions.createMany', {
    fields: ['event', 'no', 'customer', 'date', 'net', 'gross'],
    rows: [['回款', 'S1', east, '2026-02-16', '1130', '1130']],
  })
  look('2026-02-17')
  // The receipt paid the older one.
  expect(told('receivable-overdue').map(([title]) => title)).toEqual([
    `${east}有应收逾期超过 5 天：¥565.00`,
    `${east}有应收逾期超过 5 天：¥1,130.00`,
  ])
})

test('an invoice entered when its time has come already is told, though one due later was told before', () => {
  const enter = (no: string, dueOn: string) =>
    store.command('transactions.createMany', {
      fields: ['event', 'no', 'customer', 'date', 'net', 'gross', 'dueOn'],
      rows: [['发票', no, east, '2026-01-15', '100', '113', dueOn]],
    })
  look('2026-02-04')
  expect(told('receivable-soon')).toHaveLength(1)
  enter('F9', '2026-02-06')
  look('2026-02-05')
  expect(told('receivable-soon').map(([title]) => title)).toEqual([
    `${east}有应收 7 天内到期：¥1,808.00`,
    `${east}有应收 7 天内到期：¥1,695.00`,
  ])
  look('2026-02-17')
  expect(told('receivable-overdue')).toHaveLength(1)
  enter('F10', '2026-01-31')
  look('2026-02-18')
  expect(told('receivable-overdue')).toHaveLength(2)
  look('2026-02-19')
  expect(told('receivable-overdue')).toHaveLength(2)
})

test('the days before and after the due date are settings', () => {
  const { values } = store.query<{ values: RuleSettings }>('settings.rules')
  store.command('settings.saveRules', {
    effectiveFrom: '2026-01-20',
    values: { ...values, receivables: { soonDays: 3, graceDays: 10 } },
  })
  const light = () =>
    store.query<{ lines: { light: string }[]; limits: object }>('regions.receivables', { by: 'customer' }).lines[0]?.light
  look('2026-02-05')
  expect([told('receivable-soon'), light()]).toEqual([[], 'green'])
  look('2026-02-06')
  expect([told('receivable-soon').map(([title]) => title), light()]).toEqual([[`${east}有应收 3 天内到期：¥1,130.00`], 'yellow'])
  look('2026-02-19')
  expect([told('receivable-overdue'), light()]).toEqual([[], 'yellow'])
  look('2026-02-20')
  expect([told('receivable-overdue').map(([title]) => title), light()]).toEqual([
    [`${east}有应收逾期超过 10 天：¥1,130.00`],
    'red',
  ])
})
