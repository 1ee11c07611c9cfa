import { join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CustomKind, CustomList } from '../../src-preload/contract/_words/custom-fields.ts'
import type { ContactRow } from '../../src-preload/contract/contacts.ts'
import type { CustomFieldRow } from '../../src-preload/contract/fields.ts'
import type { ImportTargetName } from '../../src-preload/contract/imports.ts'
import type { OpportunityRow } from '../../src-preload/contract/pipeline.ts'
import { ownFields } from '../../src-main/features/imports/own-fields.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

function define(list: CustomList, ...fields: { title: string; kind: CustomKind; choices?: string[] }[]): CustomFieldRow[] {
  return store.command<{ fields: CustomFieldRow[] }>('fields.define', { list, fields }).fields
}
const stage = (path: string, target: ImportTargetName) =>
  stageFile(store, path, { target, own: ownFields(store.writing, { target }) })
const before = (stageId: string) =>
  store.query<{ rows: { name: string; before: object; values: object }[] }>('imports.preview', {
    stageId,
    class: 'updated',
    offset: 0,
    limit: 50,
  }).rows
const rows = <T>(slice: string) => store.query<{ rows: T[] }>(`${slice}.list`, { offset: 0, limit: 50 }).rows
const table = (name: string) => store.gate.read.all(`SELECT * FROM ${name} ORDER BY id`)

/** Exports all, changes cells by header in the row that names `key`, and gives the changed file. */
async function editedExport(slice: string, key: string, changes: Readonly<Record<string, string | number>>): Promise<string> {
  const path = join(store.folder, `${slice}.xlsx`)
  await store.step<Promise<unknown>>(`${slice}.export`, { format: 'xlsx', path })
  const book = XLSX.read(readFileSync(path))
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const cells = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })
  const headers = cells[0] ?? []
  const row = cells.findIndex((line) => line.includes(key))
  for (const [header, value] of Object.entries(changes)) {
    expect(headers).toContain(header)
    XLSX.utils.sheet_add_aoa(sheet, [[value]], { origin: { r: row, c: headers.indexOf(header) } })
  }
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  return path
}

describe('contacts', () => {
  test('an import fills own fields, shows what changes in them, and is undone; the grid edits and filters them', async () => {
    define('contacts', { title: '微信号', kind: 'text' }, { title: '关系', kind: 'choice', choices: ['铁', '一般'] })
    store.create({ name: '甲科技有限公司' })
    const headers = '姓名,所属客户,手机,微信号,关系'
    applyFile(store, (await stage(csvFile(store, headers, '李四,甲科技有限公司,13900001111,lisi,一般'), 'contacts')).stageId)
    expect(rows<ContactRow>('contacts')[0]?.custom).toEqual({ xText1: 'lisi', xChoice1: '一般' })
    const again = await stage(csvFile(store, headers, '李四,甲科技有限公司,13900001111,lisi,铁'), 'contacts')
    expect(before(again.stageId)).toMatchObject([{ before: { xChoice1: '一般' }, values: { xChoice1: '铁' } }])
    expect(Object.keys(before(again.stageId)[0]?.before ?? {})).toEqual(['xChoice1'])
    applyFile(store, again.stageId)
    expect(rows<ContactRow>('contacts')[0]?.custom['xChoice1']).toBe('铁')
    store.command('changes.undo', {})
    expect(rows<ContactRow>('contacts')[0]?.custom['xChoice1']).toBe('一般')

    const id = rows<ContactRow>('contacts')[0]?.id
    const edited = store.command<{ changed: number; refused: { cause: string }[] }>('contacts.edit', {
      cells: [
        { id, field: 'xText1', value: 'lisi2' },
        { id, field: 'xChoice1', value: '别的' },
      ],
    })
    expect(edited).toMatchObject({ changed: 1, refused: [{ cause: 'not-a-choice' }] })
    const found = store.query<{ count: number }>('contacts.count', { filter: { field: 'xText1', op: 'eq', value: 'lisi2' } })
    expect(found.count).toBe(1)
  })

  test('exported, one cell changed in a spreadsheet, imported by id: that cell changes and nothing else', async () => {
    define(
      'contacts',
      { title: '微信号', kind: 'text' },
      { title: '生日', kind: 'date' },
      { title: '年费（万元）', kind: 'money' },
    )
    store.create({ name: '甲科技有限公司' })
    const lines = ['李四,甲科技有限公司,13900001111,lisi,1990-01-02,12.5', '王五,甲科技有限公司,,wangwu,,']
    applyFile(store, (await stage(csvFile(store, '姓名,所属客户,手机,微信号,生日,年费（万元）', ...lines), 'contacts')).stageId)
    const was = table('contact')
    const path = await editedExport('contacts', '李四', { 联系人: '李四四', 微信号: 'newid' })
    const staged = await stage(path, 'contacts')
    expect(staged.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2, rejected: 0, ambiguous: 0 })
    applyFile(store, staged.stageId)
    expect(table('contact')).toEqual([was[0], { ...(was[1] as object), name: '李四四', x_text_1: 'newid' }, was[2]])
  })
})

