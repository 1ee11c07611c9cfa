import type { DateText } from '../_base/dates.ts'

/** One price of one product in a named list; both days included, `to` null: until replaced. */
export interface ListedPrice {
  readonly id: number
  readonly kind: 'guide' | 'cost'
  /** Null: for every region, for every type of customer. */
  readonly region: string | null
  readonly customerType: string | null
  readonly fen: number
  readonly from: DateText
  readonly to: DateText | null
}

export interface PriceBuyer {
  readonly region: string | null
  readonly customerType: string | null
}

/**
 * The price of a product for a buyer on a day: of the entries in force whose list fits the buyer, the one whose list says most
 * about them (region and type, then type, then region, then everybody); among equals the one that began last, then the
 * one entered last. Null: no list has it.
 */
export function priceFor(
  entries: readonly ListedPrice[],
  kind: ListedPrice['kind'],
  buyer: PriceBuyer,
  on: DateText,
): ListedPrice | null {
  const fits = (wanted: string | null, is: string | null) => wanted === null || wanted === is
  const weight = ({ region, customerType }: ListedPrice) => (customerType === null ? 0 : 2) + (region === null ? 0 : 1)
  let best: ListedPrice | null = null
  for (const entry of entries) {
    if (entry.kind !== kind || entry.from > on || (entry.to !== null && entry.to < on)) continue
    if (!fits(entry.region, buyer.region) || !fits(entry.customerType, buyer.customerType)) continue
    const order =
      best === null
        ? 1
        : weight(entry) - weight(best) || (entry.from < best.from ? -1 : entry.from > best.from ? 1 : entry.id - best.id)
    if (order > 0) best = entry
  }
  return best
}
