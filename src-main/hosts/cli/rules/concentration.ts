import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { gini, type DailyAmounts } from '../../../domain/signings/concentration.ts'
import { monthEndRush } from '../../../domain/signings/month-end-rush.ts'
import { fen, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'
import { six } from './statistics.ts'

function daily(input: Case): { readonly amounts: DailyAmounts; readonly month: string } {
  const days = Object.entries(object(input['dailyWonAmount'] ?? input['days'] ?? {}))
  const amounts = new Map(days.map(([day, amount]) => [day, fen(amount)]))
  return { amounts, month: optional(input['month'], text) ?? days[0]?.[0] ?? '' }
}

function rush(input: Case): object {
  const { amounts, month } = daily(input)
  const { verdict, excess, concentration: spread } = monthEndRush(amounts, month, chinaCalendar)
  return {
    verdict,
    flagged: verdict === 'rush',
    lastFiveDaysShare: six(spread.lastFiveDays),
    firstTwentyFiveDaysShare: six(spread.firstTwentyFive),
    evenShare: six(spread.evenDays),
    excess: six(excess),
    concentrationIndex: six(spread.index),
    giniCalendarDays: six(spread.giniDays),
    giniWorkdays: six(spread.giniWorkdays),
  }
}

function concentrationAnswer(input: Case): object {
  const { amounts, month } = daily(input)
  const { concentration: spread } = monthEndRush(amounts, month, chinaCalendar)
  const small = list(input['giniSmall']).map(object)
  return {
    total: spread.total / 100,
    lastFiveCalendarDaysShare: six(spread.lastFiveDays),
    lastFiveWorkdaysShare: six(spread.lastFiveWorkdays),
    expectedShareIfEven: { calendar: six(spread.evenDays), workdays: six(spread.evenWorkdays) },
    giniCalendarDays: six(spread.giniDays),
    giniWorkdays: six(spread.giniWorkdays),
    giniEven: 0,
    ...(small.length === 0 ? {} : { giniSmall: small.map(({ x }) => ({ x, gini: six(gini(list(x).map(number))) })) }),
    concentrationIndex: six(spread.index),
  }
}

export const concentrationRules: Rules = { 'month-end': rush, 'funnel.concentration': concentrationAnswer }
