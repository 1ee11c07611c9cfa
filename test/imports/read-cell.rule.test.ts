import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, fromDayNumber } from '../../src-main/domain/_base/dates.ts'
import {
  columnDateOrder,
  readAmount,
  readBudget,
  readDate,
  readTags,
  readText,
  type CellValue,
  type DateOrder,
} from '../../src-main/domain/imports/read-cell.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

const date = (cell: CellValue, order: DateOrder = 'ymd') => {
  const read = readDate(cell, { order })
  return read === null ? 'blank' : 'value' in read ? read.value : 'unreadable'
}

describe('dates', () => {
  test.each<[CellValue, string]>([
    ['2025-07-01', '2025-07-01'],
    ['2025/7/1', '2025-07-01'],
    ['2025.7.1', '2025-07-01'],
    ['2026.02.20', '2026-02-20'],
    ['2026年2月5日', '2026-02-05'],
    ['2026年2月5号', '2026-02-05'],
    ['２０２６年０２月０５日', '2026-02-05'],
    [' 2026-02-05 ', '2026-02-05'],
    ['20260122', '2026-01-22'],
    [20260122, '2026-01-22'],
    [46134, '2026-04-22'],
    [46134.75, '2026-04-22'],
    ['46134', '2026-04-22'],
    [{ date: '2026-02-25' }, '2026-02-25'],
    [{ date: '2026-02-25T10:20:30' }, '2026-02-25'],
    ['2026-02-25 10:20:30', '2026-02-25'],
    ['2026-02-25T10:20:30.123Z', '2026-02-25'],
    ['2026/2/25 下午 3:20', '2026-02-25'],
    ['2026年2月25日 14时30分', '2026-02-25'],
    ['2026-02-25 星期三', '2026-02-25'],
    ['20260225 10:20', '2026-02-25'],
    ['7/1/2025', '2025-07-01'],
    ['25/12/2025', '2025-12-25'],
    ['1-Jul-2025', '2025-07-01'],
    ['01-JUL-25', '2025-07-01'],
    ['July 1, 2025', '2025-07-01'],
    ['25年7月1日', '2025-07-01'],
    ['二〇二五年七月一日', '2025-07-01'],
    ['贰零贰伍年拾贰月叁拾壹日', '2025-12-31'],
    ['二零二五年十月廿五日', '2025-10-25'],
    ['民国114年7月1日', '2025-07-01'],
    ['2025 年 7 月 1 日', '2025-07-01'],
    ['2025—7—1', '2025-07-01'],
    ['2025,7,1', '2025-07-01'],
    ['2025 7 1', '2025-07-01'],
    ['星期二 2025/7/1', '2025-07-01'],
    ['2025-07-01 周二 10:30', '2025-07-01'],
    ['20250701103000', '2025-07-01'],
    ['20250701T103000Z', '2025-07-01'],
    ['Tuesday, July 1, 2025', '2025-07-01'],
    ['Tue Jul 01 2025 10:00:00 GMT+0800 (中国标准时间)', '2025-07-01'],
    ['二〇二五年十三月一日', 'unreadable'],
    ['二〇二五年七月', 'unreadable'],
    ['20250701106000', 'unreadable'],
    ['2024-02-29', '2024-02-29'],
    [null, 'blank'],
    ['', 'blank'],
    ['　', 'blank'],
    ['-', 'blank'],
    ['—', 'blank'],
    ['2025-02-29', 'unreadable'],
    ['2026-13-01', 'unreadable'],
    ['2026-2', 'unreadable'],
    ['2026年2月', 'unreadable'],
    ['20261301', 'unreadable'],
    ['上周', 'unreadable'],
    ['不详', 'unreadable'],
    ['25/7/1', 'unreadable'],
    ['1025-07-01', 'unreadable'],
    ['2025-07/01', 'unreadable'],
    ['2026-02-25 待定', 'unreadable'],
    ['2025-07-011', 'unreadable'],
    ['1-Jux-2025', 'unreadable'],
    ['13812345678', 'unreadable'],
    [12, 'unreadable'],
    [-46134, 'unreadable'],
    [Number.NaN, 'unreadable'],
    [true, 'unreadable'],
    [{ error: '#REF!' }, 'unreadable'],
    ['x'.repeat(100_000), 'unreadable'],
  ])('%j', (cell, expected) => expect(date(cell)).toBe(expected))

  test('one decision per column', () => {
    expect(columnDateOrder(['2025-07-01', '2025/7/1', '20250701', 46134, null, '不详'])).toBe('ymd')
    expect(columnDateOrder(['10/20/2016', '3/1/2017', '3/11/2017'])).toBe('mdy')
    expect(columnDateOrder(['20/10/2016', '1/3/2017'])).toBe('dmy')
    expect(columnDateOrder(['1/22/2017', '3/1/2017'])).toBe('mdy')
    expect(columnDateOrder(['1/12/2017'])).toBe('mdy')
    expect(columnDateOrder(['1/3/2017', '2/4/2017'])).toBe('mdy')
    // Two figures each: the reading whose years are likely and lie together; nothing told, the year is in front.
    expect(columnDateOrder(['20.10.16', '2026-01-02'])).toBe('yymd')
    expect(columnDateOrder(['25.7.1', '24.12.31', '25.3.8'])).toBe('yymd')
    expect(columnDateOrder(['12/31/24', '1/5/25', '7/9/25'])).toBe('mdy')
    expect(columnDateOrder(['31/12/24', '5/1/25', '9/7/25'])).toBe('dmy')
    expect([date('25.7.1', 'yymd'), date('24-12-31', 'yymd'), date('5.7.1', 'yymd'), date('25.7.1', 'ymd')]).toEqual([
      '2025-07-01',
      '2024-12-31',
      'unreadable',
      'unreadable',
    ])
    expect([date('1/3/2017', 'dmy'), date('1/3/2017', 'mdy'), date('20/10/2016', 'mdy'), date('1/3/17', 'mdy')]).toEqual([
      '2017-03-01',
      '2017-01-03',
      'unreadable',
      '2017-01-03',
    ])
  })

  test('every writing of a day reads as that day; noise never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1955-01-01'), max: dayNumber('2118-01-01') }), (number) => {
        const iso = fromDayNumber(number)
        const [y = '', m = '', d = ''] = iso.split('-')
        const writings = [
          iso,
          `${y}/${Number(m)}/${Number(d)}`,
          `${y}.${m}.${d}`,
          `${y}年${Number(m)}月${Number(d)}日`,
          y + m + d,
          number + 25_569,
          `${iso} 08:00`,
        ]
        for (const writing of writings) expect(date(writing)).toBe(iso)
        expect(date(`${Number(d)}/${Number(m)}/${y}`, 'dmy')).toBe(iso)
        expect(date(`${Number(m)}/${Number(d)}/${y}`, 'mdy')).toBe(iso)
      }),
      { seed },
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789-/.年月日 :TZjulJan')), maxLength: 14 }), (text) =>
        /^(?:\d{4}-\d{2}-\d{2}|blank|unreadable)$/.test(date(text)),
      ),
      { seed, numRuns: 3000 },
    )
  })
})

