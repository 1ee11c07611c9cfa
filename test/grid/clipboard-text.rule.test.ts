import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlOf, tableFromHtml } from '../../src-renderer/grid/clipboard/html-table.ts'
import { landing } from '../../src-renderer/grid/clipboard/paste-shape.ts'
import { formatTsv, parseTsv } from '../../src-renderer/grid/clipboard/tsv.ts'

const seed = 20260225

describe('text of spreadsheets', () => {
  it.each([
    [
      'Excel ends each line with CRLF',
      '客户\t城市\r\n甲公司\t杭州\r\n',
      [
        ['客户', '城市'],
        ['甲公司', '杭州'],
      ],
    ],
    [
      'WPS writes LF and no last line end',
      '甲\t乙\n丙\t丁',
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
    ],
    ['one value', '华东', [['华东']]],
    ['one value from Excel', '华东\r\n', [['华东']]],
    [
      'blank cells count',
      '\t\t甲\r\n\t\t\r\n',
      [
        ['', '', '甲'],
        ['', '', ''],
      ],
    ],
    [
      'a quoted cell of several lines',
      '"第一行\n第二行"\t乙\r\n丙\t丁\r\n',
      [
        ['第一行\n第二行', '乙'],
        ['丙', '丁'],
      ],
    ],
    ['quotes inside a quoted cell', '"他说""好""\n就走了"\t乙', [['他说"好"\n就走了', '乙']]],
    ['a quote within a cell is a quote', '5" 管\t12"\r\n', [['5" 管', '12"']]],
    [
      'a quote that never closes stands as it is',
      '"大客户\t乙\r\n丙\t丁',
      [
        ['"大客户', '乙'],
        ['丙', '丁'],
      ],
    ],
    ['a word in quotes and more is no quoted cell', '"鑫源"公司\t乙', [['"鑫源"公司', '乙']]],
    ['a tab in a quoted cell', '"甲\t乙"\t丙', [['甲\t乙', '丙']]],
    ['CR alone, of an old Mac', '甲\r乙', [['甲'], ['乙']]],
    ['CRLF within a quoted cell', '"一\r\n二"\t乙\r\n', [['一\n二', '乙']]],
    ['a blank line between', '甲\r\n\r\n乙\r\n', [['甲'], [''], ['乙']]],
    ['nothing', '', [['']]],
  ])('%s', (_, text, rows) => {
    expect(parseTsv(text)).toEqual(rows)
  })

  it('what is written is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', 'a', '"', '\n', '\t', ' ', '1', '，') })
    const block = fc
      .integer({ min: 1, max: 5 })
      .chain((cols) => fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 6 }))
    fc.assert(
      fc.property(block, (rows) => {
        // A last line that is one blank cell cannot be told from a line end.
        fc.pre(!(rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') || rows.length === 1)
        expect(parseTsv(formatTsv(rows))).toEqual(rows)
      }),
      { seed },
    )
  })
})

describe('tables of HTML', () => {
  it('as Excel writes them', () => {
    const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table{mso-displayed-decimal-separator:"\\.";} td{color:black}--></style></head>
<body><!--StartFragment--><table border=0 cellpadding=0 width=144><col width=72 span=2>
 <tr height=19><td height=19 class=xl65 width=72>甲&amp;乙<br>
   分公司</td><td class=xl66 align=right x:num="1200">1,200</td></tr>
 <tr><td colspan=2>合并&nbsp;的</td></tr><!--EndFragment--></table></body></html>`
    expect(tableFromHtml(html)).toEqual([
      ['甲&乙\n分公司', '1,200'],
      ['合并 的', ''],
    ])
  })
  it('a cell merged downwards leaves blanks', () => {
    expect(tableFromHtml('<table><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr></table>')).toEqual([
      ['甲', '1'],
      ['', '2'],
    ])
  })
  it('no table is no table', () => expect(tableFromHtml('<p>甲</p>')).toBeNull())
  it('ours keeps texts as texts and is read back', () => {
    const rows = [
      ['91330100MA2AX1234X', '<b>1</b>'],
      ['一\n二', '3'],
    ]
    const html = htmlOf(rows, (col) => col === 0)
    expect(html).toContain(`<td style="mso-number-format:'\\@'">91330100MA2AX1234X</td><td>&lt;b&gt;1&lt;/b&gt;</td>`)
    expect(tableFromHtml(html)).toEqual(rows)
  })
})

describe('where a block lands', () => {
  const extent = { rows: 10, cols: 6 }
  const box = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right })
  it.each([
    ['one value fills the range', box(2, 1, 5, 3), { rows: 1, cols: 1 }, box(2, 1, 5, 3), 0, 0],
    ['a block repeats', box(0, 0, 3, 3), { rows: 2, cols: 2 }, box(0, 0, 3, 3), 0, 0],
    ['a block repeats in one direction and extends in the other', box(0, 0, 3, 0), { rows: 2, cols: 3 }, box(0, 0, 3, 2), 0, 0],
    ['a block that does not divide the range lies once', box(0, 0, 4, 0), { rows: 2, cols: 1 }, box(0, 0, 1, 0), 0, 0],
    ['a larger block extends', box(4, 4, 4, 4), { rows: 3, cols: 2 }, box(4, 4, 6, 5), 0, 0],
    ['the end of the grid cuts off', box(8, 5, 8, 5), { rows: 5, cols: 3 }, box(8, 5, 9, 5), 3, 2],
  ])('%s', (_, range, block, landed, rowsOver, colsOver) => {
    expect(landing(range, block, extent)).toEqual({ box: landed, rowsOver, colsOver })
  })
})
