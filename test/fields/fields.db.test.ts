import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CustomFieldRow } from '../../src-preload/contract/fields.ts'
import type { CustomerRow } from '../../src-preload/contract/customers.ts'
import type { ImportColumn } from '../../src-preload/contract/imports.ts'
import type { CustomKind } from '../../src-preload/contract/_words/custom-fields.ts'
import type { OwnField } from '../../src-main/domain/imports/custom-target.ts'
import { ownFields, withOwnFields } from '../../src-main/features/imports/own-fields.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

function define(...fields: { title: string; kind: CustomKind; choices?: string[] }[]): CustomFieldRow[] {
  return store.command<{ fields: CustomFieldRow[] }>('fields.define', { list: 'customers', fields }).fields
}
const rows = (input: object = {}) =>
  store.query<{ rows: CustomerRow[] }>('customers.list', { offset: 0, limit: 50, ...input }).rows
const row = (id: number) => rows().find((one) => one.id === id)
const edit = (id: number, field: string, value: string | null) =>
  store.command<{ changed: number; changeSetId: number; refused: { cause: string }[] }>('customers.edit', {
    cells: [{ id, field, value }],
  })
const undo = () => store.command<{ reverted: number }>('changes.undo', {})

test('a field is edited, filtered, sorted, grouped and summed like any other, and has a history', () => {
  const [pay, level, flag] = define(
    { title: '账期费用', kind: 'money' },
    { title: '合作级别', kind: 'choice', choices: ['核心', '一般'] },
    { title: '是否上市', kind: 'flag' },
  )
  expect([pay?.field, level?.field, flag?.field]).toEqual(['xMoney1', 'xChoice1', 'xFlag1'])
  const a = store.create({ name: '甲公司' })
  const b = store.create({ name: '乙公司' })
  expect(edit(a, 'xMoney1', '1.2万')).toMatchObject({ changed: 1, refused: [] })
  edit(b, 'xMoney1', '300.5')
  edit(a, 'xChoice1', '核心')
  edit(a, 'xFlag1', '是')
  expect(edit(b, 'xChoice1', '别的')).toMatchObject({ changed: 0, refused: [{ cause: 'not-a-choice' }] })
  expect(row(a)?.custom).toEqual({ xMoney1: 1_200_000, xChoice1: '核心', xFlag1: 1 })
  expect(rows({ filter: { field: 'xMoney1', op: 'gt', value: 1000 } }).map(({ id }) => id)).toEqual([a])
  expect(rows({ filter: { field: 'xFlag1', op: 'eq', value: true } }).map(({ id }) => id)).toEqual([a])
  expect(rows({ sort: [{ field: 'xMoney1', direction: 'asc' }] }).map(({ id }) => id)).toEqual([b, a])
  const sum = store.query<{ fields: { sum: string }[] }>('customers.aggregate', {
    rows: { ids: [a, b] },
    fields: ['xMoney1'],
  })
  expect(sum.fields[0]?.sum).toBe('12300.50')
  edit(a, 'xMoney1', '2万')
  const history = store.query<{ before: string | null; after: string | null }[]>('changes.ofCell', {
    table: 'customer',
    id: a,
    field: 'xMoney1',
  })
  expect(JSON.stringify(history)).toContain('12000')
  undo()
  expect(row(a)?.custom['xMoney1']).toBe(1_200_000)
})

test('bulk set and paste write it in one change set; undo and redo bring all back', () => {
  define({ title: '等级', kind: 'text' }, { title: '资质', kind: 'choices' })
  const ids = ['甲', '乙', '丙'].map((name) => store.create({ name: `${name}公司` }))
  const bulk = (fields: string[], operation: object) =>
    store.command<{ changed: number }>('customers.bulk', { rows: { ids }, fields, operation })
  expect(bulk(['xText1'], { op: 'set', value: '一级' }).changed).toBe(3)
  expect(bulk(['xChoices1'], { op: 'set', value: 'ISO、GMP' }).changed).toBe(3)
  expect(bulk(['xChoices1'], { op: 'remove', values: ['ISO'] }).changed).toBe(3)
  expect(row(ids[1] ?? 0)?.custom).toEqual({ xText1: '一级', xChoices1: 'GMP' })
  expect(
    bulk(['xText1', 'xChoices1'], {
      op: 'matrix',
      rows: [
        ['a', 'x'],
        ['b', 'y'],
        ['c', ''],
      ],
    }).changed,
  ).toBe(6)
  expect(row(ids[2] ?? 0)?.custom).toEqual({ xText1: 'c' })
  undo()
  expect(row(ids[2] ?? 0)?.custom).toEqual({ xText1: '一级', xChoices1: 'GMP' })
  store.command('changes.redo', {})
  expect(row(ids[0] ?? 0)?.custom).toEqual({ xText1: 'a', xChoices1: 'x' })
})

