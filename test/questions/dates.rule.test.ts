import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { addDays } from '../../src-main/domain/_base/dates.ts'
import { readDateText } from '../../src-main/domain/questions/read-date.ts'
import { testWorkedSection } from '../_fixtures/worked-sections.ts'

const seed = Number(process.env['SEED'] ?? 20260225)

testWorkedSection('nlq.dateExpressions', ['from', 'to'])

const on = (today: string, text: string) => {
  const reading = readDateText(text, { today, calendar: chinaCalendar })
  return reading && `${reading.from} ${reading.to}`
}

// Wednesday 25 February 2026; the Spring Festival was 15–23 February.
test.each([
  ['大后天', '2026-02-28 2026-02-28'],
  ['上上周', '2026-02-09 2026-02-15'],
  ['这个星期', '2026-02-23 2026-03-01'],
  ['星期天', '2026-03-01 2026-03-01'],
  ['上周末', '2026-02-21 2026-02-22'],
  ['上上个月', '2025-12-01 2025-12-31'],
  ['本季度', '2026-01-01 2026-03-31'],
  ['下个季度', '2026-04-01 2026-06-30'],
  ['Q3', '2026-07-01 2026-09-30'],
  ['2025年Q4', '2025-10-01 2025-12-31'],
  ['25年第四季度', '2025-10-01 2025-12-31'],
  ['去年下半年', '2025-07-01 2025-12-31'],
  ['前年', '2024-01-01 2024-12-31'],
  ['年初至今', '2026-01-01 2026-02-25'],
  ['去年10月以来', '2025-10-01 2026-02-25'],
  ['自2月1日起', '2026-02-01 2026-02-25'],
  ['去年同期（相对本月）', '2025-02-01 2025-02-25'],
  ['上季度同期', '2025-10-01 2025-11-25'],
  ['上周同期', '2026-02-16 2026-02-18'],
  ['近十五天', '2026-02-11 2026-02-25'],
  ['近一年', '2025-02-26 2026-02-25'],
  ['近半个月', '2026-02-11 2026-02-25'],
  ['未来一个月', '2026-02-25 2026-03-25'],
  ['两周内', '2026-02-25 2026-03-11'],
  ['30天内(跟进过)', '2026-01-27 2026-02-25'],
  ['年内', '2026-02-25 2026-12-31'],
  ['下周五之前', '2026-02-25 2026-03-06'],
  ['季度末前', '2026-02-25 2026-03-31'],
  ['三天前', '2026-02-22 2026-02-22'],
  ['二月十五日', '2026-02-15 2026-02-15'],
  ['十二月', '2026-12-01 2026-12-31'],
  ['2026/2/1', '2026-02-01 2026-02-01'],
  ['上月15号', '2026-01-15 2026-01-15'],
  ['1-3月', '2026-01-01 2026-03-31'],
  ['2月1日到15日', '2026-02-01 2026-02-15'],
  ['去年12月到1月', '2025-12-01 2026-01-31'],
  ['上周一到周五', '2026-02-16 2026-02-20'],
  ['今天到月底', '2026-02-25 2026-02-28'],
  ['节前一周', '2026-02-08 2026-02-14'],
  ['节后', '2026-02-24 2026-02-25'],
  ['去年国庆', '2025-10-01 2025-10-08'],
  ['去年中秋', '2025-10-01 2025-10-08'],
  ['端午', '2026-06-19 2026-06-21'],
  ['上月最后一周', '2026-01-25 2026-01-31'],
  ['本月前10天', '2026-02-01 2026-02-10'],
  ['2月中旬', '2026-02-11 2026-02-20'],
  ['最近5个工作日', '2026-02-12 2026-02-25'],
  ['上两个月', '2025-12-01 2026-01-31'],
])('%s', (text, expected) => expect(on('2026-02-25', text)).toBe(expected))

describe('other days', () => {
  test('month ends, leap years, Sundays, new years', () => {
    expect(on('2028-03-31', '近一个月')).toBe('2028-03-01 2028-03-31')
    expect(on('2028-02-29', '去年同期')).toBe('2027-01-01 2027-02-28')
    expect(on('2026-03-01', '本周')).toBe('2026-02-23 2026-03-01')
    expect(on('2026-03-01', '下周')).toBe('2026-03-02 2026-03-08')
    expect(on('2026-01-01', '上月')).toBe('2025-12-01 2025-12-31')
    expect(on('2026-01-01', '上季度')).toBe('2025-10-01 2025-12-31')
    expect(on('2026-03-31', '上月同期')).toBe('2026-02-01 2026-02-28')
  })
  test('what is no time is none', () => {
    for (const text of ['', '客户', '13月', '2月30日', '上周五和客户', '32号'])
      expect([text, on('2026-02-25', text)]).toEqual([text, null])
  })
  test('近N天 has N days and ends today, N天内 ends N days on', () => {
    const days = fc.integer({ min: 1, max: 400 })
    const today = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))
    fc.assert(
      fc.property(today, days, (today, n) => {
        expect(on(today, `近${n}天`)).toBe(`${addDays(today, 1 - n)} ${today}`)
        expect(on(today, `${n}天内`)).toBe(`${today} ${addDays(today, n)}`)
      }),
      { seed, numRuns: 300 },
    )
  })
  test('units follow each other without a gap', () => {
    const today = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))
    const span = (day: string, text: string) => (on(day, text) ?? '').split(' ') as [string, string]
    fc.assert(
      fc.property(today, fc.constantFrom('周', '月', '季度'), (day, unit) => {
        const [last, running, next] = [span(day, `上${unit}`), span(day, `本${unit}`), span(day, `下${unit}`)]
        expect([addDays(last[1], 1), addDays(running[1], 1)]).toEqual([running[0], next[0]])
        expect(running[0] <= day && day <= running[1]).toBe(true)
      }),
      { seed, numRuns: 300 },
    )
  })
})
