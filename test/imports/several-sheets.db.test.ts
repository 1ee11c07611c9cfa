import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Revert } from '../../src-preload/contract/changes.ts'
import type { ImportFindings, RowClass, StagedImport } from '../../src-preload/contract/imports.ts'
import { mappingsOfImport } from '../../src-main/features/imports/mapping-memory.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => void (store = testStore('2026-02-25')))
afterEach(() => store.close())

const customers = [
  ['客户名称', '区域', '负责人'],
  ['甲科技有限公司', '华东', '陈静'],
  ['乙贸易有限公司', '华北', '王强'],
]
const contacts = [
  ['姓名', '所属客户', '手机', '职务'],
  ['李四', '甲科技有限公司', '13812345678', '采购经理'],
  ['王五', '乙贸易', '13900001111', '总经理'],
  ['赵六', '没有的公司', '13700002222', ''],
]
const deals = [
  ['商机名称', '客户名称', '阶段', '金额'],
  ['甲科技扩容', '甲科技有限公司', '报价谈判', '120000'],
  ['乙贸易新购', '乙贸易有限公司', '需求诊断', '50000'],
]

function book(sheets: Readonly<Record<string, (string | number)[][]>>): string {
  const path = join(store.folder, `${Math.random()}.xlsx`)
  const made = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(rows), name)
  writeFileSync(path, XLSX.write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  return path
}

/** Stages sheets in the order given, each after those before it. */
async function stageAll(path: string, names: readonly string[]): Promise<StagedImport[]> {
  const staged: StagedImport[] = []
  for (const sheet of names)
    staged.push(
      await stageFile(store, path, {
        sheet,
        ...(staged.length === 0 ? {} : { after: staged.map(({ stageId }) => stageId) }),
      }),
    )
  return staged
}
const preview = (stageId: string, rowClass: RowClass) =>
  store.query<{ rows: { row: number; name: string; reasons: string[]; values: Record<string, string>; before: object }[] }>(
    'imports.preview',
    { stageId, class: rowClass, offset: 0, limit: 50 },
  ).rows
const tables = () =>
  ['customer', 'contact', 'member', 'opportunity'].map((table) => store.gate.read.all(`SELECT * FROM ${table} ORDER BY id`))
const countOf = (table: string) => store.gate.read.value<number>(`SELECT count(*) FROM ${table}`)
const last = (staged: readonly StagedImport[]) => staged.at(-1)?.stageId ?? ''

test('sheets that name each other go in together: one change set, one entry of history, one undo', async () => {
  const before = tables()
  const staged = await stageAll(book({ 客户: customers, 联系人: contacts, 商机: deals }), ['客户', '联系人', '商机'])
  expect(staged.map(({ target }) => target)).toEqual(['customers', 'contacts', 'opportunities'])
  expect(staged[1]?.counts).toMatchObject({ created: 2, ambiguous: 1 })
  expect(staged[1]?.unknown.filter(({ kind }) => kind === 'customer').map(({ value }) => value)).toEqual(['没有的公司'])
  expect(staged[2]?.counts).toMatchObject({ created: 2, ambiguous: 0, rejected: 0 })
  // Looking left nothing.
  expect(tables()).toEqual(before)
  expect(countOf('change_set')).toBe(0)

  const found = applyFile(store, last(staged))
  expect(found.counts).toMatchObject({ rows: 7, created: 6, ambiguous: 1 })
  expect(found.sheets.map(({ name, target, counts }) => [name, target, counts.created])).toEqual([
    ['客户', 'customers', 2],
    ['联系人', 'contacts', 2],
    ['商机', 'opportunities', 2],
  ])
  expect(countOf('change_set')).toBe(1)
  expect(store.query<ImportFindings[]>('imports.history', {})).toEqual([{ ...found, milliseconds: expect.any(Number) }])
  expect(
    store.gate.read.all(
      'SELECT c.name, k.name AS customer FROM contact AS c JOIN customer AS k ON k.id = c.customer_id ORDER BY c.id',
    ),
  ).toEqual([
    { name: '李四', customer: '甲科技有限公司' },
    { name: '王五', customer: '乙贸易有限公司' },
  ])
  expect(
    store.gate.read.all(
      'SELECT o.name, k.name AS customer FROM opportunity AS o JOIN customer AS k ON k.id = o.customer_id ORDER BY o.id',
    ),
  ).toEqual([
    { name: '甲科技扩容', customer: '甲科技有限公司' },
    { name: '乙贸易新购', customer: '乙贸易有限公司' },
  ])
  expect(store.command<Revert>('changes.undo').skipped).toEqual([])
  expect(tables()).toEqual(before)
  expect(store.query<ImportFindings>('imports.findings').undone).toBe(true)
})

