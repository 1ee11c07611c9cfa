import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Filter } from '../../src-preload/contract/_words/filter.ts'
import type { CustomerRow } from '../../src-preload/contract/customers.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => {
  store = testStore('2026-02-25')
  for (const name of ['张伟', '李娜'])
    store.command('members.save', { name, role: 'rep', region: null, team: null, active: true })
})
afterEach(() => store.close())

const core = { type: '终端客户', industry: '教育', region: '华东', budget: '50万-100万', source: '官网表单', owner: '张伟' }
const create = (fields: Record<string, string | null>) =>
  store.command<{ id: number }>('customers.create', {
    fields: { ...core, ...fields },
    contact: { name: '王工', decisionRole: '采购', phone: '138 1234 5678' },
  }).id
const list = (filter?: Filter, sort?: { field: string; direction: 'asc' | 'desc' }[], search?: string) =>
  store.query<{ rows: CustomerRow[] }>('customers.list', { filter, sort, search, offset: 0, limit: 50 }).rows
const names = (filter?: Filter, sort?: { field: string; direction: 'asc' | 'desc' }[], search?: string) =>
  list(filter, sort, search).map((row) => row.name)
const edit = (id: number, field: string, value: string | null) =>
  store.command<{ changed: number; refused: { field: string; reason: string }[] }>('customers.edit', {
    cells: [{ id, field, value }],
  })

test('a customer cannot be saved without the seven core fields, and is told which are missing (rule B5)', () => {
  const attempt = () => store.command('customers.create', { fields: { name: '甲', type: '终端客户', owner: '张伟' } })
  expect(attempt).toThrow('核心信息')
  try {
    attempt()
  } catch (error) {
    expect((error as { failure: { details: object } }).failure.details).toEqual({
      missing: ['industry', 'region', 'budget', 'decisionRole', 'source'],
    })
  }
  expect(list()).toEqual([])
})

test('typed values are read as people write them', () => {
  const id = create({
    name: ' 上海　瑞康医疗器械有限公司 ',
    annualPurchase: '¥1,234,567.89',
    lastContactOn: '2026年2月5日',
    serviceEndOn: '20260320',
    tags: '重点、年框，重点',
  })
  expect(list()[0]).toMatchObject({
    id,
    name: '上海 瑞康医疗器械有限公司',
    annualPurchase: { fen: 123_456_789 },
    budgetMin: { fen: 50_000_000 },
    budgetMax: { fen: 100_000_000 },
    lastContactOn: '2026-02-05',
    serviceEndOn: '2026-03-20',
    daysSinceContact: 20,
    daysToServiceEnd: 23,
    silence: 'dormant',
    tags: ['重点', '年框'],
    ownerName: '张伟',
    contactPhone: '13812345678',
    missing: [],
  })
})

test('a bad cell is refused with what to type instead; the good ones of the same edit are written', () => {
  const id = create({ name: '甲' })
  const done = store.command<{ changed: number; refused: { field: string; reason: string }[] }>('customers.edit', {
    cells: [
      { id, field: 'city', value: '杭州市' },
      { id, field: 'annualPurchase', value: '待核' },
      { id, field: 'lastContactOn', value: '上周' },
      { id, field: 'owner', value: '无此人' },
      { id, field: 'uscc', value: '91310115MA1H00004B' },
      { id, field: 'industry', value: '' },
      { id, field: 'name', value: ' ' },
      { id: 999, field: 'city', value: 'x' },
    ],
  })
  expect(done.changed).toBe(1)
  expect(done.refused.map((one) => one.field)).toEqual([
    'annualPurchase',
    'lastContactOn',
    'owner',
    'uscc',
    'industry',
    'name',
    'city',
  ])
  expect(done.refused.map((one) => one.reason).join()).toMatch(
    /不是金额.*不是日期.*没有名为.*校验位.*不能清空.*不能为空.*已被删除/,
  )
  expect(list()[0]).toMatchObject({ city: '杭州市', annualPurchase: null, industry: '教育' })
})

test('a credit code belongs to one customer', () => {
  create({ name: '甲', uscc: '91310115MA1H00004A' })
  const id = create({ name: '乙' })
  expect(edit(id, 'uscc', '91310115 ma1h00004a').refused[0]?.reason).toContain('已属于“甲”')
})

test('filters: every operator people see, with AND, OR, NOT', () => {
  create({
    name: '甲',
    city: '上海市',
    annualPurchase: '100万',
    serviceEndOn: '2026-03-01',
    lastContactOn: '2026-02-24',
    tags: '重点,年框',
  })
  create({
    name: '乙',
    city: '南京市',
    annualPurchase: '20万',
    serviceEndOn: '2026-02-20',
    lastContactOn: '2025-11-01',
    owner: '李娜',
  })
  create({ name: '丙', annualPurchase: null, lastContactOn: '2026-02-01', tags: '重点客户' })
  expect(names({ field: 'city', op: 'eq', value: '上海市' })).toEqual(['甲'])
  expect(names({ field: 'city', op: 'ne', value: '上海市' }).sort()).toEqual(['丙', '乙'])
  expect(names({ field: 'city', op: 'blank' })).toEqual(['丙'])
  expect(names({ not: { field: 'city', op: 'contains', value: '京' } }).sort()).toEqual(['丙', '甲'])
  expect(names({ field: 'annualPurchase', op: 'gte', value: 200_000 }).sort()).toEqual(['乙', '甲'])
  expect(names({ field: 'annualPurchase', op: 'between', value: [200_000, 999_999] })).toEqual(['乙'])
  expect(names({ field: 'owner', op: 'in', value: ['李娜'] })).toEqual(['乙'])
  expect(names({ field: 'tags', op: 'in', value: ['重点'] })).toEqual(['甲'])
  expect(names({ field: 'silence', op: 'eq', value: 'dormant' })).toEqual(['丙'])
  expect(names({ field: 'silence', op: 'in', value: ['silent', 'key-silent'] })).toEqual(['乙'])
  expect(names({ field: 'silence', op: 'blank' })).toEqual(['甲'])
  expect(names({ field: 'daysToServiceEnd', op: 'between', value: [0, 30] })).toEqual(['甲'])
  expect(names({ field: 'daysToServiceEnd', op: 'lt', value: 0 })).toEqual(['乙'])
  expect(names({ field: 'daysSinceContact', op: 'gte', value: 24 }).sort()).toEqual(['丙', '乙'])
  expect(
    names({
      any: [{ field: 'name', op: 'eq', value: '甲' }, { all: [{ field: 'name', op: 'startsWith', value: '乙' }] }],
    }).sort(),
  ).toEqual(['乙', '甲'])
  expect(names({ field: 'city', op: 'contains', value: `%' OR 1=1 --` })).toEqual([])
  expect(() => list({ field: 'nothing', op: 'eq', value: 1 })).toThrow('不能按“nothing”')
  expect(() => list({ field: 'annualPurchase', op: 'contains', value: 'x' })).toThrow('contains')
})

