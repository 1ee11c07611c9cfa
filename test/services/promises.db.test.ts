import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import type { BoardPromise, BoardRow } from '../../src-preload/contract/services.ts'
import { instantOf, serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-02-25 10:00')
})
afterEach(() => store.close())

interface Board {
  rows: BoardRow[]
  clauses: { key: string }[]
  lights: { light: string; count: number }[]
}
const board = (input: object = {}) => store.query<Board>('services.board', input)
const cell = (clause: string, at = 0): BoardPromise | null => {
  const { clauses, rows } = board()
  return rows[at]?.cells[clauses.findIndex(({ key }) => key === clause)] ?? null
}
const look = () => store.step<{ raised: number }>('alerts.evaluate').raised
const told = (more: object = {}) =>
  store.query<{ rows: Alert[]; total: number }>('alerts.list', more).rows.filter(({ subject }) => subject === 'promise')
const ticket = (customer: string, kind: string, name: string, more: Record<string, string> = {}) =>
  store.command<{ ids: (number | null)[]; refused: { reason: string }[] }>('tickets.createMany', {
    fields: ['customer', 'kind', 'name', ...Object.keys(more)],
    rows: [[customer, kind, name, ...Object.values(more)]],
  }).ids[0] as number

test('a technical question of an S customer counts two working hours to its first response', () => {
  store.customer('甲公司', 'S')
  store.customer('乙公司', 'B')
  store.setNow('2026-02-25 17:00')
  const id = ticket('甲公司', '技术问题', '通讯中断')
  ticket('乙公司', '技术问题', '同样的问题')
  expect(board().rows).toHaveLength(1)
  // An hour of that day, an hour of the next: 09:00–12:00 begins it.
  expect(cell('first-response')).toMatchObject({ light: 'running', dueAt: instantOf('2026-02-26 10:00'), remainingMinutes: 120 })
  store.setNow('2026-02-26 09:45')
  expect(cell('first-response')).toMatchObject({ light: 'amber', remainingMinutes: 15 })
  store.command('tickets.respond', { id })
  expect(cell('first-response')).toMatchObject({ light: 'met' })
  expect(look()).toBe(0)
})

test('a breach is told once to the owner, the manager and the VP; amber before it to the owner', () => {
  const id = store.customer('甲公司', 'S')
  const { id: promise } = store.command<{ id: number }>('services.request', {
    customerId: id,
    clauseKey: 'director-visit',
    name: '现场调试',
  })
  store.setNow('2026-02-26 21:59')
  expect(look()).toBe(0)
  store.setNow('2026-02-26 22:00')
  expect(look()).toBe(1)
  expect(told()[0]).toMatchObject({ rule: 'promise-amber', dueAt: instantOf('2026-02-26 22:00'), late: false })
  expect(told()[0]?.recipients.map(({ name }) => name)).toEqual(['张伟'])
  store.setNow('2026-02-27 10:00')
  // At its due instant a promise is still kept.
  expect(look()).toBe(0)
  store.setNow('2026-02-27 10:01')
  expect(look()).toBe(1)
  expect(look()).toBe(0)
  const [breach] = told({ rule: 'promise-breached' })
  expect(breach).toMatchObject({
    severity: 'critical',
    title: '甲公司：技术总监上门已超时',
    body: '事项：现场调试　应在 2026-02-27 10:00 前做到。负责人：张伟',
    subjectId: promise,
    subjectName: '甲公司：技术总监上门',
    dueAt: instantOf('2026-02-27 10:00'),
    late: false,
  })
  expect(breach?.recipients.map(({ name, cc }) => [name, cc])).toEqual([
    ['张伟', false],
    ['李娜', false],
    ['赵副总', true],
  ])
  expect(told({ memberId: store.members.vp, state: 'unread' })).toHaveLength(1)
  store.command('alerts.mark', { ids: [breach?.id], memberId: store.members.vp, state: 'acknowledged' })
  expect(told({ memberId: store.members.vp, state: 'unread' })).toEqual([])
  const { notices } = store.query<{ notices: { kind: string; to: { state: string }[] }[] }>('services.obligation', {
    id: promise,
  })
  expect(notices.map(({ kind, to }) => [kind, to.map(({ state }) => state)])).toEqual([
    ['breach', ['unread', 'unread', 'acknowledged']],
    ['amber', ['unread']],
  ])
})

