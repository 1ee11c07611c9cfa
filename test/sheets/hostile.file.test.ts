import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SheetFailure } from '../../src-main/adapters/sheets/sheet-source.ts'
import { writeXlsx } from '../../src-main/adapters/sheets/write-xlsx.ts'
import { buildWorkbook, mainSpace } from '../_fixtures/workbook-builder.ts'
import { buildZip } from '../_fixtures/zip-builder.ts'
import { readBytes, refusal, scratchPath } from '../_harness/read-sheet.ts'

const megabyte = 1024 * 1024
const mostMilliseconds = 15_000

let began = 0
beforeEach(() => {
  began = performance.now()
})
afterEach(() => {
  expect(performance.now() - began).toBeLessThan(mostMilliseconds * 2)
})

const sheetOf = (cells: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<worksheet ${mainSpace}><sheetData><row r="1">`),
    Buffer.from(cells),
    Buffer.from('</row></sheetData></worksheet>'),
  ])

describe('bombs', () => {
  const blank = Buffer.alloc(150 * megabyte, ' ')
  test('a sheet of nothing that never ends', async () => {
    expect(await refusal(buildWorkbook({ sheet: sheetOf(blank) }))).toBe('too-large')
  })
  test('a small part that is not small', async () => {
    expect(await refusal(buildWorkbook({ sheet: '', more: [{ name: 'mimetype', content: blank }] }))).toBe('too-large')
  })
  test('sizes that lie', async () => {
    expect(await lie({ plainBytes: 10 })).toBe('damaged')
    expect(await lie({ crc: 1 })).toBe('damaged')
  })
  test('the whole package is counted, not only one part', async () => {
    expect(
      await refusal(buildWorkbook({ sheet: sheetOf(' '.repeat(3 * megabyte)) }), { limits: { inflatedBytes: 2 * megabyte } }),
    ).toBe('too-large')
  })
  test('entities', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    const sheet = '<row><c t="s"><v>0</v></c></row>'
    expect(
      await refusal(buildWorkbook({ sheet: `<?xml version="1.0"?>${bomb}<worksheet ${mainSpace}><sheetData/></worksheet>` })),
    ).toBe('unsafe-xml')
    expect(await refusal(buildWorkbook({ sheet: `<?xml version="1.0"?>${bomb}<x:worksheet><x:sheetData/></x:worksheet>` }))).toBe(
      'unsafe-xml',
    )
    expect(
      await refusal(buildWorkbook({ sheet, strings: `<?xml version="1.0"?>${bomb}<sst ${mainSpace}><si><t>&b;</t></si></sst>` })),
    ).toBe('unsafe-xml')
    expect(await refusal(buildWorkbook({ sheet, workbook: `${bomb}<workbook><sheets/></workbook>` }))).toBe('unsafe-xml')
  })
  test('one cell of 40 MB, inline, shared, as a formula, in a tag', async () => {
    const long = 'a'.repeat(40 * megabyte)
    const limits = { ratioFloorBytes: 100 * megabyte }
    expect(await refusal(buildWorkbook({ sheet: sheetOf(`<c t="inlineStr"><is><t>${long}</t></is></c>`) }), { limits })).toBe(
      'cell-too-large',
    )
    expect(
      await refusal(buildWorkbook({ sheet: sheetOf('<c t="s"><v>0</v></c>'), strings: `<si><t>${long}</t></si>` }), { limits }),
    ).toBe('cell-too-large')
    expect(await refusal(buildWorkbook({ sheet: sheetOf(`<c><f>${long}</f></c>`) }), { limits })).toBe('cell-too-large')
    expect(await refusal(buildWorkbook({ sheet: sheetOf(`<c r="${long}"/>`) }), { limits })).toBe('cell-too-large')
    expect(
      await refusal(buildWorkbook({ sheet: `<x:worksheet><x:sheetData><x:row><x:c t="str"><x:v>${long}` }), { limits }),
    ).toBe('cell-too-large')
  })
  test('tags nested without end', async () => {
    expect(await refusal(buildWorkbook({ sheet: `<x:worksheet>${'<x:a>'.repeat(megabyte)}` }))).toBe('damaged')
  })
  test('comments, instructions and quotes left open', async () => {
    for (const open of ['<!--', '<?', '<a "', "<a '", '<![CDATA[']) {
      const text = open.repeat(megabyte / open.length)
      expect(await refusal(buildWorkbook({ sheet: '', workbook: `<workbook>${text}` }))).not.toBe('read')
      expect(await refusal(buildWorkbook({ sheet: `<worksheet>${text}` }))).not.toBe('read')
      await refusal(`<table><tr><td>${text}`)
      await refusal(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">${text}`)
      await refusal(text)
    }
  })
  test('more entries than any workbook has', async () => {
    const more = Array.from({ length: 20_001 }, (_, n) => ({ name: `x/${n}`, content: '', stored: true }))
    expect(await refusal(buildWorkbook({ sheet: '', more }))).toBe('too-large')
  })
})

