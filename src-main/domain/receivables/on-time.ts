import { daysBetween, type DateText } from '../_base/dates.ts'
import { percentText, ratioText } from '../_base/ratios.ts'

export interface SettledInvoice {
  readonly amountFen: number
  /** Null (待验收) is in no population. */
  readonly due: DateText | null
  /** When the last of it was paid; null while any is open. */
  readonly settledOn: DateText | null
}

/** `due`: due on or before the day; `dueOrSettled`: those, and what was paid before it was due. Name it beside the rate. */
export type OnTimePopulation = 'due' | 'dueOrSettled'

export interface OnTimeRate {
  /** Percent with two decimals; null without any in the population. */
  readonly byAmount: string | null
  readonly byCount: string | null
  readonly count: number
}

/** Share of the population settled on or before its due date, as known on a day: later settlements have not happened. */
export function onTimeRate(invoices: Iterable<SettledInvoice>, asOf: DateText, population: OnTimePopulation): OnTimeRate {
  let [count, onTimeCount, amount, onTimeAmount] = [0, 0, 0n, 0n]
  for (const { amountFen, due, settledOn } of invoices) {
    if (due === null) continue
    const settled = settledOn !== null && settledOn <= asOf
    if (!(due <= asOf || (population === 'dueOrSettled' && settled))) continue
    count += 1
    amount += BigInt(amountFen)
    if (!settled || settledOn > due) continue
    onTimeCount += 1
    onTimeAmount += BigInt(amountFen)
  }
  return {
    byAmount: percentText(onTimeAmount, amount, 2),
    byCount: percentText(BigInt(onTimeCount), BigInt(count), 2),
    count,
  }
}

export interface Punctuality {
  readonly onTimeFen: number
  readonly lateFen: number
  /** Days late of what was paid, weighted by amount, two decimals; on time counts 0. Null before any payment. */
  readonly weightedDaysLate: string | null
  /** The date the last fen came; null while any is open. */
  readonly settledOn: DateText | null
}

/** How punctually one invoice was paid in parts. What is paid beyond its amount is not its payment. */
export function punctuality(
  invoice: { readonly amountFen: number; readonly due: DateText },
  payments: readonly { readonly fen: number; readonly date: DateText }[],
): Punctuality {
  let [left, onTimeFen, lateFen, lateDays] = [invoice.amountFen, 0, 0, 0n]
  let settledOn: DateText | null = null
  for (const payment of payments.toSorted((a, b) => daysBetween(b.date, a.date))) {
    const fen = Math.min(payment.fen, left)
    const days = daysBetween(invoice.due, payment.date)
    if (days <= 0) onTimeFen += fen
    else {
      lateFen += fen
      lateDays += BigInt(fen) * BigInt(days)
    }
    left -= fen
    if (left === 0) settledOn ??= payment.date
  }
  return { onTimeFen, lateFen, weightedDaysLate: ratioText(lateDays, BigInt(onTimeFen + lateFen), 2), settledOn }
}
