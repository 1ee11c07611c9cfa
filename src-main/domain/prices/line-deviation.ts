import { percentText } from '../_base/ratios.ts'

export interface LineDeviation {
  /** Below the guide is negative; percent of the guide with two decimals, null without one. */
  readonly percent: string | null
  /** Further from the guide than the limit, dearer like cheaper; exactly the limit is not. */
  readonly beyond: boolean
  /** A special price: below the price list, or on no list at all, where nobody can say that it is none. */
  readonly special: boolean
}

/**
 * How far one line lies from its guide price (rule E5 for a single line). `guideFen` counts for the distance; only where it
 * stands on a price list (`listed`) does it show that the price is no special one. The limit is in percent.
 */
export function lineDeviation(priceFen: number, guideFen: number | null, listed: boolean, limitPercent: number): LineDeviation {
  if (guideFen === null || guideFen === 0) return { percent: null, beyond: false, special: true }
  const off = BigInt(priceFen - guideFen)
  const limit = BigInt(guideFen) * BigInt(Math.round(limitPercent * 100))
  return {
    percent: percentText(off, BigInt(guideFen), 2),
    beyond: (off < 0n ? -off : off) * 10_000n > limit,
    special: !listed || off < 0n,
  }
}
