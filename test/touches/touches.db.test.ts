import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import type { RuleSettings } from '../../src-preload/contract/settings.ts'
import type { TouchRow } from '../../src-preload/contract/touches.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-02-25 10:00')
  store.customer('上海中山医院', 'A')
})
afterEach(() => store.close())

const add = (at: string, more: Record<string, string> = {}) => {
  const cells = { customer: '上海中山医院', kind: '来电', name: '问备件', at, ...more }
  const { ids, refused } = store.command<{ ids: number[]; refused: unknown[] }>('touches.createMany', {
    fields: Object.keys(cells),
    rows: [Object.values(cells)],
  })
  expect(refused).toEqual([])
  return ids[0] as number
}
const row = (id: number) =>
  store.query<{ rows: TouchRow[] }>('touches.list', { filter: { field: 'id', op: 'eq', value: id }, offset: 0, limit: 1 })
    .rows[0] as TouchRow
const states = (state: string) =>
  store.query<{ rows: TouchRow[] }>('touches.list', { filter: { field: 'state', op: 'eq', value: state }, offset: 0, limit: 50 })
    .rows.length

test('a touch is caught by a reply, a follow-up or an escalation in time, and breaks without any of them', () => {
  const young = add('2026-02-25 09:00')
  const replied = add('2026-02-18 09:00', { repliedAt: '2026-02-19 09:00' })
  const late = add('2026-02-18 09:00', { repliedAt: '2026-02-19 09:01' })
  const followed = add('2026-02-18 09:00', { repliedAt: '2026-02-20 09:00', followedUpAt: '2026-02-21 09:00' })
  const escalated = add('2026-02-18 09:00', { escalatedAt: '2026-02-22 09:00' })
  expect([young, replied, late, followed, escalated].map((id) => row(id).state)).toEqual([
    '待回复',
    '已接住',
    '已断裂',
    '已接住',
    '已接住',
  ])
  // The filter says the same as the rule.
  expect([states('待回复'), states('已接住'), states('已断裂')]).toEqual([1, 3, 1])
  // It belongs to whoever has the customer.
  expect(row(young).ownerName).toBe('张伟')
})

test('our own report answers what the customer asked before: first the reply, then the follow-up', () => {
  const id = add('2026-02-25 09:00')
  const report = (need: string) =>
    store.command('activities.log', {
      kind: 'call',
      customerId: row(id).customerId,
      need,
      promise: '寄样品',
      nextOn: '2026-03-02',
    })
  report('备件')
  expect(row(id)).toMatchObject({ repliedAt: '2026-02-25T02:00:00.000Z', followedUpAt: null, state: '已接住' })
  store.setNow('2026-02-26 10:00')
  report('备件到货')
  expect(row(id)).toMatchObject({ repliedAt: '2026-02-25T02:00:00.000Z', followedUpAt: '2026-02-26T02:00:00.000Z' })
  const last = store.gate.read.value<number>(`SELECT max(id) FROM change_set WHERE command = 'activities.log'`)
  store.command('changes.undo', { changeSetId: last })
  expect(row(id).followedUpAt).toBeNull()
})

test('marked by hand once; times that cannot be are refused', () => {
  const id = add('2026-02-25 09:00')
  expect(store.command('touches.mark', { id, what: 'escalated' })).not.toEqual({ changeSetId: null })
  expect(store.command('touches.mark', { id, what: 'escalated' })).toEqual({ changeSetId: null })
  const { refused } = store.command<{ refused: { cause: string }[] }>('touches.edit', {
    cells: [
      { id, field: 'repliedAt', value: '2026-02-25 08:00' },
      { id, field: 'followedUpAt', value: '2026-02-26 08:00' },
    ],
  })
  expect(refused.map(({ cause }) => cause)).toEqual(['out-of-order', 'in-the-future'])
})

