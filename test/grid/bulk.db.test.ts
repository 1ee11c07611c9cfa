import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { contract } from '../../src-preload/contract/index.ts'
import { customerStore, withoutStamp, type CustomerStore } from '../_harness/customer-store.ts'

let store: CustomerStore
let ids: number[]
beforeEach(() => {
  store = customerStore()
  ids = ['甲', '乙', '丙', '丁', '戊'].map((name, at) => store.create({ name, city: `城${at}`, annualPurchase: `${at + 1}00` }))
})
afterEach(() => store.close())

const undo = () => store.command<{ reverted: number; skippedCount: number }>('changes.undo')
const redo = () => store.command<{ reverted: number }>('changes.redo')
const dump = () => [
  store.gate.read.all<Record<string, unknown>>('SELECT * FROM customer ORDER BY id').map(withoutStamp),
  store.gate.read.all('SELECT * FROM contact ORDER BY id'),
]
/** The view by name: 丙 丁 甲 戊 乙 by pinyin. */
const byName = () => {
  const { token, rows } = store.open({ sort: [{ field: 'name', direction: 'asc' }] })
  expect(rows.map((row) => row?.name).join('')).toBe('丙丁甲戊乙')
  return token
}
const texts = (field: string) => store.texts(ids, field)

test('set and clear over ids, ranges and all but a few: one change set, one undo, one redo', () => {
  const before = dump()
  const done = store.bulk({ ids }, ['city'], { op: 'set', value: ' 上海市　' })
  expect(v.parse(contract.customers.bulk.output, done)).toMatchObject({ rows: 5, changed: 5, changedRows: 5, unchanged: 0 })
  expect(new Set(texts('city'))).toEqual(new Set(['上海市']))
  expect(store.bulk({ ids }, ['city'], { op: 'set', value: '上海市' })).toMatchObject({
    changeSetId: null,
    changed: 0,
    unchanged: 5,
  })
  const after = dump()
  expect(undo()).toMatchObject({ reverted: 5, skippedCount: 0 })
  expect(dump()).toEqual(before)
  redo()
  expect(dump()).toEqual(after)
  undo()

  const token = byName()
  store.bulk(
    {
      token,
      ranges: [
        { first: 0, last: 1 },
        { first: 4, last: 90 },
      ],
    },
    ['remark'],
    { op: 'set', value: 'x' },
  )
  expect(texts('remark')).toEqual(['', 'x', 'x', 'x', ''])
  undo()
  store.bulk({ token, all: true, except: [ids[0] ?? 0] }, ['remark', 'shortName'], { op: 'set', value: 'y' })
  expect(texts('remark')).toEqual(['', 'y', 'y', 'y', 'y'])
  expect(texts('shortName')).toEqual(['', 'y', 'y', 'y', 'y'])
  store.bulk({ token, all: true }, ['remark', 'shortName'], { op: 'clear' })
  expect([...texts('remark'), ...texts('shortName')].join('')).toBe('')
})

test('good cells are written, refused ones say why, by cause; the preview says the same beforehand', () => {
  store.command('members.save', { name: '旧人', role: 'rep', region: null, team: null, active: false })
  const meant = { ids: [...ids, 999] }
  const operation = { op: 'set', value: null } as const
  const before = dump()
  const preview = store.preview(meant, ['industry', 'city'], operation)
  v.parse(contract.customers.previewBulk.output, preview)
  expect(dump()).toEqual(before)
  const { changeSetId: _, ...done } = store.bulk(meant, ['industry', 'city'], operation)
  const { samples, ...foreseen } = preview
  expect(foreseen).toEqual(done)
  expect(done).toMatchObject({
    rows: 6,
    gone: 1,
    changed: 5,
    refusedCount: 5,
    causes: [{ field: 'industry', cause: 'core-emptied', count: 5, reason: '核心信息不能清空，只能改成别的值' }],
    refusedIds: ids,
  })
  expect(samples[0]).toEqual({ id: ids[0], name: '甲', field: 'city', before: '城0', after: '' })
  const refuse = (field: string, value: string) =>
    store.preview({ ids: ids.slice(0, 1) }, [field], { op: 'set', value }).refused.map(({ cause, text }) => [cause, text])
  expect(refuse('annualPurchase', '待核')).toEqual([['not-money', '待核']])
  expect(refuse('budget', '很多')).toEqual([['not-budget', '很多']])
  expect(refuse('serviceEndOn', '上周')).toEqual([['not-date', '上周']])
  expect(refuse('owner', '无此人')).toEqual([['no-such-member', '无此人']])
  expect(refuse('owner', '旧人')).toEqual([['inactive-member', '旧人']])
  expect(refuse('uscc', '91310115MA1H00004B')).toEqual([['bad-code', '91310115MA1H00004B']])
  expect(refuse('name', ' ')).toEqual([['name-empty', ' ']])
})

