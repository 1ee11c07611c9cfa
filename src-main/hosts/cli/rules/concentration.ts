import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { isDate } from '../../../domain/_base/dates.ts'
import { gini, type DailyAmounts } from '../../../domain/signings/concentration.ts'
import { monthEndRush } from '../../../domain/signings/month-end-rush.ts'
import { CannotDo, fen, given, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'
import { six } from './statistics.ts'

/** By day, or one by one: `signings: [{date, amount}]`. */
function daily(input: Case): { readonly amounts: DailyAmounts; readonly month: string } {
  const byDay = input['dailyWonAmount'] ?? input['days'] ?? input['daily']
  const days: [string, unknown][] =
    byDay === undefined
      ? given(input['signings'] ?? input['deals'])
          .map(object)
          .map((one) => [text(one['date'] ?? one['signedOn'] ?? one['wonDate']), one['amount']])
      : Object.entries(object(byDay))
  const amounts = new Map<string, number>()
  for (const [day, amount] of days) {
    if (!isDate(day)) throw new CannotDo(`not a date: ${day.slice(0, 20)}`)
    amounts.set(day, (amounts.get(day) ?? 0) + fen(amount))
  }
  // A month may be written without a day.
  return { amounts, month: (optional(input['month'], text) ?? days[0]?.[0] ?? '').replace(/^(\d{4}-\d{2})$/, '$1-01') }
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
