import type { FlowCustomer, FlowEnd, ScoreDriver } from '../../../src-preload/contract/value.ts'
import { scoreDrivers, type WeightedParts } from '../../domain/value/score-drivers.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { inputsOf } from './judge.ts'
import type { Snapshot } from './snapshots.ts'

const nothing: WeightedParts = { annualPurchase: null, responseHours: null, cocreation: null, ecosystem: null }

export function memberNames(read: ReadHandle): ReadonlyMap<number, string> {
  return new Map(read.all<{ id: number; name: string }>('SELECT id, name FROM member').map(({ id, name }) => [id, name]))
}

/** Drivers with the inputs beside them. Referred purchases are shown before the share, as they are recorded. */
export function driversOf(from: Snapshot | undefined, to: Snapshot | undefined): ScoreDriver[] {
  const before = from ?? { score: null, parts: nothing }
  const after = to ?? { score: null, parts: nothing }
  const whole = { ecosystemShare: 1 }
  const inputsFrom = from ? inputsOf(from, whole) : null
  const inputsTo = to ? inputsOf(to, whole) : null
  return scoreDrivers(before, after).map((driver) => ({
    ...driver,
    inputFrom: inputsFrom?.[driver.dimension] ?? null,
    inputTo: inputsTo?.[driver.dimension] ?? null,
  }))
}

/** Where a snapshot stands on the map: outside without a tier or without purchases. */
export function endOf(snapshot: Snapshot | undefined): FlowEnd {
  if (!snapshot || snapshot.tier === null || snapshot.revenue_fen === null || snapshot.revenue_fen <= 0) return 'outside'
  return snapshot.tier
}

export function flowCustomer(
  names: ReadonlyMap<number, string>,
  from: Snapshot | undefined,
  to: Snapshot | undefined,
): FlowCustomer {
  const shown = to ?? from
  const money = (fen: number | null | undefined) => (fen === null || fen === undefined ? null : { fen })
  return {
    customerId: shown?.customer_id ?? 0,
    name: shown?.name ?? '',
    ownerName: shown?.owner_id == null ? null : (names.get(shown.owner_id) ?? null),
    region: shown?.region ?? null,
    from: endOf(from),
    to: endOf(to),
    scoreFrom: from?.score ?? null,
    scoreTo: to?.score ?? null,
    revenueFrom: money(from?.revenue_fen),
    revenueTo: money(to?.revenue_fen),
    drivers: driversOf(from, to),
  }
}