test('one code goes to one customer, in the preview too', () => {
  const operation = { op: 'set', value: '91310115MA1H00004A' } as const
  expect(store.preview({ ids }, ['uscc'], operation)).toMatchObject({ changed: 1, refusedCount: 4 })
  expect(store.bulk({ ids }, ['uscc'], operation)).toMatchObject({ changed: 1, refusedCount: 4 })
  expect(store.row(ids[0] ?? 0).usccValid).toBe(true)
})

test('what follows from a field follows in bulk: score and tier, owner, missing fields, unread cells, search', () => {
  store.bulk({ ids }, ['annualPurchase'], { op: 'set', value: '1200万' })
  expect(ids.map((id) => store.row(id).tier)).toEqual(['S', 'S', 'S', 'S', 'S'])
  undo()
  expect(ids.map((id) => store.row(id).tier)).not.toContain('S')
  expect(store.bulk({ ids }, ['owner'], { op: 'set', value: '李娜' }).changed).toBe(5)
  expect(store.row(ids[3] ?? 0).ownerName).toBe('李娜')

  const [incomplete = 0] = store.command<{ ids: number[] }>('customers.createMany', {
    fields: ['name', 'type'],
    rows: [['空', '终端客户']],
    allowIncomplete: true,
  }).ids
  store.gate.write({ command: 'test', actor: 't', origin: 'import', at: '2026-02-25T00:00:00.000Z' }, (tx) =>
    tx.update('customer', incomplete, { unread: '{"city":"？","annualPurchase":"待核"}' }),
  )
  expect(store.row(incomplete).missing).toEqual(['industry', 'region', 'budget', 'decisionRole', 'source', 'owner'])
  const everybody = { ids: [...ids, incomplete] }
  store.bulk(everybody, ['industry'], { op: 'set', value: '医疗' })
  store.bulk(everybody, ['city'], { op: 'set', value: '上海市' })
  store.bulk(everybody, ['budget'], { op: 'set', value: '50万' })
  expect(store.row(incomplete)).toMatchObject({
    missing: ['region', 'decisionRole', 'source', 'owner'],
    unread: { annualPurchase: '待核' },
  })
  undo()
  undo()
  expect(store.row(incomplete)).toMatchObject({ unread: { city: '？', annualPurchase: '待核' }, city: null })
  undo()
  expect(store.row(incomplete).missing).toContain('industry')
  // A blank set over a cell that could not be read settles it.
  expect(store.bulk({ ids: [incomplete] }, ['annualPurchase'], { op: 'clear' })).toMatchObject({ changed: 0, unchanged: 1 })
  expect(store.row(incomplete).unread).toEqual({ city: '？' })

  store.bulk({ ids }, ['shortName'], { op: 'formula', formula: '"简" & [name]' })
  expect(store.open({ search: '简丙' }).rows).toHaveLength(1)
})