const amount = (cell: CellValue, scale = 1) => {
  const read = readAmount(cell, scale)
  return read === null ? 'blank' : 'fen' in read ? read.fen : 'unreadable'
}

describe('amounts', () => {
  test.each<[CellValue, number | string]>([
    [7124.49, 712449],
    [8864546.550000001, 886454655],
    [1.005, 101],
    [0, 0],
    [-0, 0],
    ['¥9,370,494.46', 937049446],
    ['￥1，234.5元', 123450],
    ['53.5121万', 53512100],
    ['１５２２２２.５２', 15222252],
    ['$1,200', 120000],
    ['(1,234.50)', -123450],
    ['（200）', -20000],
    ['-200', -20000],
    ['1,234.50-', -123450],
    ['−5', -500],
    ['￥-5', -500],
    ['12万3千', 12300000],
    ['1.2亿', 12000000000],
    ['五十万', 50000000],
    [' 100 元 ', 10000],
    ['', 'blank'],
    ['-', 'blank'],
    [null, 'blank'],
    ['约100', 'unreadable'],
    ['待核', 'unreadable'],
    ['#REF!', 'unreadable'],
    [{ error: '#REF!' }, 'unreadable'],
    [{ date: '2026-01-01' }, 'unreadable'],
    [true, 'unreadable'],
    ['50-100', 'unreadable'],
    ['50万以上', 'unreadable'],
    ['12%', 'unreadable'],
    ['1e400', 'unreadable'],
    [1e300, 'unreadable'],
    [Number.POSITIVE_INFINITY, 'unreadable'],
    ['2026-02-25', 'unreadable'],
    ['9'.repeat(100_000), 'unreadable'],
  ])('%j', (cell, expected) => expect(amount(cell)).toBe(expected))
  test('columns with a unit', () => {
    expect([amount(10, 10_000), amount('10', 10_000), amount('10万', 10_000), amount('¥10.5', 1000), amount(0.1, 1e8)]).toEqual([
      10_000_000, 10_000_000, 10_000_000, 1_050_000, 1_000_000_000,
    ])
    expect(amount('3', 1.5)).toBe(450)
  })
  test('budgets', () => {
    expect(readBudget(10, 10_000)).toEqual({ minFen: 10_000_000, maxFen: 10_000_000 })
    expect(readBudget('50万-100万', 1)).toEqual({ minFen: 50_000_000, maxFen: 100_000_000 })
    expect(readBudget('50-100', 10_000)).toEqual({ minFen: 50_000_000, maxFen: 100_000_000 })
    expect(readBudget('50万以上', 1)).toEqual({ minFen: 50_000_000, maxFen: null })
    expect(readBudget('不到50万', 1)).toEqual({ minFen: 0, maxFen: 50_000_000 })
    expect(readBudget('待定', 1)).toEqual({ problem: 'unreadable-amount' })
    expect(readBudget('-5', 1)).toEqual({ problem: 'unreadable-amount' })
    expect(readBudget(' ', 1)).toBe(null)
  })
})

