import { expect, test } from 'vitest'
import { formulaText, operand, readFormula } from '../../src-main/domain/ranges/formula.ts'

const cells = {
  money: operand('money', 'number', '1234.56'),
  third: operand('third', 'number', '10'),
  zero: operand('zero', 'number', '0'),
  day: operand('day', 'date', '2026-02-25'),
  end: operand('end', 'date', '2026-03-20'),
  city: operand('city', 'text', '上海市'),
  empty: operand('empty', 'number', ''),
}

function result(text: string): string {
  const formula = readFormula(text)
  if ('unreadableAt' in formula) return `unreadable at ${formula.unreadableAt}`
  const value = formula.evaluate((field) => cells[field as keyof typeof cells])
  return 'problem' in value ? value.problem : formulaText(value)
}

test.each([
  ['[money] * 1.1', '1358.016'],
  ['＝［money］×１．１', '1358.016'],
  ['1 + 2 * 3 - 4 / 2', '5'],
  ['(1 + 2) × 3 ÷ −9', '-1'],
  ['10 - 3 - 2', '5'],
  ['24 / 4 / 2', '3'],
  ['- - 3', '3'],
  ['[third] / 3 * 3', '10'],
  ['1/3', '0.333333'],
  ['2/3', '0.666667'],
  ['0.1 + 0.2', '0.3'],
  ['5万 + 1,000', '51000'],
  ['[money] * 10%', '123.456'],
  ['2亿', '200000000'],
  ['[city] & "-" & [third]', '上海市-10'],
  ['“甲” & [empty] & "乙"', '甲乙'],
  ['"他说""好"""', '他说"好"'],
  ['[day] + 365', '2027-02-25'],
  ['30 + [day]', '2026-03-27'],
  ['[day] - 1', '2026-02-24'],
  ['[end] - [day]', '23'],
])('%s is %s', (text, expected) => expect(result(text)).toBe(expected))

test.each([
  ['[money] / [zero]', 'divides-by-zero'],
  ['[money] + [empty]', 'blank'],
  ['-[empty]', 'blank'],
  ['[city] * 2', 'mismatch'],
  ['-[city]', 'mismatch'],
  ['5 - [day]', 'mismatch'],
  ['[day] + 0.5', 'mismatch'],
  ['[day] + [end]', 'mismatch'],
  ['[day] + 99999999', 'mismatch'],
])('%s is refused: %s', (text, expected) => expect(result(text)).toBe(expected))

test.each(['', '=', '1 +', '(1', '1)', '[money', '[]', '"a', '1 2', 'money', 'process.exit()', '½', '[a]; drop', '1 ** 2'])(
  '“%s” is not a formula',
  (text) => expect(result(text)).toMatch(/^unreadable/),
)

test('depth is bounded', () => {
  expect(result(`${'('.repeat(400)}1${')'.repeat(400)}`)).toMatch(/^unreadable/)
  expect(result(`${'-'.repeat(900)}1`)).toMatch(/^unreadable/)
})

test('it names its fields', () => {
  expect(readFormula('[a] + [b] * [a]')).toMatchObject({ fields: ['a', 'b'] })
})
