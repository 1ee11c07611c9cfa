import * as XLSX from '@e965/xlsx'
import { encodeChinese } from '../_fixtures/encode-chinese.ts'
import { buildWorkbook, mainSpace } from '../_fixtures/workbook-builder.ts'
import { buildZip } from '../_fixtures/zip-builder.ts'

/** A file of the odd corpus and what must become of it. */
export interface OddFile {
  readonly name: string
  readonly bytes: Buffer
  /** `read`, or the code it is refused with. */
  readonly outcome: string
}

type Cell = string | number | boolean | null

const headers = ['客户名称', '统一社会信用代码', '客户类型', '区域', '联系人', '手机', '年采购额（万元）', '最近联系日期', '备注']
const list: readonly Cell[][] = Array.from({ length: 40 }, (_, n) => [
  `杭州第${n + 1}精密机械有限公司`,
  n === 0 ? '91350100M000100Y43' : null,
  n % 2 === 0 ? '终端客户' : '经销商',
  '华东',
  `联系人${n + 1}`,
  `138${String(10_000_000 + n)}`,
  n * 1.5 + 0.25,
  46_000 + n,
  n % 7 === 0 ? '账期 60 天\n需双签，"特批"' : null,
])
const kinds = ['xlsx', 'xlsm', 'xlsb', 'biff8', 'biff5', 'xlml', 'ods', 'fods', 'html', 'csv'] as const
const extension: Readonly<Record<string, string>> = { biff8: 'xls', biff5: 'xls', xlml: 'xml', html: 'xls' }

function book(rows: readonly (readonly Cell[])[], name = '客户'): XLSX.WorkBook {
  const sheet = XLSX.utils.aoa_to_sheet(rows as Cell[][])
  for (let row = 2; row <= rows.length; row += 1) {
    const cell = sheet[`H${row}`] as XLSX.CellObject | undefined
    if (cell?.t === 'n') cell.z = 'yyyy/m/d'
  }
  return XLSX.utils.book_new(sheet, name)
}

/** The same list by another program's writers, one file a format. */
export function otherWriters(): OddFile[] {
  const made: OddFile[] = []
  for (const kind of kinds) {
    // That writer knows no Chinese in BIFF5.
    const rows =
      kind === 'biff5' ? [['Company', 'Phone'], ...list.map((_, n) => [`Company ${n} Ltd`, `138${n}`])] : [headers, ...list]
    const bytes = Buffer.from(
      XLSX.write(book(rows), { type: 'buffer', bookType: kind, compression: true, bookSST: kind === 'xlsx' }) as Uint8Array,
    )
    made.push({ name: `writer-${kind}.${extension[kind] ?? kind}`, bytes, outcome: 'read' })
  }
  const several = book([headers, ...list], '华东')
  XLSX.utils.book_append_sheet(
    several,
    XLSX.utils.aoa_to_sheet([headers, ...list.map(([name, ...rest]) => [`华北${String(name)}`, ...rest])]),
    '华北',
  )
  XLSX.utils.book_append_sheet(several, XLSX.utils.aoa_to_sheet([['说明'], ['请逐列填写']]), '填写说明')
  for (const kind of ['xlsx', 'biff8', 'ods', 'xlml'] as const)
    made.push({
      name: `several-sheets-${kind}.${extension[kind] ?? kind}`,
      bytes: Buffer.from(XLSX.write(several, { type: 'buffer', bookType: kind }) as Uint8Array),
      outcome: 'read',
    })
  return made
}

const csv = [headers, ...list]
  .map((row) =>
    row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? ''))).join(','),
  )
  .join('\r\n')
const traditional = '客戶名稱,電話,備註\n仁和生物科技有限公司,02-2345,重點維護\n博遠電子股份有限公司,,帳期六十天\n'

