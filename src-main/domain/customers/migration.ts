/** A customer at the two ends of a span; a null tier: not yet or no longer a customer. Revenue in fen. */
export interface TierMove<T extends string> {
  readonly from: T | null
  readonly to: T | null
  readonly revenueFen: number
}

export interface Flow<T extends string> {
  readonly from: T | null
  readonly to: T | null
  readonly customers: number
  readonly revenueFen: number
}

export interface MigrationFigures {
  readonly customersAtStart: number
  readonly upgraded: number
  readonly downgraded: number
  readonly stayed: number
  readonly lost: number
  readonly entered: number
  /** Stayed customers of any tier ÷ customers at the start; null without any at the start. */
  readonly retentionRate: number | null
  /** Upgraded less downgraded. */
  readonly netMigration: number
}

/** Rule D2: the flows between tiers, best first; every move is in exactly one. */
export function flowsOf<T extends string>(order: readonly T[], moves: Iterable<TierMove<T>>): Flow<T>[] {
  const cells = new Map<string, { from: T | null; to: T | null; customers: number; revenueFen: number }>()
  for (const { from, to, revenueFen } of moves) {
    if (from === null && to === null) continue
    const key = `${from ?? ''}>${to ?? ''}`
    const cell = cells.get(key) ?? { from, to, customers: 0, revenueFen: 0 }
    cell.customers += 1
    cell.revenueFen += revenueFen
    cells.set(key, cell)
  }
  const place = (tier: T | null) => (tier === null ? order.length : order.indexOf(tier))
  return [...cells.values()].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to))
}

/** Rule D2: counts over flows. Throws a RangeError on a tier that is not in the order. */
export function migrationFigures<T extends string>(
  order: readonly T[],
  flows: Iterable<Pick<Flow<T>, 'from' | 'to' | 'customers'>>,
): MigrationFigures {
  const figures = { customersAtStart: 0, upgraded: 0, downgraded: 0, stayed: 0, lost: 0, entered: 0 }
  for (const { from, to, customers } of flows) {
    if (from !== null) figures.customersAtStart += customers
    if (from === null) figures.entered += to === null ? 0 : customers
    else if (to === null) figures.lost += customers
    else {
      const climbed = placeOf(order, from) - placeOf(order, to)
      if (climbed > 0) figures.upgraded += customers
      else if (climbed < 0) figures.downgraded += customers
      else figures.stayed += customers
    }
  }
  const { customersAtStart, lost, upgraded, downgraded } = figures
  return {
    ...figures,
    retentionRate: customersAtStart === 0 ? null : (customersAtStart - lost) / customersAtStart,
    netMigration: upgraded - downgraded,
  }
}

function placeOf<T extends string>(order: readonly T[], tier: T): number {
  const place = order.indexOf(tier)
  if (place < 0) throw new RangeError(`no such tier: ${tier}`)
  return place
}
