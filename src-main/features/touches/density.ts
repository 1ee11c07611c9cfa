import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { DensityWay, touches } from '../../../src-preload/contract/touches.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import {
  breakDensity,
  densityWindowMs,
  isBroken,
  isOldEnough,
  type JourneyRule,
  type Touch,
} from '../../domain/journeys/journey-breaks.ts'
import type { Reading } from '../../store/contexts.ts'
import { rulesOn } from '../settings/index.ts'
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

/** The numbers of rule B7 as they are set today. */
const journeyRuleOf = ({ read, clock }: Pick<Reading, 'read' | 'clock'>): JourneyRule => rulesOn(read, clock.today()).journeys

/** Touches of the days looked back over, with what they are counted by. */
export function watchedTouches({ read, clock }: Pick<Reading, 'read' | 'clock'>, rule: JourneyRule): WatchedTouch[] {
  const now = instantOf(clock.now())
  return read
    .all<Row>(
      `SELECT t.at, t.replied_at, t.followed_up_at, t.escalated_at, t.store, t.owner_id, k.name AS customer, m.team, m.name AS rep
       FROM touch AS t LEFT JOIN customer AS k ON k.id = t.customer_id LEFT JOIN member AS m ON m.id = t.owner_id
       WHERE t.at >= ? AND t.at <= ? ORDER BY t.at`,
      isoOf(now - densityWindowMs(rule)),
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
export function densities(all: readonly WatchedTouch[], by: DensityWay, now: number, rule: JourneyRule) {
  return [...Map.groupBy(all, ({ keys }) => keys[by])]
    .map(([key, group]) => ({
      key,
      group,
      ...breakDensity(
        group.map(({ touch }) => touch),
        now,
        rule,
      ),
    }))
    .filter(({ touches: counted }) => counted > 0)
    .sort((a, b) => b.breaks * a.touches - a.breaks * b.touches || b.breaks - a.breaks || (a.key < b.key ? -1 : 1))
}

/** Those of a group whose journey broke. */
export function brokenOf(group: readonly WatchedTouch[], now: number, rule: JourneyRule): WatchedTouch[] {
  return group.filter(({ touch }) => isOldEnough(touch, now, rule) && isBroken(touch, rule))
}

export const density: QueryHandlers<typeof touches, Reading>['density'] = (r, { by }) => {
  const now = instantOf(r.clock.now())
  const rule = journeyRuleOf(r)
  const all = watchedTouches(r, rule)
  const whole = breakDensity(
    all.map(({ touch }) => touch),
    now,
    rule,
  )
  return {
    whole: { key: '', ...whole },
    lines: densities(all, by, now, rule).map(({ key, touches: counted, breaks, density: share, notify }) => ({
      key,
      touches: counted,
      breaks,
      density: share,
      notify,
    })),
    young: all.filter(({ touch }) => !isOldEnough(touch, now, rule)).length,
    rule,
  }
}
