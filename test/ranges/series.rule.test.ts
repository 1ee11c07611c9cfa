import { expect, test } from 'vitest'
import { TextFinder } from '../../src-main/domain/ranges/find-text.ts'
import { continued, repeated, type SeriesKind } from '../../src-main/domain/ranges/series.ts'

const next = (seeds: string[], kind: SeriesKind, upwards = false) => [0, 1, 2, 3].map(continued(seeds, kind, upwards)).join(' ')

test.each<[string[], SeriesKind, string]>([
  [['1'], 'number', '2 3 4 5'],
  [['10', '20'], 'number', '30 40 50 60'],
  [['0.1', '0.2'], 'number', '0.3 0.4 0.5 0.6'],
  [['100', '75', '50'], 'number', '25 0 -25 -50'],
  [['12000.50', '12001'], 'number', '12001.5 12002 12002.5 12003'],
  [['1', '2', '4'], 'number', '1 2 4 1'],
  [['5', ''], 'number', '5  5 '],
  [['2026-02-27'], 'date', '2026-02-28 2026-03-01 2026-03-02 2026-03-03'],
  [['2026-01-01', '2026-01-08'], 'date', '2026-01-15 2026-01-22 2026-01-29 2026-02-05'],
  [['2026-01-15', '2026-02-15'], 'date', '2026-03-15 2026-04-15 2026-05-15 2026-06-15'],
  [['2026-01-31', '2026-02-28'], 'date', '2026-03-31 2026-04-30 2026-05-31 2026-06-30'],
  [['2025-12-30', '2026-01-30'], 'date', '2026-02-28 2026-03-30 2026-04-30 2026-05-30'],
  [['2024-02-29', '2025-02-28'], 'date', '2026-02-28 2027-02-28 2028-02-29 2029-02-28'],
  [['2026-01-01', '2026-01-02', '2026-01-09'], 'date', '2026-01-01 2026-01-02 2026-01-09 2026-01-01'],
  [['门店1'], 'text', '门店2 门店3 门店4 门店5'],
  [['A008', 'A009'], 'text', 'A010 A011 A012 A013'],
  [['一组', '二组'], 'text', '一组 二组 一组 二组'],
  [['甲1', '乙2'], 'text', '甲1 乙2 甲1 乙2'],
  [['50万-100万'], 'none', '50万-100万 50万-100万 50万-100万 50万-100万'],
])('%j (%s) goes on %s', (seeds, kind, expected) => expect(next(seeds, kind)).toBe(expected))

test('upwards it counts back', () => {
  expect(next(['5'], 'number', true)).toBe('4 3 2 1')
  expect(next(['2026-03-01'], 'date', true)).toBe('2026-02-28 2026-02-27 2026-02-26 2026-02-25')
  // Seeds from the edge outwards: 10 stands under 20.
  expect(next(['20', '10'].reverse(), 'number', true)).toBe('30 40 50 60')
})

test('the end of the calendar is blank, not an error', () => expect(next(['9999-12-31'], 'date')).toBe('   '))

test('copies repeat', () => expect([0, 1, 2].map(repeated(['a', 'b'])).join('')).toBe('aba'))

test('a found text is replaced everywhere, with any case and width unless told otherwise', () => {
  const finder = (find: string, options = {}) => new TextFinder(find, options)
  expect(finder('abc').replace('xABCabcＡＢＣ', '1')).toBe('x111')
  expect(finder('abc', { matchCase: true }).replace('xABCabcＡＢＣ', '1')).toBe('xABC1ＡＢＣ')
  expect(finder('上海').replace('北京', 'x')).toBeNull()
  expect(finder('上海', { wholeCell: true }).replace('上海市', 'x')).toBeNull()
  expect(finder('上海市', { wholeCell: true }).replace('上海市', '')).toBe('')
  expect(finder('.*').replace('a.*b', '$&')).toBe('a$&b')
  expect(finder('㎏').replace('5㎏', 'kg')).toBe('5kg')
  expect(finder('aa').replace('aaa', 'b')).toBe('ba')
})
