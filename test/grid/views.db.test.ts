import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { contract } from '../../src-preload/contract/index.ts'
import type { CustomerRow } from '../../src-preload/contract/customers.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

interface Window {
  readonly rows: (CustomerRow | null)[]
  readonly left: number[]
  readonly changed: boolean
}
const window = (token: string, offset = 0, limit = 50) => {
  const answer = store.query<Window>('customers.window', { token, offset, limit })
  return v.parse(contract.customers.window.output, answer) as Window
}
const names = (rows: readonly (CustomerRow | null)[]) => rows.map((row) => row?.name ?? '')

/** Some order, for comparing lists whose own does not matter. */
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

test('first rows come without a count; counted once, the same question has it at once', () => {
  for (const name of ['甲', '乙', '丙']) store.create({ name })
  const sort = [{ field: 'name', direction: 'asc' as const }]
  const first = store.open({ sort, limit: 2 })
  expect(names(first.rows)).toEqual(['丙', '甲'])
  expect(first.count).toBeNull()
  expect(store.query('customers.viewCount', { token: first.token })).toEqual({ count: 3 })
  expect(store.open({ sort, limit: 1 })).toMatchObject({ token: first.token, count: 3, rows: [{ name: '丙' }] })
  expect(names(window(first.token, 2).rows)).toEqual(['乙'])
  expect(window(first.token, 10).rows).toEqual([])
})

test('a view keeps its order: edited rows stay and are named, deleted ones leave a gap, new ones wait', () => {
  const [a, b, c] = ['甲', '乙', '丙'].map((name) => store.create({ name, city: '上海市' })) as [number, number, number]
  const filter = { field: 'city', op: 'eq', value: '上海市' } as const
  const { token } = store.open({ filter })
  store.query('customers.viewCount', { token })
  expect(window(token)).toMatchObject({ left: [], changed: false })
  store.command('customers.edit', { cells: [{ id: b, field: 'city', value: '南京市' }] })
  store.command('customers.remove', { ids: [c] })
  store.create({ name: '丁', city: '上海市' })
  const now = window(token)
  expect(now.rows.map((row) => row?.id ?? null)).toEqual([null, b, a])
  expect(now).toMatchObject({ left: [b], changed: true })
  const again = store.open({ filter })
  expect(again.token).not.toBe(token)
  expect(names(again.rows)).toEqual(['丁', '甲'])
})

test('a token that is gone says so; views of another slice are not ours', () => {
  store.create({ name: '甲' })
  const { token } = store.open()
  expect(() => window('nonsense')).toThrow('view-gone')
  expect(() => store.query('contacts.window', { token, offset: 0, limit: 5 })).toThrow('contacts.view-gone')
  for (let at = 0; at < 20; at++) store.open({ search: `${at}` })
  expect(() => window(token)).toThrow('view-gone')
})

test('a bad filter opens nothing and names the field', () => {
  expect(() => store.open({ filter: { field: 'nothing', op: 'eq', value: 1 } })).toThrow('不能按“nothing”')
  expect(() => store.open({ sort: [{ field: 'nothing', direction: 'asc' }] })).toThrow('不能按“nothing”')
})

test('choices sort in pinyin order also right after a new value is written; equal sounds stay together', () => {
  const sort = [{ field: 'province', direction: 'asc' as const }]
  const provinces = () => store.open({ sort }).rows.map((row) => row?.province ?? null)
  for (const [name, province] of [
    ['一', '陕西省'],
    ['二', '安徽省'],
    ['三', null],
    ['四', '山西省'],
    ['五', '陕西省'],
  ] as const)
    store.create({ name, province })
  expect(provinces()).toEqual(['安徽省', '山西省', '陕西省', '陕西省', null])
  const id = store.create({ name: '六', province: '重庆市' })
  expect(provinces()).toEqual(['安徽省', '重庆市', '山西省', '陕西省', '陕西省', null])
  store.command('customers.edit', { cells: [{ id, field: 'province', value: '北京市' }] })
  expect(provinces()).toEqual(['安徽省', '北京市', '山西省', '陕西省', '陕西省', null])
})

