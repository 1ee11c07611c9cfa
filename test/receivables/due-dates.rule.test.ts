import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { addDays, fromDayNumber, dayNumber } from '../../src-main/domain/_base/dates.ts'
import { addMonths, endOfMonth, withDayOfMonth } from '../../src-main/domain/_base/months.ts'
import { isWorkday } from '../../src-main/domain/_base/working-calendar.ts'
import { countdown, receivableLight, worstLight } from '../../src-main/domain/receivables/countdown.ts'
import { dueDate, type PaymentTerm } from '../../src-main/domain/receivables/due-date.ts'
import { instalments, sharesAddUp } from '../../src-main/domain/receivables/instalments.ts'
import { overdueInterest } from '../../src-main/domain/receivables/overdue-interest.ts'
import { statutoryDue } from '../../src-main/domain/receivables/statutory-due.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

const date = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2031-12-31') }).map(fromDayNumber)

describe('months', () => {
  test('the same day, or the last', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(endOfMonth('2026-04-01')).toBe('2026-04-30')
    expect(withDayOfMonth('2026-02-03', 30)).toBe('2026-02-28')
    expect(() => addMonths('2026-02-30', 1)).toThrow(RangeError)
    expect(() => addMonths('9999-12-01', 1)).toThrow(RangeError)
  })
  test('never past the month meant, and never a day later than asked', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -60, max: 60 }), (from, n) => {
        const to = addMonths(from, n)
        expect(Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7))).toBe(
          Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) + n,
        )
        expect(to.slice(8) === from.slice(8) || to === endOfMonth(to)).toBe(true)
      }),
      { seed, numRuns: 500 },
    )
  })
})

describe('terms', () => {
  const due = (term: Omit<PaymentTerm, 'basis'>, base: string | null) =>
    dueDate({ basis: 'invoice', ...term }, base, chinaCalendar)
  test.each<[string, Omit<PaymentTerm, 'basis'>, string, string]>([
    ['月结30 A', { fromMonthEnd: true, days: 30 }, '2026-01-05', '2026-03-02'],
    ['月结30 B', { fromMonthEnd: true, months: 1, toMonthEnd: true }, '2026-01-05', '2026-02-28'],
    ['25日截账, 26日归下月', { cutoffDay: 25, fromMonthEnd: true, months: 1, toMonthEnd: true }, '2026-01-26', '2026-03-31'],
    ['12月底截账跨年', { cutoffDay: 25, fromMonthEnd: true }, '2025-12-31', '2026-01-31'],
    ['次月10日', { months: 1, dayOfMonth: 10 }, '2026-01-31', '2026-02-10'],
    ['提前到前一工作日', { days: 30, roll: 'prev' }, '2026-01-17', '2026-02-14'],
    ['周六调休上班不动', { days: 0, roll: 'next' }, '2026-02-28', '2026-02-28'],
    ['固定日期', {}, '2026-06-20', '2026-06-20'],
  ])('%s', (_, term, base, expected) => expect(due(term, base)).toEqual({ due: expected, provisional: false }))
  test('nothing is due before acceptance', () =>
    expect(dueDate({ basis: 'acceptance', days: 30 }, null, chinaCalendar)).toBe(null))
  test('only a date that asked the calendar is provisional', () => {
    expect(due({ months: 12 }, '2026-02-06')).toEqual({ due: '2027-02-06', provisional: false })
    expect(due({ months: 12, roll: 'next' }, '2026-02-06')).toEqual({ due: '2027-02-09', provisional: true })
    expect(due({ workdays: 3 }, '2026-12-30')).toEqual({ due: '2027-01-05', provisional: true })
  })
  test('refusals', () => {
    for (const term of [{ days: 1.5 }, { months: Number.NaN }, { cutoffDay: 0 }, { dayOfMonth: 32 }, { workdays: 0.1 }])
      expect(() => due(term, '2026-01-01')).toThrow(RangeError)
    expect(() => due({}, '2026-02-29')).toThrow(RangeError)
  })
  test('rolling ends on a working day and passes none', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom('next' as const, 'prev' as const),
        (base, days, roll) => {
          const plain = addDays(base, days)
          const rolled = due({ days, roll }, base)?.due ?? ''
          expect(isWorkday(chinaCalendar, rolled)).toBe(true)
          const step = roll === 'next' ? 1 : -1
          for (let at = plain; at !== rolled; at = addDays(at, step)) expect(isWorkday(chinaCalendar, at)).toBe(false)
        },
      ),
      { seed, numRuns: 500 },
    )
  })
})

