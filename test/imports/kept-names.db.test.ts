import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StagedImport } from '../../src-preload/contract/imports.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const names = (table: string, column = 'name') => store.gate.read.column<string>(`SELECT ${column} FROM ${table} ORDER BY id`)
const changeSets = () => store.gate.read.value<number>('SELECT count(*) FROM change_set')
const found = (search: string) => store.open({ search }).rows.map((row) => row?.name)
const contactsFound = (search: string) =>
  store.query<{ rows: ({ name: string } | null)[] }>('contacts.openView', { search }).rows.map((row) => row?.name)
const stage = (...lines: string[]): Promise<StagedImport> => stageFile(store, csvFile(store, ...lines))

const header = '客户名称,简称,统一社会信用代码,联系人,职务,联系电话,负责人'
const row = '测试（中国）有限公司,测试（中国）,91310115MA1H00004A,李四（代）,采购（华东）,13900000001,王芳（北京）'

describe('a name stays as on the licence', () => {
  test('imported and typed, of customers and of people', async () => {
    const staged = await stage(header, row)
    applyFile(store, staged.stageId)
    expect(names('customer')).toEqual(['测试（中国）有限公司'])
    expect(names('customer', 'short_name')).toEqual(['测试（中国）'])
    expect(names('contact')).toEqual(['李四（代）'])
    expect(names('contact', 'title')).toEqual(['采购（华东）'])
    expect(names('member').at(-1)).toBe('王芳（北京）')

    const typed = store.create({ name: '　华信（上海）科技 有限公司，ＡＢ１', shortName: '华信（沪）', owner: '王芳(北京)' })
    expect(store.row(typed)).toMatchObject({
      name: '华信（上海）科技 有限公司，AB1',
      shortName: '华信（沪）',
      ownerName: '王芳（北京）',
    })
    store.command('customers.saveContact', {
      customerId: typed,
      name: '赵敏（财务）',
      title: '会计（主管）',
      phone: null,
      email: null,
      decisionRole: null,
    })
    expect(store.gate.read.get('SELECT name, title FROM contact ORDER BY id DESC LIMIT 1')).toEqual({
      name: '赵敏（财务）',
      title: '会计（主管）',
    })
  })

  test('it is found by either width, by the box and by a filter', async () => {
    applyFile(store, (await stage(header, row)).stageId)
    store.create({ name: '半角(中国)有限公司' })
    store.create({ name: '别的公司' })
    for (const word of ['测试（中国', '测试(中国', '测试（中国)', 'ｃeshi'.replace('ｃ', 'c')])
      expect(found(word), word).toEqual(['测试（中国）有限公司'])
    for (const word of ['半角（中国）', '半角(中国)']) expect(found(word), word).toEqual(['半角(中国)有限公司'])
    expect(found('(')).toHaveLength(2)
    for (const word of ['李四(代', '李四（代', '采购(华东)']) expect(contactsFound(word), word).toEqual(['李四（代）'])
    for (const value of ['（中国）', '(中国)'])
      expect(store.query('customers.count', { filter: { field: 'name', op: 'contains', value } }), value).toEqual({ count: 2 })
    expect(store.query('customers.count', { filter: { field: 'name', op: 'startsWith', value: '测试(中' } })).toEqual({
      count: 1,
    })
    const matched = store.query<{ found: unknown[] }>('customers.matchKeys', {
      keys: ['测试(中国)有限公司', '半角（中国）有限公司'],
    })
    expect(matched.found).toHaveLength(2)
  })

  test('duplicates are found across the widths', () => {
    store.create({ name: '测试（中国）有限公司' })
    store.create({ name: '测试(中国)有限公司' })
    expect(store.query('customers.duplicates', {})).toMatchObject({ total: 1, groups: [{ reason: 'same-name' }] })
  })
})

