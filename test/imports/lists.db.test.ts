import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RowClass, StagedImport } from '../../src-preload/contract/imports.ts'
import { rejectedPage } from '../../src-main/features/imports/rejected.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const people = () =>
  store.gate.read.all<Record<string, unknown>>(
    'SELECT k.name AS customer, c.name, c.title, c.phone, c.email, c.decision_role, c.role_inferred FROM contact AS c JOIN customer AS k ON k.id = c.customer_id ORDER BY c.id',
  )
const command = (name: string, input: object) => store.command<StagedImport>(`imports.${name}`, input)
const preview = (stageId: string, rowClass: RowClass) =>
  store.query<{ rows: { row: number; asks: string; reasons: string[]; candidates: { id: number }[] }[] }>('imports.preview', {
    stageId,
    class: rowClass,
    offset: 0,
    limit: 50,
  }).rows

describe('contacts', () => {
  const headers = '姓名,公司名称,统一社会信用代码,职位,手机号,邮箱'

  test('each finds its customer by code, then by name; a known person is brought up to date', async () => {
    store.create({ name: '杭州甲设备有限公司', uscc: '91310115MA1H00004A' })
    store.create({ name: '宁波乙设备有限公司' })
    const staged = await stageFile(
      store,
      csvFile(
        store,
        headers,
        '孙立,改了名的公司,91310115MA1H00004A,总经理,13900000001,sun@example.com',
        '王工,宁波乙设备有限责任公司,,,13900000002,',
      ),
    )
    expect(staged).toMatchObject({ target: 'contacts', counts: { created: 1, updated: 1 } })
    applyFile(store, staged.stageId)
    expect(people()).toMatchObject([
      { customer: '杭州甲设备有限公司', name: '王工' },
      { customer: '宁波乙设备有限公司', name: '王工', phone: '13900000002', decision_role: '采购' },
      { customer: '杭州甲设备有限公司', name: '孙立', title: '总经理', decision_role: '决策者', role_inferred: 1 },
    ])
    const again = await stageFile(store, csvFile(store, headers, '孙立,杭州甲设备有限公司,,总经理,13900000001,sun@example.com'))
    expect(again.counts).toMatchObject({ unchanged: 1 })
  })

  test('one whose customer is not there waits; made on request, once for all its people', async () => {
    const file = csvFile(
      store,
      headers,
      '孙立,新来的公司,,总经理,13900000001,',
      '李明,新来的公司,,采购,13900000002,',
      '无主,,,,13900000003,',
    )
    const staged = await stageFile(store, file)
    expect(staged.counts).toMatchObject({ ambiguous: 2, rejected: 1, created: 0 })
    expect(staged.unknown).toMatchObject([{ field: 'customer', kind: 'customer', value: '新来的公司', count: 2, creates: false }])
    expect(rejectedPage(store.writing, { stageId: staged.stageId }).rows.map((row) => row.reason)).toEqual([
      '没有名为“新来的公司”的客户',
      '没有名为“新来的公司”的客户',
      '没有写所属的客户',
    ])
    expect(rejectedPage(store.writing, { stageId: staged.stageId, english: true, after: 3 }).rows[0]?.reason).toBe(
      'Does not say which customer it belongs to',
    )
    const made = command('createReference', { stageId: staged.stageId, field: 'customer', value: '新来的公司', create: true })
    expect(made.counts).toMatchObject({ created: 2, ambiguous: 0 })
    applyFile(store, staged.stageId)
    expect(people().map((row) => [row['customer'], row['name']])).toEqual([
      ['新来的公司', '孙立'],
      ['新来的公司', '李明'],
    ])
    expect(store.gate.read.get('SELECT name, missing FROM customer')).toEqual({
      name: '新来的公司',
      missing: 'type,industry,region,budget,source,owner',
    })
    store.command('changes.undo')
    expect(people()).toEqual([])
    expect(store.gate.read.value('SELECT count(*) FROM customer')).toBe(0)
  })

  test('a customer is chosen on screen for a name that several have, or that is not there', async () => {
    const ids = ['杭州', '宁波'].map((city) => store.create({ name: '连锁门店有限公司', city }))
    const staged = await stageFile(
      store,
      csvFile(store, headers, '孙立,连锁门店有限公司,,店长,13900000001,', '李明,不认识的公司,,,13900000002,'),
    )
    expect(preview(staged.stageId, 'ambiguous')).toMatchObject([
      { row: 2, asks: 'link', candidates: [{ id: ids[0] }, { id: ids[1] }] },
      { row: 3, asks: 'link', candidates: [] },
    ])
    const chosen = command('decide', { stageId: staged.stageId, rows: [2, 3], choice: { kind: 'link', id: ids[1] } })
    expect(chosen.counts).toMatchObject({ created: 2, ambiguous: 0 })
    applyFile(store, staged.stageId)
    expect(store.gate.read.column('SELECT customer_id FROM contact WHERE name IN (?, ?)', '孙立', '李明')).toEqual([
      ids[1],
      ids[1],
    ])
  })

  test('an equal number under another name is asked about, in the file and in the store', async () => {
    store.create({ name: '杭州甲设备有限公司' })
    const staged = await stageFile(
      store,
      csvFile(
        store,
        headers,
        '新人,杭州甲设备有限公司,,,13812345678,',
        '甲人,杭州甲设备有限公司,,,13900000009,',
        '乙人,杭州甲设备有限公司,,,13900000009,',
      ),
    )
    expect(staged.counts).toMatchObject({ created: 1, ambiguous: 2 })
    expect(preview(staged.stageId, 'ambiguous').map((row) => row.reasons[0])).toEqual([
      'same-phone-other-name',
      'same-phone-other-name:3',
    ])
  })
})

