import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fenToText } from '../../src-main/domain/_base/money.ts'
import { formatAmountExpression, parseAmountExpression } from '../../src-main/domain/amounts/amount-expression.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

const read = (text: string, scale?: number) => {
  const parsed = parseAmountExpression(text, scale)
  return parsed && formatAmountExpression(parsed)
}

type Cases = { amountExpressions: { input: string; expected: unknown }[] }
const worked = workedCases('uscc.json') as Cases | null

test.skipIf(!worked)('worked cases', () => {
  for (const { input, expected } of worked?.amountExpressions ?? [])
    expect({ input, got: read(input) }).toEqual({ input, got: expected })
})

describe('one figure', () => {
  test.each([
    ['50万', '500000.00'],
    ['５０Ｗ', '500000.00'],
    ['50 万元', '500000.00'],
    ['1.23456789亿', '123456789.00'],
    ['两万五', '25000.00'],
    ['一百二十万', '1200000.00'],
    ['一百二', '120.00'],
    ['一万零五', '10005.00'],
    ['二十五', '25.00'],
    ['十万', '100000.00'],
    ['百万', '1000000.00'],
    ['半个亿', '50000000.00'],
    ['两个亿', '200000000.00'],
    ['三万半', '35000.00'],
    ['一点二亿', '120000000.00'],
    ['零点五万', '5000.00'],
    ['1亿2000万', '120000000.00'],
    ['1万5', '15000.00'],
    ['1万5000', '15000.00'],
    ['3百万', '3000000.00'],
    ['一万亿', '1000000000000.00'],
    ['壹佰万元整', '1000000.00'],
    ['￥1，234.50', '1234.50'],
    ['人民币50万元', '500000.00'],
    ['-200元', '-200.00'],
    ['0', '0.00'],
    ['0.005', '0.01'],
    ['3k', '3000.00'],
    ['一千零五十万', '10500000.00'],
    ['两千三', '2300.00'],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('bounds', () => {
  test.each([
    ['不到50万', { lt: '500000.00' }],
    ['不满五十万', { lt: '500000.00' }],
    ['超过100万', { gt: '1000000.00' }],
    ['大于等于100万', { gte: '1000000.00' }],
    ['大于100万', { gt: '1000000.00' }],
    ['小于等于3千', { lte: '3000.00' }],
    ['≥50w', { gte: '500000.00' }],
    ['＜50万', { lt: '500000.00' }],
    ['至少五十万', { gte: '500000.00' }],
    ['50万及以上', { gte: '500000.00' }],
    ['50万+', { gte: '500000.00' }],
    ['50万以外', { gt: '500000.00' }],
    ['满50万', { gte: '500000.00' }],
    ['超50万', { gt: '500000.00' }],
    ['低于等于50万', { lte: '500000.00' }],
    ['50万以内', { lte: '500000.00' }],
    ['50万以上100万以下', { gte: '500000.00', lte: '1000000.00' }],
    ['超过50万但不到100万', { gt: '500000.00', lt: '1000000.00' }],
    ['50-100万', { gte: '500000.00', lte: '1000000.00' }],
    ['8000-1万', { gte: '8000.00', lte: '10000.00' }],
    ['50万～100万元', { gte: '500000.00', lte: '1000000.00' }],
    ['五十万到一百万', { gte: '500000.00', lte: '1000000.00' }],
    ['50万至100万之间', { gte: '500000.00', lte: '1000000.00' }],
    ['50万–1.2亿', { gte: '500000.00', lte: '120000000.00' }],
    ['50万（含）以上', { gte: '500000.00' }],
    ['50万以上（不含）', { gt: '500000.00' }],
    ['100-200', { gte: '100.00', lte: '200.00' }],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

test('a column in 万元 multiplies bare numbers only', () => {
  expect(read('10', 10_000)).toBe('100000.00')
  expect(read('10-20', 10_000)).toEqual({ gte: '100000.00', lte: '200000.00' })
  expect(read('50万', 10_000)).toBe('500000.00')
  expect(read('500000元', 10_000)).toBe('500000.00')
  expect(read('五十', 10_000)).toBe('500000.00')
})

test.each([
  '',
  ' ',
  '约100',
  '待核',
  '#REF!',
  '50万左右',
  '五十多万',
  '万',
  '亿',
  '1,23',
  '1.2.3',
  '100万-50万',
  '上周',
  '2025-07-01',
  '一二三',
  '1e999',
  '不到',
  '50万以上以下',
  '以上',
  '..',
  '个',
  '十百',
  '二万万',
  'x'.repeat(5000),
])('refused: %s', (text) => expect(read(text)).toBeNull())

test('any figure survives its writing, never throws on noise', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
      const yuan = fenToText(fen)
      const grouped = yuan.replace(/\B(?=(\d{3})+\.)/g, ',')
      expect(parseAmountExpression(`¥${grouped}`)).toEqual({ kind: 'exact', fen })
      if (fen <= 9e11) expect(parseAmountExpression(`${yuan}万`)).toEqual({ kind: 'exact', fen: fen * 10_000 })
    }),
    { seed },
  )
  const alphabet = fc.constantFrom(...Array.from('0123456789.,-~¥万亿千百十零一二两半个点以上下不到超过至元 '))
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 12 }), (text) => {
      const parsed = parseAmountExpression(text)
      if (parsed) formatAmountExpression(parsed)
    }),
    { seed, numRuns: 2000 },
  )
})
