import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AlertRule, RuleDefinition } from '../../src-preload/contract/alert-rules.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

interface DryRun {
  from: string
  to: string
  total: number
  capped: boolean
  perDay: { day: string; count: number }[]
  samples: { at: string; subjectId: number; name: string; ownerName: string | null; title: string }[]
  limits: string[]
}

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-02-02 10:00')
})
afterEach(() => store.close())

const shipped = (key: string): RuleDefinition => {
  const rule = store.query<AlertRule[]>('alert-rules.list').find((one) => one.key === key)
  if (!rule) throw new Error(key)
  return rule.definition
}
const dryRun = (definition: RuleDefinition, days = 30) => store.query<DryRun>('alert-rules.dryRun', { definition, days })
const fired = ({ perDay }: DryRun) => perDay.filter(({ count }) => count > 0).map(({ day, count }) => [day, count])
const edit = (id: number, field: string, value: string) => store.command('customers.edit', { cells: [{ id, field, value }] })

test('a condition is told on the day it began, from the rows as they were then', () => {
  const rule = shipped('service-ending-7')
  const id = store.customer('甲公司', 'B', { serviceEndOn: '2026-02-12' })
  store.customer('乙公司', 'B', { serviceEndOn: '2026-02-20' })
  store.setNow('2026-02-15 10:00')
  // The end is moved out: what would have fired on the 5th still counts, for it was so then.
  edit(id, 'serviceEndOn', '2026-12-31')
  store.setNow('2026-02-25 10:00')
  const seen = dryRun(rule)
  expect(seen).toMatchObject({ from: '2026-01-27', to: '2026-02-25', total: 2, capped: false })
  expect(fired(seen)).toEqual([
    ['2026-02-05', 1],
    ['2026-02-13', 1],
  ])
  expect(seen.samples.map(({ name }) => name)).toEqual(['乙公司', '甲公司'])
  expect(seen.limits).toContain('before-the-log')
  // Nothing was written or told by asking.
  expect(store.db.prepare('SELECT count(*) FROM alert_occurrence').pluck().get()).toBe(0)
})

test('it says as many as the engine then tells: day by day the same', () => {
  for (const [n, end] of ['2026-02-10', '2026-02-14', '2026-02-14', '2026-03-30'].entries())
    store.customer(`客户${n}`, 'B', { serviceEndOn: end })
  for (let day = 2; day <= 25; day++) {
    store.setNow(`2026-02-${String(day).padStart(2, '0')} 10:00`)
    store.step('alerts.evaluate')
  }
  const told = store.db
    .prepare(
      `SELECT date(fired_at, '+8 hours') AS day, count(*) AS n FROM alert_occurrence WHERE rule_key = 'service-ending-7' GROUP BY 1 ORDER BY 1`,
    )
    .all() as { day: string; n: number }[]
  expect(told.length).toBeGreaterThan(1)
  expect(fired(dryRun(shipped('service-ending-7')))).toEqual(told.map(({ day, n }) => [day, n]))
})

test('changes are counted from the log, what was undone by itself is not news', () => {
  const id = store.customer('甲公司', 'B')
  store.setNow('2026-02-10 10:00')
  edit(id, 'owner', '李娜')
  store.setNow('2026-02-12 10:00')
  edit(id, 'owner', '张伟')
  store.command('changes.undo')
  const seen = dryRun({ ...shipped('customer-handed-over'), filter: { field: 'region', op: 'eq', value: '华东' } })
  expect(fired(seen)).toEqual([
    ['2026-02-10', 1],
    ['2026-02-12', 1],
  ])
  expect(seen.limits).toContain('filter-at-day-end')
})

test('a schedule counts one for each owner at each of its times', () => {
  store.command('tasks.create', {
    title: '打电话',
    subject: null,
    subjectId: null,
    ownerId: store.members.owner,
    delegatedById: null,
    dueOn: '2026-02-10',
    dueAt: null,
    priority: 'normal',
    note: null,
  })
  store.setNow('2026-02-13 10:00')
  expect(fired(dryRun(shipped('tasks-today')))).toEqual([
    ['2026-02-10', 1],
    ['2026-02-11', 1],
    ['2026-02-12', 1],
    ['2026-02-13', 1],
  ])
})

test('what came by itself is counted at its own time', () => {
  const id = store.customer('甲公司', 'S')
  store.command('services.request', { customerId: id, clauseKey: 'director-visit', name: '现场调试' })
  store.setNow('2026-02-20 10:00')
  store.step('alerts.evaluate')
  expect(fired(dryRun(shipped('promise-breached')))).toEqual([['2026-02-04', 1]])
  expect(fired(dryRun({ ...shipped('promise-breached'), filter: { field: 'region', op: 'eq', value: '华南' } }))).toEqual([])
})
