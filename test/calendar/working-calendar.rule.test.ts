import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar, chinaYears } from '../../src-main/domain/_base/calendars.ts'
import { addDays, dayNumber, fromDayNumber } from '../../src-main/domain/_base/dates.ts'
import {
  addWorkdays,
  isProvisional,
  isWorkday,
  rollToWorkday,
  workdaysBetween,
  workingCalendar,
  type CalendarYear,
} from '../../src-main/domain/_base/working-calendar.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}, zone ${process.env['TZ'] ?? 'of the machine'}`)

interface Cases {
  calendar2026: { off: string[]; workWeekends: string[] }
  workdaysPerMonth2026: Record<string, number>
  workdays2026: number
  isWorkday: { date: string; workday: boolean }[]
  addWorkdays: { from: string; n: number; result: string }[]
  between: { from: string; to: string; inclusive: boolean; workdays: number }[]
  provisional2027: { statutoryDays: { date: string }[] }
}
const worked = workedCases('workdays.json') as Cases | null

describe.skipIf(!worked)('worked cases', () => {
  const cases = worked as Cases
  test('the shipped 2026 is the notice', () => {
    const year = chinaYears.find((y) => y.year === 2026)
    expect(year?.off).toEqual(cases.calendar2026.off)
    expect(year?.workWeekends).toEqual(cases.calendar2026.workWeekends)
    expect(chinaYears.find((y) => y.year === 2027)?.off).toEqual(cases.provisional2027.statutoryDays.map((d) => d.date))
  })
  test('months', () => {
    for (const [month, count] of Object.entries(cases.workdaysPerMonth2026)) {
      const last = rollBack(month)
      expect(workdaysBetween(chinaCalendar, `${month}-01`, last, { inclusive: true }).workdays, month).toBe(count)
    }
    expect(workdaysBetween(chinaCalendar, '2026-01-01', '2026-12-31', { inclusive: true })).toEqual({
      workdays: cases.workdays2026,
      provisional: false,
    })
  })
  test.each(worked?.isWorkday ?? [])('$date', ({ date, workday }) => expect(isWorkday(chinaCalendar, date)).toBe(workday))
  test.each(worked?.addWorkdays ?? [])('$from + $n', ({ from, n, result }) =>
    expect(addWorkdays(chinaCalendar, from, n)).toEqual({ date: result, provisional: false }),
  )
  test.each(worked?.between ?? [])('$from to $to', ({ from, to, inclusive, workdays }) =>
    expect(workdaysBetween(chinaCalendar, from, to, { inclusive })).toEqual({ workdays, provisional: false }),
  )
})

