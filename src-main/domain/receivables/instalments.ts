import type { DateText } from '../_base/dates.ts'
import { parseDecimal, scaleFen } from '../_base/money.ts'
import type { WorkingCalendar } from '../_base/working-calendar.ts'
import { dueDate, type PaymentTerm } from './due-date.ts'

export interface InstalmentPart {
  readonly name: string
  /** Share of the total in decimal text: `0.30`. */
  readonly share: string
  readonly term: PaymentTerm
  /** Null while the event it waits for has not happened. */
  readonly base: DateText | null
}

export interface Instalment {
  readonly name: string
  readonly fen: number
  /** Null while it waits (待验收). */
  readonly due: DateText | null
  readonly provisional: boolean
}

/** True when the shares are exactly 1 together. False also when one is unreadable or negative. */
export function sharesAddUp(parts: readonly Pick<InstalmentPart, 'share'>[]): boolean {
  const shares = parts.map(({ share }) => parseDecimal(share))
  if (shares.some((share) => share === null || share.units < 0n)) return false
  const scale = Math.max(0, ...shares.map((share) => share?.scale ?? 0))
  const sum = shares.reduce((all, share) => all + (share ? share.units * 10n ** BigInt(scale - share.scale) : 0n), 0n)
  return sum === 10n ** BigInt(scale)
}

/**
 * Splits a total (fen, not negative) over the parts of a plan (rule F1): all but the last rounded half up, never more than
 * is left, the last the remainder, so that they add up to the total. Throws a RangeError when the shares do not add up to 1.
 */
export function instalments(totalFen: number, parts: readonly InstalmentPart[], calendar: WorkingCalendar): Instalment[] {
  if (!Number.isSafeInteger(totalFen) || totalFen < 0) throw new RangeError('total must be fen, not negative')
  if (!sharesAddUp(parts)) throw new RangeError('shares must add up to 1')
  let left = totalFen
  return parts.map(({ name, share, term, base }, index) => {
    const fen = index === parts.length - 1 ? left : Math.min(left, scaleFen(totalFen, share) ?? 0)
    left -= fen
    const due = dueDate(term, base, calendar)
    return { name, fen, due: due?.due ?? null, provisional: due?.provisional ?? false }
  })
}
