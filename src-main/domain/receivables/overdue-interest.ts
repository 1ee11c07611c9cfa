import { daysBetween, type DateText } from '../_base/dates.ts'
import { divideHalfUp, parseDecimal } from '../_base/money.ts'

/** 0.05 % a day, where no rate is agreed. */
export const statutoryDailyRate = '0.0005'

export interface OverdueInterest {
  /** Days after the due date; 0 on it and before. */
  readonly days: number
  readonly interestFen: number
}

/**
 * Simple interest on an overdue principal (fen) at a daily rate in decimal text, rounded half up once. Throws a RangeError
 * on an unreadable rate and a result too large for fen.
 */
export function overdueInterest(principalFen: number, due: DateText, asOf: DateText, dailyRate: string): OverdueInterest {
  const rate = parseDecimal(dailyRate)
  if (rate === null) throw new RangeError('daily rate must be decimal text')
  const days = Math.max(0, daysBetween(due, asOf))
  const interest = divideHalfUp(BigInt(principalFen) * BigInt(days) * rate.units, 10n ** BigInt(rate.scale))
  const interestFen = Number(interest)
  if (!Number.isSafeInteger(interestFen)) throw new RangeError('interest too large')
  return { days, interestFen }
}
