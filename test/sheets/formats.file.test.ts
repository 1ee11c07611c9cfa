import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { SheetCell } from '../../src-main/adapters/sheets/sheet-source.ts'
import { buildZip } from '../_fixtures/zip-builder.ts'
import { cellsOf, readBytes, refusal } from '../_harness/read-sheet.ts'

/** A table with every kind of value a format can hold; dates as serials under a date format. */
const header = ['名称', '信用代码', '电话', '金额', '日期', '是否', '备注']
const data: (string | number | boolean | null)[][] = [
  ['仁和中生物科技有限公司', '9132010009YDNUR6MM', '010-60136971', -9_370_494.46, 46_078, true, '账期 60 天\n需双签'],
  ['博远<b>"&\'', '001234567890123456', '13800138000', 0, 46_079, false, '=1+1'],
  [null, '𠮷野家😀', ' 前后 ', 1e15, 1, null, null],
]

function library(): XLSX.WorkBook {
  const sheet = XLSX.utils.aoa_to_sheet([header, ...data])
  for (let row = 1; row <= data.length; row += 1) (sheet[`E${row + 1}`] as XLSX.CellObject).z = 'yyyy"年"m"月"d"日"'
  sheet['!merges'] = [XLSX.utils.decode_range('A3:A4')]
  const book = XLSX.utils.book_new(sheet, '客户')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['第二']]), '第二')
  return book
}

const expected: SheetCell[][] = [
  header,
  [
    '仁和中生物科技有限公司',
    '9132010009YDNUR6MM',
    '010-60136971',
    -9_370_494.46,
    { date: '2026-02-25' },
    true,
    '账期 60 天\n需双签',
  ],
  ['博远<b>"&\'', '001234567890123456', '13800138000', 0, { date: '2026-02-26' }, false, '=1+1'],
  [null, '𠮷野家😀', ' 前后 ', 1e15, { date: '1900-01-01' }],
]

