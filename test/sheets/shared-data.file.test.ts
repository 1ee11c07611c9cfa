import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { SheetCell } from '../../src-main/adapters/sheets/sheet-source.ts'
import { readPath, type ReadBook } from '../_harness/read-sheet.ts'

const folder = join(import.meta.dirname, '../../../shared/data')
const isThere = existsSync(folder)
if (!isThere) console.warn(`skipped: there is no folder of example files at ${folder}`)

const rowsOf = (book: ReadBook, sheet = 0): readonly (readonly SheetCell[])[] =>
  book.sheets[sheet]?.rows.map(({ cells }) => cells) ?? []

const shown = (cell: SheetCell): SheetCell => (typeof cell === 'string' ? cell.replace(/^ +| +$/g, '') : cell)

describe.skipIf(!isThere)('example files', () => {
  test('the ledger: 2,220 customers between titles and a total', async () => {
    const book = await readPath(join(folder, 'customers/客户台账.xlsx'))
    expect(book.format).toBe('xlsx')
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['客户台账', false],
      ['填写说明', false],
      ['下拉', true],
    ])
    const rows = rowsOf(book)
    expect(rows[0]).toEqual(['华东区客户台账（2026年2月）'])
    expect(rows.at(-1)?.[0]).toBe('合计')
    expect(rows.filter((cells) => typeof cells[0] === 'number')).toHaveLength(2220)
    expect(book.sheets[0]?.merged.length).toBeGreaterThan(0)
    // The total and the remarks that look like formulas were written without a result.
    expect(book.notices.every(({ code }) => code === 'formula-without-value')).toBe(true)
  })

  test('the three customer files tell the same names, codes and phones', async () => {
    const ledger = rowsOf(await readPath(join(folder, 'customers/客户台账.xlsx'))).filter((cells) => typeof cells[0] === 'number')
    const page = await readPath(join(folder, 'customers/往来单位导出.xls'))
    const csv = await readPath(join(folder, 'customers/crm导出.csv'))
    expect(page).toMatchObject({ format: 'html', encoding: 'gb18030', notices: [] })
    expect(csv).toMatchObject({ format: 'csv', encoding: 'gb18030', delimiter: ',', notices: [] })
    const fromPage = rowsOf(page).slice(2)
    const fromCsv = rowsOf(csv).slice(1)
    expect(fromPage).toHaveLength(2220)
    // A browser shows no plain spaces around a text; csv keeps them.
    expect(fromPage).toEqual(fromCsv.map((cells) => cells.map(shown)))
    for (const column of [1, 2])
      expect(ledger.map((cells) => cells[column] ?? null)).toEqual(fromCsv.map((cells) => cells[column] ?? null))
  })

  test('the shop: every cell as the library has it', async () => {
    const path = join(folder, 'orders/超市订单.xls')
    const book = await readPath(path)
    expect(book.format).toBe('xls')
    expect(book.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['订单', 10_001],
      ['退货', 297],
      ['销售人员', 7],
    ])
    expect(rowsOf(book)[1]?.slice(0, 4)).toEqual([1, 'US-2017-1357144', { date: '2017-04-27' }, { date: '2017-04-29' }])
    const oracle = XLSX.read(readFileSync(path), { dense: true }).Sheets['退货']?.['!data'] ?? []
    expect(rowsOf(book, 1)).toEqual(oracle.map((cells) => cells.map(({ v }) => v)))
  })

  test('the pipeline', async () => {
    for (const [name, rows] of [
      ['accounts', 85],
      ['products', 7],
      ['sales_teams', 35],
      ['sales_pipeline', 8800],
    ] as const) {
      expect(rowsOf(await readPath(join(folder, `pipeline/${name}.csv`)))).toHaveLength(rows + 1)
    }
  })
})
