import { addDays, type DateText } from '../_base/dates.ts'
import { holdingSpans } from './holding-spans.ts'
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
 * Cards that could pay twice for the same (rule E1): scopes that meet, rewards for the same kind of thing, and days on which
 * both hold, among them `since` or a later one. Versions that follow each other make one conflict. By cards and day.
 */
export function policyConflicts(versions: readonly PolicyVersion[], since = ''): PolicyConflict[] {
  const spans = holdingSpans(versions).filter(({ to }) => to === null || to >= since)
  const found: PolicyConflict[] = []
  for (const [i, a] of spans.entries())
    for (const b of spans.slice(i + 1)) {
      const [one, other] = [a.version, b.version]
      if (one.card === other.card || rewardedThing(one) !== rewardedThing(other) || !scopesMeet(one.scope, other.scope)) continue
      const from = a.from > b.from ? a.from : b.from
      const ends = [a.to, b.to].filter((end) => end !== null).toSorted()
      const to = ends[0] ?? null
      if (to === null || (to >= from && to >= since)) found.push({ cards: [one.card, other.card], from, to })
    }
  return joined(found)
}

function joined(conflicts: readonly PolicyConflict[]): PolicyConflict[] {
  const byCards = Map.groupBy(conflicts, ({ cards }) => JSON.stringify(cards))
  return [...byCards.values()].flatMap((own) => {
    const out: PolicyConflict[] = []
    for (const one of own.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      const last = out.at(-1)
      if (last && (last.to === null || addDays(last.to, 1) >= one.from)) {
        const to = last.to === null || one.to === null ? null : last.to > one.to ? last.to : one.to
        out[out.length - 1] = { ...last, to }
      } else out.push(one)
    }
    return out
  })
}

/** Referrals are one thing, sales another. */
const rewardedThing = ({ reward, trigger }: PolicyVersion): 'referral' | 'sale' =>
  reward.kind === 'perReferral' || trigger.minReferrals !== undefined ? 'referral' : 'sale'
