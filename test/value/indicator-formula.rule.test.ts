import { expect, test } from 'vitest'
import { exact, exactText } from '../../src-main/domain/_base/exact.ts'
import { evaluateFormula, figuresIn, parseFormula, workingsOf } from '../../src-main/domain/value/indicator-formula.ts'
import { figureNamed } from '../../src-main/domain/value/indicator-figures.ts'
import { indicatorsOf, shippedIndicators } from '../../src-main/domain/value/value-indicators.ts'

const facts: Readonly<Record<string, readonly string[]>> = {
  停机时长: ['96', '100', '110', '115', '120'],
  按时兑现数: ['12'],
  到期承诺数: ['13'],
  '促销 ROI': ['2.4'],
  亏损: ['-5'],
  零: ['0'],
}
const figureOf = (name: string, back: number) => exact(facts[name]?.[back] ?? 'none')

const read = (text: string) => {
  const formula = parseFormula(text)
  if ('fault' in formula) throw new Error(`${formula.fault} at ${formula.at}`)
  return formula
}
const value = (text: string) => {
  const result = evaluateFormula(read(text), figureOf)
  return result && exactText(result, 2)
}

test.each([
  ['1 + 2 * 3', '7'],
  ['(1 + 2) × 3', '9'],
  ['10 - 3 - 2', '5'],
  ['12 ÷ 3 ÷ 2', '2'],
  ['-2 * -3', '6'],
  ['5%', '0.05'],
  ['2/3', '0.67'],
  ['0.1 + 0.2', '0.3'],
  ['按时兑现数 / 到期承诺数 * 100', '92.31'],
  ['（去年同期（停机时长） － 停机时长） ／ 去年同期（停机时长） × １００', '20'],
  ['上季(停机时长) - 停机时长', '4'],
  ['去年同期(上季(停机时长))', null],
  ['yearAgo(停机时长)', '120'],
  ['「促销 ROI」 * 2', '4.8'],
  ['[促销 ROI]%', '0.02'],
  ['停机时长 - 亏损', '101'],
  ['1 / 零', null],
  ['无此数 + 1', null],
])('%s comes to %s', (text, expected) => {
  expect(value(text)).toBe(expected)
})

test.each([
  ['', 'empty', 0],
  ['  ', 'empty', 0],
  ['1 +', 'incomplete', 3],
  ['(1 + 2', 'bracket', 0],
  ['1 + 2)', 'bracket', 5],
  ['1 2', 'incomplete', 2],
  ['a = 1', 'sign', 2],
  ['1 + * 2', 'incomplete', 4],
  ['「a', 'sign', 0],
  ['1'.repeat(301), 'too-long', 300],
])('“%s” is refused: %s at %i', (text, fault, at) => {
  expect(parseFormula(text)).toEqual({ fault, at })
})

test('workings show the number in place of each name, with the brackets that are needed', () => {
  expect(workingsOf(read('(去年同期(停机时长) - 停机时长) / 去年同期(停机时长) * 100'), figureOf)).toBe('(120 − 96) ÷ 120 × 100')
  expect(workingsOf(read('10 - (3 - 2)'), figureOf)).toBe('10 − (3 − 2)')
  expect(workingsOf(read('停机时长 - 亏损'), figureOf)).toBe('96 − (-5)')
  expect(workingsOf(read('无此数 / 2'), figureOf)).toBe('— ÷ 2')
})

test('names are listed once each for every quarter they are asked for', () => {
  expect(figuresIn(read('停机时长 / 去年同期(停机时长) + 停机时长'))).toEqual([
    { name: '停机时长', back: 0 },
    { name: '停机时长', back: 4 },
  ])
  expect(figureNamed('首响时长')).toBe('firstReplyHours')
  expect(figureNamed('firstreplyhours')).toBe('firstReplyHours')
  expect(figureNamed('别的')).toBeUndefined()
})

test('an industry has the indicators of the longest word that fits, its own name before any', () => {
  const names = (industry: string | null, all = shippedIndicators) => indicatorsOf(all, industry).map(({ name }) => name)
  expect(names('智能制造')).toEqual(['停机时长下降率', '质检合格率'])
  expect(names('电子商务')).toEqual(['会员复购率提升', '促销 ROI'])
  expect(names('农业')).toEqual(['交付准时率', '问题响应时长'])
  expect(names(null)).toEqual(['交付准时率', '问题响应时长'])
  const own = { industries: ['智能制造'], name: '产能利用率', unit: '%', better: 'more', formula: null } as const
  expect(names('智能制造', [...shippedIndicators, own])).toEqual(['产能利用率'])
  expect(names('智能制造装备', [...shippedIndicators, own])).toEqual(['产能利用率'])
  expect(names('机械', [...shippedIndicators, own])).toEqual(['停机时长下降率', '质检合格率'])
})
