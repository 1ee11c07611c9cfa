import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BoardPromise, CustomerClause, RebaseLine } from '../../src-preload/contract/services.ts'
import { instantOf, serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => void (store = serviceStore()))
afterEach(() => store.close())

const visit = {
  name: null,
  tiers: ['S'],
  trigger: 'request',
  target: { minutes: 48 * 60 },
  time: 'calendar',
  amberFrom: 0.75,
  pauseReasons: ['waiting-customer', 'site-not-ready', 'force-majeure'],
}
const lines = (customerId: number) =>
  store.query<{ lines: CustomerClause[]; others: { key: string }[] }>('services.customerClauses', { customerId })
const line = (customerId: number, key: string) => lines(customerId).lines.find((one) => one.key === key)
const set = (customerId: number, clauseKey: string, terms: object, from = '2026-02-25', more: object = {}) =>
  store.command('services.setCustomerClause', { customerId, clauseKey, terms: { ...visit, ...terms }, from, ...more })
const promises = (customerId: number) => store.query<{ promises: BoardPromise[] }>('services.ofCustomer', { customerId }).promises
const request = (customerId: number, clauseKey: string, name: string) =>
  store.command<{ id: number }>('services.request', { customerId, clauseKey, name }).id
interface Story {
  events: {
    type: string
    planned: boolean
    reason: string | null
    rebase: { calendar: boolean; terms: boolean; dueBefore: string | null; dueAfter: string | null } | null
  }[]
  older: RebaseLine | null
  settledYears: number[]
  dueByGuess: string | null
  counted: { minutes: number; done: boolean }[]
  promise: BoardPromise
}
const story = (id: number) => store.query<Story>('services.obligation', { id })
const look = () => store.step<{ raised: number }>('alerts.evaluate').raised

test('a clause is tightened for one customer by date: versions stand beside the tier’s terms, undo takes the last back', () => {
  const id = store.customer('甲公司', 'S')
  expect(lines(id).lines.map(({ key }) => key)).toHaveLength(5)
  set(id, 'director-visit', { target: { minutes: 36 * 60 } })
  set(id, 'director-visit', { target: { minutes: 24 * 60 } }, '2026-03-02', { reason: '新产线投产' })
  expect(line(id, 'director-visit')).toMatchObject({
    holds: { terms: { target: { minutes: 36 * 60 } }, mandatory: true },
    ofTier: { terms: { target: { minutes: 48 * 60 } } },
    versions: [
      { from: '2026-03-02', until: null, state: 'coming', reason: '新产线投产' },
      { from: '2026-02-25', until: '2026-03-02', state: 'now' },
    ],
  })
  expect(() => set(id, 'director-visit', { target: { minutes: 49 * 60 } })).toThrow('只能更严')
  expect(() => set(id, 'director-visit', { pauseReasons: [...visit.pauseReasons], time: 'business' })).toThrow('工作时间')
  expect(() => set(id, 'director-visit', {}, '2026-02-24')).toThrow('今天或以后')
  store.command('changes.undo')
  expect(line(id, 'director-visit')?.versions).toMatchObject([{ from: '2026-02-25', until: null, state: 'now' }])
  set(id, 'director-visit', { target: { minutes: 12 * 60 } })
  // What never held says so.
  expect(line(id, 'director-visit')?.versions.map(({ state }) => state)).toEqual(['now', 'replaced'])
  expect(() =>
    store.command('services.endCustomerClause', { customerId: id, clauseKey: 'first-response', on: '2026-02-25' }),
  ).toThrow('必备承诺')
  store.command('services.endCustomerClause', { customerId: id, clauseKey: 'director-visit', on: '2026-02-25' })
  expect(line(id, 'director-visit')?.holds?.terms.target).toEqual({ minutes: 48 * 60 })
})

