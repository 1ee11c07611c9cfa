import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import type { AlertRule, RuleDefinition } from '../../src-preload/contract/alert-rules.ts'
import type { ClaimAnswer } from '../../src-main/features/channels/index.ts'
import { instantOf, serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-02-25 15:00')
  // Only what the tests are about.
  for (const { key } of store.query<AlertRule[]>('alert-rules.list')) store.command('alert-rules.enable', { key, enabled: false })
})
afterEach(() => store.close())

const rule = (more: Partial<RuleDefinition> = {}): string =>
  store.command<{ key: string }>('alert-rules.save', {
    definition: {
      name: '升级',
      subject: 'customer',
      trigger: { kind: 'event', on: 'changed', fields: ['region'] },
      filter: { all: [] },
      parameters: [],
      recipients: [{ kind: 'owner', cc: false }],
      desktop: true,
      channels: 'all',
      severity: 'warning',
      title: '{客户名称}',
      body: '',
      task: null,
      ladder: [],
      ...more,
    },
  }).key
const look = (wall?: string) => {
  if (wall) store.setNow(wall)
  return store.step<{ raised: number }>('alerts.evaluate')
}
const alert = (): Alert | undefined => store.query<{ rows: Alert[] }>('alerts.list', { open: false }).rows[0]
const told = () => alert()?.recipients.map(({ name, level }) => [name, level])
const change = (id: number, region: string) =>
  store.command('customers.edit', { cells: [{ id, field: 'region', value: region }] })

const twoRungs = {
  ladder: [
    { afterMinutes: 60, working: false, recipients: [{ kind: 'manager' as const, cc: false }] },
    { afterMinutes: 120, working: true, recipients: [{ kind: 'role' as const, role: 'vp' as const, cc: false }] },
  ],
}

test('nobody acknowledges: each rung is told in its time, working time where it counts in that, and each once', () => {
  const id = store.customer('甲公司', 'B')
  rule(twoRungs)
  look()
  change(id, '华南')
  look()
  expect(told()).toEqual([['张伟', 0]])
  look('2026-02-25 15:59')
  expect(told()).toEqual([['张伟', 0]])
  look('2026-02-25 16:00')
  expect(told()).toEqual([
    ['张伟', 0],
    ['李娜', 1],
  ])
  // Two working hours from 16:00 end with the day: the next rung is at 18:00 sharp, not at night.
  look('2026-02-25 17:59')
  expect(told()).toHaveLength(2)
  look('2026-02-25 18:00')
  look('2026-02-26 18:00')
  expect(told()).toEqual([
    ['张伟', 0],
    ['李娜', 1],
    ['赵副总', 2],
  ])
  expect(alert()?.escalated).toBe(2)
})

test('after a sleep over both times the ladder is climbed rung by rung, and whoever acknowledges ends it', () => {
  const id = store.customer('甲公司', 'B')
  rule(twoRungs)
  look()
  change(id, '华南')
  look()
  look('2026-02-28 15:00')
  expect(told()).toHaveLength(2)
  store.command('alerts.mark', { ids: [alert()?.id], state: 'acknowledged', memberId: store.members.manager })
  look('2026-03-04 15:00')
  expect(told()).toHaveLength(2)
  // What happens anew begins at the first rung.
  change(id, '华北')
  look()
  expect(told()).toEqual([['张伟', 0]])
})

test('an escalation goes to whoever is in charge by then', () => {
  const id = store.customer('甲公司', 'B')
  const other = store.command<{ id: number }>('members.save', {
    name: '孙经理',
    role: 'manager',
    region: '华南',
    team: '二部',
    active: true,
  }).id
  store.command('members.save', { name: '周强', role: 'rep', region: '华南', team: '二部', active: true, managerId: other })
  rule(twoRungs)
  look()
  change(id, '华南')
  look()
  store.command('customers.edit', { cells: [{ id, field: 'owner', value: '周强' }] })
  look('2026-02-25 16:00')
  expect(told()).toEqual([
    ['张伟', 0],
    ['孙经理', 1],
  ])
})

const claimed = () => store.step<ClaimAnswer>('outbox.claim', { channelId: 0 })
const sent = (messageId: string | undefined) =>
  store.step('outbox.settle', { messageId, outcome: { kind: 'sent', answer: '', shown: 1 }, random: 0 })

test('quiet hours hold what can wait until they end, over nights and days off; what is urgent comes at once', () => {
  const id = store.customer('甲公司', 'B')
  rule()
  const urgent = rule({ severity: 'critical', name: '紧急', trigger: { kind: 'event', on: 'changed', fields: ['industry'] } })
  look()
  store.command('channels.setQuiet', { quiet: { from: 21 * 60, to: 8 * 60, daysOff: true } })
  // Friday night: Saturday 28 February is a worked day.
  store.setNow('2026-02-27 22:00')
  change(id, '华南')
  look()
  expect(claimed()).toEqual({ message: null, waitUntil: instantOf('2026-02-28 08:00') })
  // The inbox has it at once: that is the truth.
  expect(alert()?.title).toBe('甲公司')
  store.command('customers.edit', { cells: [{ id, field: 'industry', value: '医疗' }] })
  look()
  const now = claimed().message
  expect(now?.rule).toBe(urgent)
  sent(now?.messageId)
  // Saturday night of the worked week: Sunday is off all day, so Monday morning.
  store.setNow('2026-02-28 07:59')
  expect(claimed().message).toBeNull()
  store.setNow('2026-02-28 08:00')
  const held = claimed().message
  expect(held?.items.map(({ title }) => title)).toEqual(['甲公司'])
  sent(held?.messageId)
  store.setNow('2026-02-28 21:30')
  change(id, '华北')
  look()
  expect(claimed().waitUntil).toBe(instantOf('2026-03-02 08:00'))
})