/** Text files in every encoding and with every habit. */
export function texts(): OddFile[] {
  const read = (name: string, bytes: Buffer | string): OddFile => ({ name, bytes: Buffer.from(bytes as string), outcome: 'read' })
  return [
    read('utf8.csv', csv),
    read('utf8-bom.csv', `\ufeff${csv}`),
    read('utf16le-bom.csv', Buffer.from(`\ufeff${csv}`, 'utf16le')),
    read('utf16be-bom.csv', Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()),
    read('utf16le-tabs.txt', Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le')),
    read('utf16le-no-mark.csv', Buffer.from(csv, 'utf16le')),
    read('gb18030.csv', encodeChinese('gb18030', csv)),
    read('big5.csv', encodeChinese('big5', traditional)),
    read('sep-semicolon.csv', 'sep=;\r\n客户名称;电话;金额\r\n甲公司;010-1;1,5\r\n乙公司;010-2;2,5\r\n'),
    read('bom-and-sep.csv', '\ufeffsep=;\r\n客户名称;电话\r\n甲公司;1\r\n'),
    read('pipes.txt', '客户名称|电话|区域\n甲公司|010-1|华东\n乙公司|010-2|华北\n'),
    read('ragged.csv', '客户名称,电话,区域\n甲公司\n乙公司,010-2,华北,多一列,再一列\n,,\n丙公司,,\n'),
    read(
      'quotes.csv',
      '客户名称,备注\r\n"甲""公司","一行\r\n两行, 逗号"\r\n乙公司,他说"好"\r\n丙公司,"没有关上\r\n丁公司,最后\r\n',
    ),
    read('mac-line-ends.csv', '客户名称,电话\r甲公司,1\r乙公司,2\r'),
    read('blank-lines.csv', '\r\n\r\n客户名称,电话\r\n\r\n甲公司,1\r\n\r\n\r\n乙公司,2\r\n'),
    read('one-column.csv', '客户名称\n甲公司\n乙公司\n'),
    {
      name: 'nul-bytes.csv',
      bytes: Buffer.from(`客户名称,电话\n甲公司,1\0\n乙公司,2\n`.repeat(200)),
      outcome: 'not-a-spreadsheet',
    },
    read('header-only.csv', '客户名称,电话,区域\n'),
    {
      name: 'latin1.csv',
      bytes: Buffer.from('caf\u00e9,na\u00efve,\u00fcber,\u00e0\n'.repeat(5), 'latin1'),
      outcome: 'unknown-encoding',
    },
  ]
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`
const table = (...rows: string[][]) => rows.map((cells, at) => row(at + 1, ...cells.map(text))).join('')

/** Workbooks with one peculiarity each. */
export function workbooks(): OddFile[] {
  const read = (name: string, bytes: Buffer): OddFile => ({ name: `${name}.xlsx`, bytes, outcome: 'read' })
  const number = (value: number, style = 0) => `<c s="${style}"><v>${value}</v></c>`
  return [
    read(
      'two-row-header',
      buildWorkbook({
        sheet: table(
          ['2026 年台账'],
          ['客户名称', '联系信息', '', '金额（万元）'],
          ['', '姓名', '电话', ''],
          ['甲公司', '张三', '010-1', '12.5'],
          ['乙公司', '李四', '010-2', '（3.5）'],
        ),
        after: '<mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>',
      }),
    ),
    read(
      'units-row',
      buildWorkbook({
        sheet: table(['客户名称', '年采购额', '预算'], ['', '万元', '千元'], ['甲公司', '12', '3'], ['乙公司', '13', '4']),
      }),
    ),
    read(
      'blank-and-double-headers',
      buildWorkbook({
        sheet: table(
          ['客户名称', '', '电话', '电话', ''],
          ['甲公司', 'x', '010-1', '010-2', 'y'],
          ['乙公司', '', '010-3', '', ''],
        ),
      }),
    ),
    read(
      'general-serials-1904',
      buildWorkbook({
        is1904: true,
        styles: [0, 14],
        sheet:
          row(1, text('客户名称'), text('最近联系日期'), text('服务到期日')) +
          row(2, text('甲公司'), number(44_616), number(44_616, 1)) +
          row(3, text('乙公司'), number(44_617), number(44_617, 1)),
      }),
    ),
    read(
      'merged-down',
      buildWorkbook({
        sheet: table(
          ['区域', '客户名称', '业务员'],
          ['华东', '甲公司', '陈静'],
          ['', '乙公司', ''],
          ['', '丙公司', ''],
          ['华北', '丁公司', '王强'],
        ),
        after: '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="C2:C4"/></mergeCells>',
      }),
    ),
    read(
      'hidden-rows-and-columns',
      buildWorkbook({
        sheet: `<worksheet ${mainSpace}><cols><col min="2" max="2" hidden="1"/></cols><sheetData>${row(1, text('客户名称'), text('内部码'))}<row r="2" hidden="1">${text('甲公司')}${text('1')}</row>${row(3, text('乙公司'), text('2'))}</sheetData></worksheet>`,
      }),
    ),
    read(
      'formulas',
      buildWorkbook({
        sheet:
          row(1, text('客户名称'), text('年采购额')) +
          row(2, '<c t="str"><f>"甲"&amp;"公司"</f><v>甲公司</v></c>', '<c><f>1+1</f><v>2</v></c>') +
          row(3, text('乙公司'), '<c><f>A1*2</f></c>') +
          row(4, text('丙公司'), '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>') +
          row(5, '<c t="e"><v>#REF!</v></c>', '<c><v>3</v></c>'),
      }),
    ),
    read(
      'phonetic-and-rich',
      buildWorkbook({
        strings:
          '<si><t>客户名称</t></si><si><r><t>甲</t></r><r><rPr><b/></rPr><t>公司</t></r><rPh sb="0" eb="1"><t>jia</t></rPh><phoneticPr fontId="1"/></si>',
        sheet: row(1, '<c t="s"><v>0</v></c>') + row(2, '<c t="s"><v>1</v></c>'),
      }),
    ),
    read('strict', strictWorkbook()),
    read(
      'codes-as-numbers',
      buildWorkbook({
        sheet:
          row(1, text('客户名称'), text('统一社会信用代码'), text('手机')) +
          row(2, text('甲公司'), number(9.135010000010008e17), number(13_800_138_000)) +
          row(3, text('乙公司'), text('9.1350100M'), text('013800138000')) +
          row(4, text('丙公司'), text('1.23457E+18'), text('０１０－６０１３６９７１')),
      }),
    ),
    read(
      'totals',
      buildWorkbook({
        sheet: table(
          ['客户名称', '年采购额'],
          ['甲公司', '1'],
          ['小计', '1'],
          ['乙公司', '2'],
          ['合计', '3'],
          ['', ''],
          ['制表人：张三', ''],
        ),
      }),
    ),
    read(
      'header-repeated',
      buildWorkbook({ sheet: table(['客户名称', '电话'], ['甲公司', '010-1'], ['客户名称', '电话'], ['乙公司', '010-2']) }),
    ),
    read(
      'far-cell',
      buildWorkbook({
        sheet:
          row(1, text('客户名称')) +
          row(2, text('甲公司')) +
          '<row r="1000000"><c r="A1000000" t="inlineStr"><is><t>末公司</t></is></c></row>',
      }),
    ),
    read('thirty-sheets', manySheets(30)),
    read(
      'macro-and-links',
      buildWorkbook({
        sheet: table(['客户名称'], ['甲公司']),
        more: [
          { name: 'xl/vbaProject.bin', content: Buffer.alloc(5000, 7) },
          { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink><externalBook/></externalLink>' },
          { name: '../../etc/passwd', content: 'x' },
          { name: 'C:\\evil.dll', content: 'x' },
        ],
      }),
    ),
    read('empty-sheet', buildWorkbook({ sheet: '' })),
  ]
}

function strictWorkbook(): Buffer {
  const space = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
  const relation = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
  return buildWorkbook({
    workbook: `<workbook ${space} xmlns:r="${relation}" conformance="strict"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    relations: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    sheet: `<worksheet ${space}><sheetData>${row(1, text('客户名称'), text('最近联系日期'))}${row(2, text('甲公司'), '<c t="d"><v>2026-02-25</v></c>')}</sheetData></worksheet>`,
  })
}