test('a clause of one’s own starts what its trigger asks for, and ends with what is open on its day', () => {
  const id = store.customer('乙公司', 'B')
  expect(lines(id).lines).toEqual([])
  expect(lines(id).others.map(({ key }) => key)).toContain('director-visit')
  set(id, 'own-training', { name: '每季度培训', trigger: 'quarter', target: { quarterEnd: true } })
  expect(promises(id)).toMatchObject([{ clauseKey: 'own-training', dueAt: instantOf('2026-04-01 00:00') }])
  // The same day again: still one.
  look()
  expect(promises(id)).toHaveLength(1)
  set(id, 'own-parts', { name: '备件 24 小时到货', target: { minutes: 1440 } }, '2026-03-02')
  expect(() => request(id, 'own-parts', '备件')).toThrow('级别没有')
  store.setNow('2026-03-02 09:00')
  const parts = request(id, 'own-parts', '备件')
  store.command('services.endCustomerClause', { customerId: id, clauseKey: 'own-parts', on: '2026-03-03' })
  look()
  expect(story(parts).promise.light).toBe('running')
  store.setNow('2026-03-03 08:00')
  expect(look()).toBe(0)
  expect(story(parts).promise.light).toBe('cancelled')
  expect(story(parts).events.at(-1)).toMatchObject({ type: 'cancel', reason: 'clause-ended' })
  // The next quarter begins for it too, though nobody evaluated this customer into a tier with that clause.
  store.setNow('2026-04-01 08:00')
  look()
  expect(promises(id).map(({ dueAt, light }) => [light, dueAt])).toContainEqual(['running', instantOf('2026-07-01 00:00')])
})

test('a pause with an end runs on by itself; whoever acts before takes the plan back', () => {
  const id = store.customer('甲公司', 'S')
  const one = request(id, 'director-visit', '调试')
  store.setNow('2026-02-25 20:00')
  const pause = (until: string) =>
    store.command('services.pause', { id: one, reason: 'waiting-customer', until: instantOf(until) })
  expect(() => pause('2026-02-25 19:00')).toThrow('将来')
  expect(() => pause('2027-02-25 19:00')).toThrow('半年')
  pause('2026-03-02 09:00')
  expect(story(one).promise).toMatchObject({ light: 'paused', dueAt: null, resumesAt: instantOf('2026-03-02 09:00') })
  expect(story(one).events.map(({ type, planned }) => [type, planned])).toEqual([
    ['start', false],
    ['pause', false],
    ['resume', true],
  ])
  store.setNow('2026-03-01 09:00')
  expect(look()).toBe(0)
  store.setNow('2026-03-02 10:00')
  expect(story(one).promise).toMatchObject({ light: 'running', dueAt: instantOf('2026-03-03 23:00'), resumesAt: null })
  pause('2026-03-09 09:00')
  store.setNow('2026-03-03 10:00')
  store.command('services.resume', { id: one })
  expect(story(one).events.filter(({ type }) => type === 'resume')).toHaveLength(2)
  expect(story(one).promise.dueAt).toBe(instantOf('2026-03-04 23:00'))
  store.command('changes.undo')
  expect(story(one).promise.resumesAt).toBe(instantOf('2026-03-09 09:00'))
  // Nobody is awake when it runs on and over: told at the next look, at its true instant.
  store.setNow('2026-03-20 10:00')
  look()
  const told = store.query<{ rows: { rule: string; dueAt: string; late: boolean }[] }>('alerts.list', {})
  expect(told.rows).toContainEqual(
    expect.objectContaining({ rule: 'promise-breached', dueAt: instantOf('2026-03-10 22:00'), late: true }),
  )
})

test('a whole clause pauses and runs on for one customer, in one change', () => {
  const id = store.customer('甲公司', 'S')
  const pause = (reason = 'force-majeure') =>
    store.command<{ count: number }>('services.pauseClause', {
      customerId: id,
      clauseKey: 'director-visit',
      reason,
      until: instantOf('2026-03-02 09:00'),
    })
  expect(() => pause()).toThrow('没有在计时')
  request(id, 'director-visit', '一')
  request(id, 'director-visit', '二')
  expect(pause().count).toBe(2)
  expect(line(id, 'director-visit')).toMatchObject({ open: 2, paused: 2, resumesAt: instantOf('2026-03-02 09:00') })
  // What comes in meanwhile counts: a matter waits, the promise does not.
  request(id, 'director-visit', '三')
  expect(line(id, 'director-visit')).toMatchObject({ open: 3, paused: 2 })
  expect(store.command<{ count: number }>('services.resumeClause', { customerId: id, clauseKey: 'director-visit' }).count).toBe(2)
  expect(line(id, 'director-visit')).toMatchObject({ open: 3, paused: 0, resumesAt: null })
  expect(() => store.command('services.resumeClause', { customerId: id, clauseKey: 'director-visit' })).toThrow('没有暂停')
  store.command('changes.undo')
  store.command('changes.undo')
  store.command('changes.undo')
  expect(line(id, 'director-visit')).toMatchObject({ open: 2, paused: 0 })
})