test('fills go by position: copies repeat, series go on, upwards too, each range by itself', () => {
  const token = byName()
  const range = { token, ranges: [{ first: 0, last: 4 }] }
  const inView = (field: string) =>
    store.query<{ columns: string[][] }>('customers.copyRange', {
      rows: { token, all: true },
      fields: [field],
      offset: 0,
      limit: 9,
    }).columns[0]
  expect(inView('annualPurchase')).toEqual(['300', '400', '100', '500', '200'])
  store.bulk(range, ['annualPurchase', 'city'], { op: 'fill', mode: 'series', seeds: 2 })
  expect(inView('annualPurchase')).toEqual(['300', '400', '500', '600', '700'])
  expect(inView('city')).toEqual(['城2', '城3', '城4', '城5', '城6'])
  undo()
  store.bulk(range, ['city'], { op: 'fill', mode: 'copy', seeds: 1 })
  expect(inView('city')).toEqual(['城2', '城2', '城2', '城2', '城2'])
  undo()
  store.bulk(range, ['annualPurchase'], { op: 'fill', mode: 'series', seeds: 1, upwards: true })
  expect(inView('annualPurchase')).toEqual(['196', '197', '198', '199', '200'])
  undo()
  store.bulk(
    {
      token,
      ranges: [
        { first: 0, last: 1 },
        { first: 3, last: 4 },
      ],
    },
    ['city'],
    { op: 'fill', mode: 'copy', seeds: 1 },
  )
  expect(inView('city')).toEqual(['城2', '城2', '城0', '城4', '城4'])
  store.bulk({ ids: ids.slice(0, 1) }, ['serviceEndOn'], { op: 'set', value: '2026-01-31' })
  store.bulk({ ids }, ['serviceEndOn'], { op: 'fill', mode: 'series', seeds: 1 })
  expect(texts('serviceEndOn')).toEqual(['2026-01-31', '2026-02-01', '2026-02-02', '2026-02-03', '2026-02-04'])
})

test('fills go sideways too: each row continues its own cells, and what does not fit is refused', () => {
  const set = (field: string, value: string) => store.bulk({ ids: ids.slice(0, 1) }, [field], { op: 'set', value })
  set('lastContactOn', '2026-01-30')
  const done = store.bulk({ ids: ids.slice(0, 2) }, ['lastContactOn', 'serviceEndOn'], {
    op: 'fill',
    mode: 'series',
    seeds: 1,
    across: true,
  })
  expect(done).toMatchObject({ changed: 1, refusedCount: 0 })
  expect(texts('serviceEndOn').slice(0, 2)).toEqual(['2026-01-31', ''])
  undo()
  store.bulk({ ids: ids.slice(0, 2) }, ['annualPurchase', 'budget'], {
    op: 'fill',
    mode: 'series',
    seeds: 1,
    across: true,
    upwards: true,
  })
  expect(texts('budget').slice(0, 2)).toEqual(['99', '199'])
  const refused = store.bulk({ ids }, ['city', 'annualPurchase'], { op: 'fill', mode: 'copy', seeds: 1, across: true })
  expect(refused).toMatchObject({ changed: 0, refusedCount: 5, causes: [{ field: 'annualPurchase', cause: 'not-money' }] })
})

test('a block repeats over rows and fields; null leaves a cell, blank clears it', () => {
  const rows = [
    ['一', null],
    ['', '二'],
  ]
  store.bulk({ ids }, ['city', 'remark', 'province'], { op: 'matrix', rows })
  expect(texts('city')).toEqual(['一', '', '一', '', '一'])
  expect(texts('remark')).toEqual(['', '二', '', '二', ''])
  expect(texts('province')).toEqual(['一', '', '一', '', '一'])
  undo()
  expect(texts('city')).toEqual(['城0', '城1', '城2', '城3', '城4'])
  store.bulk({ ids }, ['city', 'remark'], { op: 'matrix', rows: [['只']] })
  expect(texts('remark')).toEqual(['只', '只', '只', '只', '只'])
})

test('tags are appended and removed without touching the others', () => {
  store.bulk({ ids: ids.slice(0, 2) }, ['tags'], { op: 'set', value: '重点，年框' })
  store.bulk({ ids }, ['tags'], { op: 'append', values: ['年框', ' 新 '] })
  expect(texts('tags').slice(1, 3)).toEqual(['重点、年框、新', '年框、新'])
  store.bulk({ ids }, ['tags'], { op: 'remove', values: ['年框', '新', '无'] })
  expect(texts('tags').slice(1, 3)).toEqual(['重点', ''])
  expect(store.bulk({ ids }, ['city'], { op: 'append', values: ['x'] })).toMatchObject({
    changed: 0,
    causes: [{ cause: 'not-a-list', count: 5 }],
  })
})