test('rows are found in a view by id and by text', () => {
  const ids = ['甲', '乙方', '乙'].map((name) => store.create({ name, remark: name === '乙' ? 'ＡＢＣ' : null }))
  const { token } = store.open({ sort: [{ field: 'id', direction: 'asc' }] })
  expect(store.query('customers.locate', { token, ids: [ids[2], 1, ids[0]] })).toEqual({ positions: [2, null, 0] })
  const find = (input: object) => store.query('customers.findCells', { token, fields: ['name', 'remark'], ...input })
  expect(find({ find: '乙' })).toEqual({ cells: [{ position: 1, id: ids[1], field: 'name', text: '乙方' }], next: 2 })
  expect(find({ find: '乙', from: 2 })).toMatchObject({ cells: [{ position: 2 }], next: null })
  expect(find({ find: '乙', wholeCell: true })).toMatchObject({ cells: [{ position: 2, text: '乙' }] })
  expect(find({ find: 'abc' })).toMatchObject({ cells: [{ position: 2, field: 'remark' }] })
  expect(find({ find: 'abc', matchCase: true })).toEqual({ cells: [], next: null })
})

test('figures are exact and count rows that no screen has loaded', () => {
  const ids = ['0.1', '0.2', null, '90,071,992,547,409.91'].map((annualPurchase, at) =>
    store.create({ name: `客户${at}`, annualPurchase, serviceEndOn: at === 0 ? '2026-03-01' : null }),
  )
  const { token } = store.open()
  const fields = ['annualPurchase', 'serviceEndOn', 'name', 'daysToServiceEnd', 'silence', 'nothing']
  const all = store.query<{ rows: number; fields: object[] }>('customers.aggregate', { rows: { token, all: true }, fields })
  expect(v.parse(contract.customers.aggregate.output, all)).toEqual({
    rows: 4,
    fields: [
      {
        field: 'annualPurchase',
        kind: 'money',
        filled: 3,
        sum: '90071992547410.21',
        average: '30023997515803.40',
        least: '0.10',
        greatest: '90071992547409.91',
      },
      { field: 'serviceEndOn', kind: 'date', filled: 1, sum: null, average: null, least: '2026-03-01', greatest: '2026-03-01' },
      { field: 'name', kind: 'text', filled: 4, sum: null, average: null, least: null, greatest: null },
      { field: 'daysToServiceEnd', kind: 'number', filled: 1, sum: '4', average: '4', least: '4', greatest: '4' },
      { field: 'silence', kind: 'text', filled: 0, sum: null, average: null, least: null, greatest: null },
      { field: 'nothing', kind: 'text', filled: 0, sum: null, average: null, least: null, greatest: null },
    ],
  })
  const sum = (rows: object) =>
    store.query<{ rows: number; fields: { sum: string }[] }>('customers.aggregate', { rows, fields: ['annualPurchase'] })
  expect(sum({ ids: [ids[0], ids[1], ids[1]] })).toMatchObject({ rows: 2, fields: [{ sum: '0.30' }] })
  expect(sum({ token, all: true, except: [ids[3]] })).toMatchObject({ rows: 3, fields: [{ sum: '0.30' }] })
  expect(sum({ token, ranges: [{ first: 1, last: 99 }] })).toMatchObject({ rows: 3, fields: [{ sum: '0.30' }] })
  store.command('customers.remove', { ids: [ids[1]] })
  expect(sum({ token, all: true, except: [ids[3]] })).toMatchObject({ rows: 2, fields: [{ sum: '0.10' }] })
})

test('what is copied pastes back as the same values', () => {
  const id = store.create({
    name: '甲',
    annualPurchase: '1234.5',
    budget: '50万以上',
    tags: '重点,年框',
    lastContactOn: '2026-02-05',
    remark: '一\n二',
  })
  const fields = ['annualPurchase', 'budget', 'tags', 'owner', 'lastContactOn', 'remark', 'daysSinceContact', 'silence', 'region']
  const copy = store.query<{ columns: string[][]; next: number | null }>('customers.copyRange', {
    rows: { ids: [id, 12345] },
    fields,
    offset: 0,
    limit: 10,
  })
  expect(copy).toEqual({
    total: 2,
    rows: 1,
    next: null,
    columns: [['1234.50'], ['500000以上'], ['重点、年框'], ['张伟'], ['2026-02-05'], ['一\n二'], ['20'], ['休眠风险'], ['华东']],
  })
  const editable = fields.slice(0, 6)
  const rows = [copy.columns.slice(0, 6).map((column) => column[0] ?? '')]
  expect(store.bulk({ ids: [id] }, editable, { op: 'matrix', rows })).toMatchObject({ changed: 0, unchanged: 6 })
  for (const budget of ['50万', '10万-20万', '0-100万']) {
    store.command('customers.edit', { cells: [{ id, field: 'budget', value: budget }] })
    const [text = ''] = store.texts([id], 'budget')
    expect(store.bulk({ ids: [id] }, ['budget'], { op: 'set', value: text })).toMatchObject({ changed: 0, refusedCount: 0 })
  }
})