test('titles are taken once; a place is not given again while values lie in it; what is used is put away, not removed', () => {
  const [one] = define({ title: '备用', kind: 'text' })
  expect(() => define({ title: '备用', kind: 'number' })).toThrow(/同|已有/)
  const id = store.create({ name: '甲公司' })
  edit(id, 'xText1', '内容')
  expect(() => store.command('fields.remove', { id: one?.id })).toThrow(/不能删除/)
  store.command('fields.change', { id: one?.id, archived: true })
  expect(row(id)?.custom).toEqual({})
  expect(edit(id, 'xText1', '别的')).toMatchObject({ changed: 0, refused: [{ cause: 'not-editable' }] })
  const [two] = define({ title: '备用', kind: 'text' })
  expect(two?.field).toBe('xText2')
  expect(() => store.command('fields.change', { id: one?.id, archived: false })).toThrow(/已有/)
  store.command('fields.change', { id: one?.id, archived: false, title: '旧备用' })
  expect(row(id)?.custom).toEqual({ xText1: '内容' })
  store.command('fields.remove', { id: two?.id })
  expect(define({ title: '另一个', kind: 'text' })[0]?.field).toBe('xText2')
})

test('an undone definition leaves its values to nobody else', () => {
  const id = store.create({ name: '甲公司' })
  define({ title: '甲', kind: 'text' })
  store.gate.write({ command: 'test', actor: 't', origin: 'rule', at: '2026-01-01T00:00:00.000Z' }, (tx) =>
    tx.update('customer', id, { x_text_1: '留下的' }),
  )
  undo()
  expect(store.query('fields.list', { list: 'customers' })).toEqual([])
  expect(define({ title: '乙', kind: 'text' })[0]?.field).toBe('xText2')
})

test('there are as many of a kind as there are places', () => {
  define({ title: '一', kind: 'link' }, { title: '二', kind: 'link' }, { title: '三', kind: 'link' })
  expect(() => define({ title: '四', kind: 'link' })).toThrow(/已经用完/)
})

test('an import fills own fields, by title or by choice, changes them, and is undone as a whole', async () => {
  define({ title: '员工数', kind: 'number' }, { title: '上市日', kind: 'date' })
  const own = ownFields({ read: store.gate.read }, { target: 'customers' })
  const stage = (...lines: string[]) =>
    stageFile(store, csvFile(store, '客户名称,员工数（人）,上市日', ...lines), { target: 'customers', own })
  const staged = await stage('甲科技有限公司,"1,200",2020/5/1', '乙贸易有限公司,很多,')
  expect(staged.counts).toMatchObject({ created: 2 })
  applyFile(store, staged.stageId)
  const a = rows().find(({ name }) => name === '甲科技有限公司')
  const b = rows().find(({ name }) => name === '乙贸易有限公司')
  expect(a?.custom).toEqual({ xNumber1: 1200, xDate1: '2020-05-01' })
  expect(b).toMatchObject({ custom: {}, unread: { xNumber1: '很多' } })
  edit(b?.id ?? 0, 'xNumber1', '88')
  expect(row(b?.id ?? 0)).toMatchObject({ custom: { xNumber1: 88 }, unread: {} })
  const again = await stage('甲科技有限公司,1300,2020/5/1')
  expect(again.counts).toMatchObject({ updated: 1 })
  const page = store.query<{ rows: { before: Record<string, string>; values: Record<string, string> }[] }>('imports.preview', {
    stageId: again.stageId,
    class: 'updated',
    offset: 0,
    limit: 5,
  })
  expect(page.rows[0]).toMatchObject({ before: { xNumber1: '1200' }, values: { xNumber1: '1300' } })
  applyFile(store, again.stageId)
  expect(row(a?.id ?? 0)?.custom['xNumber1']).toBe(1300)
  undo()
  expect(row(a?.id ?? 0)?.custom['xNumber1']).toBe(1200)
  expect((await stage('甲科技有限公司,1200,2020/5/1')).counts).toMatchObject({ unchanged: 1 })
})

test('a column is known by the title of a field; one whose field is gone is let go', () => {
  const column: ImportColumn = {
    index: 0,
    header: '员工数（人）',
    field: null,
    confidence: 0,
    by: 'none',
    scale: 1,
    samples: [],
    kind: 'text',
  }
  const own: OwnField[] = [{ field: 'xNumber1', kind: 'number', title: '员工数', choices: [] }]
  expect(withOwnFields([column], own)[0]).toMatchObject({ field: 'xNumber1', by: 'header' })
  expect(withOwnFields([{ ...column, header: '别的', field: 'xText3', by: 'remembered' }], own)[0]).toMatchObject({ field: null })
  expect(withOwnFields([{ ...column, field: 'name', confidence: 1 }], own)[0]).toMatchObject({ field: 'name' })
})

test('merged customers keep what either had', () => {
  define({ title: '甲', kind: 'text' }, { title: '乙', kind: 'text' })
  const a = store.create({ name: '甲公司' })
  const b = store.create({ name: '甲公司二' })
  edit(a, 'xText1', '我的')
  edit(b, 'xText2', '它的')
  store.command('customers.merge', { survivorId: a, otherIds: [b] })
  expect(row(a)?.custom).toEqual({ xText1: '我的', xText2: '它的' })
})
