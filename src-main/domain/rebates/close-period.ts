import { canonicalJson, type Canonical } from '../_base/canonical-json.ts'
import type { Sha256Hex } from '../_base/hash-chain.ts'

/** What a closed period was made of: its documents, the policy versions and the results, in any order. */
export interface PeriodContent {
  readonly period: string
  readonly documents: readonly ({ readonly id: string } & { readonly [key: string]: Canonical })[]
  readonly policies: readonly { readonly id: string; readonly version: number }[]
  readonly results: readonly { readonly party: string; readonly programme: string; readonly fen: number }[]
}

/** The seal of a closed period: the same content gives the same hash whatever order it came in. */
export function sealPeriod(content: PeriodContent, sha256: Sha256Hex): string {
  const sorted = (list: readonly Canonical[]): string[] => list.map(canonicalJson).sort()
  return sha256(
    canonicalJson({
      period: content.period,
      documents: sorted(content.documents),
      policies: sorted(content.policies.map(({ id, version }) => ({ id, version }))),
      results: sorted(content.results.map(({ party, programme, fen }) => ({ party, programme, fen }))),
    }),
  )
}

export interface PriorPeriodAdjustment {
  /** The closed period it is about, and the open one that carries it. */
  readonly adjusts: string
  readonly bookedIn: string
  readonly lockedFen: number
  readonly recomputedFen: number
  readonly fen: number
}

/**
 * A document that comes after closing: the closed figure stays, the difference is booked in the open period. Earlier
 * adjustments of the same period have been booked already. Null when nothing changes.
 */
export function adjustClosedPeriod(
  closed: { readonly period: string; readonly lockedFen: number; readonly adjustedFen: number },
  recomputedFen: number,
  openPeriod: string,
): PriorPeriodAdjustment | null {
  if (openPeriod <= closed.period) throw new RangeError('an adjustment belongs in a later, open period')
  const fen = recomputedFen - closed.lockedFen - closed.adjustedFen
  if (fen === 0) return null
  return { adjusts: closed.period, bookedIn: openPeriod, lockedFen: closed.lockedFen, recomputedFen, fen }
}

/** Reopening a closed period needs two people in different roles, neither the account's seller. */
export function mayReopen(
  approvals: readonly { readonly member: string; readonly role: string }[],
  sellers: ReadonlySet<string>,
): boolean {
  const valid = approvals.filter(({ member }) => !sellers.has(member))
  return new Set(valid.map(({ member }) => member)).size >= 2 && new Set(valid.map(({ role }) => role)).size >= 2
}
