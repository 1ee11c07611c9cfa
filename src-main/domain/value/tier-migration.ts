import { tiers, type Tier } from '../../../src-preload/contract/_words/tiers.ts'

/** A customer in a quarter; one without purchases is not counted as there (rule D2: new and lost). */
export interface Placed {
  readonly customerId: number
  readonly tier: Tier | null
  readonly revenueFen: number | null
}

export type FlowEnd = Tier | 'outside'

export interface Flow {
  readonly from: FlowEnd
  readonly to: FlowEnd
  readonly customers: readonly number[]
  /** Revenue in the earlier and in the later quarter. */
  readonly revenueFromFen: number
  readonly revenueToFen: number
}

export interface Migration {
  /** Every pair that anybody took, by tier. */
  readonly flows: readonly Flow[]
  readonly summary: MigrationSummary
}

export interface MigrationSummary {
  readonly atStart: number
  readonly atEnd: number
  readonly upgraded: number
  readonly downgraded: number
  readonly stayed: number
  readonly lost: number
  readonly added: number
  /** (at start − lost) ÷ at start; null when nobody was there. */
  readonly retention: number | null
  /** Upgraded − downgraded. */
  readonly net: number
}

const isThere = ({ tier, revenueFen }: Placed) => tier !== null && revenueFen !== null && revenueFen > 0

/** Rule D2: who went from which tier to which between two evaluations, with what revenue; `outside` is new or lost. */
export function tierMigration(earlier: readonly Placed[], later: readonly Placed[]): Migration {
  const before = new Map(earlier.filter(isThere).map((one) => [one.customerId, one]))
  const after = new Map(later.filter(isThere).map((one) => [one.customerId, one]))
  const flows = new Map<
    string,
    { from: FlowEnd; to: FlowEnd; customers: number[]; revenueFromFen: number; revenueToFen: number }
  >()
  const add = (id: number, from: Placed | undefined, to: Placed | undefined) => {
    const ends = { from: from?.tier ?? ('outside' as const), to: to?.tier ?? ('outside' as const) }
    const key = `${ends.from}>${ends.to}`
    const flow = flows.get(key) ?? { ...ends, customers: [], revenueFromFen: 0, revenueToFen: 0 }
    flow.customers.push(id)
    flow.revenueFromFen += from?.revenueFen ?? 0
    flow.revenueToFen += to?.revenueFen ?? 0
    flows.set(key, flow)
  }
  for (const [id, one] of before) add(id, one, after.get(id))
  for (const [id, one] of after) if (!before.has(id)) add(id, undefined, one)
  const all = [...flows.values()].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to))
  return {
    flows: all,
    summary: summarise(all.map(({ from, to, customers }) => ({ from, to, count: customers.length }))),
  }
}

const place = (end: FlowEnd) => (end === 'outside' ? tiers.length : tiers.indexOf(end))

/** The figures above the map, from counts alone. */
export function summarise(flows: readonly { from: FlowEnd; to: FlowEnd; count: number }[]): MigrationSummary {
  const sum = (fits: (flow: { from: FlowEnd; to: FlowEnd }) => boolean) =>
    flows.filter(fits).reduce((total, { count }) => total + count, 0)
  const inside = ({ from, to }: { from: FlowEnd; to: FlowEnd }) => from !== 'outside' && to !== 'outside'
  const atStart = sum(({ from }) => from !== 'outside')
  const upgraded = sum((flow) => inside(flow) && place(flow.to) < place(flow.from))
  const downgraded = sum((flow) => inside(flow) && place(flow.to) > place(flow.from))
  const lost = sum(({ from, to }) => from !== 'outside' && to === 'outside')
  return {
    atStart,
    atEnd: sum(({ to }) => to !== 'outside'),
    upgraded,
    downgraded,
    stayed: sum((flow) => inside(flow) && flow.from === flow.to),
    lost,
    added: sum(({ from, to }) => from === 'outside' && to !== 'outside'),
    retention: atStart === 0 ? null : (atStart - lost) / atStart,
    net: upgraded - downgraded,
  }
}
