import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => {
  store = testStore('2026-02-25')
  store.command('members.save', { name: '张伟', role: 'rep', region: null, team: null, active: true })
})
afterEach(() => store.close())

const core = { type: '终端客户', industry: '教育', region: '华东', budget: '50万', source: '官网表单', owner: '张伟' }
const create = (fields: Record<string, string>) =>
  store.command<{ id: number }>('customers.create', {
    fields: { ...core, ...fields },
    contact: { name: '王工', decisionRole: '采购' },
  }).id
const evaluate = () => store.step<{ raised: number }>('alerts.evaluate')
const list = (rule?: string) => store.query<{ rows: Alert[] }>('alerts.list', rule ? { rule } : {}).rows

test('each occurrence is raised once, however often the rules run', () => {
  create({ name: '甲公司', serviceEndOn: '2026-03-20' })
  create({ name: '乙公司', serviceEndOn: '2026-03-01' })
  create({ name: '丙公司', lastContactOn: '2026-02-01' })
  create({ name: '丁公司', lastContactOn: '2025-10-01', annualPurchase: '900万' })
  expect(evaluate()).toEqual({ raised: 4 })
  expect(list().map((alert) => [alert.rule, alert.subjectName, alert.title])).toEqual([
    ['key-silent', '丁公司', '大客户丁公司已沉默 147 天'],
    ['service-ending-7', '乙公司', '乙公司的服务还有 4 天到期'],
    ['service-ending-30', '甲公司', '甲公司的服务还有 23 天到期'],
    ['dormant-risk', '丙公司', '丙公司已 24 天没有互动'],
  ])
  expect(evaluate()).toEqual({ raised: 0 })
  expect(store.query('alerts.counts')).toMatchObject({ unread: 4 })
  expect(list('service-ending-7')[0]).toMatchObject({
    subjectName: '乙公司',
    ownerName: '张伟',
    late: false,
    state: 'unread',
  })
})

test('a new service end or a new contact opens a new occurrence', () => {
  const id = create({ name: '甲公司', serviceEndOn: '2026-03-20' })
  evaluate()
  store.command('customers.edit', { cells: [{ id, field: 'serviceEndOn', value: '2026-03-22' }] })
  expect(evaluate().raised).toBe(1)
  store.setToday('2026-03-16')
  evaluate()
  expect(list().map((alert) => alert.rule)).toContain('service-ending-7')
})

test('what became true while the app was off is marked late', () => {
  create({ name: '甲公司', lastContactOn: '2026-02-20' })
  create({ name: '乙公司', lastContactOn: '2026-02-24' })
  evaluate()
  store.setToday('2026-03-11')
  evaluate()
  expect(list('dormant-risk').map((alert) => [alert.subjectName, alert.title, alert.late])).toEqual([
    ['乙公司', '乙公司已 15 天没有互动', false],
    ['甲公司', '甲公司已 19 天没有互动', true],
  ])
})

test('acknowledge, snooze until a day, done', () => {
  create({ name: '甲公司', serviceEndOn: '2026-03-20' })
  evaluate()
  const [alert] = list()
  store.command('alerts.mark', { ids: [alert?.id], state: 'snoozed', until: '2026-02-27' })
  expect(list()).toEqual([])
  store.setToday('2026-02-26')
  evaluate()
  expect(list()).toEqual([])
  store.setToday('2026-02-27')
  evaluate()
  expect(list()[0]).toMatchObject({ id: alert?.id, state: 'unread', snoozedUntil: null })
  expect(store.command('alerts.mark', { rule: 'service-ending-30', state: 'done' })).toEqual({ changed: 1 })
  expect(list()).toEqual([])
  expect(evaluate().raised).toBe(0)
})

test('alerts of a deleted customer go with it and come back with it', () => {
  const id = create({ name: '甲公司', serviceEndOn: '2026-03-20' })
  evaluate()
  store.command('customers.remove', { ids: [id] })
  expect(list()).toEqual([])
  expect(store.query('alerts.counts')).toMatchObject({ unread: 0 })
  store.command('changes.undo')
  expect(list()).toHaveLength(1)
})

test('a service that ended while the app was off is said, late', () => {
  create({ name: '甲公司', serviceEndOn: '2026-04-05' })
  evaluate()
  store.setToday('2026-04-10')
  evaluate()
  expect(list()[0]).toMatchObject({ rule: 'service-ending-7', title: '甲公司的服务已到期 5 天', late: true })
})
