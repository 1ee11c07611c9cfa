import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { tiers } from '../../../src-preload/contract/_words/tiers.ts'
import type { Dimension, FlowCustomer, FlowEnd, value } from '../../../src-preload/contract/value.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { tierMigration, type Migration, type Placed } from '../../domain/value/tier-migration.ts'
import type { Reading } from '../../store/contexts.ts'
import { rulesOn } from '../settings/index.ts'
import { driversOf, endOf, flowCustomer, memberNames } from './present.ts'
import { evaluationOf, rejudged, snapshotsOf, type Snapshot } from './snapshots.ts'

type Reads = QueryHandlers<typeof value, Reading>

interface Pair {
  readonly from: readonly Snapshot[]
  readonly to: readonly Snapshot[]
}

function kept({ read }: Reading, method: 'migration' | 'flow', quarters: { from: string; to: string }): Pair {
  const of = (quarter: string) => {
    const evaluation = evaluationOf(read, quarter)
    if (!evaluation) throw refuse(`value.${method}`, 'not-evaluated', `${quarter} 还没有评定。`)
    return snapshotsOf(read, evaluation.id)
  }
  return { from: of(quarters.from), to: of(quarters.to) }
}

function again(r: Reading, { from, to }: { from: string; to: string }): Pair {
  const found = rejudged(r.read, [from, to], rulesOn(r.read, r.clock.today()))
  return { from: found.get(from) ?? [], to: found.get(to) ?? [] }
}

const within = (pair: Pair, region: string | undefined): Pair =>
  region === undefined
    ? pair
    : { from: pair.from.filter((one) => one.region === region), to: pair.to.filter((one) => one.region === region) }

const placed = (snapshots: readonly Snapshot[]): Placed[] =>
  snapshots.map(({ customer_id, tier, revenue_fen }) => ({ customerId: customer_id, tier, revenueFen: revenue_fen }))

/** Rule D2 between two evaluated quarters. */
export const migration: Reads['migration'] = (r, { from, to, rerun = false, region }) => {
  const all = kept(r, 'migration', { from, to })
  const pair = within(all, region)
  const map = tierMigration(placed(pair.from), placed(pair.to))
  return {
    from,
    to,
    kept: sideOf(map),
    rerun: rerun ? sideOf(mapOf(within(again(r, { from, to }), region))) : null,
    boxes: tiers.map((tier) => {
      const at = (snapshots: readonly Snapshot[]) => snapshots.filter((one) => endOf(one) === tier)
      const [before, after] = [at(pair.from), at(pair.to)]
      const sum = (ones: readonly Snapshot[]) => ({ fen: ones.reduce((total, one) => total + (one.revenue_fen ?? 0), 0) })
      return { tier, from: before.length, to: after.length, revenueFrom: sum(before), revenueTo: sum(after) }
    }),
    drivers: strongest(pair, map),
    regions: [...new Set(all.to.flatMap((one) => one.region ?? []))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
  }
}

const mapOf = (pair: Pair) => tierMigration(placed(pair.from), placed(pair.to))

function sideOf({ flows, figures }: Migration) {
  const sum = (of: 'revenueFromFen' | 'revenueToFen') => ({ fen: flows.reduce((total, flow) => total + flow[of], 0) })
  return {
    flows: flows.map(({ from, to, customers, revenueFromFen, revenueToFen }) => ({
      from: from ?? ('outside' as const),
      to: to ?? ('outside' as const),
      count: customers.length,
      revenueFrom: { fen: revenueFromFen },
      revenueTo: { fen: revenueToFen },
    })),
    summary: {
      atStart: figures.customersAtStart,
      atEnd: figures.customersAtStart - figures.lost + figures.entered,
      upgraded: figures.upgraded,
      downgraded: figures.downgraded,
      stayed: figures.stayed,
      lost: figures.lost,
      added: figures.entered,
      retention: figures.retentionRate,
      net: figures.netMigration,
      revenueFrom: sum('revenueFromFen'),
      revenueTo: sum('revenueToFen'),
    },
  }
}

/** By flow between two tiers: the dimension whose change weighs most in its direction. */
function strongest(pair: Pair, { flows }: Migration) {
  const before = new Map(pair.from.map((one) => [one.customer_id, one]))
  const after = new Map(pair.to.map((one) => [one.customer_id, one]))
  const found: { from: FlowEnd; to: FlowEnd; dimension: Dimension; changeHundredths: number }[] = []
  for (const { from, to, customers } of flows) {
    if (from === to || from === null || to === null) continue
    const sums = new Map<Dimension, number>()
    for (const id of customers)
      for (const { dimension, changeHundredths } of driversOf(before.get(id), after.get(id)))
        sums.set(dimension, (sums.get(dimension) ?? 0) + changeHundredths)
    const up = tiers.indexOf(to) < tiers.indexOf(from) ? 1 : -1
    const [first] = [...sums].sort((a, b) => up * (b[1] - a[1]))
    if (first) found.push({ from, to, dimension: first[0], changeHundredths: first[1] })
  }
  return found
}

/** The customers of one flow, the largest change of revenue first, each with drivers that add up. */
export const flow: Reads['flow'] = (r, asked) => {
  const quarters = { from: asked.from, to: asked.to }
  const pair = within(asked.rerun ? again(r, quarters) : kept(r, 'flow', quarters), asked.region)
  const before = new Map(pair.from.map((one) => [one.customer_id, one]))
  const after = new Map(pair.to.map((one) => [one.customer_id, one]))
  const names = memberNames(r.read)
  const map = mapOf(pair)
  const ids =
    map.flows.find((one) => (one.from ?? 'outside') === asked.start && (one.to ?? 'outside') === asked.finish)?.customers ?? []
  const rows = ids
    .map((id): FlowCustomer => flowCustomer(names, before.get(id), after.get(id)))
    .sort((a, b) => weight(b) - weight(a) || a.customerId - b.customerId)
  const offset = asked.offset ?? 0
  return { total: rows.length, rows: rows.slice(offset, offset + (asked.limit ?? 200)) }
}

const weight = ({ revenueFrom, revenueTo }: FlowCustomer) => Math.max(revenueFrom?.fen ?? 0, revenueTo?.fen ?? 0)
