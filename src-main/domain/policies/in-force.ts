import type { DateText } from '../_base/dates.ts'
import type { PolicyScope, PolicyVersion } from './policy-card.ts'

/**
 * What held on a date (rule E1): of every card the version with the latest effective date not after it, the higher number
 * where two share a date, unless that version is withdrawn or its period does not hold the date. By card.
 */
export function inForce(versions: readonly PolicyVersion[], date: DateText): PolicyVersion[] {
  const latest = new Map<string, PolicyVersion>()
  for (const version of versions) {
    if (version.effectiveFrom > date) continue
    const known = latest.get(version.card)
    const newer =
      !known ||
      version.effectiveFrom > known.effectiveFrom ||
      (version.effectiveFrom === known.effectiveFrom && version.version > known.version)
    if (newer) latest.set(version.card, version)
  }
  return [...latest.values()]
    .filter(({ withdrawn, validFrom, validTo }) => !withdrawn && validFrom <= date && (validTo === null || date <= validTo))
    .toSorted((a, b) => (a.card < b.card ? -1 : a.card > b.card ? 1 : 0))
}

export interface PolicyConflict {
  readonly cards: readonly [string, string]
  /** Days on which both hold; null: open. */
  readonly from: DateText
  readonly to: DateText | null
}

const meet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one))

/** True when some customer, product and role is in both scopes. */
export function scopesMeet(a: PolicyScope, b: PolicyScope): boolean {
  return (
    meet(a.regions, b.regions) &&
    meet(a.customerClasses, b.customerClasses) &&
    meet(a.products, b.products) &&
    meet(a.roles, b.roles)
  )
}

/**
 * Cards that could pay twice for the same: scopes that meet, days in common, and rewards for the same kind of thing. Give the
 * versions that are current; pairs come in the order of the cards.
 */
export function policyConflicts(current: readonly PolicyVersion[]): PolicyConflict[] {
  const sorted = current.filter(({ withdrawn }) => !withdrawn).toSorted((a, b) => (a.card < b.card ? -1 : 1))
  return sorted.flatMap((a, i) =>
    sorted.slice(i + 1).flatMap((b): PolicyConflict[] => {
      if (a.card === b.card || rewardedThing(a) !== rewardedThing(b) || !scopesMeet(a.scope, b.scope)) return []
      const from = a.validFrom > b.validFrom ? a.validFrom : b.validFrom
      const ends = [a.validTo, b.validTo].filter((end) => end !== null).toSorted()
      const to = ends[0] ?? null
      return to !== null && to < from ? [] : [{ cards: [a.card, b.card], from, to }]
    }),
  )
}

/** Referrals are one thing, sales another. */
const rewardedThing = ({ reward, trigger }: PolicyVersion): 'referral' | 'sale' =>
  reward.kind === 'perReferral' || trigger.minReferrals !== undefined ? 'referral' : 'sale'
