import { expect, test } from 'vitest'
import { yuanTextToFen } from '../../src-main/domain/_base/money.ts'
import { onTimeRate, punctuality } from '../../src-main/domain/receivables/on-time.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'
import { testWorkedSection } from '../_fixtures/worked-sections.ts'

testWorkedSection('due-dates.dueDates', ['due'])
testWorkedSection('due-dates.workdayDueDates', ['due'])
testWorkedSection('due-dates.statutory', ['statutoryDue'])
testWorkedSection('due-dates.overdueInterest', ['days', 'interest'])
testWorkedSection('due-dates.instalments', ['expected'])
testWorkedSection('due-dates.allocation', ['expected'])
testWorkedSection('due-dates.ageingByDueDate', ['daysOverdue', 'bucket'])
testWorkedSection('due-dates.ageingByBookingYears', ['bucket'])
testWorkedSection('due-dates.dso', ['dso', 'cei'])
testWorkedSection('due-dates.countdown', ['daysLeft', 'state'])

interface Whole {
  onTime: {
    invoices: { amount: string; due: string; settledOn: string | null }[]
    asOf: string
    expected: Record<'byAmountPct' | 'byCountPct' | 'byAmountPct2' | 'byCountPct2', string>
  }
  partialPayments: {
    invoice: { amount: string; due: string }
    receipts: { amount: string; date: string }[]
    expected: { onTimeAmount: string; lateAmount: string; weightedDaysLate: string; settledOn: string }
  }
}
const worked = workedCases('due-dates.json') as Whole | null
const fen = (yuan: string) => yuanTextToFen(yuan) ?? Number.NaN

test.skipIf(!worked)('worked on-time rate', () => {
  const { invoices, asOf, expected } = (worked as Whole).onTime
  const read = invoices.map(({ amount, due, settledOn }) => ({ amountFen: fen(amount), due, settledOn }))
  expect(onTimeRate(read, asOf, 'due')).toMatchObject({ byAmount: expected.byAmountPct, byCount: expected.byCountPct })
  expect(onTimeRate(read, asOf, 'dueOrSettled')).toMatchObject({ byAmount: expected.byAmountPct2, byCount: expected.byCountPct2 })
})

test.skipIf(!worked)('worked partial payments', () => {
  const { invoice, receipts, expected } = (worked as Whole).partialPayments
  const parts = receipts.map(({ amount, date }) => ({ fen: fen(amount), date }))
  expect(punctuality({ amountFen: fen(invoice.amount), due: invoice.due }, parts)).toEqual({
    onTimeFen: fen(expected.onTimeAmount),
    lateFen: fen(expected.lateAmount),
    weightedDaysLate: expected.weightedDaysLate,
    settledOn: expected.settledOn,
  })
})
