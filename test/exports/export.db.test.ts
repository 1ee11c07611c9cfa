import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { readPath } from '../_harness/read-sheet.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'

let store: CustomerStore
beforeEach(() => {
  store = customerStore()
  const lists = [
    { name: '甲科技有限公司', region: '华东', annualPurchase: '0.10', remark: '=HYPERLINK("http://x")', budget: '50万-100万' },
    { name: '乙贸易有限公司', region: '华东', annualPurchase: '-1234.55', remark: '@cmd', budget: '30万' },
    { name: '丙医院', region: '华北', annualPurchase: '9007199254740.99', remark: '00123', budget: '20万以上' },
  ]
  for (const fields of lists) store.create(fields)
})
afterEach(() => store.close())

async function exported(list: 'customers' | 'contacts', input: object, extension: string): Promise<string> {
  const path = join(store.folder, `out.${extension}`)
  await store.step<Promise<unknown>>(`${list}.export`, { format: extension, path, ...input })
  return path
}

describe('as a workbook', () => {
  test('sums stand under the rows as formulas with their results, exact to the fen', async () => {
    const path = await exported('customers', { fields: ['name', 'annualPurchase', 'remark'] }, 'xlsx')
    const sheet = XLSX.read(readFileSync(path), { cellFormula: true, cellNF: true, cellStyles: true }).Sheets['客户'] ?? {}
    expect(sheet['C5']).toMatchObject({ f: 'SUBTOTAL(9,C2:C4)', v: 9_007_199_253_506.54, z: '#,##0.00;[Red]-#,##0.00;"-"' })
    expect(sheet['B5']).toMatchObject({ v: '合计' })
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:D4' })
    expect(sheet['!cols']?.[0]).toMatchObject({ hidden: true })
    expect([sheet['D2']?.f, sheet['D2']?.t]).toEqual([undefined, 's'])
  })

  test.each([
    ['小计 华东（2 行）', '合计', {}],
    ['Subtotal 华东 (2)', 'Total', { english: true }],
  ])('grouped as on the screen, each group folds under its subtotal: %s', async (subtotal, total, words) => {
    const asked = { fields: ['name', 'region', 'annualPurchase'], group: [{ field: 'region' }] }
    const path = await exported('customers', { ...asked, ...words, sort: [{ field: 'name', direction: 'asc' }] }, 'xlsx')
    const book = XLSX.read(readFileSync(path), { cellFormula: true, cellStyles: true })
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
    const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).map((row) => row.slice(1))
    expect(rows.slice(1)).toEqual(
      [
        ['甲科技有限公司', '华东', 0.1],
        ['乙贸易有限公司', '华东', -1234.55],
        [subtotal, undefined, -1234.45],
        ['丙医院', '华北', 9_007_199_254_740.99],
        [subtotal.replace('华东', '华北').replace('2', '1'), undefined, 9_007_199_254_740.99],
        [total, undefined, 9_007_199_253_506.54],
      ].map((row) => Array.from(row)),
    )
    expect([sheet['D4']?.f, sheet['D6']?.f, sheet['D7']?.f]).toEqual([
      'SUBTOTAL(9,D2:D3)',
      'SUBTOTAL(9,D5:D5)',
      'SUBTOTAL(9,D2:D6)',
    ])
    expect([0, 1, 2, 3, 4, 5, 6].map((row) => sheet['!rows']?.[row]?.level ?? 0)).toEqual([0, 1, 1, 0, 1, 0, 0])
    // What is no row of the list is not taken for one when the file comes back.
    expect((await stageFile(store, path)).counts).toMatchObject({ rows: 6, unchanged: 3, ignored: 3, created: 0, updated: 0 })
  })

  test('a name too long for a subtotal is cut; more groups than a screen shows get none, and the file says so', async () => {
    store.create({ name: '丁公司', region: '一个长得过分的区域名称总公司驻西南办事处及其下属经营部' })
    const long = await exported('customers', { fields: ['name', 'region'], group: [{ field: 'region' }] }, 'xlsx')
    expect((await stageFile(store, long)).counts).toMatchObject({ unchanged: 4, created: 0, updated: 0, rejected: 0 })
    for (let n = 0; n < 2001; n++) store.create({ name: `第${n}家`, region: `区域${n}` })
    const many = await exported('customers', { fields: ['name'], group: [{ field: 'region' }] }, 'xlsx')
    const { sheets } = await readPath(many)
    expect(sheets[0]?.rows).toHaveLength(1 + 2005 + 1)
    expect(Object.fromEntries(sheets[1]?.rows.map(({ cells }) => [cells[0], cells[1]]) ?? [])).toMatchObject({
      分组: '超过 2,000 组，没有分组小计',
    })
  }, 60_000)

  test('says on a sheet of its own what it is', async () => {
    const { sheets } = await readPath(
      await exported(
        'customers',
        {
          filter: {
            all: [
              { field: 'region', op: 'eq', value: '华东' },
              { field: 'annualPurchase', op: 'gte', value: 0 },
            ],
          },
          sort: [{ field: 'name', direction: 'desc' }],
          search: '科技',
          fields: ['name', 'annualPurchase'],
        },
        'xlsx',
      ),
    )
    expect(sheets[0]?.rows.map(({ cells }) => cells.slice(1))).toEqual([
      ['客户名称', '年采购额（元）'],
      ['甲科技有限公司', 0.1],
      ['合计', 0.1],
    ])
    const about = Object.fromEntries(sheets[1]?.rows.map(({ cells }) => [cells[0], cells[1]]) ?? [])
    expect(about).toMatchObject({
      列表: '客户',
      行数: '1',
      筛选: '区域等于 华东，且年采购额（元）不小于 0',
      搜索: '科技',
      排序: '客户名称降序',
      导出人: '测试员',
      数据日期: '2026-02-25',
      '列：年采购额（元）': '金额，单位元，负数为红色，有合计',
    })
  })

  test('in English where the screen is', async () => {
    const { sheets } = await readPath(await exported('contacts', { english: true }, 'xlsx'))
    expect(sheets.map(({ name }) => name)).toEqual(['Contacts', 'About'])
    expect(sheets[0]?.rows[0]?.cells.slice(0, 3)).toEqual(['Contact ID', 'Contact', 'Customer name'])
    expect(sheets[0]?.rows[1]?.cells).toContain('13812345678')
  })

  test('brought back unchanged changes nothing; edited, it changes what was edited', async () => {
    const path = await exported('customers', {}, 'xlsx')
    const same = await stageFile(store, path)
    expect(same.counts).toMatchObject({ rows: 4, unchanged: 3, ignored: 1, created: 0, updated: 0 })
    const book = XLSX.read(readFileSync(path), { cellStyles: true })
    const sheet = book.Sheets['客户'] ?? {}
    const column = (XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })[0] ?? []).indexOf('区域')
    sheet[XLSX.utils.encode_cell({ r: 1, c: column })] = { t: 's', v: '西南' }
    writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
    const edited = await stageFile(store, path)
    expect(edited.counts).toMatchObject({ unchanged: 2, updated: 1, created: 0 })
    const before = store.query<{ rows: object[] }>('customers.list', { offset: 0, limit: 10 }).rows
    applyFile(store, edited.stageId)
    const after = store.query<{ rows: object[] }>('customers.list', { offset: 0, limit: 10 }).rows
    expect(after).toEqual(
      before.map((row, at) => (at === 0 ? { ...row, region: '西南', updatedAt: expect.any(String) as string } : row)),
    )
  })
})