test('statutory terms', () => {
  const due = (over: Partial<Parameters<typeof statutoryDue>[0]>) =>
    statutoryDue({ buyer: 'government', deliveredOn: '2026-03-01', agreedDue: null, ...over }, chinaCalendar)?.due ?? null
  expect(due({})).toBe('2026-03-31')
  expect(due({ agreedDue: '2026-04-20' })).toBe('2026-04-20')
  expect(due({ agreedDue: '2026-06-30' })).toBe('2026-04-30')
  expect(due({ acceptedOn: '2026-03-10' })).toBe('2026-04-09')
  expect(due({ buyer: 'large', agreedDue: '2026-06-30' })).toBe('2026-06-30')
  expect(due({ buyer: 'other' })).toBe(null)
  // A deadline of the law that falls on a holiday ends on the next working day.
  expect(due({ deliveredOn: '2026-01-16' })).toBe('2026-02-24')
})

test('overdue interest', () => {
  expect(overdueInterest(10_000_00, '2026-03-31', '2026-03-01', '0.0005')).toEqual({ days: 0, interestFen: 0 })
  expect(overdueInterest(1, '2026-01-01', '2026-01-02', '0.5').interestFen).toBe(1)
  expect(overdueInterest(9_007_199_254_740_991, '2026-01-01', '2026-01-03', '0.0005').interestFen).toBe(9_007_199_254_741)
  expect(() => overdueInterest(1, '2026-01-01', '2026-01-02', 'a')).toThrow(RangeError)
  expect(() => overdueInterest(9e15, '2026-01-01', '2027-01-02', '1')).toThrow(RangeError)
})

describe('instalments', () => {
  const parts = (shares: string[]) =>
    shares.map((share, i) => ({ name: String(i), share, term: { basis: 'contract' as const }, base: '2026-01-01' }))
  test('shares must be the whole', () => {
    expect(sharesAddUp(parts(['0.3', '0.60', '1e-1']))).toBe(true)
    for (const shares of [[], ['0.5'], ['1.5', '-0.5'], ['0.33', 'a'], ['0.1', '0.2', '0.7000001']])
      expect(sharesAddUp(parts(shares))).toBe(false)
    expect(() => instalments(100, parts(['0.5']), chinaCalendar)).toThrow(RangeError)
    expect(() => instalments(-100, parts(['1']), chinaCalendar)).toThrow(RangeError)
  })
  test('never negative, always the total', () => {
    expect(instalments(1, parts(['0.5', '0.5', '0']), chinaCalendar).map((p) => p.fen)).toEqual([1, 0, 0])
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (total, weights) => {
        const used: number[] = []
        for (const weight of weights) if (used.reduce((a, b) => a + b, 0) + weight <= 100) used.push(weight)
        const rest = 100 - used.reduce((a, b) => a + b, 0)
        const plan = instalments(total, parts([...used, rest].map((w) => `${w}e-2`)), chinaCalendar)
        expect(plan.reduce((sum, p) => sum + BigInt(p.fen), 0n)).toBe(BigInt(total))
        expect(plan.every((p) => p.fen >= 0)).toBe(true)
      }),
      { seed, numRuns: 500 },
    )
  })
})

test('countdown and light', () => {
  const states = (['2026-02-24', '2026-02-25', '2026-02-26', '2026-03-04', '2026-03-05'] as const).map((due) =>
    countdown(due, '2026-02-25'),
  )
  expect(states.map((s) => [s.daysLeft, s.state])).toEqual([
    [-1, 'overdue'],
    [0, 'dueToday'],
    [1, 'dueSoon'],
    [7, 'dueSoon'],
    [8, 'notDue'],
  ])
  const lights = ['2026-03-05', '2026-03-04', '2026-02-25', '2026-02-20', '2026-02-19', null].map((due) =>
    receivableLight(due, '2026-02-25'),
  )
  expect(lights).toEqual(['green', 'yellow', 'yellow', 'yellow', 'red', 'green'])
})

test('the worst light of what is open', () => {
  const light = (...dues: (string | null)[]) => worstLight(dues, '2026-02-25')
  expect(light()).toBe(null)
  expect(light(null, '2026-03-05')).toBe('green')
  expect(light('2026-03-05', '2026-03-04')).toBe('yellow')
  expect(light('2026-02-20', '2026-04-01')).toBe('yellow')
  expect(light('2026-04-01', '2026-02-19', '2026-02-20')).toBe('red')
})
