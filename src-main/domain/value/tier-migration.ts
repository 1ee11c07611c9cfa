import { tiers, type Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { migrationFigures, type MigrationFigures } from '../customers/migration.ts'

/** A customer in a quarter; one without purchases is not counted as there (rule D2: new and lost). */
export interface Placed {
  readonly customerId: number
  readonly tier: Tier | null
  readonly revenueFen: number | null
}

export interface OpenedFlow {
  /** Null: new. */
  readonly from: Tier | null
  /** Null: lost. */
  readonly to: Tier | null
  readonly customers: readonly number[]
  /** Revenue in the earlier and in the later quarter. */
  readonly revenueFromFen: number
  readonly revenueToFen: number
}

export interface Migration {
  /** Every pair that anybody took, best first; every customer is in exactly one. */
  readonly flows: readonly OpenedFlow[]
  readonly figures: MigrationFigures
}

/** Where a customer counts on the map: nowhere without a tier or without purchases. */
export function placeOf({ tier, revenueFen }: Omit<Placed, 'customerId'>): Tier | null {
  return revenueFen !== null && revenueFen > 0 ? tier : null
}

/** Rule D2: who went from which tier to which between two evaluations, with the revenue of both. */
export function tierMigration(earlier: readonly Placed[], later: readonly Placed[]): Migration {
  const before = new Map(earlier.map((one) => [one.customerId, one]))
  const after = new Map(later.map((one) => [one.customerId, one]))
  const flows = new Map<string, OpenedFlow & { customers: number[]; revenueFromFen: number; revenueToFen: number }>()
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [one, two] = [before.get(id), after.get(id)]
    const from = one ? placeOf(one) : null
    const to = two ? placeOf(two) : null
    if (from === null && to === null) continue
    const key = `${from ?? ''}>${to ?? ''}`
    const flow = flows.get(key) ?? { from, to, customers: [], revenueFromFen: 0, revenueToFen: 0 }
    flow.customers.push(id)
    flow.revenueFromFen += from === null ? 0 : (one?.revenueFen ?? 0)
    flow.revenueToFen += to === null ? 0 : (two?.revenueFen ?? 0)
    flows.set(key, flow)
  }
  const place = (tier: Tier | null) => (tier === null ? tiers.length : tiers.indexOf(tier))
  const all = [...flows.values()].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to))
  return {
    flows: all,
    figures: migrationFigures(
      tiers,
      all.map(({ from, to, customers }) => ({ from, to, customers: customers.length })),
    ),
  }
}