test('pausing stops the clock, and needs a reason that the clause allows', () => {
  const id = store.customer('甲公司', 'S')
  const { id: promise } = store.command<{ id: number }>('services.request', {
    customerId: id,
    clauseKey: 'director-visit',
    name: '现场调试',
  })
  store.setNow('2026-02-25 20:00')
  store.command('services.pause', { id: promise, reason: 'waiting-customer', note: '机房装修' })
  expect(cell('director-visit')).toMatchObject({ light: 'paused', dueAt: null, remainingMinutes: 38 * 60 })
  store.setNow('2026-03-02 20:00')
  expect(look()).toBe(0)
  store.command('services.resume', { id: promise })
  expect(cell('director-visit')?.dueAt).toBe(instantOf('2026-03-04 10:00'))
  expect(() => store.command('services.meet', { id: promise, evidence: { kind: 'note' } })).toThrow('证据')
  store.command('services.meet', { id: promise, evidence: { kind: 'note', note: '王总监到场，签到单见附件' } })
  expect(cell('director-visit')?.light).toBe('met')
  expect(() => store.command('services.pause', { id: promise, reason: 'waiting-customer' })).toThrow('状态')
  store.command('services.reopen', { id: promise, reason: '问题复发' })
  expect(cell('director-visit')).toMatchObject({ light: 'running', dueAt: instantOf('2026-03-04 20:00') })
  const detail = store.query<{
    cycle: number
    history: unknown[]
    events: { type: string }[]
    counted: { minutes: number; done: boolean }[]
  }>('services.obligation', { id: promise })
  expect(detail.cycle).toBe(2)
  expect(detail.events.map(({ type }) => type)).toEqual(['start', 'pause', 'resume', 'stop', 'reopen'])
  expect(detail.counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(48 * 60)
})

test('a complaint counts until it is closed, again when it is opened again, and undo takes both back', () => {
  store.customer('甲公司', 'S')
  const id = ticket('甲公司', '投诉', '到货破损', { openedAt: '2026-02-25 08:00' })
  expect(cell('complaint-close')).toMatchObject({ dueAt: instantOf('2026-02-26 08:00') })
  store.setNow('2026-02-25 12:00')
  store.command('tickets.close', { id })
  expect(cell('complaint-close')?.light).toBe('met')
  store.command('changes.undo')
  expect(cell('complaint-close')?.light).toBe('running')
  // The watch follows the log, also where undo put it back.
  store.setNow('2026-02-26 08:01')
  expect(look()).toBe(1)
  store.command('tickets.close', { id })
  expect(cell('complaint-close')?.light).toBe('late')
  store.setNow('2026-02-26 09:00')
  store.command('tickets.reopen', { id, reason: '换来的还是坏的' })
  expect(cell('complaint-close')).toMatchObject({ light: 'running', dueAt: instantOf('2026-02-27 09:00') })
  store.command('tickets.remove', { ids: [id] })
  expect(cell('complaint-close')).toBeNull()
  expect(store.db.prepare(`SELECT count(*) FROM obligation WHERE source = 'ticket'`).pluck().get()).toBe(0)
  store.command('changes.undo')
  expect(cell('complaint-close')?.light).toBe('running')
})

test('what was over when it was entered is record, not news; what is open is told late', () => {
  store.customer('甲公司', 'S')
  ticket('甲公司', '投诉', '旧投诉', { openedAt: '2026-02-01 08:00', closedAt: '2026-02-10 08:00' })
  expect(cell('complaint-close')?.light).toBe('late')
  expect(look()).toBe(0)
  ticket('甲公司', '投诉', '还开着', { openedAt: '2026-02-20 08:00' })
  expect(look()).toBe(1)
  expect(told()[0]).toMatchObject({ rule: 'promise-breached', late: true, dueAt: instantOf('2026-02-21 08:00') })
})

test('the five of S can be made stricter, for all or for one, and never looser', () => {
  const id = store.customer('甲公司', 'S')
  const { clauses } = store.query<{ clauses: { key: string; mandatory: boolean; terms: { target: object } }[] }>(
    'services.clauses',
  )
  expect(clauses.map(({ key, mandatory }) => [key, mandatory])).toEqual(
    ['director-visit', 'first-response', 'complaint-close', 'strategy-review', 'success-manager'].map((key) => [key, true]),
  )
  const visit = clauses[0]
  const save = (terms: object, key = 'director-visit') =>
    store.command('services.saveClause', { key, effectiveFrom: '2026-02-25', terms: { ...visit?.terms, ...terms } })
  expect(() => save({ target: { minutes: 72 * 60 } })).toThrow('时限变长')
  expect(() => save({ tiers: [] })).toThrow('级别')
  expect(() => save({ time: 'business' })).toThrow('工作时间')
  expect(() => store.command('services.removeClause', { key: 'director-visit', effectiveFrom: '2026-03-01' })).toThrow('必备')
  expect(() =>
    store.command('services.setCustomerClause', {
      customerId: id,
      clauseKey: 'director-visit',
      from: '2026-02-25',
      terms: { ...visit?.terms, target: { minutes: 49 * 60 } },
    }),
  ).toThrow('时限变长')
  expect(() =>
    store.command('services.endCustomerClause', { customerId: id, clauseKey: 'director-visit', on: '2026-02-25' }),
  ).toThrow('必备')

  const before = store.command<{ id: number }>('services.request', { customerId: id, clauseKey: 'director-visit', name: '之前' })
  store.command('services.setCustomerClause', {
    customerId: id,
    clauseKey: 'director-visit',
    from: '2026-02-25',
    terms: { ...visit?.terms, target: { minutes: 24 * 60 } },
  })
  const after = store.command<{ id: number }>('services.request', { customerId: id, clauseKey: 'director-visit', name: '之后' })
  const due = (one: { id: number }) => store.query<{ promise: BoardPromise }>('services.obligation', { id: one.id }).promise.dueAt
  // What runs keeps the terms it started under.
  expect(due(before)).toBe(instantOf('2026-02-27 10:00'))
  expect(due(after)).toBe(instantOf('2026-02-26 10:00'))
  expect(() => store.command('services.withdraw', { id: 0, reason: '不需要了' })).toThrow('不存在')
  store.command('services.withdraw', { id: before.id, reason: '客户自己解决了' })

  save({ name: '备件 24 小时到货', tiers: ['S', 'A'], target: { minutes: 24 * 60 } }, 'spare-parts')
  const other = store.customer('乙公司', 'A')
  store.command('services.request', { customerId: other, clauseKey: 'spare-parts', name: '备件' })
  expect(() => store.command('services.request', { customerId: other, clauseKey: 'director-visit', name: '上门' })).toThrow(
    '级别没有',
  )
  store.command('services.removeClause', { key: 'spare-parts', effectiveFrom: '2026-02-26' })
})

test('merging keeps one promise of what both had, deleting takes all, undo brings back', () => {
  const one = store.customer('甲公司', 'S')
  const two = store.customer('甲公司二', 'S')
  ticket('甲公司', '投诉', '一')
  ticket('甲公司二', '投诉', '二')
  store.command('customers.merge', { survivorId: one, otherIds: [two] })
  expect(board().rows).toMatchObject([{ customerId: one }])
  expect(cell('complaint-close')?.open).toBe(2)
  store.command('customers.remove', { ids: [one] })
  expect(board().rows).toEqual([])
  store.command('changes.undo')
  expect(cell('complaint-close')?.open).toBe(2)
})

test('what giving a tier would start, break and cost is previewed by the same clock', () => {
  const id = store.customer('甲公司', 'B')
  ticket('甲公司', '技术问题', '早就问了', { openedAt: '2026-02-24 09:00' })
  ticket('甲公司', '技术问题', '答得快', { openedAt: '2026-01-05 09:00', firstResponseAt: '2026-01-05 09:30' })
  ticket('甲公司', '技术问题', '答得慢', { openedAt: '2026-01-05 09:00', firstResponseAt: '2026-01-06 09:00' })
  const seen = store.db.prepare('SELECT count(*) FROM change_set').pluck().get()
  const preview = store.query<{
    starts: { clauseKey: string; dueAt: string | null; onRequest: boolean }[]
    wouldBreach: { name: string }[]
    replay: { clauseKey: string; cases: number; breached: number }[]
    load: { name: string; openNow: number; openAfter: number; perMonth: number }[]
  }>('services.previewTier', { customerId: id, tier: 'S' })
  expect(preview.starts.map(({ clauseKey, dueAt }) => [clauseKey, dueAt])).toEqual([
    ['director-visit', null],
    ['first-response', instantOf('2026-02-25 12:00')],
    ['complaint-close', null],
    ['strategy-review', instantOf('2026-04-01 00:00')],
    ['success-manager', instantOf('2026-02-26 18:00')],
  ])
  expect(preview.wouldBreach.map(({ name }) => name)).toEqual(['早就问了'])
  expect(preview.replay).toContainEqual({ clauseKey: 'first-response', cases: 3, breached: 2 })
  expect(preview.load).toEqual([expect.objectContaining({ name: '张伟', openNow: 0, openAfter: 3, perMonth: 0.3 })])
  expect(store.db.prepare('SELECT count(*) FROM change_set').pluck().get()).toBe(seen)
})

test('the board stands worst first and takes filters', () => {
  store.customer('丙公司', 'S')
  store.customer('甲公司', 'S')
  store.customer('乙公司', 'S', { region: '华南' })
  ticket('甲公司', '投诉', '已超时', { openedAt: '2026-02-24 08:00' })
  ticket('乙公司', '投诉', '快到了', { openedAt: '2026-02-24 12:00' })
  ticket('丙公司', '投诉', '刚开', { openedAt: '2026-02-25 09:00' })
  expect(board().rows.map(({ name }) => name)).toEqual(['甲公司', '乙公司', '丙公司'])
  expect(board({ region: '华南' }).rows.map(({ name }) => name)).toEqual(['乙公司'])
  expect(board({ light: 'breached' }).rows.map(({ name }) => name)).toEqual(['甲公司'])
  expect(board({ search: 'bing' }).rows.map(({ name }) => name)).toEqual(['丙公司'])
  expect(board({ tier: 'A' }).rows).toEqual([])
  expect(board().lights).toEqual([
    { light: 'breached', count: 1 },
    { light: 'amber', count: 1 },
    { light: 'running', count: 1 },
  ])
})

test('the feed puts S first, with the last three technical meetings', () => {
  store.customer('乙公司', 'B')
  store.customer('甲公司', 'S')
  for (const [day, kind] of [
    ['2026-01-05', '技术会议'],
    ['2026-01-12', '技术会议'],
    ['2026-01-19', '战略复盘会'],
    ['2026-02-02', '技术会议'],
    ['2026-02-09', '技术会议'],
  ])
    store.command('meetings.createMany', {
      fields: ['customer', 'kind', 'name', 'heldOn', 'summary'],
      rows: [['甲公司', kind, `${day} 会`, day, '谈妥']],
    })
  const feed = store.query<{
    format: string
    total: number
    customers: { name: string; priority: number; meetings: { on: string }[] }[]
  }>('services.feed')
  expect(feed).toMatchObject({ format: 'jingwei-service-feed/1', total: 2 })
  expect(feed.customers.map(({ name, priority }) => [name, priority])).toEqual([
    ['甲公司', 1],
    ['乙公司', 3],
  ])
  expect(feed.customers[0]?.meetings.map(({ on }) => on)).toEqual(['2026-02-09', '2026-02-02', '2026-01-12'])
})

test('a running clock keeps the calendar it started under; what starts later has the new one', () => {
  store.customer('甲公司', 'S')
  store.setNow('2026-02-26 17:00')
  ticket('甲公司', '技术问题', '之前问的')
  expect(cell('first-response')?.dueAt).toBe(instantOf('2026-02-27 10:00'))
  const { values } = store.query<{ values: object }>('calendar.settings')
  store.command('calendar.save', { values: { ...values, ownDaysOff: [{ date: '2026-02-27', name: '年会' }] } })
  // What was said to the customer stands, however often it is looked at or written to.
  expect(cell('first-response')?.dueAt).toBe(instantOf('2026-02-27 10:00'))
  store.setNow('2026-02-26 17:30')
  ticket('甲公司', '技术问题', '之后问的')
  const { promises } = store.query<{ promises: BoardPromise[] }>('services.ofCustomer', {
    customerId: board().rows[0]?.customerId,
  })
  expect(promises.map(({ name, dueAt }) => [name, dueAt])).toEqual([
    ['之前问的', instantOf('2026-02-27 10:00')],
    ['之后问的', instantOf('2026-02-28 10:30')],
  ])
  store.setNow('2026-02-27 10:01')
  expect(look()).toBe(1)
  expect(told({ rule: 'promise-breached' })).toMatchObject([{ dueAt: instantOf('2026-02-27 10:00') }])
  store.setNow('2026-02-28 10:31')
  look()
  expect(told({ rule: 'promise-breached' })).toHaveLength(2)
})

test('a quarter slept through is broken and told late, with the one before; the present one runs', () => {
  store.customer('甲公司', 'S')
  look()
  store.setNow('2026-08-15 10:00')
  look()
  expect(told().map(({ rule, late, dueAt }) => ({ rule, late, dueAt }))).toEqual(
    expect.arrayContaining([
      { rule: 'promise-breached', late: true, dueAt: instantOf('2026-04-01 00:00') },
      { rule: 'promise-breached', late: true, dueAt: instantOf('2026-07-01 00:00') },
    ]),
  )
  const open = store.db
    .prepare(`SELECT source_key FROM obligation WHERE source = 'quarter' AND ended_at IS NULL ORDER BY source_key`)
    .pluck()
    .all()
  expect(open).toEqual(['2026-Q1', '2026-Q2', '2026-Q3'])
  expect(look()).toBe(0)
})
