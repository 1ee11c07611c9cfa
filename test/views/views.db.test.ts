import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { contract } from '../../src-preload/contract/index.ts'
import type { SavedView, ViewDefinition } from '../../src-preload/contract/views.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => void (store = testStore()))
afterEach(() => store.close())

const definition: ViewDefinition = {
  columns: '[{"colId":"name"}]',
  filter: { all: [{ field: 'city', op: 'eq', value: '上海市' }] },
  search: null,
  sort: [{ field: 'name', direction: 'asc' }],
  group: [{ field: 'region' }],
  rowHeight: 'compact',
  colours: [{ when: { field: 'tier', op: 'eq', value: 'S' }, colour: 'red', fields: null }],
}
const save = (input: object) =>
  store.command<{ id: number }>('views.save', { list: 'customers', scope: 'personal', definition, ...input }).id
const list = () => {
  const answer = store.query<{ views: SavedView[]; defaultId: number | null }>('views.list', { list: 'customers' })
  return v.parse(contract.views.list.output, answer) as typeof answer
}

test('a view comes back as it was saved, changes under its id, and undo brings a removed one back with its default', () => {
  const id = save({ name: '上海' })
  expect(list().views).toMatchObject([{ id, name: '上海', mine: true, person: '测试员', definition, defaultFor: [] }])
  expect(() => save({ name: '上海' })).toThrow('已有名为')
  save({ id, name: '上海重点', definition: { ...definition, search: '重点' } })
  expect(list().views).toMatchObject([{ id, name: '上海重点', definition: { search: '重点' } }])
  store.command('views.setDefault', { list: 'customers', id, for: 'me' })
  expect(list()).toMatchObject({ defaultId: id, views: [{ defaultFor: ['me'] }] })
  store.command('views.remove', { id })
  expect(list()).toEqual({ views: [], defaultId: null })
  store.command('changes.undo')
  expect(list()).toMatchObject({ defaultId: id, views: [{ name: '上海重点' }] })
  expect(() => save({ id, name: 'x', list: 'contacts' })).toThrow('已被删除')
  expect(() => store.command('views.remove', { id: 99 })).toThrow('已被删除')
})

test('what a list opens with: one’s own default, else that of one’s role, else everybody’s', () => {
  store.command('members.save', { name: '测试员', role: 'rep', region: null, team: null, active: true })
  const [mine, forReps, forAll] = [
    save({ name: '我的' }),
    save({ name: '销售', scope: 'shared' }),
    save({ name: '全体', scope: 'shared' }),
  ]
  const choose = (id: number | null, audience: string) =>
    store.command('views.setDefault', { list: 'customers', id, for: audience })
  choose(forAll, 'everybody')
  expect(list().defaultId).toBe(forAll)
  choose(forReps, 'rep')
  expect(list().defaultId).toBe(forReps)
  choose(mine, 'me')
  expect(list().defaultId).toBe(mine)
  choose(null, 'me')
  expect(list().defaultId).toBe(forReps)
  expect(() => choose(mine, 'rep')).toThrow('个人视图')
  store.command('changes.undo')
  expect(list().defaultId).toBe(mine)
})

test('personal views of others are not seen', () => {
  const id = save({ name: '我的' })
  store.gate.write({ command: 'test', actor: 't', origin: 'user', at: '2026-02-25T00:00:00.000Z' }, (tx) =>
    tx.update('saved_view', id, { person: '别人' }),
  )
  expect(list().views).toEqual([])
  expect(() => store.command('views.remove', { id })).toThrow('已被删除')
  expect(save({ name: '我的' })).not.toBe(id)
})
