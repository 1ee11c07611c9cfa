import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInNumberKind, numberKindOf } from '../../src-main/adapters/sheets/xlsx/number-formats.ts'
import { numberOfBytes } from '../../src-main/adapters/sheets/xlsx/number-bytes.ts'
import { isoDate, SerialDates } from '../../src-main/adapters/sheets/xlsx/serial-date.ts'
import { decodeSpreadsheetEscapes, decodeXmlText } from '../../src-main/adapters/sheets/xml/xml-text.ts'
import { sheetNames } from '../../src-main/adapters/sheets/xlsx/sheet-names.ts'
import { guardFormula } from '../../src-main/adapters/sheets/write-csv.ts'

describe('number formats', () => {
  test.each([
    'yyyy-mm-dd',
    'yyyy"年"m"月"d"日"',
    'yyyy年m月d日',
    '[$-804]yyyy"年"m"月"d"日";@',
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
    '[$-F800]dddd, mmmm dd, yyyy',
    'h:mm AM/PM',
    '上午/下午h"时"mm"分"',
    'mm:ss.0',
    'yyyy\\-mm\\-dd\\ hh:mm:ss.000',
    '[$-411]ge.m.d',
    '[$-804]aaaa',
    'e"年"m"月"',
    'm/d/yy h:mm;@',
    '[>=43831]yyyy-mm-dd;yyyy',
  ])('%s is a date', (code) => expect(numberKindOf(code)).toBe('date'))

  test.each([
    'General',
    'G/通用格式',
    '0',
    '#,##0.00;[Red]-#,##0.00',
    '0.00E+00',
    '##0.0E+0',
    '@',
    '"day" 0',
    '0"天"',
    '[Red]0.00',
    '[$¥-804]#,##0.00',
    '0\\d',
    '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    '[h]:mm:ss',
    '[mm]:ss',
    '0;[Red]-0;"yyyy"',
    '',
  ])('%s is no date', (code) => expect(numberKindOf(code)).toBe('number'))

  test('East Asian built-ins are dates, neighbours are not', () => {
    for (const id of [14, 22, 27, 36, 45, 47, 50, 58]) expect(builtInNumberKind(id)).toBe('date')
    for (const id of [0, 1, 4, 9, 13, 23, 26, 37, 44, 46, 48, 49, 59]) expect(builtInNumberKind(id)).toBe('number')
  })
})

describe('serial dates', () => {
  const from1900 = new SerialDates(false)
  const from1904 = new SerialDates(true)
  test.each([
    [1, { date: '1900-01-01' }],
    [59, { date: '1900-02-28' }],
    [60, { date: '1900-02-29' }],
    [61, { date: '1900-03-01' }],
    [46_078, { date: '2026-02-25' }],
    [46_078.5, { date: '2026-02-25T12:00:00' }],
    [46_078.430902777778, { date: '2026-02-25T10:20:30' }],
    [46_077.999999999, { date: '2026-02-25' }],
    [2_958_465, { date: '9999-12-31' }],
    [0.5, '12:00:00'],
    [0.999999999, { date: '1900-01-01' }],
    [0, 0],
    [-1, -1],
    [2_958_466, 2_958_466],
  ])('%d in the 1900 system', (serial, expected) => expect(from1900.read(serial)).toEqual(expected))
  test.each([
    [0, { date: '1904-01-01' }],
    [44_616, { date: '2026-02-25' }],
    [0.25, '06:00:00'],
  ])('%d in the 1904 system', (serial, expected) => expect(from1904.read(serial)).toEqual(expected))
  test('ISO texts', () => {
    expect(isoDate('2026-02-25')).toEqual({ date: '2026-02-25' })
    expect(isoDate('2026-02-25T00:00:00.000Z')).toEqual({ date: '2026-02-25' })
    expect(isoDate('2026-02-25T10:20:30')).toEqual({ date: '2026-02-25T10:20:30' })
    expect(isoDate('25.2.2026')).toBeUndefined()
  })
})

test('numbers spelled in bytes are the numbers JavaScript reads', () => {
  const spelled = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.integer().map(String),
    fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat({ max: 999_999 }))
      .map(([whole, rest]) => `${whole}.${rest}`),
  )
  fc.assert(
    fc.property(spelled, (text) => {
      const bytes = Buffer.from(`<v>${text}</v>`)
      expect(numberOfBytes(bytes, 3, 3 + text.length)).toBe(Number(text))
    }),
  )
  for (const text of ['', '-', '.', '1e', 'NaN', 'Infinity', '0x10', '1,000', '1e999']) {
    expect(numberOfBytes(Buffer.from(text), 0, text.length)).toBeNaN()
  }
})

test('XML text: references, line ends, surrogates', () => {
  expect(decodeXmlText('a&amp;&lt;&#21326;&#x4E1C;&#128512;&nbsp;&;&#xD800;&amp;lt;\r\nb\rc')).toBe(
    'a&<华东😀&nbsp;&;\ufffd&lt;\nb\nc',
  )
  expect(decodeSpreadsheetEscapes('a_x000D_b_x005F_x000D__x0000_')).toBe('a\rb_x000D_\0')
  expect(decodeSpreadsheetEscapes('_xD83D__xDE00__xD800_')).toBe('😀\ufffd')
})

test('sheet names are made valid and different', () => {
  expect(sheetNames(['客户/台账', '客户:台账', '', "'引'", 'x'.repeat(40), 'x'.repeat(40)])).toEqual([
    '客户 台账',
    '客户 台账 (2)',
    'Sheet3',
    '引',
    'x'.repeat(31),
    `${'x'.repeat(26)} (2)`,
  ])
})

describe('formula guard', () => {
  test.each(['=1+1', '+86 138', '-5', '@SUM', '\t=1', '\rx', '  =1', '＝1', '﹣1', '\u200b=1', '\ufeff@x', '\u00a0+1'])(
    '%j is guarded',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`)
    },
  )
  test.each(['1-1', '张三', "'=1", '', 'a=b', '（-）'])('%j is left alone', (text) => expect(guardFormula(text)).toBe(text))
})