describe('members', () => {
  test('an address list becomes members; a second one brings them up to date', async () => {
    const staged = await stageFile(
      store,
      csvFile(store, '姓名,部门,职务,状态', '张伟,华东一部,销售经理,在职', '赵磊,华南部,业务员,离职', '钱多,华南部,首席,在职'),
    )
    expect(staged).toMatchObject({ target: 'members', counts: { created: 2, updated: 1 } })
    expect(staged.problems).toEqual([{ cause: 'not-a-choice', field: 'role', value: '首席', count: 1, suggestion: null }])
    applyFile(store, staged.stageId)
    expect(store.gate.read.all('SELECT name, role, team, active, pinyin FROM member ORDER BY id')).toEqual([
      { name: '张伟', role: 'manager', team: '华东一部', active: 1, pinyin: 'zhangwei' },
      { name: '李娜', role: 'rep', team: null, active: 1, pinyin: 'lina' },
      { name: '赵磊', role: 'rep', team: '华南部', active: 0, pinyin: 'zhaolei' },
      { name: '钱多', role: 'rep', team: '华南部', active: 1, pinyin: 'qianduo' },
    ])
    store.command('changes.undo')
    expect(store.gate.read.all('SELECT name, role FROM member ORDER BY id')).toEqual([
      { name: '张伟', role: 'rep' },
      { name: '李娜', role: 'rep' },
    ])
  })
})

test('what can be imported is told as data', () => {
  const lists =
    store.query<{ target: string; keys: string[]; fields: { field: string; required: boolean; key: boolean }[] }[]>(
      'imports.targets',
    )
  expect(lists.map(({ target, keys }) => [target, keys])).toEqual([
    ['customers', ['uscc', 'name']],
    ['contacts', ['phone', 'name']],
    ['members', ['name']],
    ['leads', ['phone', 'name']],
    ['opportunities', ['number', 'name']],
    ['activities', ['at']],
    ['products', ['code']],
    ['prices', ['product']],
    ['orders', ['number']],
    ['invoices', ['number']],
    ['receipts', ['number']],
    ['contracts', ['number', 'name']],
    ['tickets', ['name']],
    ['meetings', ['name']],
    ['cocreations', ['name']],
    ['targets', ['subject']],
    ['trials', ['number', 'product']],
    ['trial-fits', ['product']],
    ['touches', ['name']],
    ['indicators', ['name']],
  ])
  for (const { target, fields, keys } of lists) {
    if (['customers', 'contacts', 'members'].includes(target))
      expect(fields.filter((field) => field.required).map((field) => field.field)).toEqual(['name'])
    for (const key of keys) expect(fields.find((field) => field.field === key)?.key).toBe(true)
  }
})

test('a mapping accepted is remembered with its settings, listed and forgotten', async () => {
  const file = csvFile(store, '客户名称,城市', '杭州甲设备有限公司,杭州')
  const choices = { fingerprint: 'abc', settings: { mode: 'create' as const }, policies: { city: { write: 'empty' as const } } }
  const found = applyFile(store, (await stageFile(store, file, choices)).stageId)
  const kept = {
    target: 'customers',
    settings: { mode: 'create' },
    columns: [
      { header: '客户名称', field: 'name', scale: 1 },
      { header: '城市', field: 'city', scale: 1, write: 'empty' },
    ],
  }
  expect(store.step('imports.remembered', { fingerprints: ['abc', 'def'] })).toEqual({ abc: kept })
  expect(store.step('imports.mappingOf', { importId: found.importId })).toEqual([{ name: null, ...kept }])
  expect(store.query('imports.mappings')).toMatchObject([{ fingerprint: 'abc', target: 'customers', fileName: 'test' }])
  store.command('imports.forgetMapping', { fingerprint: 'abc' })
  expect(store.query('imports.mappings')).toEqual([])
})
