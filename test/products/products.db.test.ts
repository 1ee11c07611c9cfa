import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { contract } from '../../src-preload/contract/index.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, newCustomer, people, withPeople } from '../quotes/quote-fixture.ts'

let store: TestStore
let id: number
beforeEach(() => {
  store = testStore('2026-02-25')
  withPeople(store)
  const made = store.command<{ ids: number[] }>('products.createMany', {
    fields: ['code', 'name', 'unit', 'guidePrice'],
    rows: [['CX-10', '便携彩超', '台', '6.8万']],
  })
  id = made.ids[0] as number
})
afterEach(() => store.close())

const code = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { failure: { code: string } }).failure.code
  }
  return null
}
const set = (list: string, fen: number, from: string, to: string | null = null) =>
  store.command('products.setPrice', { id, list, price: { fen }, from, to })
const prices = () => v.parse(contract.products.prices.output, store.query('products.prices', { id }))
const propose = (customerId: number | null, lines = [{ code: 'CX-10' as string | null, name: '' }]) =>
  v.parse(contract.products.propose.output, store.query('products.propose', { customerId, lines }))

test('a product stands in the grid, its code is its own, and bad cells say why', () => {
  const again = store.command<{ ids: (number | null)[]; refused: object[] }>('products.createMany', {
    fields: ['code', 'name', 'guidePrice'],
    rows: [
      ['CX-10', '重码', null],
      ['CX-11', '', null],
      ['CX-12', '坏价', '很贵'],
      ['CX-13', '好的', null],
    ],
  })
  expect(again.ids.map((each) => each !== null)).toEqual([false, false, false, true])
  expect(again.refused).toMatchObject([{ cause: 'code-taken' }, { cause: 'name-empty' }, { cause: 'not-money' }])
  const { rows } = v.parse(contract.products.list.output, store.query('products.list', { offset: 0, limit: 10, search: 'cx-1' }))
  expect(rows.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toMatchObject([
    { code: 'CX-10', guidePrice: { fen: 6_800_000 }, listPrice: { fen: 6_800_000 }, active: true },
    { code: 'CX-13', guidePrice: null, listPrice: null },
  ])
  const edited = store.command<{ changed: number; refused: object[] }>('products.edit', {
    cells: [
      { id, field: 'active', value: '停售' },
      { id, field: 'code', value: 'CX-13' },
    ],
  })
  expect(edited).toMatchObject({ changed: 1, refused: [{ field: 'code', cause: 'code-taken' }] })
  expect(propose(null)).toEqual([null])
})

test('a price holds from its day on, and the open one before it ends the day before', () => {
  set('全国指导价', 100_000, '2026-02-25')
  set('全国指导价', 120_000, '2026-03-01')
  expect(prices()).toMatchObject([
    { from: '2026-02-25', to: '2026-02-28', holds: true, price: { fen: 100_000 } },
    { from: '2026-03-01', to: null, holds: false, price: { fen: 120_000 } },
  ])
  expect(propose(null)).toMatchObject([{ guidePrice: { fen: 100_000 }, unit: '台' }])
  store.setToday('2026-03-01')
  expect(propose(null)).toMatchObject([{ guidePrice: { fen: 120_000 } }])
  expect(code(() => set('全国指导价', 1, '2026-02-28'))).toBe('products.back-dated')
  expect(code(() => set('全国指导价', 1, '2026-03-05', '2026-03-04'))).toBe('products.bad-dates')
})

test('the list of the region and type of a customer goes before the general one', () => {
  const hospital = newCustomer(store)
  store.command('customers.edit', { cells: [{ id: hospital, field: 'region', value: '华东' }] })
  for (const [name, region, customerType] of [
    ['医院价', null, '医院'],
    ['华东价', '华东', null],
  ])
    store.command('products.saveList', { name, kind: 'guide', region, customerType })
  set('全国指导价', 100, '2026-02-25')
  set('华东价', 200, '2026-02-25')
  expect(propose(hospital)).toMatchObject([{ guidePrice: { fen: 200 } }])
  set('医院价', 300, '2026-02-25')
  expect(propose(hospital)).toMatchObject([{ guidePrice: { fen: 300 } }])
  expect(propose(null)).toMatchObject([{ guidePrice: { fen: 100 } }])
  const lists = v.parse(contract.products.lists.output, store.query('products.lists'))
  expect(lists.map(({ id: listId, name }) => [listId !== null, name]).toSorted()).toEqual(
    [
      [false, '全国指导价'],
      [true, '华东价'],
      [true, '医院价'],
    ].toSorted(),
  )
})

test('costs are shown to those who answer for them, and whom a price binds does not set it', () => {
  store.command('products.saveList', { name: '标准成本', kind: 'cost', region: null, customerType: null })
  set('标准成本', 50_000, '2026-02-25')
  const asked = { customerId: null, lines: [{ code: 'CX-10', name: '' }] }
  const seen = (name: string) => {
    const writing = store.writing as { actor: string }
    const before = writing.actor
    writing.actor = name
    try {
      return [propose(asked.customerId, asked.lines)[0]?.cost ?? null, prices().length]
    } finally {
      writing.actor = before
    }
  }
  expect(seen(people.finance)).toEqual([{ fen: 50_000 }, 1])
  expect(seen(people.rep)).toEqual([null, 0])
  const asRep = (path: string, input: object) => code(() => as(store, people.rep, path, input))
  expect(asRep('products.setPrice', { id, list: '全国指导价', price: { fen: 1 }, from: '2026-02-25', to: null })).toBe(
    'products.not-yours',
  )
  expect(asRep('products.saveList', { name: '我的', kind: 'guide', region: null, customerType: null })).toBe('products.not-yours')
  const edit = as<{ changed: number; refused: object[] }>(store, people.rep, 'products.edit', {
    cells: [{ id, field: 'guidePrice', value: '1' }],
  })
  expect(edit).toMatchObject({ changed: 0, refused: [{ cause: 'not-editable' }] })
  expect(as(store, people.rep, 'products.remove', { ids: [id] })).toMatchObject({ removed: 0 })
})

test('a list that is renamed keeps its prices', () => {
  const { id: list } = store.command<{ id: number }>('products.saveList', {
    name: '旧名',
    kind: 'guide',
    region: null,
    customerType: null,
  })
  set('旧名', 700, '2026-02-25')
  store.command('products.saveList', { id: list, name: '新名', kind: 'guide', region: null, customerType: null })
  expect(prices()).toMatchObject([{ list: '新名', price: { fen: 700 } }])
  expect(code(() => store.command('products.saveList', { name: '新名', kind: 'cost', region: null, customerType: null }))).toBe(
    'products.name-taken',
  )
})