describe('deals', () => {
  test('own fields are filled, changed with their before and after, edited, and undone', async () => {
    define('opportunities', { title: '竞争对手', kind: 'choices', choices: ['甲', '乙'] }, { title: '中标价', kind: 'money' })
    store.create({ name: '甲科技有限公司' })
    const headers = '商机名称,客户名称,阶段,竞争对手,中标价'
    applyFile(store, (await stage(csvFile(store, headers, '一期,甲科技有限公司,方案匹配,甲,12万'), 'opportunities')).stageId)
    expect(rows<OpportunityRow>('pipeline')[0]?.custom).toEqual({ xChoices1: '甲', xMoney1: 12_000_000 })
    const again = await stage(csvFile(store, headers, '一期,甲科技有限公司,方案匹配,甲;乙,12万'), 'opportunities')
    expect(before(again.stageId)).toMatchObject([{ before: { xChoices1: '甲' } }])
    applyFile(store, again.stageId)
    const id = rows<OpportunityRow>('pipeline')[0]?.id
    store.command('pipeline.edit', { cells: [{ id, field: 'xMoney1', value: '13万' }] })
    expect(rows<OpportunityRow>('pipeline')[0]?.custom).toEqual({ xChoices1: '甲,乙', xMoney1: 13_000_000 })
    store.command('changes.undo', {})
    expect(rows<OpportunityRow>('pipeline')[0]?.custom['xMoney1']).toBe(12_000_000)
  })

  test('exported, changed in a spreadsheet, imported by id: everything else stays', async () => {
    define('opportunities', { title: '竞争对手', kind: 'text' }, { title: '中标价', kind: 'money' })
    store.create({ name: '甲科技有限公司' })
    const headers = '商机编号,商机名称,客户名称,负责人,阶段,金额,预计成交日期,赢率,下一步,竞争对手,中标价'
    const lines = [
      'OP-1,一期,甲科技有限公司,张伟,方案匹配,120000,2026-05-01,,发方案,丙公司,1',
      'OP-2,二期,甲科技有限公司,,需求诊断,5000.5,,35,,,',
    ]
    applyFile(store, (await stage(csvFile(store, headers, ...lines), 'opportunities')).stageId)
    const was = table('opportunity') as Record<string, unknown>[]
    const staged = await stage(
      await editedExport('pipeline', '一期', { 竞争对手: '丁公司', '金额（元）': 130_000 }),
      'opportunities',
    )
    expect(staged.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1, rejected: 0, ambiguous: 0 })
    expect(before(staged.stageId)).toMatchObject([{ before: { amount: '120000.00', xText1: '丙公司' } }])
    applyFile(store, staged.stageId)
    const now = table('opportunity') as Record<string, unknown>[]
    expect(now[0]).toEqual({
      ...was[0],
      x_text_1: '丁公司',
      amount_fen: 13_000_000,
      updated_at: now[0]?.['updated_at'],
      touched_at: now[0]?.['touched_at'],
    })
    expect(now[1]).toEqual(was[1])
  })
})

test('a place means something else in each list', () => {
  const [contact] = define('contacts', { title: '微信号', kind: 'text' })
  const [deal] = define('opportunities', { title: '微信号', kind: 'text' })
  expect([contact?.field, deal?.field]).toEqual(['xText1', 'xText1'])
  const usage = (list: CustomList) => store.query<{ field: string; rows: number }[]>('fields.usage', { list })
  expect(usage('contacts')).toEqual([{ field: 'xText1', rows: 0 }])
  expect(usage('customers')).toEqual([])
})