describe('the same list again', () => {
  const narrow = (line: string) => line.replaceAll('（', '(').replaceAll('）', ')')
  const mixed = (line: string) => line.replaceAll('（', '(')

  test('is unchanged, however wide its brackets are now', async () => {
    applyFile(store, (await stage(header, row)).stageId)
    const before = changeSets()
    for (const writing of [row, narrow(row), mixed(row)]) {
      const staged = await stage(header, writing)
      expect(staged.counts, writing).toMatchObject({ unchanged: 1, created: 0, updated: 0, ambiguous: 0 })
    }
    expect(changeSets()).toBe(before)
  })

  test('a store that holds the narrow form keeps it', async () => {
    applyFile(store, (await stage(header, narrow(row))).stageId)
    const staged = await stage(header, row)
    expect(staged.counts).toMatchObject({ unchanged: 1, created: 0, updated: 0 })
    expect(names('customer')).toEqual(['测试(中国)有限公司'])
    expect(names('member').filter((name) => name.startsWith('王芳'))).toEqual(['王芳(北京)'])
  })

  test('twice in one file it is one, and who names it by its id may put the brackets right', async () => {
    const staged = await stage('客户名称,城市', '测试（中国）有限公司,杭州', '测试(中国)有限公司,杭州')
    expect(staged.counts).toMatchObject({ created: 1, unchanged: 1 })
    applyFile(store, staged.stageId)
    store.gate.write({ command: 'test', actor: 't', origin: 'user', at: '2026-02-25T01:00:00.000Z' }, (tx) =>
      tx.update('customer', Number(tx.read.value('SELECT id FROM customer')), { name: '测试(中国)有限公司' }),
    )
    const id = store.gate.read.value<number>('SELECT id FROM customer')
    const named = await stage('客户编号,客户名称', `${id},测试（中国）有限公司`)
    expect(named.counts).toMatchObject({ updated: 1 })
    applyFile(store, named.stageId)
    expect(names('customer')).toEqual(['测试（中国）有限公司'])
  })

  test('of contacts, leads, members, products, contracts and opportunities', async () => {
    store.create({ name: '测试（中国）有限公司' })
    const lists = [
      ['姓名,公司名称,职位,手机号', '孙立（代）,测试(中国)有限公司,主管（二部）,13900000009'],
      ['线索名称,联系人,手机,线索来源', '新云（深圳）公司,钱七（前台）,13900000008,官网'],
      ['姓名,部门,角色', '周八（大连）,一部（北）,销售'],
      ['产品编码,产品名称,指导价', 'A（1）,探头（盒）,100'],
      ['合同名称,客户名称,合同金额', '年框（2026）,测试（中国）有限公司,100'],
      ['商机名称,客户名称,预计成交金额', '二期（扩容）,测试（中国）有限公司,100'],
    ] as const
    const tables = ['contact', 'lead', 'member', 'product', 'contract', 'opportunity']
    for (const [at, [headers, line]] of lists.entries()) {
      const staged = await stage(headers, line)
      expect(staged.counts, headers).toMatchObject({ created: 1 })
      applyFile(store, staged.stageId)
      const wide = { contact: '孙立（代）', lead: '新云（深圳）公司', member: '周八（大连）', product: '探头（盒）' } as Record<
        string,
        string
      >
      const kept = wide[tables[at] ?? ''] ?? (line.split(',')[0] as string)
      expect(names(tables[at] ?? ''), headers).toContain(kept)
      for (const again of [line, narrow(line), mixed(line)])
        expect((await stage(headers, again)).counts, again).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    }
  })
})

describe('a name that only resembles', () => {
  test('华信（北京） is not taken for 华信（上海）, nor 股份 for 有限: the row waits and is offered the other', async () => {
    const id = store.create({ name: '华信（北京）科技有限公司' })
    const staged = await stage(
      '订单号,客户名称,订单日期,订单金额',
      'D1,华信（上海）科技有限公司,2026-02-01,100',
      'D2,华信(北京)科技有限公司,2026-02-01,100',
    )
    expect(staged.counts).toMatchObject({ created: 1, ambiguous: 1 })
    const waiting = store.query<{ rows: { candidates: { id: number }[]; reasons: string[] }[] }>('imports.preview', {
      stageId: staged.stageId,
      class: 'ambiguous',
      offset: 0,
      limit: 5,
    }).rows
    expect(waiting).toMatchObject([{ candidates: [{ id }], reasons: ['no-such-customer:华信（上海）科技有限公司'] }])
  })
})
