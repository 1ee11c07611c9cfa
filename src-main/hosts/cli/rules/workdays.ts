import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { addWorkdays, isWorkday, workdaysBetween } from '../../../domain/_base/working-calendar.ts'
import { number, text, type Rules } from './case-reading.ts'

export const workdayRules: Rules = {
  'workdays.isWorkday': ({ date }) => ({ workday: isWorkday(chinaCalendar, text(date)) }),
  'workdays.addWorkdays': ({ from, n }) => ({ result: addWorkdays(chinaCalendar, text(from), number(n)).date }),
  'workdays.between': ({ from, to, inclusive }) => ({
    workdays: workdaysBetween(chinaCalendar, text(from), text(to), { inclusive: inclusive === true }).workdays,
  }),
}