/** Last day of `YYYY-MM`. */
function rollBack(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return addDays(number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`, -1)
}

const refused = (data: Parameters<typeof workingCalendar>[0]) => expect(() => workingCalendar(data)).toThrow(RangeError)

describe('own cases', () => {
  test('2025: 28 days off, five worked weekend days, 248 working days', () => {
    expect(chinaYears[0]?.off.length).toBe(28)
    expect(workdaysBetween(chinaCalendar, '2025-01-01', '2025-12-31', { inclusive: true }).workdays).toBe(248)
    const worksOn = ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11', '2025-01-27', '2025-06-03']
    expect(worksOn.every((date) => isWorkday(chinaCalendar, date))).toBe(true)
    const off = ['2025-01-28', '2025-02-04', '2025-04-04', '2025-06-02', '2025-10-08', '2025-10-12', '2025-01-25']
    expect(off.some((date) => isWorkday(chinaCalendar, date))).toBe(false)
  })
  test('the start is never counted', () => {
    expect(addWorkdays(chinaCalendar, '2026-02-14', 1).date).toBe('2026-02-24')
    expect(addWorkdays(chinaCalendar, '2026-02-15', -1).date).toBe('2026-02-14')
    expect(addWorkdays(chinaCalendar, '2026-02-24', -1).date).toBe('2026-02-14')
    expect(addWorkdays(chinaCalendar, '2026-02-15', 0).date).toBe('2026-02-15')
    expect(() => addWorkdays(chinaCalendar, '2026-02-15', 0.5)).toThrow(RangeError)
    expect(() => addWorkdays(chinaCalendar, '9999-12-30', 9)).toThrow(RangeError)
  })
  test('rolling', () => {
    expect(rollToWorkday(chinaCalendar, '2026-02-14', 'next').date).toBe('2026-02-14')
    expect(rollToWorkday(chinaCalendar, '2026-02-15', 'next').date).toBe('2026-02-24')
    expect(rollToWorkday(chinaCalendar, '2026-10-04', 'prev').date).toBe('2026-09-30')
  })
  test('years without a complete notice are provisional, never silently weekdays', () => {
    expect(addWorkdays(chinaCalendar, '2026-12-31', 1)).toEqual({ date: '2027-01-04', provisional: true })
    expect(isWorkday(chinaCalendar, '2027-02-05')).toBe(false)
    expect(addWorkdays(chinaCalendar, '2026-12-30', 1).provisional).toBe(false)
    expect(addWorkdays(chinaCalendar, '2025-01-02', -1)).toEqual({ date: '2024-12-31', provisional: true })
    expect(workdaysBetween(chinaCalendar, '2028-03-01', '2028-03-02', { inclusive: false })).toEqual({
      workdays: 1,
      provisional: true,
    })
    expect(isProvisional(chinaCalendar, '2025-01-01', '2026-12-31')).toBe(false)
    expect(isProvisional(chinaCalendar, '2026-06-01', '2024-06-01')).toBe(true)
  })
  test("the company's own days win", () => {
    const calendar = workingCalendar({ years: chinaYears, ownDaysOff: ['2026-02-14', '2026-02-24'] })
    expect(addWorkdays(calendar, '2026-02-13', 1).date).toBe('2026-02-25')
  })
  test('data that contradicts itself is refused', () => {
    const year: CalendarYear = { year: 2026, source: '', off: [], workWeekends: [] }
    refused({ years: [year, year] })
    refused({ years: [{ ...year, off: ['2025-12-31'] }] })
    refused({ years: [{ ...year, off: ['2026-02-30'] }] })
    refused({ years: [{ ...year, workWeekends: ['2026-02-25'] }] })
    refused({ years: [{ ...year, off: ['2026-02-14'], workWeekends: ['2026-02-14'] }] })
    refused({ years: [], hours: [] })
    refused({ years: [], hours: [[600, 500]] })
    refused({
      years: [],
      hours: [
        [540, 720],
        [700, 800],
      ],
    })
    refused({ years: [], hours: [[0, 1441]] })
    refused({ years: [], utcOffsetMinutes: Number.NaN })
  })
})

describe('against a list of days', () => {
  // The reference knows nothing of day arithmetic: it walks a written-out list of the days of 2025 and 2026.
  const [first, last] = [dayNumber('2025-01-01'), dayNumber('2026-12-31')]
  const days = Array.from({ length: last - first + 1 }, (_, i) => fromDayNumber(first + i))
  const off = new Set(chinaYears.flatMap((y) => y.off))
  const on = new Set(chinaYears.flatMap((y) => y.workWeekends))
  // 2025-01-01 was a Wednesday.
  const works = days.map((date, i) => on.has(date) || (!off.has(date) && (i + 2) % 7 < 5))
  const index = fc.integer({ min: 0, max: days.length - 1 })

  test('isWorkday', () => expect(days.map((date) => isWorkday(chinaCalendar, date))).toEqual(works))
  test('addWorkdays and its way back', () => {
    fc.assert(
      fc.property(index, fc.integer({ min: -60, max: 60 }), (start, n) => {
        let at = start
        for (let left = Math.abs(n); left > 0;) {
          at += Math.sign(n)
          if (at < 0 || at >= days.length) return
          if (works[at]) left -= 1
        }
        const { date } = addWorkdays(chinaCalendar, days[start] as string, n)
        expect(date).toBe(days[at])
        expect(workdaysBetween(chinaCalendar, days[start] as string, date, { inclusive: false }).workdays).toBe(n)
      }),
      { seed, numRuns: 1000 },
    )
  })
  test('workdaysBetween', () => {
    fc.assert(
      fc.property(index, index, (a, b) => {
        const expected = works.slice(Math.min(a, b), Math.max(a, b) + 1).filter(Boolean).length
        const { workdays } = workdaysBetween(chinaCalendar, days[a] as string, days[b] as string, { inclusive: true })
        expect(Math.abs(workdays)).toBe(expected)
      }),
      { seed, numRuns: 500 },
    )
  })
})
