import { describe, expect, test } from 'vitest'
import { encodeChinese } from '../_fixtures/encode-chinese.ts'
import { cellsOf, readBytes, refusal } from '../_harness/read-sheet.ts'

const text = '客户名称,电话,备注\r\n仁和中生物科技有限公司,010-60136971,"账期 60 天\n需双签"\r\n博远万电子,,重点维护\r\n'
const expected = [
  ['客户名称', '电话', '备注'],
  ['仁和中生物科技有限公司', '010-60136971', '账期 60 天\n需双签'],
  ['博远万电子', null, '重点维护'],
]
// The same three records, from tables of the two encodings; Node itself only encodes Unicode.
const gb = encodeChinese('gb18030', text)
const traditional = '客戶名稱,電話,備註\n仁和生物科技有限公司,02-2345,重點維護\n博遠電子,,帳期六十天\n'

describe('encodings', () => {
  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 LE with mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16 LE', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE', Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
    ['GB18030', gb, 'gb18030'],
  ])('%s', async (_, bytes, encoding) => {
    const book = await readBytes(bytes)
    expect(book).toMatchObject({ format: 'csv', encoding, delimiter: ',', notices: [] })
    expect(book.sheets[0]?.rows.map(({ cells }) => cells)).toEqual(expected)
  })
  test('Big5', async () => {
    const book = await readBytes(encodeChinese('big5', traditional))
    expect(book.encoding).toBe('big5')
    expect(book.sheets[0]?.rows[2]?.cells).toEqual(['博遠電子', null, '帳期六十天'])
  })
  test('one late character settles it: the whole file is looked at', async () => {
    const ascii = 'a,b\n'.repeat(400_000)
    const book = await readBytes(Buffer.concat([Buffer.from(ascii), encodeChinese('gb18030', '华东,仁和中\n')]))
    expect(book.encoding).toBe('gb18030')
    expect(book.sheets[0]?.rows.at(-1)).toEqual({ number: 400_001, cells: ['华东', '仁和中'] })
  })
  test('characters across the borders of what is read at once', async () => {
    for (const shift of [0, 1, 2]) {
      const long = `${'x'.repeat(shift)}${'华'.repeat(30_000)},`.repeat(20)
      const cells = (await cellsOf(long))[0]
      expect(cells).toEqual(long.slice(0, -1).split(','))
    }
  })
  test('UTF-8 with a broken byte is still UTF-8, with a notice', async () => {
    const bytes = Buffer.concat([Buffer.from(text.repeat(10)), Buffer.from([0xe5, 0x8d])])
    expect(await readBytes(bytes)).toMatchObject({ encoding: 'utf-8', notices: [{ code: 'undecodable-bytes' }] })
  })
  test('what fits nothing is refused', async () => {
    expect(await refusal(Buffer.from('caf\u00e9,na\u00efve,\u00fcber,\u00e0\n'.repeat(5), 'latin1'))).toBe('unknown-encoding')
  })
})

test('rows: record numbers count blank lines, ragged rows stay ragged, text stays text', async () => {
  const { sheets } = await readBytes('sep=;\r\na;b\r\n\r\n001;1,5;;\r\n;;\r\nx\r\n')
  expect(sheets[0]?.rows).toEqual([
    { number: 1, cells: ['a', 'b'] },
    { number: 3, cells: ['001', '1,5'] },
    { number: 5, cells: ['x'] },
  ])
})

test('a quote left open costs no rows, however large the file', async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `${n},文字`)
  rows[10] = '10,"没有关上'
  const book = await readBytes(rows.join('\n'))
  expect(book.sheets[0]?.rows).toHaveLength(20_000)
  expect(book.notices).toEqual([{ code: 'unterminated-quote', row: 11 }])
})

test('bounds: one endless cell, too many columns, long text', async () => {
  expect(await refusal('x'.repeat(6_000_000))).toBe('cell-too-large')
  expect(await refusal(`"${'x'.repeat(6_000_000)}`)).toBe('cell-too-large')
  expect(await refusal(`${','.repeat(20_000)}x`)).toBe('too-large')
  const { sheets, notices } = await readBytes(`a,${'长'.repeat(40_000)}`)
  expect(sheets[0]?.rows[0]?.cells[1]).toBe('长'.repeat(32_767))
  expect(notices).toEqual([{ code: 'text-cut', row: 1, column: 1 }])
})
