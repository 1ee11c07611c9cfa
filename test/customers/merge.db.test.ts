import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { contract } from '../../src-preload/contract/index.ts'
import { customerStore, withoutStamp, type CustomerStore } from '../_harness/customer-store.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const code = '91310115MA1H00004A'
interface Duplicates {
  readonly total: number
  readonly groups: { reason: string; score: number; rows: { id: number; contacts: number }[] }[]
}
const duplicates = (input: object = {}) => {
  const answer = store.query<Duplicates>('customers.duplicates', input)
  return v.parse(contract.customers.duplicates.output, answer) as Duplicates
}
const dump = () =>
  ['customer', 'contact', 'customer_merge'].map((table) =>
    store.gate.read.all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`).map(withoutStamp),
  )

/** Some order, for comparing lists whose own does not matter. */
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

test('duplicates are found by code and by name, surest first, and only where nothing speaks against it', () => {
  const a = store.create({ name: '上海瑞康医疗器械有限公司', uscc: code })
  const b = store.create({ name: '上海瑞康医疗器械（上海）有限公司' })
  const c = store.create({ name: '甲乙科技有限公司' })
  const d = store.create({ name: '甲乙科技有限公司' })
  store.create({ name: '独一家' })
  const found = duplicates()
  expect(found.total).toBe(2)
  expect(found.groups.map(({ reason, rows }) => [reason, rows.map((row) => row.id)])).toEqual([
    ['same-name', [c, d]],
    ['similar-name', [a, b]],
  ])
  expect(found.groups[0]?.score).toBeGreaterThan(found.groups[1]?.score ?? 0)
  expect(found.groups[0]?.rows[0]?.contacts).toBe(1)
  expect(duplicates({ offset: 1, limit: 1 }).groups).toHaveLength(1)
  // Imports may bring one code twice.
  store.gate.write({ command: 'test', actor: 't', origin: 'import', at: '2026-02-25T00:00:00.000Z' }, (tx) =>
    tx.update('customer', c, { uscc: code, uscc_valid: 1 }),
  )
  const joined = duplicates()
  expect(joined.groups.map(({ rows }) => rows.map((row) => row.id))).toEqual([[a, b, c, d]])
})

test('the count, the list and the customer name those that the page sets side by side, and no two of different codes', () => {
  const named = (name: string, uscc: string) => {
    const id = store.create({ name })
    store.gate.write({ command: 'test', actor: 't', origin: 'import', at: '2026-02-25T00:00:00.000Z' }, (tx) =>
      tx.update('customer', id, { uscc, uscc_valid: 1 }),
    )
    return id
  }
  named('甲乙科技有限公司', code)
  named('甲乙科技股份有限公司', '91330100MA27XL0X1D')
  const told = () => ({
    page: duplicates()
      .groups.flatMap(({ rows }) => rows.map((row) => row.id))
      .toSorted((a, b) => a - b),
    count: store.query<{ suspects: number }>('customers.summary', {}).suspects,
    listed: store.query<{ count: number }>('customers.count', { filter: { field: 'suspect', op: 'eq', value: true } }).count,
  })
  expect(told()).toEqual({ page: [], count: 0, listed: 0 })
  // One code under two names, and one name of which only one gives a code.
  const renamed = named('丙丁贸易有限公司', code)
  const [first] = store.gate.read.all<{ id: number }>('SELECT id FROM customer ORDER BY id')
  expect(told()).toEqual({ page: [first?.id, renamed], count: 2, listed: 2 })
  const [bare, coded] = [store.create({ name: '戊己仪器有限公司' }), named('戊己仪器公司', '91440101MA59KXYZ0X')]
  expect(told()).toMatchObject({ count: 4, listed: 4 })
  const { suspects } = store.query<{ suspects: { id: number }[] }>('customers.get', { id: bare })
  expect(suspects.map(({ id }) => id)).toEqual([coded])
})

test('a merge takes chosen values, fills blanks, unites tags, moves contacts and alerts; undo and redo take it whole', () => {
  const a = store.create({ name: '甲公司', tags: '重点', city: '上海市', remark: null, serviceEndOn: '2026-03-20' })
  const b = store.create({
    name: '甲有限公司',
    tags: '年框,重点',
    city: '南京市',
    uscc: code,
    annualPurchase: '1200万',
    serviceEndOn: '2026-03-10',
  })
  const c = store.create({ name: '甲', remark: '来自展会' })
  store.step('alerts.evaluate')
  const alerts = () =>
    store
      .query<{ rows: { subjectId: number; title: string }[] }>('alerts.list')
      .rows.map((row) => [row.subjectId, Number(/\d+/.exec(row.title)?.[0])])
  expect(alerts().sort(byText)).toEqual(
    [
      [a, 23],
      [b, 13],
    ].sort(byText),
  )
  const before = dump()
  const done = store.command('customers.merge', { survivorId: a, otherIds: [b, c, b], fields: { city: b, name: a } })
  expect(v.parse(contract.customers.merge.output, done)).toMatchObject({ movedContacts: 2, movedAlerts: 1 })
  expect(store.open().rows).toHaveLength(1)
  expect(store.row(a)).toMatchObject({
    name: '甲公司',
    city: '南京市',
    uscc: code,
    usccValid: true,
    tags: ['重点', '年框'],
    remark: '来自展会',
    annualPurchase: { fen: 1_200_000_000 },
    tier: 'S',
    serviceEndOn: '2026-03-20',
  })
  expect(store.query<{ contacts: object[] }>('customers.get', { id: a }).contacts).toHaveLength(3)
  expect(alerts().sort(byText)).toEqual(
    [
      [a, 13],
      [a, 23],
    ].sort(byText),
  )
  const after = dump()
  expect(store.command('changes.undo')).toMatchObject({ skippedCount: 0 })
  expect(dump()).toEqual(before)
  expect(alerts().sort(byText)).toEqual(
    [
      [a, 23],
      [b, 13],
    ].sort(byText),
  )
  expect(store.command('changes.redo')).toMatchObject({ skippedCount: 0 })
  expect(dump()[0]).toEqual(after[0])
  expect(dump()[1]).toEqual(after[1])
  store.command('changes.undo')
  expect(dump()).toEqual(before)
})

test('an alert that was dealt with before a merge is not raised again after it', () => {
  const a = store.create({ name: '甲公司' })
  const b = store.create({ name: '甲有限公司', serviceEndOn: '2026-03-10' })
  store.step('alerts.evaluate')
  store.command('alerts.mark', { rule: 'service-ending-30', state: 'done' })
  store.command('customers.merge', { survivorId: a, otherIds: [b] })
  expect(store.row(a).serviceEndOn).toBe('2026-03-10')
  expect(store.step('alerts.evaluate')).toEqual({ raised: 0 })
})

test('a merge of what is gone, or with values of a stranger, is refused and writes nothing', () => {
  const a = store.create({ name: '甲公司' })
  const b = store.create({ name: '甲有限公司' })
  const c = store.create({ name: '别家' })
  expect(() => store.command('customers.merge', { survivorId: a, otherIds: [999] })).toThrow('已被删除')
  expect(() => store.command('customers.merge', { survivorId: a, otherIds: [a] })).toThrow('已被删除')
  expect(() => store.command('customers.merge', { survivorId: a, otherIds: [b], fields: { city: c } })).toThrow('不属于')
  expect(store.open().rows).toHaveLength(3)
})

test('a customer merged twice over leads to the last', () => {
  const [a, b, c] = ['甲公司', '甲有限公司', '甲'].map((name) => store.create({ name, serviceEndOn: '2026-03-10' })) as [
    number,
    number,
    number,
  ]
  store.step('alerts.evaluate')
  store.command('customers.merge', { survivorId: b, otherIds: [a] })
  store.command('customers.merge', { survivorId: c, otherIds: [b] })
  expect(store.gate.read.all('SELECT from_id, into_id FROM customer_merge ORDER BY from_id')).toEqual([
    { from_id: a, into_id: c },
    { from_id: b, into_id: c },
  ])
  store.command('changes.undo')
  store.command('changes.undo')
  expect(store.open().rows).toHaveLength(3)
  expect(store.gate.read.all('SELECT * FROM customer_merge')).toEqual([])
})

test('a paste appends whole rows; rows that lack core fields only when allowed (rule B5)', () => {
  const fields = [
    'name',
    'type',
    'industry',
    'region',
    'budget',
    'source',
    'owner',
    'contactName',
    'contactPhone',
    'decisionRole',
    'uscc',
  ]
  const whole = ['甲', '终端客户', '教育', '华东', '50万', '展会', '张伟', '王工', '138 1234 5678', '采购', code]
  const rows = [whole, ['乙', '终端客户'], ['', '终端客户'], ['丙', null, null, null, '很多'], ['丁', ...whole.slice(1)]]
  const add = (allowIncomplete: boolean) => {
    const done = store.command<{ ids: (number | null)[]; refused: object[]; changeSetId: number }>('customers.createMany', {
      fields,
      rows,
      allowIncomplete,
    })
    return v.parse(contract.customers.createMany.output, done) as typeof done
  }
  const strict = add(false)
  expect(strict.refused).toMatchObject([
    { row: 1, cause: 'missing-core', missing: ['industry', 'region', 'budget', 'decisionRole', 'source', 'owner'] },
    { row: 2, field: 'name', cause: 'name-empty' },
    { row: 3, field: 'budget', cause: 'not-budget' },
    { row: 4, field: 'uscc', cause: 'code-taken' },
  ])
  expect(strict.ids.map((id) => id !== null)).toEqual([true, false, false, false, false])
  expect(store.row(strict.ids[0] ?? 0)).toMatchObject({ missing: [], contactName: '王工', contactPhone: '13812345678' })
  store.command('changes.undo')
  expect(store.open().rows).toEqual([])
  const lenient = add(true)
  expect(lenient.ids.map((id) => id !== null)).toEqual([true, true, false, false, false])
})

test('a cell has a history of its own, and one value can be put back by the rules of today', () => {
  const id = store.create({ name: '甲', budget: '50万' })
  const edit = (field: string, value: string) => store.command('customers.edit', { cells: [{ id, field, value }] })
  edit('owner', '李娜')
  edit('budget', '50万-100万')
  edit('budget', '50万以上')
  edit('city', '上海市')
  interface State {
    readonly changeSetId: number
    readonly before: string | null
    readonly after: string | null
  }
  const history = (field: string) => {
    const answer = store.query<State[]>('changes.ofCell', { table: 'customer', id, field })
    return v.parse(contract.changes.ofCell.output, answer) as State[]
  }
  const steps = (field: string) => history(field).map(({ before, after }) => [before, after])
  expect(steps('owner')).toEqual([
    ['张伟', '李娜'],
    [null, '张伟'],
  ])
  expect(steps('budget')).toEqual([
    ['500000-1000000', '500000以上'],
    ['500000', '500000-1000000'],
    [null, '500000'],
  ])
  const revert = (field: string, changeSetId: number | undefined) =>
    store.command('changes.revertCell', { table: 'customer', id, field, changeSetId })
  revert('budget', history('budget')[1]?.changeSetId)
  expect(store.texts([id], 'budget')).toEqual(['500000'])
  revert('owner', history('owner')[0]?.changeSetId)
  expect(store.row(id).ownerName).toBe('张伟')
  store.command('changes.undo')
  expect(store.row(id).ownerName).toBe('李娜')
  revert('city', history('city')[0]?.changeSetId)
  expect(store.row(id).city).toBeNull()
  expect(() => revert('industry', history('industry')[0]?.changeSetId)).toThrow('不能清空')
  expect(() => revert('industry', 999_999)).toThrow('找不到')
  expect(() => store.command('changes.revertCell', { table: 'member', id, field: 'name', changeSetId: 1 })).toThrow('找不到')
})
