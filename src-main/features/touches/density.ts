import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { DensityWay, touches } from '../../../src-preload/contract/touches.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import { breakDensity, densityWindowMs, isBroken, isOldEnough, type Touch } from '../../domain/journeys/journey-breaks.ts'
import type { Reading } from '../../store/contexts.ts'
import { touchOf, type StoredTouch } from './touch-spec.ts'

export interface WatchedTouch {
  readonly touch: Touch
  readonly customer: string
  readonly ownerId: number | null
  readonly keys: Readonly<Record<DensityWay, string>>
}

interface Row extends StoredTouch {
  readonly customer: string | null
  readonly owner_id: number | null
  readonly store: string | null
  readonly team: string | null
  readonly rep: string | null
}

/** Touches of the 30 days before now, with what they are counted by. */
export function watchedTouches({ read, clock }: Pick<Reading, 'read' | 'clock'>): WatchedTouch[] {
  const now = instantOf(clock.now())
  return read
    .all<Row>(
      `SELECT t.at, t.replied_at, t.followed_up_at, t.escalated_at, t.store, t.owner_id, k.name AS customer, m.team, m.name AS rep
       FROM touch AS t LEFT JOIN customer AS k ON k.id = t.customer_id LEFT JOIN member AS m ON m.id = t.owner_id
       WHERE t.at >= ? AND t.at <= ? ORDER BY t.at`,
      isoOf(now - densityWindowMs),
      isoOf(now),
    )
    .map((row) => ({
      touch: touchOf(row),
      customer: row.customer ?? '',
      ownerId: row.owner_id,
      keys: { store: row.store ?? '', team: row.team ?? '', rep: row.rep ?? '' },
    }))
}

/** Density of each store, team or rep (rule B7), worst first. What belongs to none is under an empty key. */
export function densities(all: readonly WatchedTouch[], by: DensityWay, now: number) {
  return [...Map.groupBy(all, ({ keys }) => keys[by])]
    .map(([key, group]) => ({
      key,
      group,
      ...breakDensity(
        group.map(({ touch }) => touch),
        now,
      ),
    }))
    .filter(({ touches: counted }) => counted > 0)
    .sort((a, b) => b.breaks * a.touches - a.breaks * b.touches || b.breaks - a.breaks || (a.key < b.key ? -1 : 1))
}

/** Those of a group whose journey broke. */
export function brokenOf(group: readonly WatchedTouch[], now: number): WatchedTouch[] {
  return group.filter(({ touch }) => isOldEnough(touch, now) && isBroken(touch))
}

export const density: QueryHandlers<typeof touches, Reading>['density'] = (r, { by }) => {
  const now = instantOf(r.clock.now())
  const all = watchedTouches(r)
  const whole = breakDensity(
    all.map(({ touch }) => touch),
    now,
  )
  return {
    whole: { key: '', ...whole },
    lines: densities(all, by, now).map(({ key, touches: counted, breaks, density: share, notify }) => ({
      key,
      touches: counted,
      breaks,
      density: share,
      notify,
    })),
    young: all.filter(({ touch }) => !isOldEnough(touch, now)).length,
  }
}
