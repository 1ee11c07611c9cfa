import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { judgeCustomer, type KeptInputs, type Standing, type WeightedParts } from './judge.ts'

export interface StoredEvaluation {
  readonly id: number
  readonly quarter: string
  readonly as_of: string
  readonly run_at: string
  readonly run_by: string
  readonly rules: string
  readonly rules_from: string | null
  readonly customers: number
}

export interface StoredSnapshot extends KeptInputs {
  readonly id: number
  readonly evaluation_id: number
  readonly customer_id: number
  readonly name: string
  readonly region: string | null
  readonly owner_id: number | null
  readonly score: number | null
  readonly score_tier: Tier | null
  readonly tier: Tier | null
  readonly tier_before: Tier | null
  readonly below: number
  readonly at_risk: number
  readonly lock_id: number | null
  readonly parts: string
}

/** A snapshot as it was kept, or as other rules would have it. */
export type Snapshot = Omit<StoredSnapshot, 'parts'> & { readonly parts: WeightedParts }

export function evaluationsOf(read: ReadHandle): StoredEvaluation[] {
  return read.all<StoredEvaluation>('SELECT * FROM value_evaluation ORDER BY quarter')
}

export function evaluationOf(read: ReadHandle, quarter: string): StoredEvaluation | undefined {
  return read.get<StoredEvaluation>('SELECT * FROM value_evaluation WHERE quarter = ?', quarter)
}

const parse = (row: StoredSnapshot): Snapshot => ({ ...row, parts: JSON.parse(row.parts) as WeightedParts })

export function snapshotsOf(read: ReadHandle, evaluationId: number): Snapshot[] {
  return read
    .all<StoredSnapshot>('SELECT * FROM value_snapshot WHERE evaluation_id = ? ORDER BY customer_id', evaluationId)
    .map(parse)
}

export function snapshotsOfCustomer(read: ReadHandle, customerId: number): Snapshot[] {
  return read
    .all<StoredSnapshot>(
      'SELECT s.* FROM value_snapshot AS s JOIN value_evaluation AS e ON e.id = s.evaluation_id WHERE s.customer_id = ? ORDER BY e.quarter',
      customerId,
    )
    .map(parse)
}

export interface StandingBefore extends Standing {
  readonly score: number | null
  readonly parts: WeightedParts
}

/** What the last evaluation before a quarter left of each customer. */
export function standingsBefore(read: ReadHandle, quarter: string): Map<number, StandingBefore> {
  const last = read.value<number>('SELECT id FROM value_evaluation WHERE quarter < ? ORDER BY quarter DESC LIMIT 1', quarter)
  if (last === undefined) return new Map()
  return new Map(
    read
      .all<{ customer_id: number; tier: Tier | null; below: number; score: number | null; parts: string }>(
        'SELECT customer_id, tier, below, score, parts FROM value_snapshot WHERE evaluation_id = ?',
        last,
      )
      .map(({ customer_id, tier, below, score, parts }) => [
        customer_id,
        { tier, below, score, parts: JSON.parse(parts) as WeightedParts },
      ]),
  )
}

/**
 * Quarters as they would be under other rules: every evaluation up to the last one asked is judged again from its kept
 * inputs, in order, since a tier follows from those before. Locks hold as they held.
 */
export function rejudged(read: ReadHandle, quarters: readonly string[], rules: RuleSettings): Map<string, Snapshot[]> {
  const upTo = quarters.reduce((a, b) => (a > b ? a : b), '')
  const standings = new Map<number, Standing>()
  const found = new Map<string, Snapshot[]>()
  const locks = new Map(read.all<{ id: number; tier: Tier }>('SELECT id, tier FROM tier_lock').map(({ id, tier }) => [id, tier]))
  for (const evaluation of evaluationsOf(read)) {
    if (evaluation.quarter > upTo) break
    const again = snapshotsOf(read, evaluation.id).map((kept): Snapshot => {
      const before = standings.get(kept.customer_id) ?? null
      const lock = kept.lock_id === null ? null : (locks.get(kept.lock_id) ?? null)
      const { score, parts, judged, scoreTier } = judgeCustomer(kept, before, lock, rules)
      standings.set(kept.customer_id, judged)
      return {
        ...kept,
        score: score.score,
        score_tier: scoreTier,
        tier: judged.tier,
        tier_before: before?.tier ?? null,
        below: judged.below,
        at_risk: Number(judged.atRisk),
        parts,
      }
    })
    if (quarters.includes(evaluation.quarter)) found.set(evaluation.quarter, again)
  }
  return found
}