test('find and replace changes what contains the text, by the rules of each field', () => {
  expect(store.bulk({ ids }, ['city', 'name', 'annualPurchase'], { op: 'replace', find: '城', replacement: '市' })).toMatchObject(
    {
      changed: 5,
      unchanged: 0,
      refusedCount: 0,
    },
  )
  expect(texts('city')).toEqual(['市0', '市1', '市2', '市3', '市4'])
  expect(store.bulk({ ids }, ['annualPurchase'], { op: 'replace', find: '100', replacement: '待核' })).toMatchObject({
    changed: 0,
    causes: [{ field: 'annualPurchase', cause: 'not-money', count: 1 }],
  })
})

test('formulas calculate exactly, refuse what they cannot, and read before they write', () => {
  const run = (field: string, formula: string) => store.bulk({ ids }, [field], { op: 'formula', formula })
  run('annualPurchase', '[annualPurchase] / 3')
  expect(texts('annualPurchase')).toEqual(['33.33', '66.67', '100', '133.33', '166.67'])
  run('remark', '[city] & "｜" & [name]')
  expect(texts('remark')[0]).toBe('城0｜甲')
  expect(run('serviceEndOn', '[lastContactOn] + 30')).toMatchObject({ causes: [{ cause: 'formula-blank', count: 5 }] })
  expect(run('annualPurchase', '[budgetMin] / ([score] - [score])')).toMatchObject({
    causes: [{ cause: 'formula-divides-by-zero' }],
  })
  expect(run('annualPurchase', '[city] * 2')).toMatchObject({ causes: [{ cause: 'formula-mismatch' }] })
  expect(run('serviceEndOn', '1 + 1')).toMatchObject({ causes: [{ cause: 'formula-mismatch' }] })
  expect(() => run('city', '[nothing] & "x"')).toThrow('“nothing”不存在')
  expect(() => run('city', '1 +')).toThrow('读不懂')
})

test('a change since is left alone by undo and listed', () => {
  const [first = 0] = ids
  store.bulk({ ids }, ['city'], { op: 'set', value: '上海市' })
  const changeSetId = store.query<{ undo: { changeSetId: number } }>('changes.next').undo.changeSetId
  store.command('customers.edit', { cells: [{ id: first, field: 'city', value: '南京市' }] })
  expect(store.command('changes.undo', { changeSetId })).toMatchObject({
    reverted: 4,
    skipped: [{ id: first, fields: ['city'], reason: 'changed-since' }],
  })
  expect(texts('city')).toEqual(['南京市', '城1', '城2', '城3', '城4'])
})

test('more rows than one batch, as a job step with progress and cancel', () => {
  const many = store.command<{ ids: number[] }>('customers.createMany', {
    fields: ['name', 'city'],
    rows: Array.from({ length: 2600 }, (_, at) => [`公司${at}`, at % 2 === 0 ? '上海市' : null]),
    allowIncomplete: true,
  }).ids
  expect(many).not.toContain(null)
  const { token } = store.open({ sort: [{ field: 'id', direction: 'asc' }] })
  const input = { rows: { token, all: true }, fields: ['city'], operation: { op: 'set', value: '上海市' } }
  const told: number[] = []
  const step = (control: object) => store.step('customers.applyBulk', input, control)
  const sets = () => store.gate.read.value<number>('SELECT count(*) FROM change_set')
  const before = sets()
  let asked = 0
  expect(() =>
    step({
      throwIfCancelled: () => {
        if (asked++ === 1) throw new Error('cancelled')
      },
    }),
  ).toThrow('cancelled')
  expect(sets()).toBe(before)
  expect(step({ progress: (_phase: string, current: number) => told.push(current) })).toMatchObject({
    rows: 2605,
    changed: 1305,
    unchanged: 1300,
  })
  expect(told).toEqual([1000, 2000, 2605])
  expect(undo().reverted).toBe(1305)
  const fill = { rows: { token, all: true }, fields: ['remark'], operation: { op: 'matrix', rows: [['a'], ['b'], ['c']] } }
  expect(store.step('customers.applyBulk', fill)).toMatchObject({ changed: 2605 })
  expect(store.gate.read.value(`SELECT group_concat(remark, '') FROM (SELECT remark FROM customer ORDER BY id LIMIT 1003)`)).toBe(
    'abc'.repeat(335).slice(0, 1003),
  )
})
