import { nearestRank } from '../_base/quantiles.ts'

/** What is known of a customer; nulls are unknown and signal nothing. */
export interface ChurnFacts {
  /** Days between its orders, oldest first, and since the last. */
  readonly orderGaps: readonly number[]
  readonly daysSinceOrder: number | null
  /** Purchases of the last four quarters in fen, oldest first. */
  readonly quarters: readonly number[]
  readonly contactsLeft: number
  readonly ticketsBefore: number | null
  readonly ticketsNow: number | null
  readonly overdueBeforeFen: number | null
  readonly overdueNowFen: number | null
}

export type ChurnSign = 'order-gap' | 'falling-quarters' | 'contact-left' | 'tickets-up' | 'overdue-rising'

const fewestOrders = 4

/**
 * Signs of leaving (facts 5), strongest first by how far each is past its limit: no order for longer than nine in ten of its
 * own gaps (from four orders), three falls of the quarter running, a contact gone, more tickets, more overdue.
 */
export function churnSigns(facts: ChurnFacts): { readonly sign: ChurnSign; readonly strength: number }[] {
  const signs: { sign: ChurnSign; strength: number }[] = []
  const limit = facts.orderGaps.length + 1 >= fewestOrders ? nearestRank(facts.orderGaps, 0.9) : null
  if (limit !== null && limit > 0 && facts.daysSinceOrder !== null && facts.daysSinceOrder > limit)
    signs.push({ sign: 'order-gap', strength: facts.daysSinceOrder / limit })
  const [a, b, c, d] = facts.quarters.slice(-4)
  if (a !== undefined && b !== undefined && c !== undefined && d !== undefined && a > b && b > c && c > d)
    signs.push({ sign: 'falling-quarters', strength: d === 0 ? 10 : Math.min(10, a / d) })
  if (facts.contactsLeft > 0) signs.push({ sign: 'contact-left', strength: 1 + facts.contactsLeft })
  const rise = (sign: ChurnSign, before: number | null, now: number | null) => {
    if (before !== null && now !== null && now > before)
      signs.push({ sign, strength: before === 0 ? 2 : Math.min(10, now / before) })
  }
  rise('tickets-up', facts.ticketsBefore, facts.ticketsNow)
  rise('overdue-rising', facts.overdueBeforeFen, facts.overdueNowFen)
  return signs.toSorted((x, y) => y.strength - x.strength)
}