describe('workbooks another program wrote', () => {
  test.each([
    ['xlsx', 'xlsx'],
    ['xlsm', 'xlsx'],
    ['xlsb', 'xlsb'],
    ['biff8', 'xls'],
    ['xlml', 'xml2003'],
    ['ods', 'ods'],
    ['fods', 'ods'],
  ] as const)('%s', async (bookType, format) => {
    const bytes = XLSX.write(library(), { type: 'buffer', bookType }) as Buffer
    const book = await readBytes(bytes)
    expect(book.format).toBe(format)
    expect(book.sheets.map(({ name }) => name)).toEqual(['客户', '第二'])
    // Its OpenDocument writer stores formatted dates as bare numbers, and numbers they stay.
    const dated = (cell: SheetCell, column: number): SheetCell => (format === 'ods' && column === 4 ? serialOf(cell) : cell)
    expect(book.sheets[0]?.rows.map(({ cells }) => cells)).toEqual(expected.map((cells) => cells.map(dated)))
    expect(book.sheets[0]?.merged).toEqual([{ fromRow: 3, toRow: 4, fromColumn: 0, toColumn: 0 }])
    expect(book.sheets[1]?.rows).toEqual([{ number: 1, cells: ['第二'] }])
  })

  test.each(['biff8', 'xlsb', 'xlsx'] as const)('results of formulas in %s', async (bookType) => {
    const sheet = XLSX.utils.aoa_to_sheet([[2]])
    const results: XLSX.CellObject[] = [
      { t: 'n', v: 4, f: 'A1*2' },
      { t: 's', v: '甲乙', f: '"甲"&"乙"' },
      { t: 'b', v: true, f: 'A1=2' },
    ]
    for (const [index, cell] of results.entries()) sheet[`${'BCD'[index]}1`] = cell
    sheet['!ref'] = 'A1:D1'
    const bytes = XLSX.write(XLSX.utils.book_new(sheet, '表'), { type: 'buffer', bookType }) as Buffer
    const oracle = XLSX.read(bytes, { dense: true }).Sheets['表']?.['!data']?.[0]?.map(({ v }) => v)
    expect((await cellsOf(bytes))[0]).toEqual(oracle)
    expect(oracle?.[1]).toBe(4)
  })

  test('BIFF5 in a Chinese code page', async () => {
    // The library reads such files but cannot write Chinese into them: stand-ins of the same length are replaced.
    const bytes = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['AAAAAAAA', 1.5]]), 'AAAA'), {
      type: 'buffer',
      bookType: 'biff5',
    }) as Buffer
    const gbk = Buffer.from('bfcdbba7c3fbb3c6', 'hex') // 客户名称
    for (let at = bytes.indexOf('AAAA'); at >= 0; at = bytes.indexOf('AAAA', at))
      gbk.copy(bytes, at, 0, bytes.subarray(at, at + 8).equals(Buffer.from('AAAAAAAA')) ? 8 : 4)
    bytes.writeUInt16LE(936, bytes.indexOf(Buffer.from([0x42, 0, 2, 0])) + 4)
    const { format, sheets } = await readBytes(bytes)
    expect(format).toBe('xls')
    expect(sheets[0]).toMatchObject({ name: '客户', rows: [{ number: 1, cells: ['客户名称', 1.5] }] })
  })

  test('the same cells as the library reads, on a larger sheet with gaps', async () => {
    const rows = Array.from({ length: 2000 }, (_, row) =>
      Array.from({ length: 15 }, (_, column) =>
        (row * 7 + column * 3) % 5 === 0 ? null : (row + column) % 3 === 0 ? row * 1.1 : `文${row}·${column}`,
      ),
    )
    const bytes = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), '大'), {
      type: 'buffer',
      bookSST: true,
      compression: true,
    }) as Buffer
    const sheet = XLSX.read(bytes, { dense: true }).Sheets['大']
    const oracle = (sheet?.['!data'] ?? []).map((cells) => Array.from({ length: 15 }, (_, column) => cells[column]?.v ?? null))
    const { sheets } = await readBytes(bytes)
    const ours = Array.from({ length: 2000 }, () => Array<SheetCell>(15).fill(null))
    for (const { number, cells } of sheets[0]?.rows ?? [])
      for (const [column, cell] of cells.entries()) ours[number - 1]![column] = cell
    expect(ours).toEqual(oracle)
  })
})

describe('XML Spreadsheet 2003', () => {
  test('index jumps, merges, types, comments, rich text, hidden sheets', async () => {
    const { sheets } = await readBytes(
      xml(
        '<Worksheet ss:Name="甲"><Table><Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">a&#10;b</Data><Comment><ss:Data>注</ss:Data></Comment></Cell>' +
          '<Cell><Data ss:Type="Number">1.5</Data></Cell><Cell><Data ss:Type="DateTime">2026-02-25T00:00:00.000</Data></Cell><Cell><Data ss:Type="DateTime">1899-12-31T10:20:30.000</Data></Cell>' +
          '<Cell><ss:Data ss:Type="String"><B>粗</B>细</ss:Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row></Table></Worksheet>' +
          '<Worksheet ss:Name="乙"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>',
      ),
    )
    expect(sheets).toEqual([
      {
        name: '甲',
        hidden: false,
        rows: [
          { number: 2, cells: [null, 'a\nb', null, 1.5, { date: '2026-02-25' }, '10:20:30', '粗细', true, { error: '#N/A' }] },
        ],
        merged: [{ fromRow: 2, toRow: 2, fromColumn: 1, toColumn: 2 }],
      },
      { name: '乙', hidden: true, rows: [], merged: [] },
    ])
  })
  test('numbers under a date style are dates', async () => {
    const styles = `<Styles>${styleXml('a', 'Short Date')}${styleXml('b', 'yyyy/m/d')}${styleXml('c', '0.00')}<Style ss:ID="d" ss:Parent="a"/></Styles>`
    const table = `<Worksheet ss:Name="甲"><Table><Row>${datedCell('a')}${datedCell('b')}${datedCell('c')}${datedCell('d')}</Row></Table></Worksheet>`
    const day = { date: '2026-02-25' }
    expect(await cellsOf(xml(styles + table))).toEqual([[day, day, 46_078, day]])
  })
  test('rows that repeat a number or go back are counted on, none is lost', async () => {
    const rows = ['3', '3', '1', '9'].map((at) => `<Row ss:Index="${at}"><Cell><Data ss:Type="String">${at}</Data></Cell></Row>`)
    const { sheets } = await readBytes(xml(`<Worksheet ss:Name="甲"><Table>${rows.join('')}</Table></Worksheet>`))
    expect(sheets[0]?.rows).toEqual([
      { number: 3, cells: ['3'] },
      { number: 4, cells: ['3'] },
      { number: 5, cells: ['1'] },
      { number: 9, cells: ['9'] },
    ])
  })
  test('a DOCTYPE is refused, a cut file is truncated', async () => {
    expect(await refusal(xml('<Worksheet ss:Name="a"/>', '<?xml version="1.0"?><!DOCTYPE Workbook [<!ENTITY a "b">]>'))).toBe(
      'unsafe-xml',
    )
    expect(await refusal(xml('<Worksheet ss:Name="a"><Table><Row>').slice(0, -11))).toBe('truncated')
  })
})

