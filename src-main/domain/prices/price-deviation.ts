import { addDays, type DateText } from '../_base/dates.ts'
import { add, compare, divide, exactText, multiply, readExact, subtract, zero, type Exact } from '../_base/exact.ts'
import { mondayOf } from '../_base/weeks.ts'

/** One line; prices and quantity as decimal text (an actual price may be an endless one), the guide price null where none was set. */
export interface PricedLine {
  readonly actual: string | Exact
  readonly guide: string | null
  readonly quantity: string
}

export interface PriceDeviation {
  /** Σ|actual − guide|·quantity ÷ Σ guide·quantity with up to six decimals; null without guide prices. */
  readonly ratio: string | null
  /** Lines without a guide price, left out. */
  readonly withoutGuide: number
  /** Exactly above the limit: 8 % itself is not. */
  readonly above: boolean
}

/** Rule E5's default limit. */
export const deviationLimit = '0.08'

/** Rule E5: how far the prices of a region's week lie from the guide. Dearer counts like cheaper. */
export function priceDeviation(lines: Iterable<PricedLine>, limit = deviationLimit): PriceDeviation {
  let [off, guided, withoutGuide]: [Exact, Exact, number] = [zero, zero, 0]
  for (const line of lines) {
    const apart = apartFromGuide(line)
    if (apart === null || line.guide === null) {
      withoutGuide += 1
      continue
    }
    off = add(off, apart)
    guided = add(guided, multiply(readExact(line.guide), readExact(line.quantity)))
  }
  const ratio = divide(off, guided)
  return {
    ratio: ratio && exactText(ratio, 6),
    withoutGuide,
    above: ratio !== null && compare(ratio, readExact(limit)) > 0,
  }
}

/** What one line adds to the sum above the bar: |actual − guide|·quantity; null without a guide price. */
export function apartFromGuide({ actual, guide, quantity }: PricedLine): Exact | null {
  if (guide === null) return null
  const apart = subtract(typeof actual === 'string' ? readExact(actual) : actual, readExact(guide))
  return multiply(apart.over < 0n ? { ...apart, over: -apart.over } : apart, readExact(quantity))
}

export interface PriceFreeze {
  readonly region: string
  /** Monday and Sunday of the week after the one measured. */
  readonly from: DateText
  readonly to: DateText
}

/** The week for which a region's special-price applications are frozen; null when it is not. */
export function freezeAfter(region: string, anyDayOfWeek: DateText, deviation: PriceDeviation): PriceFreeze | null {
  if (!deviation.above) return null
  const from = addDays(mondayOf(anyDayOfWeek), 7)
  return { region, from, to: addDays(from, 6) }
}

/** A director's lifting ends a freeze from its date on; one without a reason lifts nothing. */
export function isFrozen(
  freezes: readonly PriceFreeze[],
  lifts: readonly { readonly region: string; readonly on: DateText; readonly role: string; readonly reason: string }[],
  region: string,
  date: DateText,
): boolean {
  return freezes.some((freeze) => {
    if (freeze.region !== region || date < freeze.from || date > freeze.to) return false
    return !lifts.some(
      ({ region: of, on, role, reason }) =>
        of === region && role === 'director' && reason.trim() !== '' && on >= freeze.from && on <= date,
    )
  })
}
