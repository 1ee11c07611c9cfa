import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { addWorkdays, isProvisional, isWorkday, workdaysBetween } from '../../../domain/_base/working-calendar.ts'
import { number, text, type Case, type Rules } from './case-reading.ts'

const sections = {
  'workdays.isWorkday': ({ date }) => ({ workday: isWorkday(chinaCalendar, text(date)) }),
  'workdays.addWorkdays': ({ from, n }) => ({ result: addWorkdays(chinaCalendar, text(from), number(n)).date }),
  'workdays.between': ({ from, to, inclusive }) => ({
    workdays: workdaysBetween(chinaCalendar, text(from), text(to), { inclusive: inclusive === true }).workdays,
  }),
} satisfies Rules

const { 'workdays.isWorkday': isOne, 'workdays.addWorkdays': add, 'workdays.between': between } = sections

/** Which section a case is of follows from what it has; a result that rests on a year without a full arrangement says so. */
function anySection(input: Case): object {
  const { date, from, n, to } = input
  if (date !== undefined) return { ...isOne(input), ...provisionalOf(text(date), text(date)) }
  const answer = n === undefined ? between(input) : add(input)
  return { ...answer, ...provisionalOf(text(from), 'result' in answer ? text(answer.result) : text(to)) }
}

const provisionalOf = (from: string, to: string) => (isProvisional(chinaCalendar, from, to) ? { provisional: true } : {})

export const workdayRules: Rules = { ...sections, workdays: anySection }