describe('as text', () => {
  test('csv: a mark, guarded formulas, ids that no program takes for numbers, long digits as they are', async () => {
    const text = readFileSync(await exported('customers', { fields: ['name', 'remark', 'budget'] }, 'csv'), 'utf8')
    const lines = text.trimEnd().split('\r\n')
    expect(lines[0]).toBe('\ufeff客户编号,客户名称,备注,预算（元）')
    expect(lines.slice(1).map((line) => line.replace(/^#\d{9,16},/, ''))).toEqual([
      '丙医院,00123,200000以上',
      "乙贸易有限公司,'@cmd,300000.00",
      '甲科技有限公司,"\'=HYPERLINK(""http://x"")",500000-1000000',
    ])
  })

  test('json: rows as the screen has them', async () => {
    const rows = JSON.parse(readFileSync(await exported('contacts', {}, 'json'), 'utf8')) as { customerName: string }[]
    expect(rows.map((row) => row.customerName)).toEqual(['丙医院', '乙贸易有限公司', '甲科技有限公司'])
  })

  test('nothing to export is an empty list, not a broken file', async () => {
    const nothing = { filter: { field: 'name', op: 'eq', value: '没有' } }
    expect(JSON.parse(readFileSync(await exported('customers', nothing, 'json'), 'utf8'))).toEqual([])
    const { sheets } = await readPath(await exported('customers', nothing, 'xlsx'))
    expect(sheets[0]?.rows).toHaveLength(1)
  })
})
