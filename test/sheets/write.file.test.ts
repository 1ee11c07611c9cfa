import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { WritableRow } from '../../src-main/adapters/sheets/writable-cell.ts'
import { writeCsv } from '../../src-main/adapters/sheets/write-csv.ts'
import { writeXlsx, type ColumnToWrite } from '../../src-main/adapters/sheets/write-xlsx.ts'
import { readPath, scratchPath } from '../_harness/read-sheet.ts'

const nasty = [
  '<script>alert(1)</script>',
  '=1+1',
  '+SUM(A1)',
  '-2',
  '@cmd',
  '\u202e右到左\u200f',
  'a\0b',
  'a\u0001\u001f\u007f\ufffe\uffff',
  '👩‍👩‍👧‍👦😀𠮷',
  '_x000D_ _x0041_',
  ' 前后 ',
  'a\r\nb\rc\nd\te',
  '"引,号"',
  '&amp;&#65;]]>',
  '文'.repeat(32_767),
  '0012345',
  '9132010009YDNUR6MM',
]

const columns: readonly ColumnToWrite[] = [
  { header: '名称', width: 30, format: 'text' },
  { header: '件数', format: 'integer' },
  { header: '金额', format: 'money' },
  { header: '日期', format: 'date' },
  { header: '占比', format: 'percent' },
  { header: '其他' },
]

const rows: readonly WritableRow[] = [
  ['甲', 3, { decimal: '-1299.50' }, { date: '2026-02-25' }, 0.125, true],
  {
    cells: ['合计', 1e6, { decimal: '1234567890123.45' }, { date: '2026-02-25T10:20:30' }, null, { error: '#N/A' }],
    bold: true,
  },
  ['大', null, { decimal: '12345678901234567.89' }, { date: '0001-01-01' }, Number.NaN, { error: '自造' }],
]

async function written(sheetRows: Iterable<WritableRow> | AsyncIterable<WritableRow>, sheetColumns = columns): Promise<string> {
  const path = scratchPath('xlsx')
  await writeXlsx(path, [{ name: '表', columns: sheetColumns, rows: sheetRows }])
  return path
}

async function* source(): AsyncGenerator<WritableRow> {
  yield await Promise.resolve(['一'])
}

async function* failing(): AsyncGenerator<WritableRow> {
  yield ['一']
  await Promise.reject(new Error('disk'))
}

describe('xlsx', () => {
  test('values come back as they were written', async () => {
    const { sheets } = await readPath(await written(rows))
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      columns.map(({ header }) => header),
      ['甲', 3, -1299.5, { date: '2026-02-25' }, 0.125, true],
      ['合计', 1e6, 1_234_567_890_123.45, { date: '2026-02-25T10:20:30' }, null, { error: '#N/A' }],
      ['大', null, '12345678901234567.89', '0001-01-01', 'NaN', '自造'],
    ])
  })
  test('formats, header and filter are what another reader finds', async () => {
    const path = await written(rows)
    const book = XLSX.read(readFileSync(path), { cellNF: true, cellFormula: true, cellStyles: true })
    const sheet = book.Sheets['表'] ?? {}
    const format = (place: string): unknown => (sheet[place] as XLSX.CellObject).z
    expect(['A2', 'B2', 'C2', 'D2', 'D3', 'E2'].map(format)).toEqual([
      '@',
      '#,##0',
      '#,##0.00;[Red]-#,##0.00;"-"',
      'yyyy\\-mm\\-dd',
      'yyyy\\-mm\\-dd\\ hh:mm:ss',
      '0.00%',
    ])
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:F4' })
    expect(sheet['!cols']?.[0]?.width).toBe(30)
    expect((sheet['C2'] as XLSX.CellObject).v).toBe(-1299.5)
  })
  test('nasty text survives and is never a formula', async () => {
    const path = await written(nasty.map((text) => [text, text]))
    const { sheets, notices } = await readPath(path)
    expect(sheets[0]?.rows.slice(1).map(({ cells }) => cells[0])).toEqual(nasty)
    expect(notices).toEqual([])
    const sheet = XLSX.read(readFileSync(path), { cellFormula: true, dense: true }).Sheets['表']
    for (const cells of sheet?.['!data']?.slice(1) ?? []) expect(cells[0]).toMatchObject({ t: 's' })
    expect(sheet?.['!data']?.flat().some(({ f }) => f !== undefined)).toBe(false)
  })
  test('lone surrogates become U+FFFD, overlong text is cut and counted', async () => {
    const path = scratchPath('xlsx')
    const { textsCut } = await writeXlsx(path, [
      { name: '表', columns: [], rows: [['a\ud800b', '\udc00'], ['长'.repeat(40_000)]] },
    ])
    expect(textsCut).toBe(1)
    const { sheets } = await readPath(path)
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([['a\ufffdb', '\ufffd'], ['长'.repeat(32_767)]])
  })
  test('any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 30 }),
        async (texts) => {
          const { sheets } = await readPath(await written(texts.map((text) => [text])))
          expect(sheets[0]?.rows.slice(1).map(({ cells }) => cells[0])).toEqual(texts.map((text) => text.toWellFormed()))
        },
      ),
      { numRuns: 30 },
    )
  })
  test('several sheets, rows from an async source, and a failure leaves nothing behind', async () => {
    const path = scratchPath('xlsx')
    const result = await writeXlsx(path, [
      { name: '口径/说明', columns: [{ header: '说明' }], rows: source() },
      { name: '口径:说明', columns: [], rows: [] },
    ])
    expect(result.rows).toEqual([1, 0])
    expect(result.bytes).toBe(readFileSync(path).length)
    expect((await readPath(path)).sheets.map(({ name, rows: read }) => [name, read.length])).toEqual([
      ['口径 说明', 2],
      ['口径 说明 (2)', 0],
    ])
    const broken = scratchPath('xlsx')
    await expect(writeXlsx(broken, [{ name: 'a', columns: [], rows: failing() }])).rejects.toThrow('disk')
    expect([existsSync(broken), existsSync(`${broken}.part`)]).toEqual([false, false])
  })
})

describe('csv', () => {
  test('is UTF-8 with mark, quoted where needed, guarded, exact in money', async () => {
    const path = scratchPath('csv')
    await writeCsv(path, {
      headers: ['名称', '=头'],
      rows: [
        ['a"b', '=1+1'],
        [-5, { decimal: '-1299.50' }],
        [{ date: '2026-02-25T10:20:30' }, true],
        [null, ' x'],
      ],
    })
    expect(readFileSync(path, 'utf8')).toBe(
      '\ufeff名称,\'=头\r\n"a""b",\'=1+1\r\n-5,-1299.50\r\n2026-02-25 10:20:30,TRUE\r\n," x"\r\n',
    )
  })
  test('nasty text survives but for the guard', async () => {
    const path = scratchPath('csv')
    await writeCsv(path, { headers: ['x', 'y'], rows: nasty.map((text) => [text, 'y']) })
    const { sheets, notices } = await readPath(path)
    const back = sheets[0]?.rows.slice(1).map(({ cells }) => cells[0])
    expect(back).toEqual(nasty.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text)))
    expect(notices).toEqual([])
  })
})
