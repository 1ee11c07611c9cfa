import type { FlowCustomer, FlowEnd, ScoreDriver } from '../../../src-preload/contract/value.ts'
import { valueDrivers } from '../../domain/customers/value-drivers.ts'
import { valueDimensions, type ValueScore } from '../../domain/customers/value-score.ts'
import { placeOf } from '../../domain/value/tier-migration.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { inputsOf } from './judge.ts'
import type { Snapshot } from './snapshots.ts'

export function memberNames(read: ReadHandle): ReadonlyMap<number, string> {
  return new Map(read.all<{ id: number; name: string }>('SELECT id, name FROM member').map(({ id, name }) => [id, name]))
}

/** A snapshot's score in the form of the rule: its weighted parts are what was kept. */
export function scoreOf({ score, parts }: Pick<Snapshot, 'score' | 'parts'>): ValueScore {
  const lines = valueDimensions.map((dimension) => ({
    dimension,
    weight: 0,
    input: null,
    points: null,
    weighted: parts[dimension],
  }))
  return { score, parts: lines, missing: [] }
}

/** What moved a customer, strongest first, with the inputs beside it; empty where one of the two has no score. */
export function driversOf(from: Snapshot | undefined, to: Snapshot | undefined): ScoreDriver[] {
  if (!from || !to) return []
  // Referred purchases are shown as they are recorded, before the share.
  const whole = { ecosystemShare: 1 }
  const [before, after] = [inputsOf(from, whole), inputsOf(to, whole)]
  return (valueDrivers(scoreOf(from), scoreOf(to)) ?? []).map(({ dimension, hundredths }) => ({
    dimension,
    from: from.parts[dimension],
    to: to.parts[dimension],
    inputFrom: before[dimension],
    inputTo: after[dimension],
    changeHundredths: hundredths,
  }))
}

/** Where a snapshot stands on the map: outside without a tier or without purchases. */
export function endOf(snapshot: Snapshot | undefined): FlowEnd {
  return (snapshot && placeOf({ tier: snapshot.tier, revenueFen: snapshot.revenue_fen })) ?? 'outside'
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
