import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HandOverShare, OwnedKind } from '../../src-preload/contract/hand-overs.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

interface Outcome {
  readonly changeSetId: number
  readonly shares: readonly HandOverShare[]
  readonly contactsKnown: number
  readonly contactsMoved: number
  readonly completeness: string | null
}

let store: ServiceStore
let second = 0
let customers: number[] = []
const all = (successorIds: number[], kinds: readonly OwnedKind[] = every) => kinds.map((kind) => ({ kind, successorIds }))
const every: readonly OwnedKind[] = [
  'customers',
  'success',
  'opportunities',
  'promises',
  'contracts',
  'tickets',
  'tasks',
  'delegated',
  'leads',
  'team',
]
const owners = (table: string, column = 'owner_id') =>
  store.gate.read.all<{ who: number }>(`SELECT ${column} AS who FROM ${table} ORDER BY id`).map(({ who }) => who)

beforeEach(() => {
  store = serviceStore('2026-02-25 10:00')
  const { owner } = store.members
  second = store.command<{ id: number }>('members.save', { name: '周二', role: 'rep', region: null, team: null, active: true }).id
  store.command('members.save', {
    name: '吴三',
    role: 'rep',
    region: null,
    team: null,
    active: true,
    managerId: owner,
    leadCapacity: 0,
  })
  customers = [
    store.customer('甲公司', 'B', { annualPurchase: '90万' }),
    store.customer('乙公司', 'C'),
    store.customer('丙公司', 'C'),
  ]
  const made = (method: string, fields: string[], ...rows: string[][]) =>
    expect(store.command<{ refused: unknown[] }>(method, { fields, rows }).refused).toEqual([])
  made(
    'pipeline.createMany',
    ['customer', 'owner', 'name', 'stage'],
    ['甲公司', '张伟', '甲单', '线索触达'],
    ['乙公司', '张伟', '乙旧单', '输单'],
  )
  made('tickets.createMany', ['customer', 'kind', 'name', 'owner'], ['乙公司', '投诉', '包装破损', '张伟'])
  made('leads.createMany', ['name', 'source'], ['新线索', '网站表单'])
  store.command('tasks.create', {
    title: '回访',
    subject: 'customer',
    subjectId: customers[1],
    ownerId: owner,
    delegatedById: null,
    dueOn: null,
    dueAt: null,
    priority: 'normal',
    note: null,
  })
})
afterEach(() => store.close())

test('everything is listed; what ended is not', () => {
  const { kinds, contacts } = store.query<{ kinds: { kind: string; count: number; samples: string[] }[]; contacts: number }>(
    'hand-overs.owned',
    { memberId: store.members.owner },
  )
  const count = Object.fromEntries(kinds.map((one) => [one.kind, one.count]))
  expect(count).toMatchObject({ customers: 3, opportunities: 1, tickets: 1, tasks: 1, leads: 1, team: 1, quotes: 0 })
  expect(kinds.find(({ kind }) => kind === 'opportunities')?.samples).toEqual(['甲单'])
  expect(contacts).toBe(3)
})

test('one change, one record, one undo', () => {
  const { owner } = store.members
  const before = ['customer', 'opportunity', 'ticket', 'task'].map((table) => owners(table))
  const done = store.command<Outcome>('hand-overs.run', {
    memberId: owner,
    plan: all([second]),
    withCustomers: true,
    reason: '离职',
    deactivate: true,
  })
  expect(done).toMatchObject({ contactsKnown: 3, contactsMoved: 3, completeness: '100.00' })
  expect(owners('customer')).toEqual([second, second, second])
  expect(owners('lead', 'assigned_to')).toEqual([second])
  expect(owners('task')).toEqual([second])
  // What is over keeps the name of who did it.
  expect(owners('opportunity')).toEqual([second, owner])
  expect(store.gate.read.value('SELECT active FROM member WHERE id = ?', owner)).toBe(0)
  expect(store.gate.read.value('SELECT count(*) FROM ticket_hand_off WHERE to_id = ?', second)).toBe(1)
  expect(store.query('hand-overs.records')).toMatchObject([
    { memberName: '张伟', reason: '离职', completeness: '100.00', deactivated: true },
  ])
  const left = store.query<{ kinds: { count: number }[] }>('hand-overs.owned', { memberId: owner }).kinds
  expect(left.every(({ count }) => count === 0)).toBe(true)

  store.command('changes.undo', { changeSetId: done.changeSetId })
  expect(['customer', 'opportunity', 'ticket', 'task'].map((table) => owners(table))).toEqual(before)
  expect(owners('lead', 'assigned_to')).toEqual([owner])
  expect(store.gate.read.value('SELECT active FROM member WHERE id = ?', owner)).toBe(1)
  expect(store.query('hand-overs.records')).toEqual([])
  const lead = store.gate.read.value<number>('SELECT id FROM lead')
  expect(store.query<{ kind: string }[]>('leads.decisions', { id: lead }).map(({ kind }) => kind)).toEqual([
    'undo',
    'hand-over',
    'rule',
  ])
})

test('split customers take along what is theirs', () => {
  const { owner, manager } = store.members
  const { shares } = store.command<Outcome>('hand-overs.run', {
    memberId: owner,
    plan: [...all([second, manager], ['customers']), ...all([second], ['opportunities', 'tickets', 'tasks'])],
    withCustomers: true,
    deactivate: false,
  })
  expect(shares.find(({ kind }) => kind === 'customers')?.to.map(({ count }) => count)).toEqual([1, 2])
  const now = owners('customer')
  // 甲 is the heaviest and goes first; 乙's ticket and task go where 乙 went, though another was named.
  expect(now[0]).toBe(second)
  expect(owners('ticket')).toEqual([now[1]])
  expect(owners('task')).toEqual([now[1]])
  expect(owners('opportunity')[0]).toBe(second)
})

test('what nobody was named for stays, and is said; a preview writes nothing', () => {
  const { owner } = store.members
  const asked = { memberId: owner, plan: all([second], ['opportunities']), withCustomers: true }
  const preview = store.query<Outcome>('hand-overs.preview', asked)
  expect(preview).toMatchObject({ contactsKnown: 3, contactsMoved: 0, completeness: '0.00' })
  expect(preview.shares.find(({ kind }) => kind === 'customers')).toMatchObject({ owned: 3, stays: 3, to: [] })
  expect(owners('opportunity')).toEqual([owner, owner])
})

test('nobody, oneself and those who left are no successors', () => {
  const { owner } = store.members
  const code = (plan: object[], deactivate = false) => {
    try {
      store.command('hand-overs.run', { memberId: owner, plan, withCustomers: true, deactivate })
      return null
    } catch (error) {
      return (error as { failure: { code: string } }).failure.code
    }
  }
  expect(code([])).toBe('hand-overs.nobody-chosen')
  expect(code(all([owner]))).toBe('hand-overs.bad-successor')
  store.command('members.save', { id: second, name: '周二', role: 'rep', region: null, team: null, active: false })
  expect(code(all([second]))).toBe('hand-overs.bad-successor')
})