function manySheets(count: number): Buffer {
  const made = XLSX.utils.book_new()
  for (let n = 1; n <= count; n++)
    XLSX.utils.book_append_sheet(
      made,
      XLSX.utils.aoa_to_sheet([
        ['客户名称', '电话'],
        [`第${n}表公司`, `010-${n}`],
      ]),
      `表${n}`,
    )
  return Buffer.from(XLSX.write(made, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
}

const html = `<html><head><meta charset="gb2312"></head><body><table border=1><tr><td colspan=3>往来单位导出</td></tr><tr><td>往来单位名称</td><td>电话</td><td>金额</td></tr><tr><td>甲公司</td><td>010-1</td><td>1,234.50</td></tr><tr><td>乙公司</td><td></td><td>(3)</td></tr></table></body></html>`

/** Files under false names, from programs that export what they should not, and files that are none. */
export function strange(): OddFile[] {
  const whole = Buffer.from(XLSX.write(book([headers, ...list]), { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
  const old = Buffer.from(XLSX.write(book([headers, ...list]), { type: 'buffer', bookType: 'biff8' }) as Uint8Array)
  return [
    { name: 'html-gb18030.xls', bytes: encodeChinese('gb18030', html), outcome: 'read' },
    { name: 'html-utf8.xls', bytes: Buffer.from(html.replace('gb2312', 'utf-8')), outcome: 'read' },
    { name: 'csv-named-xlsx.xlsx', bytes: Buffer.from(csv), outcome: 'read' },
    { name: 'xlsx-named-csv.csv', bytes: whole, outcome: 'read' },
    {
      name: 'archive.xls',
      bytes: Buffer.from(
        'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x',
      ),
      outcome: 'mhtml',
    },
    { name: 'password.xlsx', bytes: ole2('EncryptedPackage'), outcome: 'encrypted' },
    { name: 'empty.xlsx', bytes: Buffer.alloc(0), outcome: 'empty-file' },
    { name: 'spaces.csv', bytes: Buffer.from(' \r\n\t\r\n'), outcome: 'empty-file' },
    { name: 'cut.xlsx', bytes: whole.subarray(0, Math.floor(whole.length * 0.6)), outcome: 'truncated' },
    { name: 'cut.xls', bytes: old.subarray(0, Math.floor(old.length * 0.6)), outcome: 'damaged' },
    { name: 'picture.xlsx', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), outcome: 'not-a-spreadsheet' },
    { name: 'word.xlsx', bytes: buildZip([{ name: 'word/document.xml', content: '<x/>' }]), outcome: 'not-a-spreadsheet' },
    {
      name: 'bomb.xlsx',
      bytes: buildWorkbook({ sheet: Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(150 << 20, ' ')]) }),
      outcome: 'too-large',
    },
    {
      name: 'entities.xlsx',
      bytes: buildWorkbook({
        sheet: `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">]><worksheet ${mainSpace}><sheetData/></worksheet>`,
      }),
      outcome: 'unsafe-xml',
    },
    {
      name: 'row-out-of-world.xlsx',
      bytes: buildWorkbook({ sheet: '<row r="1048577"><c><v>1</v></c></row>' }),
      outcome: 'too-large',
    },
    { name: 'long-cell.csv', bytes: Buffer.from('x'.repeat(6_000_000)), outcome: 'cell-too-large' },
  ]
}

function ole2(stream: string): Buffer {
  const container = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(container, `/${stream}`, Buffer.alloc(5000, 1))
  return XLSX.CFB.write(container, { type: 'buffer' }) as Buffer
}

export const oddFiles = (): OddFile[] => [...otherWriters(), ...texts(), ...workbooks(), ...strange()]