describe('absurd dimensions', () => {
  test('a claimed range costs nothing', async () => {
    const book = await readBytes(
      buildWorkbook({
        sheet: `<worksheet ${mainSpace}><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`,
      }),
    )
    expect(book.sheets[0]?.rows[0]?.number).toBe(1_048_576)
    expect(book.sheets[0]?.rows[0]?.cells).toHaveLength(16_384)
  })
  test.each([
    ['a row below the last', '<row r="1048577"><c><v>1</v></c></row>'],
    ['a column right of the last', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a column nowhere', `<row r="1"><c r="${'Z'.repeat(50)}1"><v>1</v></c></row>`],
    [
      'wide rows without end',
      Array.from({ length: 7000 }, (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`).join(''),
    ],
  ])('%s', async (_, sheet) => expect(await refusal(buildWorkbook({ sheet }))).toBe('too-large'))
  test('spans of a page', async () => {
    expect(await refusal('<table><tr><td colspan=9999999>a</td><td>b</td></tr></table>')).toBe('too-large')
    const { sheets } = await readBytes('<table><tr><td rowspan=99999999>a</td></tr><tr><td>b</td></tr></table>')
    expect(sheets[0]?.rows[1]?.cells).toEqual([null, 'b'])
  })
})

describe('damage', () => {
  const seed = 20_260_225
  const next = random(seed)

  test(`xlsx cut anywhere is refused (seed ${seed})`, async () => {
    const whole = await workbook()
    for (let run = 0; run < 60; run += 1) {
      const length = 4 + next(whole.length - 5)
      expect([length, await refusal(whole.subarray(0, length))]).not.toContain('read')
    }
  })
  test(`xlsx with flipped bits is refused or read with every row (seed ${seed})`, async () => {
    const whole = await workbook()
    const rows = (await readBytes(whole)).sheets[0]?.rows.length
    for (let run = 0; run < 150; run += 1) {
      const bytes = flip(whole, next, 1 + next(3))
      const book = await survive(bytes)
      if (book !== undefined && book.format === 'xlsx') expect(book.sheets[0]?.rows.length).toBe(rows)
    }
  })
  test.each(['biff8', 'xlsb', 'ods', 'xlml', 'html'] as const)(
    `%s cut or with flipped bits does no harm (seed ${seed})`,
    async (bookType) => {
      const table = Array.from({ length: 300 }, (_, row) => [`客户${row}`, row * 1.5, `备注${row % 7}`])
      const whole = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(table), '表'), {
        type: 'buffer',
        bookType,
        compression: true,
      }) as Buffer
      for (let run = 0; run < 25; run += 1) {
        await survive(flip(whole, next, 1 + next(4)))
        const cut = await survive(whole.subarray(0, 600 + next(whole.length - 700)))
        // A page has no end to miss; everything else is refused or comes back with every row.
        if (bookType !== 'html' && cut !== undefined) expect(cut.sheets[0]?.rows.length).toBe(300)
      }
    },
  )
  test('an array formula of BIFF5 that never ends is passed over', async () => {
    const whole = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['Company'], ['A']]), 'a'), {
      type: 'buffer',
      bookType: 'biff5',
    }) as Buffer
    const bytes = Buffer.from(whole)
    // The record of the second text becomes an array formula whose tokens the library steps over without end.
    const at = bytes.lastIndexOf(Buffer.from([0x04, 0x02]))
    bytes.writeUInt16LE(0x0021, at)
    expect(['read', 'damaged']).toContain(await refusal(bytes))
  })
  test(`noise behind every beginning (seed ${seed})`, async () => {
    const beginnings = [
      '',
      'PK\u0003\u0004',
      '<table>',
      '<?xml version="1.0"?>',
      'a,b\n',
      '\u00ef\u00bb\u00bf',
      '\u00ff\u00fe',
      '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
    ]
    for (const beginning of beginnings) {
      for (let run = 0; run < 10; run += 1) {
        const noise = Buffer.from(Array.from({ length: next(5000) }, () => next(256)))
        await survive(Buffer.concat([Buffer.from(beginning, 'latin1'), noise]))
      }
    }
  })
  test('parts that are no XML, or not there', async () => {
    expect(await refusal(buildWorkbook({ sheet: Buffer.from('no xml at all') }))).not.toBe('read')
    expect(await refusal(buildWorkbook({ sheet: Buffer.from([1, 2, 3]) }))).not.toBe('read')
    expect(await refusal(buildWorkbook({ sheet: '', workbook: '' }))).toBe('damaged')
    expect(
      await refusal(
        buildWorkbook({ sheet: '', pack: (part) => (part.name.includes('sheet1') ? { ...part, name: 'xl/other.xml' } : part) }),
      ),
    ).toBe('damaged')
    expect(await refusal(buildZip([{ name: 'xl/workbook.xml', content: `<workbook ${mainSpace}><sheets/></workbook>` }]))).toBe(
      'no-sheet',
    )
  })
})

/** How a workbook is refused whose directory claims something else of its sheet. */
function lie(claims: { crc?: number; plainBytes?: number }): Promise<string> {
  const sheet = '<row><c><v>1</v></c></row>'
  return refusal(buildWorkbook({ sheet, pack: (part) => (part.name.includes('sheet1') ? { ...part, claims } : part) }))
}

async function workbook(): Promise<Buffer> {
  const path = scratchPath('xlsx')
  const rows = Array.from({ length: 400 }, (_, row) => [`客户${row}`, row * 1.5, `备注${row % 7}`, { date: '2026-02-25' }])
  await writeXlsx(path, [{ name: '表', columns: [{ header: '名称' }], rows }])
  return readFileSync(path)
}

async function survive(bytes: Buffer): Promise<Awaited<ReturnType<typeof readBytes>> | undefined> {
  try {
    return await readBytes(bytes)
  } catch (error) {
    if (error instanceof SheetFailure) return undefined
    throw error
  }
}

function flip(whole: Buffer, next: (limit: number) => number, bits: number): Buffer {
  const bytes = Buffer.from(whole)
  for (let n = 0; n < bits; n += 1) {
    const at = next(bytes.length)
    bytes[at] = bytes[at]! ^ (1 << next(8))
  }
  return bytes
}

function random(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % Math.max(1, limit)
  }
}