test('quick search finds by characters, full pinyin, initials, phone and code; several words must all match', () => {
  create({ name: '重庆瑞康医疗器械有限公司', uscc: '91310115MA1H00004A' })
  create({ name: '中山大学附属第一医院' })
  for (const search of ['瑞康', 'chongqing', 'cqrk', '91310115', '１３８１２３ 瑞康', 'RUIKANG'])
    expect(names(undefined, undefined, search)).toContain('重庆瑞康医疗器械有限公司')
  expect(names(undefined, undefined, 'zsdx')).toEqual(['中山大学附属第一医院'])
  expect(names(undefined, undefined, '瑞康 医院')).toEqual([])
  expect(names(undefined, undefined, '100%')).toEqual([])
})

test('sorting: pinyin for names and choices, blanks last both ways', () => {
  for (const [name, city] of [
    ['重庆甲', null],
    ['安徽乙', '杭州市'],
    ['北京丙', '长沙市'],
  ] as const)
    create({ name, city })
  expect(names(undefined, [{ field: 'name', direction: 'asc' }])).toEqual(['安徽乙', '北京丙', '重庆甲'])
  expect(names(undefined, [{ field: 'city', direction: 'asc' }])).toEqual(['北京丙', '安徽乙', '重庆甲'])
  expect(names(undefined, [{ field: 'city', direction: 'desc' }])).toEqual(['安徽乙', '北京丙', '重庆甲'])
})

test('the summary counts what its presets list', () => {
  create({ name: '甲', annualPurchase: '1200万', serviceEndOn: '2026-02-28', lastContactOn: '2025-10-01' })
  create({ name: '乙方科技', annualPurchase: '2万', serviceEndOn: '2026-03-20', lastContactOn: '2025-10-01' })
  create({ name: '乙方科技有限公司', lastContactOn: '2026-02-05', serviceEndOn: '2026-01-01' })
  expect(store.query('customers.summary')).toMatchObject({
    total: 3,
    incomplete: 0,
    dormant: 1,
    silent: 2,
    keySilent: 1,
    ending30: 2,
    ending7: 1,
    ended: 1,
    suspects: 2,
  })
  expect(names({ field: 'suspect', op: 'eq', value: true }).sort()).toEqual(['乙方科技', '乙方科技有限公司'])
})

test('the score opens to its inputs and names what is missing (rule D1)', () => {
  const id = create({ name: '甲', annualPurchase: '1200万' })
  const { customer, scoreParts } = store.query<{
    customer: CustomerRow
    scoreParts: { dimension: string; points: number | null; unit: string }[]
  }>('customers.get', { id })
  expect(customer).toMatchObject({ tier: 'S', score: 100, scoreMissing: ['responseHours', 'cocreation', 'ecosystem'] })
  expect(scoreParts.map((part) => [part.dimension, part.points])).toEqual([
    ['annualPurchase', 100],
    ['responseHours', null],
    ['cocreation', null],
    ['ecosystem', null],
  ])
})

test('changed rules recompute tiers from the day they hold, and undo brings the old ones back', () => {
  const id = create({ name: '甲', annualPurchase: '100万' })
  const { values } = store.query<{ values: { tierThresholds: object } }>('settings.rules')
  expect(list()[0]?.tier).toBe('A')
  store.command('settings.saveRules', {
    effectiveFrom: '2026-02-25',
    values: { ...values, tierThresholds: { S: 60, A: 50, B: 40, C: 30 } },
  })
  expect(list()[0]).toMatchObject({ id, tier: 'S' })
  expect(() => store.command('settings.saveRules', { effectiveFrom: '2026-02-24', values })).toThrow('今天或以后')
  store.command('changes.undo')
  expect(list()[0]?.tier).toBe('A')
})

test('contacts change what is missing and what search finds', () => {
  const id = create({ name: '甲' })
  const { contacts } = store.query<{ contacts: { id: number }[] }>('customers.get', { id })
  store.command('customers.saveContact', {
    id: contacts[0]?.id,
    customerId: id,
    name: '赵敏',
    title: null,
    phone: '021 61234567',
    email: null,
    decisionRole: null,
  })
  expect(list()[0]).toMatchObject({ missing: ['decisionRole'], contactName: '赵敏', contactPhone: '021-61234567' })
  expect(names(undefined, undefined, '赵敏')).toEqual(['甲'])
  store.command('changes.undo')
  expect(list()[0]).toMatchObject({ missing: [], contactName: '王工' })
  expect(names(undefined, undefined, '赵敏')).toEqual([])
})