test('above 1.2 breaks per 100 the manager is told to telephone, once a week; at 1.2 not', () => {
  store.setNow('2026-02-24 09:00')
  const { members } = store
  const touch = (n: number, repliedAt: string) => {
    for (let i = 0; i < n; i++) add('2026-02-10 09:00', { repliedAt, store: '浦东店' })
  }
  touch(247, '2026-02-10 10:00')
  for (let i = 0; i < 3; i++) add('2026-02-10 09:00', { store: '浦东店' })
  expect(store.query('touches.density', { by: 'team' })).toMatchObject({
    whole: { touches: 250, breaks: 3, density: '1.20', notify: false },
  })
  const told = () =>
    store
      .query<{ rows: Alert[] }>('alerts.list', { rule: 'journey-breaks' })
      .rows.map(({ title, recipients }) => [title, recipients.map(({ id }) => id)])
  store.setNow('2026-02-24 09:31')
  store.step('alerts.evaluate')
  expect(told()).toEqual([])
  add('2026-02-11 09:00', { store: '浦东店' })
  store.setNow('2026-02-25 09:31')
  store.step('alerts.evaluate')
  expect(told().map(([title]) => title)).toEqual(
    expect.arrayContaining([
      '门店浦东店的客户旅程断裂偏多，请电话了解',
      '团队一部的客户旅程断裂偏多，请电话了解',
      '张伟的客户旅程断裂偏多，请电话了解',
    ]),
  )
  expect(told().every(([, ids]) => JSON.stringify(ids) === JSON.stringify([members.manager]))).toBe(true)
  store.setNow('2026-02-26 09:31')
  store.step('alerts.evaluate')
  expect(told()).toHaveLength(3)
})

test('the hours, the limit and the days are settings: rows, filter, density and notice go by them', () => {
  const { values } = store.query<{ values: RuleSettings }>('settings.rules')
  const journeys = { replyHours: 2, followUpHours: 24, escalateHours: 48, breaksPerHundred: 50, windowDays: 10 }
  const late = add('2026-02-22 09:00', { repliedAt: '2026-02-22 12:00' })
  add('2026-02-14 09:00')
  expect([row(late).state, states('已断裂')]).toEqual(['已接住', 1])
  store.command('settings.saveRules', { effectiveFrom: '2026-02-25', values: { ...values, journeys } })
  expect([row(late).state, states('已断裂')]).toEqual(['已断裂', 2])
  add('2026-02-22 09:00', { repliedAt: '2026-02-22 10:00' })
  // One of two in ten days: at the limit, not above it.
  expect(store.query('touches.density', { by: 'team' })).toMatchObject({
    whole: { touches: 2, breaks: 1, density: '50.00', notify: false },
    rule: journeys,
  })
  add('2026-02-22 10:00')
  store.setNow('2026-02-25 10:30')
  store.step('alerts.evaluate')
  const { rows } = store.query<{ rows: Alert[] }>('alerts.list', { rule: 'journey-breaks' })
  expect(rows[0]?.body).toContain('最近 10 天 3 次触达中断裂 2 次，每百次 66.67，高于 50')
})

test('a call centre’s list comes in and is recognised when it comes again', async () => {
  const file = join(store.folder, 'touches.csv')
  writeFileSync(
    file,
    `客户名称,来电事由,触达方式,来电时间,门店,首次回复时间\n上海中山医院,报警,热线,2026-02-20 09:00,浦东店,2026-02-20 10:00\n上海中山医院,报价,来访,2026-02-21 09:00,浦东店,2026-02-20 10:00\n`,
  )
  const staged = await stageFile(store, file, {})
  expect(staged).toMatchObject({ target: 'touches', counts: { created: 1, rejected: 1 } })
  applyFile(store, staged.stageId)
  expect(store.gate.read.all('SELECT name, kind, store, replied_at FROM touch')).toEqual([
    { name: '报警', kind: '来电', store: '浦东店', replied_at: '2026-02-20T02:00:00.000Z' },
  ])
  expect((await stageFile(store, file, {})).counts).toMatchObject({ created: 0, unchanged: 1 })
})

test('what was said is kept as it was written, and found by it', () => {
  const id = add('2026-02-25 09:00', { name: '问ＣＴ备件，急（张总）', remark: '说：“今天就要！”\n回电 １３８' })
  expect(row(id)).toMatchObject({ name: '问CT备件，急（张总）', remark: '说：“今天就要！”\n回电 １３８' })
  const found = store.query<{ found: { id: number }[] }>('touches.matchKeys', { keys: ['问ＣＴ备件，急（张总）'] })
  expect(found.found.map((one) => one.id)).toEqual([id])
})