describe('OpenDocument', () => {
  test('repeats, spans, spaces, notes, durations', async () => {
    const { sheets } = await readBytes(
      ods(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/><table:table-cell office:value-type="string"><office:annotation><text:p>注</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell></table:table-row>' +
          '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row>' +
          '<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="date" office:date-value="2026-02-25T10:20:30"/><table:covered-table-cell/><table:table-cell office:value-type="time" office:time-value="PT10H20M30S"/><table:table-cell office:value-type="time" office:time-value="PT36H"/><table:table-cell office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>',
      ),
    )
    const repeated = [1, 1, 'a  b\nc']
    expect(sheets[0]?.rows).toEqual([
      { number: 1, cells: repeated },
      { number: 2, cells: repeated },
      { number: 1_000_003, cells: [{ date: '2026-02-25T10:20:30' }, null, '10:20:30', 1.5, { error: '#DIV/0!' }] },
    ])
    expect(sheets[0]?.merged).toEqual([{ fromRow: 1_000_003, toRow: 1_000_003, fromColumn: 0, toColumn: 1 }])
  })
  test('filled repeats without end are refused', async () => {
    const cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    expect(await refusal(ods(`<table:table-row table:number-rows-repeated="99999999">${cell}</table:table-row>`))).toBe(
      'too-large',
    )
    expect(await refusal(ods(`<table:table-row>${cell}</table:table-row>`.repeat(9000)))).toBe('too-large')
  })
})

describe('pages saved as xls', () => {
  test('rowspan and colspan place cells as a browser does', async () => {
    const { sheets, format } = await readBytes(
      '<html><body><table><tr><th rowspan=2>编号</th><th colspan="2">联系人</th><th rowspan=2>备注</th></tr><tr><th>姓名</th><th>电话</th></tr>' +
        '<tr><td>1</td><td rowspan="3">张三</td><td>138</td><td>x</td></tr><tr><td>2</td><td>139</td></tr><tr><td>3</td><td colspan=2>无</td></tr><tr><td>4</td><td>李四</td></tr></table></body></html>',
    )
    expect(format).toBe('html')
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['编号', '联系人', null, '备注'],
      [null, '姓名', '电话'],
      ['1', '张三', '138', 'x'],
      ['2', null, '139'],
      ['3', null, '无'],
      ['4', '李四'],
    ])
    expect(sheets[0]?.merged).toHaveLength(5)
  })
  test('text: references, line breaks, comments, scripts, stored numbers', async () => {
    expect(
      await cellsOf(
        '<!DOCTYPE html><!-- <table> --><script>"<table><tr><td>no"</script><TABLE><TR><TD>a&nbsp;&lt;b&gt;&#21326;&yen;5<br>c<!-- x --></TD><td>  d\n   e </td><td>f\ng</td>' +
          '<td x:num="1234.5">1,234.50</td><td x:num>7</td><td x:num>00123</td><td x:str>8</td><td>12</td><td>&nbsp;</td><td>a < b</td></TR></TABLE>',
      ),
    ).toEqual([['a\u00a0<b>华¥5\nc', 'd e', 'f\ng', 1234.5, 7, '00123', '8', '12', null, 'a < b']])
  })
  test('cells between rows are a row of their own', async () => {
    const { sheets } = await readBytes('<table><tr><td>a</td></tr><td>b</td><td>c</td><tr><td>d</td></tr></table>')
    expect(sheets[0]?.rows).toEqual([
      { number: 1, cells: ['a'] },
      { number: 2, cells: ['b', 'c'] },
      { number: 3, cells: ['d'] },
    ])
  })
  test('every table with cells is a sheet, tables inside tables too; missing end tags do no harm', async () => {
    const { sheets } = await readBytes(
      '<table><tr><td>外<table><tr><td>内</table></td><td>后<tr><td>下<table></table><table><tr><td>末',
    )
    expect(sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells)])).toEqual([
      ['Sheet1', [['外', '后'], ['下']]],
      ['Sheet2', [['内']]],
      ['Sheet3', [['末']]],
    ])
  })
})