describe('text and tags', () => {
  test('text', () => {
    expect(readText(' 甲　')).toEqual({ value: '甲' })
    expect(readText('账期 60 天\n需双签')).toEqual({ value: '账期 60 天\n需双签' })
    expect(readText('　')).toBe(null)
    expect(readText(16047247014)).toEqual({ value: '16047247014' })
    expect(readText(1e20)).toEqual({ value: '100000000000000000000', problem: 'lost-precision' })
    expect(readText(1.5e22)).toEqual({ value: '15000000000000000000000', problem: 'lost-precision' })
    expect(readText(6222021234567890)).toMatchObject({ problem: 'lost-precision' })
    expect(readText(123456789012345)).toEqual({ value: '123456789012345' })
    expect(readText('1.38001E+10')).toEqual({ value: '1.38001E+10', problem: 'lost-precision' })
    expect(readText('1.3800138001E+10')).toEqual({ value: '1.3800138001E+10' })
    expect(readText(1e-7)).toEqual({ value: '0.0000001' })
    expect(readText(8864546.550000001)).toEqual({ value: '8864546.55' })
    expect(readText('9.13101E+17')).toEqual({ value: '9.13101E+17', problem: 'lost-precision' })
    expect(readText('#REF!')).toEqual({ value: '#REF!', problem: 'error-value' })
    expect(readText({ error: '#N/A' })).toEqual({ value: '#N/A', problem: 'error-value' })
    expect(readText('#1 仓库')).toEqual({ value: '#1 仓库' })
    expect(readText('=1+1 公式样')).toEqual({ value: '=1+1 公式样' })
    expect(readText(false)).toEqual({ value: 'FALSE' })
  })
  test('tags', () => {
    expect(readTags('重点, 老客户；ＶＩＰ、重点\n')).toEqual(['重点', '老客户', 'VIP'])
    expect(readTags(null)).toEqual([])
    expect(readTags({ error: '#REF!' })).toEqual([])
  })
})
