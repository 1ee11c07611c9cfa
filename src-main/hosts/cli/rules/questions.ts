import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { readDateText } from '../../../domain/questions/read-date.ts'
import { CannotDo, optional, text, type Rules } from './case-reading.ts'

/** The day the worked questions are asked on; a case may name its own. */
const workedDay = '2026-02-25'

export const questionRules: Rules = {
  'nlq.dateExpressions'(input) {
    const context = { today: optional(input['today'], text) ?? workedDay, calendar: chinaCalendar }
    const reading = readDateText(text(input['text']), context)
    if (!reading) throw new CannotDo('no date expression')
    return { from: reading.from, to: reading.to }
  },
}
