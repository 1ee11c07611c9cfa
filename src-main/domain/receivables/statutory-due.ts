import { addDays, type DateText } from '../_base/dates.ts'
import { rollToWorkday, type WorkingCalendar } from '../_base/working-calendar.ts'
import type { DueDate, Roll } from './due-date.ts'

/** Who owes a small or medium enterprise: public bodies (机关、事业单位, public hospitals too), large enterprises, others. */
export type BuyerType = 'government' | 'large' | 'other'

const publicDays = 30
const publicDaysAtMost = 60
const largeDays = 60

/**
 * The latest lawful payment date under 《保障中小企业款项支付条例》 (国务院令802号): public bodies 30 days from delivery, by
 * contract at most 60; large enterprises 60 days, or what the contract reasonably says. Where payment follows an
 * inspection the days run from acceptance. A date the law sets moves to the next working day (`roll`, 民法典203); an agreed
 * one stands as agreed. Null for other buyers, whom it does not bind.
 */
export function statutoryDue(
  sale: {
    readonly buyer: BuyerType
    readonly deliveredOn: DateText
    readonly acceptedOn?: DateText | null
    readonly agreedDue: DateText | null
  },
  calendar: WorkingCalendar,
  roll: Roll = 'next',
): DueDate | null {
  if (sale.buyer === 'other') return null
  const from = sale.acceptedOn ?? sale.deliveredOn
  const lawful = (days: number): DueDate => {
    const date = addDays(from, days)
    if (roll === 'none') return { due: date, provisional: false }
    const rolled = rollToWorkday(calendar, date, roll)
    return { due: rolled.date, provisional: rolled.provisional }
  }
  if (sale.agreedDue === null) return lawful(sale.buyer === 'large' ? largeDays : publicDays)
  const agreed: DueDate = { due: sale.agreedDue, provisional: false }
  if (sale.buyer === 'large') return agreed
  const latest = lawful(publicDaysAtMost)
  return agreed.due <= latest.due ? agreed : latest
}
