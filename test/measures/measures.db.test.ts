import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
const ids = new Map<string, number>()
const member = (name: string) => ids.get(name) ?? 0
const customer = '上海远景科技有限公司'

beforeEach(() => {
  store = pipelineStore('2026-01-05')
  const { id: manager } = store.command<{ id: number }>('members.save', {
    name: '周经理',
    role: 'manager',
    region: '华东',
    team: '一队',
    active: true,
  })
  for (const { id, name } of store.db.prepare('SELECT id, name FROM member').all() as { id: number; name: string }[])
    ids.set(name, id)
  store.db.prepare(`UPDATE member SET manager_id = ? WHERE role = 'rep'`).run(manager)
})
afterEach(() => store.close())

let next = 9_000_000
const lead = (owner: string, assignedAt: string, dueAt: string, touchedAt: string | null) =>
  store.db
    .prepare(
      `INSERT INTO lead (id, name, arrived_at, assigned_to, assigned_at, touch_due_at, first_touch_at, status, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)`,
    )
    .run(next++, `线索${next}`, assignedAt, member(owner), assignedAt, dueAt, touchedAt, assignedAt, assignedAt)

interface Board {
  months: string[]
  measures: {
    id: string
    healthy: string
    readings: { value: string | null; state: string; numerator: number; denominator: number }[]
  }[]
  people: { name: string; monthsBelow: number; needsHelp: boolean }[]
}
const board = (scope: object = {}) => store.query<Board>('measures.board', scope)
const readings = (id: string, scope: object = {}) => {
  const { months, measures } = board({ months: 3, ...scope })
  const own = measures.find((one) => one.id === id)?.readings ?? []
  return Object.fromEntries(months.map((month, at) => [month, [own[at]?.value, own[at]?.state]]))
}

function touches() {
  // The last of January by the workspace's clock lies before midnight in Greenwich.
  lead('张伟', '2026-01-10T01:00:00Z', '2026-01-10T03:00:00Z', '2026-01-10T03:00:00Z')
  lead('张伟', '2026-01-31T15:59:00Z', '2026-01-31T17:59:00Z', '2026-02-03T01:00:00Z')
  lead('王芳', '2026-01-12T01:00:00Z', '2026-01-12T03:00:00Z', '2026-01-12T01:10:00Z')
  lead('张伟', '2026-01-31T16:00:00Z', '2026-01-31T18:00:00Z', null)
}

test('first touches count for the month of the assignment, for whom they were assigned to; what is not due yet for nobody', () => {
  touches()
  store.setToday('2026-03-02')
  const now = store.db.prepare('SELECT max(at) AS at FROM change_set').get() as { at: string }
  expect(now.at < '2026-03-02T09:00:00Z').toBe(true)
  lead('王芳', '2026-03-02T00:00:00Z', '2026-03-02T23:00:00Z', null)
  expect(readings('G1')).toEqual({
    '2026-01': ['66.67', 'below'],
    '2026-02': ['0.00', 'below'],
    '2026-03': [null, 'no-data'],
  })
  expect(readings('G1', { region: '华南' })['2026-01']).toEqual(['100.00', 'healthy'])
  expect(readings('G1', { team: '一队' })['2026-01']).toEqual(['50.00', 'below'])
  expect(readings('G1', { memberId: member('李娜') })['2026-01']).toEqual([null, 'no-data'])
  const cases = store.query<{ total: number; rows: { memberName: string; adds: number }[] }>('measures.cases', {
    measure: 'G1',
    month: '2026-01',
  })
  expect([cases.total, cases.rows.map(({ memberName, adds }) => [memberName, adds])]).toEqual([
    3,
    [
      ['张伟', 0],
      ['王芳', 1],
      ['张伟', 1],
    ],
  ])
})