test('what gathered in quiet hours comes as one message, the most urgent first', () => {
  const ids = ['甲公司', '乙公司', '丙公司'].map((name) => store.customer(name, 'B'))
  rule()
  look()
  store.command('channels.setQuiet', { quiet: { from: 21 * 60, to: 8 * 60, daysOff: false } })
  store.setNow('2026-02-25 23:00')
  for (const id of ids) change(id, '华南')
  look()
  store.setNow('2026-02-26 08:00')
  expect(
    claimed()
      .message?.items.map(({ title }) => title)
      .toSorted(),
  ).toEqual(['丙公司', '乙公司', '甲公司'].toSorted())
})

test('a channel with a digest gets what can wait at its times, as one message; what is urgent and the desktop do not wait', () => {
  const ids = ['甲公司', '乙公司'].map((name) => store.customer(name, 'B'))
  const { id: group } = store.step<{ id: number }>('channels.write', {
    kind: 'wecom',
    name: '群',
    enabled: true,
    minSeverity: 'info',
    config: { digest: [540, 1050] },
  })
  rule()
  rule({ severity: 'critical', name: '紧急', trigger: { kind: 'event', on: 'changed', fields: ['industry'] } })
  look()
  const waiting = () => store.step<ClaimAnswer>('outbox.claim', { channelId: group })
  store.setNow('2026-02-25 11:00')
  for (const id of ids) change(id, '华南')
  look()
  expect(waiting()).toEqual({ message: null, waitUntil: instantOf('2026-02-25 17:30') })
  expect(claimed().message?.items).toHaveLength(2)
  store.command('customers.edit', { cells: [{ id: ids[0], field: 'industry', value: '医疗' }] })
  look()
  const urgent = waiting().message
  expect(urgent?.items).toHaveLength(1)
  sent(urgent?.messageId)
  store.setNow('2026-02-25 17:30')
  expect(waiting().message?.items).toHaveLength(2)
})

interface Deliveries {
  rows: { id: number; title: string; state: string; reason: string | null; attempts: number }[]
  counts: { state: string; count: number }[]
}
const deliveries = (state: string) => store.query<Deliveries>('channels.deliveries', { state })

test('what cannot be delivered stands as a dead letter with its reason, until it is sent again or put aside', () => {
  const id = store.customer('甲公司', 'B')
  rule()
  look()
  change(id, '华南')
  look()
  const { messageId } = claimed().message ?? {}
  store.step('outbox.settle', { messageId, outcome: { kind: 'dead', reason: 'bad-address', answer: '404' }, random: 0 })
  const dead = deliveries('dead')
  expect(dead.rows).toMatchObject([{ title: '甲公司', state: 'dead', reason: 'bad-address', attempts: 1 }])
  expect(dead.counts).toContainEqual({ state: 'dead', count: 1 })
  // The inbox has it all the same.
  expect(alert()?.title).toBe('甲公司')
  const ids = dead.rows.map((row) => row.id)
  expect(store.command('channels.resend', { ids })).toEqual({ changed: 1 })
  expect(deliveries('dead').rows).toEqual([])
  const again = claimed().message
  expect(again?.items.map(({ title }) => title)).toEqual(['甲公司'])
  store.step('outbox.settle', {
    messageId: again?.messageId,
    outcome: { kind: 'dead', reason: 'bad-address', answer: '404' },
    random: 0,
  })
  expect(store.command('channels.dismiss', { ids })).toEqual({ changed: 1 })
  expect(deliveries('dead').rows).toEqual([])
})

test('a flood becomes one message; what it only counts stands in the deliveries as merged, the least urgent of them', () => {
  const ids = Array.from({ length: 30 }, (_, n) => store.customer(`客户${n}`, 'B'))
  rule()
  rule({
    severity: 'critical',
    name: '紧急',
    trigger: { kind: 'event', on: 'changed', fields: ['industry'] },
    title: '急 {客户名称}',
  })
  look()
  for (const id of ids) change(id, '华南')
  store.command('customers.edit', { cells: [{ id: ids[29] ?? 0, field: 'industry', value: '医疗' }] })
  look()
  // What is urgent comes first and alone.
  const urgent = claimed().message
  expect(urgent?.items.map(({ title }) => title)).toEqual(['急 客户29'])
  sent(urgent?.messageId)
  const message = claimed().message
  expect(message?.items).toHaveLength(30)
  store.step('outbox.settle', { messageId: message?.messageId, outcome: { kind: 'sent', answer: '', shown: 5 }, random: 0 })
  const shed = deliveries('shed')
  expect(shed.counts).toContainEqual({ state: 'shed', count: 25 })
  expect(shed.rows.every(({ reason }) => reason === 'merged')).toBe(true)
  expect(shed.rows.some(({ title }) => title.startsWith('急'))).toBe(false)
  // Nothing of it is missing where the truth is.
  expect(store.query<{ total: number }>('alerts.list', { open: false, limit: 1 }).total).toBe(31)
})
