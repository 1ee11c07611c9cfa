import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openSheetFile } from '../../src-main/adapters/sheets/open-sheet-file.ts'
import { SheetFailure, type SheetCell } from '../../src-main/adapters/sheets/sheet-source.ts'
import { buildWorkbook, mainSpace, type WorkbookToBuild } from '../_fixtures/workbook-builder.ts'
import { cellsOf, readBytes, refusal, scratchPath } from '../_harness/read-sheet.ts'

const row = (cells: string): string => `<row r="1">${cells}</row>`
const textCell = (inner: string): string => row(`<c r="A1" t="inlineStr"><is>${inner}</is></c>`)
const strings = (...items: string[]): Pick<WorkbookToBuild, 'sheet' | 'strings'> => ({
  sheet: row(items.map((_, index) => `<c t="s"><v>${index}</v></c>`).join('')),
  strings: items.map((item) => `<si>${item}</si>`).join(''),
})

/** Name, workbook, cells of its first row. */
const quirks: readonly (readonly [string, WorkbookToBuild, readonly SheetCell[]])[] = [
  [
    'shared strings',
    strings('<t>华东</t>', '<t xml:space="preserve"> a </t>', '<t>&lt;b&gt; &amp; &#21326;</t>'),
    ['华东', ' a ', '<b> & 华'],
  ],
  ['rich text runs are joined', strings('<r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r>'), ['甲 乙']],
  [
    'phonetic runs are no text',
    strings('<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>'),
    ['東京'],
  ],
  ['phonetic runs inline', { sheet: textCell('<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>') }, ['東京']],
  ['inline rich text', { sheet: textCell('<r><t>甲</t></r><r><rPr><sz val="9"/></rPr><t>乙</t></r>') }, ['甲乙']],
  ['numeric references', { sheet: textCell('<t>&#23458;&#x6237;&#128512;</t>') }, ['客户😀']],
  ['escapes for control characters', strings('<t>a_x000D_\nb_x005F_x000D_</t>'), ['a\r\nb_x000D_']],
  ['empty strings are blank', strings('<t></t>', '<t/>', '', '<t>x</t>'), [null, null, null, 'x']],
  [
    'an empty item written short',
    { sheet: row('<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'), strings: '<si/><si><t>b</t></si>' },
    [null, 'b'],
  ],
  [
    'booleans and errors',
    { sheet: row('<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c>') },
    [true, false, { error: '#REF!' }],
  ],
  [
    'numbers',
    { sheet: row('<c><v>1</v></c><c t="n"><v>-0.5</v></c><c><v>1.5E-3</v></c><c><v>12345678901234567890</v></c>') },
    [1, -0.5, 0.0015, Number('12345678901234567890')],
  ],
  [
    'formula results',
    {
      sheet: row(
        '<c><f>A1*2</f><v>4</v></c><c t="str"><f t="shared" ref="A1:A3" si="0">"x"&amp;"y"</f><v>xy</v></c><c t="str"><f t="shared" si="0"/><v>z</v></c>',
      ),
    },
    [4, 'xy', 'z'],
  ],
  [
    'ISO dates',
    { sheet: row('<c t="d"><v>2026-02-25</v></c><c t="d"><v>2026-02-25T10:20:30Z</v></c>') },
    [{ date: '2026-02-25' }, { date: '2026-02-25T10:20:30' }],
  ],
  [
    'date styles',
    {
      sheet: row('<c s="1"><v>46078</v></c><c s="2"><v>46078.5</v></c><c s="3"><v>46078</v></c><c s="0"><v>46078</v></c>'),
      styles: [0, 14, 22, 58],
    },
    [{ date: '2026-02-25' }, { date: '2026-02-25T12:00:00' }, { date: '2026-02-25' }, 46_078],
  ],
  [
    'custom date format',
    {
      sheet: row('<c s="1"><v>46078</v></c>'),
      styles: [0, 176],
      formats: '<numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@"/>',
    },
    [{ date: '2026-02-25' }],
  ],
  ['the 1904 system', { sheet: row('<c s="1"><v>44616</v></c>'), styles: [0, 14], is1904: true }, [{ date: '2026-02-25' }]],
  ['cells without references', { sheet: '<row><c><v>1</v></c><c/><c><v>3</v></c></row>' }, [1, null, 3]],
  [
    'gaps and columns far right',
    { sheet: row('<c r="B1"><v>1</v></c><c r="AB1"><v>2</v></c>') },
    [null, 1, ...Array<null>(25).fill(null), 2],
  ],
  ['cells out of order', { sheet: row('<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c>') }, [1, null, 3]],
  [
    'single quotes, odd spaces, > in values',
    { sheet: "<row r = '1' ><c  r='A1' x:y='a>b'\n t='str' ><v >x</v></c ></row>" },
    ['x'],
  ],
  [
    'other attributes and extensions',
    { sheet: '<row r="1" x14ac:dyDescent="0.2"><c r="A1" cm="1" vm="2"><v>1</v><extLst><ext uri="x"/></extLst></c></row>' },
    [1],
  ],
  [
    'self-closing rows and cells',
    { sheet: '<row r="1"><c r="A1" s="0"/><c r="B1"><v>2</v></c><c r="C1"><v/></c></row><row r="2"/>' },
    [null, 2],
  ],
  ['white space between tags', { sheet: '\n  <row r="1">\n    <c r="A1">\n      <v>1</v>\n    </c>\n  </row>\n' }, [1]],
  ['raw > in text', { sheet: textCell('<t>a > b "c" \'d\'</t>') }, [`a > b "c" 'd'`]],
  ['CDATA', { sheet: textCell('<t><![CDATA[<b> & </t>]]>x</t>') }, ['<b> & </t>x']],
  ['comments', { sheet: row('<c r="A1"><!-- c --><v>1</v></c><!-- <c r="B1"> -->') }, [1]],
  ['CDATA in shared strings', strings('<t>a</t>', '<t><![CDATA[<b>]]></t>'), ['a', '<b>']],
  [
    'prefixed XML',
    {
      sheet: `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" s="1"><x:v>46078</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      strings: `<?xml version="1.0"?><x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:si><x:t>甲</x:t></x:si></x:sst>`,
      styles: [0, 14],
    },
    ['甲', { date: '2026-02-25' }],
  ],
  [
    'UTF-16 parts',
    {
      sheet: utf16(
        `<?xml version="1.0" encoding="UTF-16"?><worksheet ${mainSpace}><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`,
      ),
      strings: utf16(`<?xml version="1.0" encoding="UTF-16"?><sst ${mainSpace}><si><t>甲😀</t></si></sst>`),
    },
    ['甲😀'],
  ],
  [
    'byte order mark',
    {
      sheet: Buffer.from(
        `\ufeff<?xml version="1.0"?><worksheet ${mainSpace}><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`,
      ),
    },
    [1],
  ],
  ['a number that is none is text', { sheet: row('<c><v>abc</v></c><c><v>1e999</v></c>') }, ['abc', '1e999']],
  [
    'a string that is not there',
    { sheet: row('<c t="s"><v>7</v></c><c><v>1</v></c>'), strings: '<si><t>a</t></si>' },
    [{ error: '#REF!' }, 1],
  ],
  [
    'invalid UTF-8',
    {
      sheet: Buffer.concat([
        Buffer.from(`<worksheet ${mainSpace}><sheetData><row><c t="str"><v>a`),
        Buffer.from([0xff]),
        Buffer.from('b</v></c></row></sheetData></worksheet>'),
      ]),
    },
    ['a\ufffdb'],
  ],
  ['data descriptors', { sheet: row('<c><v>1</v></c>'), pack: (part) => ({ ...part, descriptor: true }) }, [1]],
  ['Zip64 fields', { sheet: row('<c><v>1</v></c>'), pack: (part) => ({ ...part, wide: true }) }, [1]],
  ['stored entries', { sheet: row('<c><v>1</v></c>'), pack: (part) => ({ ...part, stored: true }) }, [1]],
  [
    'backslash names',
    { sheet: row('<c><v>1</v></c>'), pack: (part) => ({ ...part, name: part.name.replaceAll('/', '\\') }) },
    [1],
  ],
  ['names in other case', { sheet: row('<c><v>1</v></c>'), pack: (part) => ({ ...part, name: part.name.toUpperCase() }) }, [1]],
  [
    'names that climb out of the package',
    {
      sheet: row('<c><v>1</v></c>'),
      more: [
        { name: '../../../../tmp/evil', content: 'x' },
        { name: '/etc/passwd', content: 'x' },
      ],
    },
    [1],
  ],
]

test.each(quirks)('%s', async (_, book, expected) => {
  const [first = []] = await cellsOf(buildWorkbook(book))
  expect(first).toEqual(expected)
})

test.each(quirks)('%s, with the bytes arriving in other pieces', async (_, book, expected) => {
  // White space pushes tags across the borders of inflate chunks.
  const filler = `<row r="1">${' '.repeat(131_000)}</row>`
  if (typeof book.sheet !== 'string' || !book.sheet.startsWith('<row')) return
  const [first = []] = await cellsOf(buildWorkbook({ ...book, sheet: filler + book.sheet }))
  expect(first).toEqual(expected)
})

describe('strict variant', () => {
  test('is read like the transitional one', async () => {
    const strict = 'http://purl.oclc.org/ooxml'
    const book = buildWorkbook({
      sheet: `<worksheet xmlns="${strict}/spreadsheetml/main"><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`,
      strings: `<?xml version="1.0"?><sst xmlns="${strict}/spreadsheetml/main"><si><t>甲</t></si></sst>`,
      workbook: `<workbook xmlns="${strict}/spreadsheetml/main" xmlns:r="${strict}/officeDocument/relationships"><sheets><sheet name="严" sheetId="1" r:id="a"/></sheets></workbook>`,
      relations: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${strict}/officeDocument/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="b" Type="${strict}/officeDocument/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    })
    expect(await cellsOf(book)).toEqual([['甲']])
  })
})

describe('around the rows', () => {
  test('row numbers, blank rows as gaps, merged ranges, notices', async () => {
    const { sheets, notices, format } = await readBytes(
      buildWorkbook({
        sheet:
          '<row r="3"><c r="A3"><v>1</v></c></row><row r="4"><c r="A4" s="0"/></row><row r="7"><c r="B7"><f>SUM(A1)</f></c><c r="C7"><v>1</v></c></row>',
        after: '<autoFilter ref="A1:C3"/><mergeCells count="1"><mergeCell ref="A3:B4"/></mergeCells><pageMargins left="0.7"/>',
      }),
    )
    expect(format).toBe('xlsx')
    expect(sheets[0]?.rows).toEqual([
      { number: 3, cells: [1] },
      { number: 7, cells: [null, null, 1] },
    ])
    expect(sheets[0]?.merged).toEqual([{ fromRow: 3, toRow: 4, fromColumn: 0, toColumn: 1 }])
    expect(notices).toEqual([{ code: 'formula-without-value', sheet: '表', row: 7, column: 1 }])
  })
  test('text is cut at 32,767 characters with a notice, shared or inline', async () => {
    const long = '长'.repeat(40_000)
    for (const book of [strings(`<t>${long}</t>`), { sheet: textCell(`<t>${long}</t>`) }]) {
      const { sheets, notices } = await readBytes(buildWorkbook(book))
      expect(sheets[0]?.rows[0]?.cells).toEqual(['长'.repeat(32_767)])
      expect(notices).toEqual([{ code: 'text-cut', sheet: '表', row: 1, column: 0 }])
    }
  })
  test('maxRows stops early, batches keep their size, an abort throws its reason', async () => {
    const sheet = Array.from({ length: 5000 }, (_, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join('')
    const bytes = buildWorkbook({ sheet })
    expect(await cellsOf(bytes, { maxRows: 3 })).toEqual([[0], [1], [2]])
    expect(await cellsOf(bytes, { batchSize: 7 })).toHaveLength(5000)
    await expect(readBytes(bytes, { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop')
  })
  test('an abort half-way ends the reading with its reason and lets the file go', async () => {
    const path = scratchPath('xlsx')
    writeFileSync(
      path,
      buildWorkbook({ sheet: Array.from({ length: 5000 }, (_, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join('') }),
    )
    const book = await openSheetFile(path)
    const stop = new AbortController()
    const seen: number[] = []
    const read = async (): Promise<void> => {
      for await (const batch of book.rows(0, { batchSize: 100, signal: stop.signal })) {
        seen.push(batch.length)
        if (seen.length === 3) stop.abort(new Error('enough'))
      }
    }
    await expect(read()).rejects.toThrow('enough')
    expect(seen).toEqual([100, 100, 100])
    await book.close()
  })
  test('a sheet that turns odd half-way is read on without losing or repeating rows', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="str"><v>${n === 2500 ? '<![CDATA[x]]>' : n}</v></c></row>`,
    )
    const { sheets } = await readBytes(buildWorkbook({ sheet: rows.join('') }), { batchSize: 100 })
    expect(sheets[0]?.rows.map(({ number }) => number)).toEqual(Array.from({ length: 3000 }, (_, n) => n + 1))
    expect(sheets[0]?.rows[2500]?.cells).toEqual(['x'])
  })
  test('chart sheets are left out, hidden ones marked, a name without a sheet fails by name', async () => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const bytes = buildWorkbook({
      sheet: row('<c><v>1</v></c>'),
      workbook: `<workbook ${mainSpace} xmlns:r="${relation}"><sheets><sheet name="图" sheetId="1" r:id="c"/><sheet name="甲" state="veryHidden" sheetId="2" r:id="a"/><sheet name="乙" sheetId="3" r:id="gone"/></sheets></workbook>`,
      relations: `<Relationships><Relationship Id="c" Type="${relation}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="a" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    })
    const failure = await readBytes(bytes).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(SheetFailure)
    expect(failure).toMatchObject({ code: 'damaged', details: { sheet: '乙' } })
  })
  test('a sheet cut off inside is truncated, not short', async () => {
    expect(await refusal(buildWorkbook({ sheet: `<worksheet ${mainSpace}><sheetData><row><c><v>1</v></c></row>` }))).toBe(
      'truncated',
    )
    expect(
      await refusal(buildWorkbook({ sheet: `<worksheet ${mainSpace}><sheetData><row><c><v>1</v></c></row></sheetData>` })),
    ).toBe('truncated')
    expect(
      await refusal(
        buildWorkbook({ sheet: row('<c t="s"><v>1</v></c>'), strings: `<?xml?><sst ${mainSpace}><si><t>a</t></si>` }),
      ),
    ).toBe('truncated')
  })
})

function utf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le')
}
