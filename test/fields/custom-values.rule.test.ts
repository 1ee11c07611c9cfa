import { describe, expect, test } from 'vitest'
import {
  customColumn,
  customFields,
  customKindOf,
  customPlaces,
  placesOf,
} from '../../src-preload/contract/_words/custom-fields.ts'
import { guessKind } from '../../src-main/domain/custom-fields/guess-kind.ts'
import { linkOf, readCustom } from '../../src-main/domain/custom-fields/read-custom.ts'
import { targetWith } from '../../src-main/domain/imports/custom-target.ts'
import { readNumber } from '../../src-main/domain/imports/read-number.ts'
import { readRecord } from '../../src-main/domain/imports/read-record.ts'
import { customerTarget } from '../../src-main/domain/imports/targets/customer-target.ts'
import { defaultRuleSettings } from '../../src-main/domain/customers/rule-defaults.ts'
import { columnsOf } from '../../src-main/store/tables.ts'

test('every place has its kind and a column of its own in the table', () => {
  expect(new Set(customFields.map(customColumn)).size).toBe(customFields.length)
  for (const field of customFields) expect(columnsOf('customer')).toContain(customColumn(field))
  for (const kind of Object.keys(customPlaces) as (keyof typeof customPlaces)[])
    for (const field of placesOf(kind)) expect(customKindOf(field)).toBe(kind)
  expect(customKindOf('name')).toBeUndefined()
})

describe('numbers', () => {
  test.each([
    ['12', 12],
    ['1,234.50', 1234.5],
    ['１２３', 123],
    ['(1,200)', -1200],
    ['1,200-', -1200],
    ['-3.5', -3.5],
    ['12.3%', 0.123],
    ['(5%)', -0.05],
    ['3‰', 0.003],
    ['1.2万', 12_000],
    ['0.5亿', 50_000_000],
    [' 7 ', 7],
    ['.5', 0.5],
    ['0', 0],
  ])('%s', (text, value) => expect(readNumber(text)).toEqual({ value }))
  test.each(['约12', '12个', '1,23', 'abc', '1e5', '--3', '%', '(-3)', '12.3.4'])('%s is none', (text) =>
    expect(readNumber(text)).toEqual({ problem: 'unreadable-number' }),
  )
  test.each(['', ' ', '-', '—', null])('%s says nothing', (text) => expect(readNumber(text)).toBeNull())
})

describe('what is typed', () => {
  test.each([
    ['text', ' 甲 乙 ', '甲 乙'],
    ['money', '1.2万', 1_200_000],
    ['money', '(¥30.50)', null],
    ['date', '2026年2月5日', '2026-02-05'],
    ['flag', '是', 1],
    ['flag', 'No', 0],
    ['flag', '无', 0],
    ['choice', '任何', '任何'],
    ['choices', '甲、乙，甲', '甲,乙'],
    ['link', 'www.example.com/a?b=1', 'https://www.example.com/a?b=1'],
  ] as const)('%s %s', (kind, typed, value) => {
    const read = readCustom(kind, [], typed)
    if (value === null) expect('problem' in read || read.value !== null).toBe(true)
    else expect(read).toEqual({ value })
  })
  test('defined choices are the only ones, whatever their case and width', () => {
    expect(readCustom('choice', ['ＶＩＰ', '普通'], 'vip')).toEqual({ value: 'ＶＩＰ' })
    expect(readCustom('choice', ['A', 'B'], 'C')).toEqual({ problem: 'not-a-choice' })
    expect(readCustom('choices', ['A', 'B'], 'b、A')).toEqual({ value: 'B,A' })
    expect(readCustom('choices', ['A', 'B'], 'A、C')).toEqual({ problem: 'not-a-choice' })
  })
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://a.b',
    'a b.com',
    'localhost',
    '',
    'http://',
  ])('no link: %s', (text) => expect(linkOf(text)).toBeNull())
  test.each(['date', 'number', 'money', 'flag', 'link'] as const)('%s says what it cannot read', (kind) => {
    expect(readCustom(kind, [], '随便 什么')).toHaveProperty('problem')
    expect(readCustom(kind, [], '  ')).toEqual({ value: null })
  })
})

describe('the kind a column would make', () => {
  test.each([
    ['合同金额', ['1200', '3,000.5', '¥50'], 'money'],
    ['员工数', ['12', '300', '1,024'], 'number'],
    ['占比', ['12%', '3.5%'], 'number'],
    ['客户编码', ['1001', '1002'], 'text'],
    ['邮编', ['200000', '310000'], 'text'],
    ['批次', ['0012', '0013'], 'text'],
    ['签约日', ['2025/3/1', '2025-04-02'], 'date'],
    ['是否上市', ['是', '否', '是'], 'flag'],
    ['官网', ['https://a.example', 'www.b.example'], 'link'],
    ['客户级别', ['A', 'B', 'A'], 'choice'],
    ['备忘', ['这一家要重点维护，注意回款', '没有什么特别要说的事情啊啊'], 'text'],
    ['空列', [], 'text'],
    ['年份', ['2024', '2025'], 'number'],
  ] as const)('%s', (header, samples, kind) => expect(guessKind(header, samples)).toBe(kind))
})

test('an import reads own fields by their kinds; what does not fit is kept word for word', () => {
  const target = targetWith(customerTarget, [
    { field: 'xNumber1', kind: 'number', title: '员工数', choices: [] },
    { field: 'xChoices1', kind: 'choices', title: '资质', choices: ['ISO', 'GMP'] },
    { field: 'xChoice1', kind: 'choice', title: '级别', choices: ['A', 'B'] },
  ])
  const columns = ['name', 'xNumber1', 'xChoices1', 'xChoice1'].flatMap((key, index) => {
    const field = target.fields.find((one) => one.key === key)
    return field ? [{ index, field, scale: 1, dateOrder: 'ymd' as const }] : []
  })
  const options = { inferRoles: true, rules: defaultRuleSettings }
  const read = (...cells: string[]) => readRecord(target, 2, cells, columns, options)
  const good = read('甲公司', '1,200', 'gmp、ISO', 'b')
  expect(good.record?.values.slice(-3)).toEqual([1200, 'GMP,ISO', 'B'])
  const bad = read('甲公司', '很多', 'ISO、CE', 'Z')
  expect(bad.record?.values.slice(-3)).toEqual([null, 'ISO', null])
  expect(bad.problems.map(({ cause, field, value }) => [cause, field, value])).toEqual([
    ['unreadable-number', 'xNumber1', '很多'],
    ['not-a-choice', 'xChoice1', 'Z'],
    ['not-a-choice', 'xChoices1', 'CE'],
  ])
  const unread = bad.record?.values[target.columns.indexOf('unread')]
  expect(JSON.parse(String(unread))).toEqual({ xNumber1: '很多', xChoice1: 'Z', xChoices1: 'CE' })
})