test('two low months in a row are told to the manager once a run, with a task, and show as such', () => {
  touches()
  const alerts = () => store.query<{ rows: Alert[] }>('alerts.list', { rule: 'behaviour-low' }).rows
  const look = (day: string) => {
    store.setToday(day)
    store.step('alerts.evaluate')
    return alerts().map(({ title, recipients }) => [title, recipients.map(({ name, cc }) => [name, cc])])
  }
  expect(look('2026-02-02')).toEqual([])
  const told = [
    '张伟连续两个月有行为指标不达标',
    [
      ['周经理', false],
      ['张伟', true],
    ],
  ]
  expect(look('2026-03-02')).toEqual([told])
  expect(alerts()[0]?.body).toContain('2026-01 首触及时率；2026-02 首触及时率')
  expect(store.db.prepare(`SELECT title FROM task WHERE title LIKE '一对一%'`).all()).toEqual([
    { title: '一对一面谈：张伟的行为健康度' },
  ])
  expect(board().people.map(({ name, monthsBelow, needsHelp }) => [name, monthsBelow, needsHelp])).toEqual([['张伟', 2, true]])
  lead('张伟', '2026-03-05T01:00:00Z', '2026-03-05T03:00:00Z', null)
  expect(look('2026-04-02')).toEqual([told])
  expect(board().people[0]).toMatchObject({ name: '张伟', monthsBelow: 3, needsHelp: true })
})

test('a run that was longer than two months when its figures came in is told too, once', () => {
  const alerts = () => store.query<{ total: number }>('alerts.list', { rule: 'behaviour-low' }).total
  const look = (day: string) => {
    store.setToday(day)
    store.step('alerts.evaluate')
    return alerts()
  }
  expect(look('2026-03-02')).toBe(0)
  // Four months of a list that is imported today.
  for (const month of ['2025-12', '2026-01', '2026-02', '2026-03'])
    lead('张伟', `${month}-10T01:00:00Z`, `${month}-10T03:00:00Z`, `${month}-12T03:00:00Z`)
  expect(look('2026-04-02')).toBe(1)
  lead('张伟', '2026-04-05T01:00:00Z', '2026-04-05T03:00:00Z', null)
  expect(look('2026-05-05')).toBe(1)
  lead('张伟', '2026-05-05T01:00:00Z', '2026-05-05T03:00:00Z', '2026-05-05T02:00:00Z')
  for (const month of ['2026-06', '2026-07'])
    lead('张伟', `${month}-10T01:00:00Z`, `${month}-10T03:00:00Z`, `${month}-12T03:00:00Z`)
  expect(look('2026-08-03')).toBe(2)
})

test('a customer is not under contract in months before anybody entered it', () => {
  const id = store.db.prepare('SELECT id FROM customer WHERE name = ?').pluck().get(customer) as number
  store.command('customers.edit', { cells: [{ id, field: 'serviceEndOn', value: '2027-12-31' }] })
  store.setToday('2026-03-02')
  expect(readings('G3')).toEqual({ '2026-01': ['0.00', 'below'], '2026-02': ['0.00', 'below'], '2026-03': ['0.00', 'below'] })
  store.db.prepare(`UPDATE customer SET created_at = '2026-02-10T01:00:00Z' WHERE id = ?`).run(id)
  expect(readings('G3')).toEqual({ '2026-01': [null, 'no-data'], '2026-02': ['0.00', 'below'], '2026-03': ['0.00', 'below'] })
})

test('a colleague answers by the first change that is not the giver’s; closing is counted for sales that gave it', () => {
  const fields = { subject: null, subjectId: null, dueOn: null, dueAt: null, priority: 'normal', note: null } as const
  const give = (title: string, from: string, to: string) =>
    store.command<{ id: number }>('tasks.create', {
      ...fields,
      title,
      ownerId: member(to),
      delegatedById: member(from),
    }).id
  const id = give('出一份技术方案', '张伟', '王芳')
  give('没人理', '张伟', '王芳')
  const own = give('给自己', '李娜', '李娜')
  store.setToday('2026-01-07')
  store.command('tasks.change', { id, patch: { note: '在看' } })
  store.setToday('2026-01-08')
  store.command('tasks.move', { ids: [id, own], state: 'done' })
  store.setToday('2026-01-20')
  expect(readings('G4')['2026-01']).toEqual(['48.00', 'below'])
  expect(readings('G4', { memberId: member('王芳') })['2026-01']).toEqual(['48.00', 'below'])
  expect(readings('G9')['2026-01']).toEqual(['72.00', 'below'])
  expect(readings('G9', { memberId: member('王芳') })['2026-01']).toEqual([null, 'no-data'])
  const { rows } = store.query<{ rows: { name: string; counts: number }[] }>('measures.cases', {
    measure: 'G4',
    month: '2026-01',
  })
  expect(rows.map(({ name, counts }) => [name, counts])).toEqual([
    ['出一份技术方案', 1],
    ['没人理', 0],
  ])
})

