import { divide, exactOf, exactText, multiply } from '../_base/exact.ts'

/** Something that is handed over. */
export interface Owned {
  readonly id: number
  /** The customer it is about; it goes where that customer goes, unless told otherwise. */
  readonly customerId: number | null
  /** How much it weighs in an even division (a customer's purchases); 0 where nothing is known. */
  readonly weight: number
}

/**
 * Rule B9: who gets what. Things of a customer in `followed` go to that customer's successor. The others are divided over
 * the successors as evenly as their number allows, and among equal numbers by weight: the heaviest first, each to whoever
 * has fewest, then least, then comes first. Empty without successors.
 */
export function shareOut(
  owned: readonly Owned[],
  successors: readonly number[],
  followed: ReadonlyMap<number, number> = new Map(),
): ReadonlyMap<number, number> {
  const shares = new Map<number, number>()
  const loads = successors.map((id) => ({ id, count: 0, weight: 0 }))
  for (const one of owned.toSorted((a, b) => b.weight - a.weight || a.id - b.id)) {
    const follows = one.customerId === null ? undefined : followed.get(one.customerId)
    if (follows !== undefined) {
      shares.set(one.id, follows)
      continue
    }
    const [next] = loads.toSorted((a, b) => a.count - b.count || a.weight - b.weight)
    if (!next) continue
    shares.set(one.id, next.id)
    next.count++
    next.weight += one.weight
  }
  return shares
}

/** Rule B9: contacts handed over ÷ contacts known, in percent with two decimals; null where none are known. */
export function handOverCompleteness(moved: number, known: number): string | null {
  const share = divide(exactOf(moved), exactOf(known))
  return share && exactText(multiply(share, exactOf(100)), 2, true)
}
