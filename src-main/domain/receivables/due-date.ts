import { addDays, type DateText } from '../_base/dates.ts'
import { addMonths, endOfMonth, withDayOfMonth } from '../_base/months.ts'
import { addWorkdays, rollToWorkday, type WorkingCalendar } from '../_base/working-calendar.ts'

/** The event a term runs from; its day is not counted (民法典201). */
export type TermBasis = 'contract' | 'delivery' | 'invoice' | 'invoiceReceived' | 'acceptance' | 'statement'

/** What becomes of a due date that is no working day: it stays, or moves to the next or the previous one. */
export type Roll = 'none' | 'next' | 'prev'

/**
 * A payment term (rule F1), its steps applied in the order written here. 票到30天 is `{basis: 'invoiceReceived', days: 30}`;
 * 月结30 is either `{fromMonthEnd, days: 30}` or `{fromMonthEnd, months: 1, toMonthEnd}`: ask per customer. A fixed date is
 * a term without steps whose base is that date.
 */
export interface PaymentTerm {
  readonly basis: TermBasis
  /** What happens after this day of the month belongs to the next month. */
  readonly cutoffDay?: number
  readonly fromMonthEnd?: boolean
  readonly months?: number
  readonly days?: number
  /** Working days, counted after all calendar steps so far. */
  readonly workdays?: number
  /** Again to the month's end: 28 February and one month is 28 March, not 31. */
  readonly toMonthEnd?: boolean
  readonly dayOfMonth?: number
  /** `none` unless the contract says otherwise (民法典203, 204). */
  readonly roll?: Roll
}

export interface DueDate {
  readonly due: DateText
  /** Rests on a year without a complete working calendar. */
  readonly provisional: boolean
}

/**
 * When a term falls due. Null without a base: acceptance that has not happened makes nothing due (待验收). Throws a
 * RangeError on a base that is no date, on steps that are no whole numbers and on days of the month outside 1–31.
 */
export function dueDate(term: PaymentTerm, base: DateText | null, calendar: WorkingCalendar): DueDate | null {
  if (base === null) return null
  checkTerm(term)
  let date = base
  if (term.cutoffDay !== undefined && Number(date.slice(8)) > term.cutoffDay) date = addDays(endOfMonth(date), 1)
  if (term.fromMonthEnd) date = endOfMonth(date)
  date = addDays(addMonths(date, term.months ?? 0), term.days ?? 0)
  let provisional = false
  if (term.workdays !== undefined) ({ date, provisional } = addWorkdays(calendar, date, term.workdays))
  if (term.toMonthEnd) date = endOfMonth(date)
  if (term.dayOfMonth !== undefined) date = withDayOfMonth(date, term.dayOfMonth)
  if (term.roll === undefined || term.roll === 'none') return { due: date, provisional }
  const rolled = rollToWorkday(calendar, date, term.roll)
  return { due: rolled.date, provisional: provisional || rolled.provisional }
}

function checkTerm({ cutoffDay, months, days, workdays, dayOfMonth }: PaymentTerm): void {
  for (const count of [months, days, workdays])
    if (count !== undefined && !Number.isSafeInteger(count)) throw new RangeError('a term counts whole months and days')
  for (const day of [cutoffDay, dayOfMonth])
    if (day !== undefined && !(Number.isSafeInteger(day) && day >= 1 && day <= 31)) throw new RangeError('no day of a month')
}
