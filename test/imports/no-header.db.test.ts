import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { columnLetters } from '../../src-main/domain/imports/column-letters.ts'
import { findHeader } from '../../src-main/domain/imports/find-header.ts'
import { headerWord } from '../../src-main/domain/imports/header-word.ts'
import { inspectFile, proposeForSheet } from '../../src-main/jobs/workers/inspect-sheets.ts'
import { writeXlsx } from '../../src-main/adapters/sheets/write-xlsx.ts'
import { rejectedPage } from '../../src-main/features/imports/rejected.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const lines = [
  '杭州甲设备有限公司,孙立,13900000001,浙江,华东,80万',
  '宁波乙仪器有限公司,李明,13900000002,浙江,华东,12万',
  '合肥丙科技有限公司,王芳,0551-6512345,安徽,华东,',
]
const headOf = (...rows: string[]) => rows.map((line, at) => ({ number: at + 1, cells: line.split(',') }))
const propose = (path: string, target?: 'contacts' | 'members') =>
  proposeForSheet({ t: 'propose', path, sheet: 0, headerRows: [], ...(target ? { target } : {}) })

test('columns are called as a spreadsheet calls them', () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA'])
})

describe('a list that begins with its first row', () => {
  test('is not said to have a header: not by figures, nor by what stands again below', () => {
    expect(findHeader(headOf(...lines), headerWord).headerRows).toEqual([])
    expect(findHeader(headOf('海康,华东,张伟', '瑞康,华东,李娜', '百晟,华北,张伟'), headerWord).headerRows).toEqual([])
    // Unknown words above their values are a header as before.
    expect(findHeader(headOf('甲栏,乙栏', '海康,华东', '瑞康,华东'), headerWord).headerRows).toEqual([1])
  })

  test('of csv and of xlsx: nothing is proposed until a person says so, then by the look of the values', async () => {
    const xlsx = join(store.folder, '没有表头.xlsx')
    await writeXlsx(xlsx, [
      {
        name: 'Sheet1',
        columns: (lines[0] ?? '').split(',').map((header) => ({ header })),
        rows: lines.slice(1).map((line) => line.split(',')),
      },
    ])
    for (const path of [csvFile(store, ...lines), xlsx]) {
      const { sheets } = await inspectFile({ t: 'inspect', path })
      expect(sheets[0]).toMatchObject({ headerRows: [], columns: [], fit: 0, fingerprint: '' })
      const { columns, target } = await propose(path)
      expect(target).toBe('customers')
      expect(columns.map(({ header, field, by }) => [header, field, by])).toEqual([
        ['A', 'name', 'values'],
        ['B', 'contactName', 'values'],
        ['C', 'contactPhone', 'values'],
        ['D', 'province', 'values'],
        ['E', 'region', 'values'],
        ['F', null, 'none'],
      ])
    }
    const people = csvFile(store, '孙立,主管,13900000001', '李明,采购,13900000002')
    expect((await propose(people, 'members')).columns[0]).toMatchObject({ header: 'A', field: 'name' })
  })

  test('every row is a row of the list; what was not taken comes back under the letters; nothing is remembered', async () => {
    const path = csvFile(store, ...lines, ',钱七,13900000003,浙江,华东,1万')
    const staged = await stageFile(store, path, { withoutHeader: true, fields: { F: 'annualPurchase' } })
    expect(staged.counts).toMatchObject({ rows: 4, created: 3, rejected: 1 })
    expect(rejectedPage(store.writing, { stageId: staged.stageId })).toMatchObject({
      headers: ['A', 'B', 'C', 'D', 'E', 'F'],
      rows: [{ row: 4, cells: ['', '钱七', '13900000003', '浙江', '华东', '1万'], reason: '没有客户名称' }],
    })
    applyFile(store, staged.stageId)
    expect(store.gate.read.column('SELECT name FROM customer ORDER BY id')).toEqual(lines.map((line) => line.split(',')[0]))
    expect(store.gate.read.value('SELECT annual_purchase_fen FROM customer LIMIT 1')).toBe(80_000_000)
    expect(store.gate.read.value('SELECT count(*) FROM import_mapping')).toBe(0)
  })
})