test('sheets of one list meet each other: the same customer on two sheets is one', async () => {
  const path = book({
    华东: customers,
    补充: [
      ['客户名称', '区域', '城市'],
      ['甲科技有限公司', '华东', '上海市'],
      ['丙医院', '华北', '北京市'],
    ],
  })
  const staged = await stageAll(path, ['华东', '补充'])
  expect(staged[1]?.counts).toMatchObject({ created: 1, updated: 1 })
  expect(preview(last(staged), 'updated')[0]).toMatchObject({ name: '甲科技有限公司', values: { city: '上海市' } })
  applyFile(store, last(staged))
  expect(store.gate.read.all('SELECT name, city FROM customer ORDER BY id')).toEqual([
    { name: '甲科技有限公司', city: '上海市' },
    { name: '乙贸易有限公司', city: null },
    { name: '丙医院', city: '北京市' },
  ])
})

test('a customer that is left out takes the rows that name it with it, once they are judged again', async () => {
  const staged = await stageAll(book({ 客户: customers, 联系人: contacts }), ['客户', '联系人'])
  const [first, second] = staged.map(({ stageId }) => stageId)
  store.command('imports.tick', { stageId: first, rows: [2], ticked: false })
  const again = store.command<StagedImport>('imports.refresh', { stageId: second })
  expect(again.counts).toMatchObject({ created: 1, ambiguous: 2 })
  expect(preview(second ?? '', 'created').map(({ name }) => name)).toEqual(['王五'])
  applyFile(store, second ?? '')
  expect(store.gate.read.column('SELECT name FROM customer ORDER BY id')).toEqual(['乙贸易有限公司'])
  expect(store.gate.read.column('SELECT name FROM contact ORDER BY id')).toEqual(['王五'])
})

test('what a person decides on a later sheet holds, and so does a cell put right there', async () => {
  const staged = await stageAll(book({ 客户: customers, 联系人: contacts }), ['客户', '联系人'])
  const second = last(staged)
  const fixed = store.command<StagedImport>('imports.fix', {
    stageId: second,
    row: 4,
    field: 'customer',
    value: '乙贸易有限公司',
  })
  expect(fixed.counts).toMatchObject({ created: 3, ambiguous: 0 })
  store.command('imports.decide', { stageId: second, rows: [2], choice: { kind: 'skip' } })
  applyFile(store, second)
  expect(store.gate.read.column('SELECT name FROM contact ORDER BY id')).toEqual(['王五', '赵六'])
})

test('cancelled between sheets, nothing of any of them is left; then it goes in whole', async () => {
  const staged = await stageAll(book({ 客户: customers, 联系人: contacts }), ['客户', '联系人'])
  let looks = 0
  const cancel = () => {
    if (++looks > 1) throw new Error('cancelled')
  }
  expect(() => applyFile(store, last(staged), { throwIfCancelled: cancel })).toThrow('cancelled')
  expect(tables()).toEqual([[], [], [], []])
  applyFile(store, last(staged))
  expect(countOf('contact')).toBe(2)
})

test('the settings of each sheet are there for another file of the same shape', async () => {
  const staged = await stageAll(book({ 客户: customers, 联系人: contacts }), ['客户', '联系人'])
  const { importId } = applyFile(store, last(staged))
  expect(mappingsOfImport(store.writing, { importId }).map(({ name, target }) => [name, target])).toEqual([
    ['客户', 'customers'],
    ['联系人', 'contacts'],
  ])
})

test('sheets thrown away are gone together', async () => {
  const staged = await stageAll(book({ 客户: customers, 联系人: contacts }), ['客户', '联系人'])
  store.command('imports.discard', { stageId: last(staged) })
  for (const { stageId } of staged) expect(() => preview(stageId, 'created')).toThrow('预览已失效')
})