test('subtotals open to exactly the rows they count', () => {
  const make = (name: string, fields: object) => store.create({ name, ...fields })
  make('甲', { tags: '重点,年框', annualPurchase: '100', serviceEndOn: '2026-02-10' })
  make('乙', { tags: '重点', annualPurchase: '50.5', serviceEndOn: '2026-05-31', owner: '李娜' })
  make('丙', { region: '华北', annualPurchase: null, serviceEndOn: '2026-02-28' })
  make('丁', { region: '华北', annualPurchase: '7', lastContactOn: '2026-02-01' })
  interface Groups {
    readonly total: number
    readonly groups: { values: unknown[]; filter: never; count: number; measures: (string | null)[] }[]
  }
  const group = (by: object[], measures: object[] = []) => {
    const answer = store.query<Groups>('customers.groups', { by, measures })
    v.parse(contract.customers.groups.output, answer)
    for (const { filter, count } of answer.groups) expect(store.open({ filter }).rows).toHaveLength(count)
    return answer.groups.map(({ values, count, measures }) => [...values, count, ...measures])
  }
  expect(
    group(
      [{ field: 'region' }],
      [
        { field: 'annualPurchase', of: 'sum' },
        { field: 'annualPurchase', of: 'filled' },
      ],
    ).sort(byText),
  ).toEqual(
    [
      ['华东', 2, '150.50', '2'],
      ['华北', 2, '7.00', '1'],
    ].sort(byText),
  )
  expect(group([{ field: 'tags' }]).sort(byText)).toEqual(
    [
      ['年框', 1],
      ['重点', 2],
      [null, 2],
    ].sort(byText),
  )
  expect(group([{ field: 'serviceEndOn', period: 'month' }])).toContainEqual(['2026-02', 2])
  expect(group([{ field: 'serviceEndOn', period: 'quarter' }])).toContainEqual(['2026-Q2', 1])
  expect(group([{ field: 'serviceEndOn', period: 'year' }, { field: 'owner' }])).toContainEqual(['2026', '李娜', 1])
  expect(group([{ field: 'silence' }])).toContainEqual(['dormant', 1])
  expect(group([{ field: 'complete' }])).toEqual([[true, 4]])
  expect(group([{ field: 'annualPurchase' }])).toContainEqual([50.5, 1])
  expect(() => group([{ field: 'missingField' }])).toThrow('不能按')
})

test('a pasted list of keys finds customers by code, phone, name and kind of name', () => {
  const a = store.create({ name: '上海瑞康医疗器械有限公司', uscc: '91310115MA1H00004A' })
  const b = store.create({ name: '北京甲科技有限公司' })
  store.create({ name: '乙方公司' })
  store.create({ name: '乙方有限公司' })
  const { contacts } = store.query<{ contacts: { id: number }[] }>('customers.get', { id: b })
  store.command('contacts.edit', { cells: [{ id: contacts[0]?.id, field: 'phone', value: '021-61234567' }] })
  const keys = ['91310115ma1h00004a', '（021）61234567', '北京甲科技', '没有这家', '乙方', '乙方公司', '13812345678']
  const matches = store.query<{ found: object[]; missing: string[]; ambiguous: { key: string }[] }>('customers.matchKeys', {
    keys,
  })
  expect(matches.found).toEqual([
    { key: keys[0], id: a },
    { key: keys[1], id: b },
    { key: keys[2], id: b },
    { key: '乙方公司', id: expect.any(Number) as number },
  ])
  expect(matches.missing).toEqual(['没有这家'])
  expect(matches.ambiguous.map(({ key }) => key)).toEqual(['乙方', '13812345678'])
})
