import { percentText, ratioText } from '../_base/ratios.ts'

// Days and percentages come back as text with two decimals, rounded half up once; amounts are fen.

/** Receivables ÷ credit sales × days. Null without sales. With what is not yet due only: the best possible DSO. */
export function simpleDso(receivablesFen: number, creditSalesFen: number, days: number): string | null {
  return ratioText(BigInt(receivablesFen) * BigInt(days), BigInt(creditSalesFen), 2)
}

/** Average days delinquent: DSO less the best possible DSO. */
export function averageDaysDelinquent(
  receivables: { readonly totalFen: number; readonly notYetDueFen: number },
  creditSalesFen: number,
  days: number,
): string | null {
  return simpleDso(receivables.totalFen - receivables.notYetDueFen, creditSalesFen, days)
}

export interface MonthOfSales {
  readonly salesFen: number
  readonly days: number
}

export interface CountbackDso {
  readonly days: string
  /** False: the months ran out before the receivables did; the true figure is at least this ("≥"). */
  readonly exhausted: boolean
}

/** Consumes whole months of sales, newest first, and of the last one the share needed. Null when no month has sales. */
export function countbackDso(receivablesFen: number, newestFirst: readonly MonthOfSales[]): CountbackDso | null {
  if (!newestFirst.some((month) => month.salesFen > 0)) return null
  let left = BigInt(Math.max(0, receivablesFen))
  let whole = 0n
  for (const month of newestFirst) {
    const [sales, days] = [BigInt(Math.max(0, month.salesFen)), BigInt(month.days)]
    if (left < sales || left === 0n) {
      const share = sales === 0n ? 0n : left * days
      const unit = sales === 0n ? 1n : sales
      return { days: ratioText(whole * unit + share, unit, 2) ?? '', exhausted: true }
    }
    left -= sales
    whole += days
  }
  return { days: ratioText(whole, 1n, 2) ?? '', exhausted: left === 0n }
}

/**
 * Collection effectiveness index in percent: collected ÷ collectable, (begin + sales − end) ÷ (begin + sales − end not yet
 * due). Null when nothing was collectable.
 */
export function collectionEffectiveness(period: {
  readonly beginFen: number
  readonly creditSalesFen: number
  readonly endFen: number
  readonly endNotYetDueFen: number
}): string | null {
  const brought = BigInt(period.beginFen) + BigInt(period.creditSalesFen)
  return percentText(brought - BigInt(period.endFen), brought - BigInt(period.endNotYetDueFen), 2)
}
