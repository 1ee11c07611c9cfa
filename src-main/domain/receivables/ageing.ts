import { daysBetween, type DateText } from '../_base/dates.ts'
import { addMonths } from '../_base/months.ts'

/** Days overdue, rule F3. */
export const ageingBuckets = ['未到期', '1-30', '31-60', '61-90', '91-180', '181-365', '>365'] as const
export type AgeingBucket = (typeof ageingBuckets)[number]

const upTo = [0, 30, 60, 90, 180, 365]

/** Days after the due date (negative before it) and the bucket they fall in; due today is not yet due. */
export function ageByDueDate(due: DateText, asOf: DateText): { readonly daysOverdue: number; readonly bucket: AgeingBucket } {
  const daysOverdue = daysBetween(due, asOf)
  return { daysOverdue, bucket: bucketOf(daysOverdue) }
}

function bucketOf(days: number): AgeingBucket {
  const index = upTo.findIndex((limit) => days <= limit)
  return ageingBuckets[index === -1 ? upTo.length : index] ?? '>365'
}

/** 账龄 of the accounts, by booking date. */
export const bookingYearBuckets = ['1年以内', '1至2年', '2至3年', '3至4年', '4至5年', '5年以上'] as const
export type BookingYearBucket = (typeof bookingYearBuckets)[number]

/** The statutory age of a receivable. Exactly n years is still within n; 29 February has its year on 28 February. */
export function ageByBookingYears(bookedOn: DateText, asOf: DateText): BookingYearBucket {
  const years = [1, 2, 3, 4, 5].findIndex((n) => asOf <= addMonths(bookedOn, 12 * n))
  return bookingYearBuckets[years === -1 ? 5 : years] ?? '5年以上'
}

export interface AgedItem {
  readonly openFen: number
  /** Null: waits for acceptance, is due to nobody yet, and stands apart. */
  readonly due: DateText | null
  readonly deliveredOn: DateText | null
}

export interface AgeingTable {
  /** Open fen by days overdue. */
  readonly due: Readonly<Record<AgeingBucket, number>>
  /** 待验收: open fen by days since delivery; not overdue, and not in `due`. Undelivered counts as 未到期. */
  readonly awaitingAcceptance: Readonly<Record<AgeingBucket, number>>
}

/** Sums of open amounts by bucket, as of a date. */
export function ageingTable(items: Iterable<AgedItem>, asOf: DateText): AgeingTable {
  const empty = () => Object.fromEntries(ageingBuckets.map((bucket) => [bucket, 0])) as Record<AgeingBucket, number>
  const table = { due: empty(), awaitingAcceptance: empty() }
  for (const { openFen, due, deliveredOn } of items) {
    const from = due ?? deliveredOn
    table[due === null ? 'awaitingAcceptance' : 'due'][from === null ? '未到期' : ageByDueDate(from, asOf).bucket] += openFen
  }
  return table
}
