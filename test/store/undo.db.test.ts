import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Revert } from '../../src-preload/contract/changes.ts'
import type { CustomerRow } from '../../src-preload/contract/customers.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => {
  store = testStore()
  store.command('members.save', { name: '张伟', role: 'rep', region: null, team: null, active: true })
})
afterEach(() => store.close())

const core = { type: '终端客户', industry: '教育', region: '华东', budget: '50万', source: '官网表单', owner: '张伟' }
const create = (name: string) =>
  store.command<{ id: number }>('customers.create', {
    fields: { name, ...core },
    contact: { name: '李工', decisionRole: '采购' },
  }).id
const edit = (id: number, field: string, value: string | null) =>
  store.command<{ changed: number; refused: { reason: string }[] }>('customers.edit', { cells: [{ id, field, value }] })
const row = (id: number) => store.query<{ customer: CustomerRow }>('customers.get', { id }).customer
const undo = () => store.command<Revert>('changes.undo')
const redo = () => store.command<Revert>('changes.redo')
const dump = (table: string) => store.gate.read.all(`SELECT * FROM ${table} ORDER BY id`)

test('undo and redo walk back and forth over edits and creation', () => {
  const id = create('甲公司')
  edit(id, 'city', '上海市')
  edit(id, 'city', '南京市')
  expect(undo()).toMatchObject({ reverted: 1, skippedCount: 0, changeSet: { command: 'customers.edit' } })
  expect(row(id).city).toBe('上海市')
  undo()
  expect(row(id).city).toBeNull()
  redo()
  redo()
  expect(row(id).city).toBe('南京市')
  expect(redo().changeSet).toBeNull()
  undo()
  undo()
  expect(undo()).toMatchObject({ changeSet: { command: 'customers.create' }, reverted: 2 })
  expect(dump('customer')).toEqual([])
  expect(dump('contact')).toEqual([])
  redo()
  expect(row(id)).toMatchObject({ name: '甲公司', missing: [], contactName: '李工' })
})

test('a new edit ends the possibility to redo', () => {
  const id = create('甲公司')
  edit(id, 'city', '上海市')
  undo()
  edit(id, 'remark', '新的')
  expect(redo().changeSet).toBeNull()
  expect(row(id)).toMatchObject({ city: null, remark: '新的' })
})

test('undoing an older change leaves cells changed since and lists them', () => {
  const id = create('甲公司')
  store.command('customers.edit', {
    cells: [
      { id, field: 'city', value: '上海市' },
      { id, field: 'remark', value: '一' },
    ],
  })
  const older = store.query<{ undo: { changeSetId: number } }>('changes.next').undo.changeSetId
  edit(id, 'city', '南京市')
  const done = store.command<Revert>('changes.undo', { changeSetId: older })
  expect(row(id)).toMatchObject({ city: '南京市', remark: null })
  expect(done.skipped).toEqual([{ table: 'customer', id, name: '甲公司', fields: ['city'], reason: 'changed-since' }])
  expect(() => store.command('changes.undo', { changeSetId: older })).toThrow('已经撤销过')
})

test('undoing a creation that people worked on leaves the row and says so', () => {
  const id = create('甲公司')
  const made = store.query<{ undo: { changeSetId: number } }>('changes.next').undo.changeSetId
  edit(id, 'city', '上海市')
  const done = store.command<Revert>('changes.undo', { changeSetId: made })
  expect(row(id).city).toBe('上海市')
  expect(done.skipped.some((entry) => entry.table === 'customer' && entry.reason === 'changed-since')).toBe(true)
})

test('columns that follow from others are computed anew, not put back', () => {
  const id = create('甲公司')
  edit(id, 'annualPurchase', '1200万')
  const older = store.query<{ undo: { changeSetId: number } }>('changes.next').undo.changeSetId
  edit(id, 'name', '乙公司')
  expect(row(id).tier).toBe('S')
  store.command('changes.undo', { changeSetId: older })
  expect(row(id)).toMatchObject({ name: '乙公司', tier: null, score: null })
  expect(store.query<{ rows: CustomerRow[] }>('customers.list', { search: 'yigongsi', offset: 0, limit: 5 }).rows).toHaveLength(1)
})

test('a deleted customer comes back with its contacts and its history', () => {
  const id = create('甲公司')
  const before = [dump('customer'), dump('contact')]
  expect(store.command('customers.remove', { ids: [id] })).toMatchObject({ removed: 1 })
  expect(dump('contact')).toEqual([])
  undo()
  expect([dump('customer'), dump('contact')]).toEqual(before)
  const history = store.query<{ op: string }[]>('changes.ofRow', { table: 'customer', id })
  expect(history.map((entry) => entry.op)).toEqual(['insert', 'delete', 'insert'])
})

test('history names values as people know them and leaves computed columns out', () => {
  const id = create('甲公司')
  store.command('members.save', { name: '李娜', role: 'rep', region: null, team: null, active: true })
  edit(id, 'owner', '李娜')
  edit(id, 'annualPurchase', '1.2万')
  const [newest, owner, made] = store.query<{ actor: string; fields: { field: string; before: unknown; after: unknown }[] }[]>(
    'changes.ofRow',
    {
      table: 'customer',
      id,
    },
  )
  expect(newest?.fields).toEqual([{ field: 'annualPurchase', before: null, after: { fen: 1_200_000 } }])
  expect(owner?.fields).toEqual([{ field: 'owner', before: '张伟', after: '李娜' }])
  expect(made?.fields).toContainEqual({ field: 'name', before: null, after: '甲公司' })
  expect(made?.fields).toContainEqual({ field: 'owner', before: null, after: '张伟' })
  expect(made?.actor).toBe('测试员')
})

test('any walk of edits, undos and redos equals the same walk on a plain list of states', () => {
  const ids = [create('甲公司'), create('乙公司'), create('丙公司')]
  const start = store.query<{ undo: { changeSetId: number } }>('changes.next').undo.changeSetId
  const fields = ['city', 'remark', 'shortName'] as const
  const action = fc.oneof(
    fc.record({
      t: fc.constant('edit' as const),
      row: fc.nat(2),
      field: fc.constantFrom(...fields),
      value: fc.constantFrom('a', 'b', 'c', null),
    }),
    fc.constant({ t: 'undo' as const }),
    fc.constant({ t: 'redo' as const }),
  )
  let walk = 0
  const state = () => ids.map((id) => fields.map((field) => row(id)[field]))
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      // An edit of its own ends what an earlier walk left to redo.
      edit(ids[0] ?? 0, 'industry', `行业${walk++}`)
      let past: (string | null)[][][] = []
      let future: (string | null)[][][] = []
      let now = state()
      for (const step of actions) {
        if (step.t === 'edit') {
          const next = now.map((cells, at) =>
            at === step.row ? cells.map((cell, f) => (fields[f] === step.field ? step.value : cell)) : cells,
          )
          edit(ids[step.row] ?? 0, step.field, step.value)
          if (JSON.stringify(next) !== JSON.stringify(now)) {
            past = [...past, now]
            future = []
            now = next
          }
        } else if (step.t === 'undo') {
          if (past.length === 0) continue
          undo()
          future = [now, ...future]
          now = past.pop() ?? now
        } else {
          redo()
          const [next, ...rest] = future
          if (next) {
            past = [...past, now]
            future = rest
            now = next
          }
        }
        expect(state()).toEqual(now)
      }
      // Leave the store as it was found, so that the next walk starts alone.
      while ((store.query<{ undo: { changeSetId: number } | null }>('changes.next').undo?.changeSetId ?? 0) > start) undo()
    }),
    { numRuns: 60, verbose: 1 },
  )
})
