import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { readDateText } from '../../../domain/questions/read-date.ts'
import { readQuestion } from '../../../domain/questions/read-question.ts'
import { CannotDo, list, optional, text, type Case, type Rules } from './case-reading.ts'

/** The day the worked questions are asked on; a case may name its own. */
const workedDay = '2026-02-25'

const contextOf = (input: Case) => ({
  today: optional(input['today'], text) ?? workedDay,
  calendar: chinaCalendar,
  people: list(input['people']).map(text),
})

export const questionRules: Rules = {
  'nlq.questions'(input) {
    const { unread: _, allHoliday: __, ...expected } = readQuestion(text(input['q']), contextOf(input))
    return { expected }
  },
  /** With what was not understood, and whether the time asked about is all holiday. */
  question: (input) => readQuestion(text(input['q'] ?? input['question']), contextOf(input)),
  'nlq.dateExpressions'(input) {
    const reading = readDateText(text(input['text']), contextOf(input))
    if (!reading) throw new CannotDo('no date expression')
    return { from: reading.open === 'before' ? null : reading.from, to: reading.open === 'after' ? null : reading.to }
  },
}
