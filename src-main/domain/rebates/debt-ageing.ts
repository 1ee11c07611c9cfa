import { daysBetween, type DateText } from '../_base/dates.ts'

/** Days since the period's end that an agreed rebate is still owed. */
export const debtBuckets = ['0-30', '31-60', '61-90', '90+'] as const
export type DebtBucket = (typeof debtBuckets)[number]

/** The age of a rebate debt, counted from the last day of its period; not yet ended counts as 0. */
export function debtAge(periodEnd: DateText, today: DateText): { readonly days: number; readonly bucket: DebtBucket } {
  const days = Math.max(0, daysBetween(periodEnd, today))
  return { days, bucket: days <= 30 ? '0-30' : days <= 60 ? '31-60' : days <= 90 ? '61-90' : '90+' }
}