test('running clocks are rebased to a changed calendar with a reason, and the story says so', () => {
  const id = store.customer('甲公司', 'S')
  store.setNow('2026-02-26 17:00')
  store.command('tickets.createMany', { fields: ['customer', 'kind', 'name'], rows: [['甲公司', '技术问题', '通讯中断']] })
  const one = promises(id)[0]?.id ?? 0
  const preview = () => store.query<{ total: number; lines: RebaseLine[] }>('services.previewRebase')
  expect(preview().total).toBe(0)
  expect(() => store.command('services.rebase', { ids: [one], reason: '年会' })).toThrow('已经按现行')
  const { values } = store.query<{ values: object }>('calendar.settings')
  store.command('calendar.save', { values: { ...values, ownDaysOff: [{ date: '2026-02-27', name: '年会' }] } })
  const line = {
    id: one,
    calendar: true,
    terms: false,
    dueNow: instantOf('2026-02-27 10:00'),
    dueThen: instantOf('2026-02-28 10:00'),
  }
  expect(preview()).toMatchObject({ total: 1, lines: [line] })
  expect(story(one).older).toMatchObject(line)
  expect(store.query<{ keeps: RebaseLine[] }>('services.previewTier', { customerId: id, tier: 'A' }).keeps).toMatchObject([line])
  store.command('services.rebase', { ids: [one], reason: '全公司年会，已告知客户' })
  expect(promises(id)[0]?.dueAt).toBe(instantOf('2026-02-28 10:00'))
  expect(preview().total).toBe(0)
  const told = story(one)
  expect(told.older).toBeNull()
  expect(told.events.at(-1)).toMatchObject({
    type: 'rebase',
    reason: '全公司年会，已告知客户',
    rebase: { calendar: true, terms: false, dueBefore: instantOf('2026-02-27 10:00'), dueAfter: instantOf('2026-02-28 10:00') },
  })
  expect(told.counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(120)
  store.setNow('2026-02-27 10:01')
  expect(look()).toBe(0)
  store.command('changes.undo')
  // As before the rebase: it is over its time, and that is told once.
  expect(look()).toBe(1)
  expect(promises(id)[0]?.light).toBe('breached')
  expect(look()).toBe(0)
})

test('stricter terms reach running clocks by a rebase, looser ones never do for the five of S', () => {
  const id = store.customer('甲公司', 'S')
  const one = request(id, 'director-visit', '调试')
  set(id, 'director-visit', { target: { minutes: 24 * 60 } })
  expect(story(one).older).toMatchObject({ terms: true, calendar: false, dueThen: instantOf('2026-02-26 10:00') })
  store.setNow('2026-02-26 12:00')
  expect(story(one).older).toMatchObject({ breaks: true })
  store.command('services.rebase', { ids: [one], reason: '客户要求' })
  expect(look()).toBeGreaterThan(0)
  expect(story(one).promise).toMatchObject({ light: 'breached', breachedAt: instantOf('2026-02-26 12:00') })
  const two = request(id, 'director-visit', '按 24 小时开始的')
  store.command('services.endCustomerClause', { customerId: id, clauseKey: 'director-visit', on: '2026-02-26' })
  expect(story(two).older).toMatchObject({ keeps: true, loosened: ['longer'], terms: false })
  expect(() => store.command('services.rebase', { ids: [two], reason: '放松' })).toThrow('更松')
})

test('a year that was a guess moves running clocks by itself, is watched anew, and the story names it', () => {
  store.close()
  store = serviceStore('2026-12-31 17:00')
  const id = store.customer('甲公司', 'S')
  store.command('tickets.createMany', { fields: ['customer', 'kind', 'name'], rows: [['甲公司', '技术问题', '跨年的问题']] })
  const one = promises(id)[0]?.id ?? 0
  // Provisional: the first of January is off, the second is a Saturday, the third a Sunday.
  expect(story(one).promise).toMatchObject({ provisional: true, dueAt: instantOf('2027-01-04 10:00') })
  look()
  const { values } = store.query<{ values: object }>('calendar.settings')
  store.command('calendar.save', {
    values: { ...values, years: [{ year: 2027, off: ['2027-01-01'], workWeekends: ['2027-01-03'] }] },
  })
  expect(story(one).promise).toMatchObject({ provisional: false, dueAt: instantOf('2027-01-03 10:00') })
  expect(story(one)).toMatchObject({ settledYears: [2027], dueByGuess: instantOf('2027-01-04 10:00'), older: null })
  store.setNow('2027-01-03 10:01')
  look()
  const told = store.query<{ rows: { rule: string; dueAt: string; late: boolean }[] }>('alerts.list', {})
  expect(told.rows.filter(({ rule }) => rule === 'promise-breached')).toContainEqual(
    expect.objectContaining({ dueAt: instantOf('2027-01-03 10:00'), late: false }),
  )
})