describe('told apart by their bytes', () => {
  test.each<[string, string | Buffer, string]>([
    ['nothing', '', 'empty-file'],
    ['white space', ' \r\n\t\ufeff \n', 'empty-file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-spreadsheet'],
    ['a pdf', '%PDF-1.7\n', 'not-a-spreadsheet'],
    ['noise', Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * n * 31 + n * 7) & 255)), 'not-a-spreadsheet'],
    [
      'a web archive',
      'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n',
      'mhtml',
    ],
    ['a zip of something else', buildZip([{ name: 'readme.txt', content: 'x' }]), 'not-a-spreadsheet'],
    [
      'a text document',
      buildZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]),
      'not-a-spreadsheet',
    ],
    [
      'an encrypted ods',
      buildZip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' },
        { name: 'content.xml', content: 'x' },
      ]),
      'encrypted',
    ],
    ['an encrypted zip', buildZip([{ name: '_rels/.rels', content: 'x', encrypted: true }]), 'encrypted'],
    ['an OLE2 file without a workbook', ole2('WordDocument'), 'not-a-spreadsheet'],
    ['an encrypted xlsx', ole2('EncryptedPackage'), 'encrypted'],
    ['a page without a table', '<html><body>请重新登录</body></html>', 'no-sheet'],
  ])('%s', async (_, bytes, code) => expect(await refusal(bytes)).toBe(code))

  test('a missing file and a folder are unreadable', async () => {
    const { openSheetFile } = await import('../../src-main/adapters/sheets/open-sheet-file.ts')
    await expect(openSheetFile('/nowhere/at/all.xlsx')).rejects.toMatchObject({ code: 'unreadable' })
    await expect(openSheetFile('/')).rejects.toMatchObject({ code: 'unreadable' })
  })
})

function serialOf(cell: SheetCell): SheetCell {
  if (typeof cell !== 'object' || cell === null || !('date' in cell)) return cell
  return cell.date.startsWith('1900') ? 1 : Date.parse(cell.date) / 86_400_000 + 25_569
}

function xml(body: string, head = '<?xml version="1.0"?>'): string {
  const space = 'urn:schemas-microsoft-com:office:spreadsheet'
  return `${head}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="${space}" xmlns:ss="${space}">${body}</Workbook>`
}

function styleXml(id: string, format: string): string {
  return `<Style ss:ID="${id}"><NumberFormat ss:Format="${format}"/></Style>`
}

function datedCell(style: string): string {
  return `<Cell ss:StyleID="${style}"><Data ss:Type="Number">46078</Data></Cell>`
}

/** An OpenDocument package whose one table has these rows. */
function ods(table: string): Buffer {
  return buildZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="表">${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ])
}

function ole2(stream: string): Buffer {
  const container = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(container, `/${stream}`, Buffer.alloc(5000, 1))
  return XLSX.CFB.write(container, { type: 'buffer' }) as Buffer
}