test('value updates of customers under contract, hand-overs, first signings by touches, health and whole files', () => {
  const of = (name: string) => (store.db.prepare('SELECT id FROM customer WHERE name = ?').get(name) as { id: number }).id
  const [east, south] = [of(customer), of('广州蓝海商贸有限公司')]
  store.db.prepare(`UPDATE customer SET service_end_on = '2026-12-31', last_contact_on = '2026-03-01' WHERE id = ?`).run(east)
  store.db
    .prepare(
      `INSERT INTO contract (id, customer_id, name, status, starts_on, ends_on, created_at, updated_at) VALUES (?, ?, '年度', '履行中', '2026-02-10', '2026-12-31', '', '')`,
    )
    .run(next++, south)
  store.command('value.saveIndicators', {
    customerId: east,
    quarter: '2026-Q1',
    values: [{ name: '响应时长', unit: '小时', better: 'less', value: '3', benchmark: null }],
  })
  store.db
    .prepare(
      `INSERT INTO hand_over (id, member_id, member_name, at, actor, deactivated, contacts_known, contacts_moved, shares_json) VALUES (?, 1, '某人', '2026-02-03T02:00:00Z', 'x', 1, 20, 19, '{}')`,
    )
    .run(next++)
  const touch = store.db.prepare(
    `INSERT INTO activity (id, kind, customer_id, member_id, at, created_at) VALUES (?, 'call', ?, ?, '2026-02-04T02:00:00Z', '')`,
  )
  for (let n = 0; n < 5; n++) touch.run(next++, east, member('张伟'))
  const signed = (id: number, at: string) =>
    store.db
      .prepare(
        `INSERT INTO stage_event (id, opportunity_id, to_stage, at, actor, kind, first) VALUES (?, ?, 'sign', ?, 'x', 'move', 1)`,
      )
      .run(next++, id, at)
  const deals = store.deals(
    ['name', 'customer', 'owner'],
    [
      ['一期', customer, '张伟'],
      ['二期', customer, '张伟'],
    ],
  )
  signed(deals[0] ?? 0, '2026-02-05T02:00:00Z')
  signed(deals[1] ?? 0, '2026-03-01T02:00:00Z')
  store.command('value.saveHealth', { customerId: east, readOn: '2026-01-05', nps: 70, activeRate: 80, renewal: 70 })
  store.setToday('2026-03-10')
  // The south signed in February only; of the quarter that runs the one before would count, and there is none.
  expect(readings('G3')).toEqual({
    '2026-01': ['100.00', 'healthy'],
    '2026-02': ['50.00', 'below'],
    '2026-03': ['50.00', 'below'],
  })
  expect(readings('G5')['2026-02']).toEqual(['95.00', 'healthy'])
  // The second deal of a customer is no new business.
  expect(readings('G6')).toMatchObject({ '2026-02': ['0.2000', 'healthy'], '2026-03': [null, 'no-data'] })
  expect(readings('G7')['2026-02']).toEqual(['73.00', 'healthy'])
  expect(readings('G8')).toMatchObject({ '2026-02': [null, 'no-data'], '2026-03': ['100.00', 'healthy'] })
})

test('a workspace sets its own healthy values', () => {
  touches()
  const { values } = store.query<{ values: { measureTargets: object } }>('settings.rules', {})
  store.command('settings.saveRules', {
    effectiveFrom: '2026-01-05',
    values: { ...values, measureTargets: { ...values.measureTargets, G1: 60 } },
  })
  store.setToday('2026-02-20')
  expect(readings('G1')['2026-01']).toEqual(['66.67', 'healthy'])
  expect(board().measures[0]?.healthy).toBe('60')
})
