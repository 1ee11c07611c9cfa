import { addDays, type DateText } from '../_base/dates.ts'
import { add, compare, exactText, exactToFen, least, multiply, readExact, zero, type Exact } from '../_base/exact.ts'
import { endOfMonth } from '../_base/months.ts'
import { inForce } from './in-force.ts'
import type { PolicyPayday, PolicyReward, PolicyVersion } from './policy-card.ts'

/** What somebody is about to sign. */
export interface Deal {
  readonly date: DateText
  readonly region: string
  readonly customerClass: string
  readonly product: string
  readonly role: string
  readonly amount: string
  readonly referrals: number
  readonly paymentDays: number
}

/** Why a card pays nothing for the deal. */
export type NoRewardReason =
  | 'not-in-force'
  | 'other-region'
  | 'other-class'
  | 'other-product'
  | 'other-role'
  | 'amount-too-small'
  | 'too-few-referrals'
  | 'paid-too-late'

export type CardAnswer =
  | { readonly card: string; readonly version: number; readonly fen: number; readonly payOn: DateText }
  | { readonly card: string; readonly reasons: readonly NoRewardReason[] }

function reasonsAgainst({ scope, trigger }: PolicyVersion, deal: Deal): NoRewardReason[] {
  const outside = (list: readonly string[], value: string) => list.length > 0 && !list.includes(value)
  const checks: readonly (readonly [boolean, NoRewardReason])[] = [
    [outside(scope.regions, deal.region), 'other-region'],
    [outside(scope.customerClasses, deal.customerClass), 'other-class'],
    [outside(scope.products, deal.product), 'other-product'],
    [outside(scope.roles, deal.role), 'other-role'],
    [trigger.minAmount !== undefined && compare(readExact(deal.amount), readExact(trigger.minAmount)) < 0, 'amount-too-small'],
    [trigger.minReferrals !== undefined && deal.referrals < trigger.minReferrals, 'too-few-referrals'],
    [trigger.maxPaymentDays !== undefined && deal.paymentDays > trigger.maxPaymentDays, 'paid-too-late'],
  ]
  return checks.filter(([against]) => against).map(([, reason]) => reason)
}

function rewardFen(reward: PolicyReward, deal: Deal): number {
  const capped = (amount: Exact, cap: string | undefined) =>
    exactToFen(cap === undefined ? amount : least(amount, readExact(cap)))
  switch (reward.kind) {
    case 'percent':
      return capped(multiply(readExact(deal.amount), readExact(reward.rate)), reward.cap)
    case 'fixed':
      return exactToFen(readExact(reward.amount))
    case 'perReferral':
      return capped(multiply(readExact(reward.amount), readExact(String(deal.referrals))), reward.cap)
  }
}

function payDate(payday: PolicyPayday, deal: Deal): DateText {
  if (payday === 'on-signing') return deal.date
  const paid = addDays(deal.date, deal.paymentDays)
  if (payday === 'on-payment') return paid
  if (payday === 'month-end') return endOfMonth(paid)
  const lastMonth = Math.ceil(Number(paid.slice(5, 7)) / 3) * 3
  return endOfMonth(`${paid.slice(0, 4)}-${String(lastMonth).padStart(2, '0')}-01`)
}

/** Rule E2: every card's reward for a deal and when it is paid, or every reason why there is none. By card. */
export function rewardsFor(versions: readonly PolicyVersion[], deal: Deal): CardAnswer[] {
  return answersOn(versions, deal.date, () => deal)
}

/** One line of an offer: what its product goes by (code, name, product line), and its amount in yuan. */
export interface OfferLine {
  readonly names: readonly string[]
  readonly amount: string
}

/** What somebody is about to sign, with several products. */
export interface Offer extends Omit<Deal, 'product' | 'amount'> {
  readonly lines: readonly OfferLine[]
}

/**
 * Rule E2 for several products at once: a card for certain products is asked about the amount of their lines alone, every
 * other card about the whole.
 */
export function rewardsForOffer(versions: readonly PolicyVersion[], offer: Offer): CardAnswer[] {
  return answersOn(versions, offer.date, ({ scope: { products } }) => {
    const named = offer.lines.filter(({ names }) => names.some((name) => products.includes(name)))
    const product = products.find((one) => named.some(({ names }) => names.includes(one))) ?? ''
    const lines = named.length > 0 ? named : offer.lines
    const amount = lines.reduce((sum, line) => add(sum, readExact(line.amount)), zero)
    return { ...offer, product, amount: exactText(amount, 2) }
  })
}

function answersOn(versions: readonly PolicyVersion[], date: DateText, dealOf: (version: PolicyVersion) => Deal): CardAnswer[] {
  const held = new Map(inForce(versions, date).map((version) => [version.card, version]))
  const cards = [...new Set(versions.map(({ card }) => card))].toSorted()
  return cards.map((card) => {
    const version = held.get(card)
    if (!version) return { card, reasons: ['not-in-force'] }
    const deal = dealOf(version)
    const reasons = reasonsAgainst(version, deal)
    if (reasons.length > 0) return { card, reasons }
    return { card, version: version.version, fen: rewardFen(version.reward, deal), payOn: payDate(version.payday, deal) }
  })
}
