import { densityWays, type DensityWay } from '../../../src-preload/contract/touches.ts'
import { instantOf } from '../../domain/_base/instants.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { readingAt } from '../alert-rules/index.ts'
import type { Finder } from '../findings/index.ts'
import { rulesOn } from '../settings/index.ts'
import { brokenOf, densities, watchedTouches, type WatchedTouch } from './density.ts'

const kindWords: Readonly<Record<DensityWay, string>> = { store: '门店', team: '团队', rep: '' }
const namesShown = 5

/** Rule B7: where more journeys broke than the limit, the manager is told to phone; once a week while it stays so. */
export const brokenJourneys: Finder = {
  name: 'journey-breaks',
  schedule: { kind: 'workday', time: '09:30' },
  lastOnly: true,
  find(r, at, on) {
    const rule = rulesOn(r.read, on).journeys
    const all = watchedTouches(readingAt(r, at, on), rule)
    return densityWays.flatMap((by) =>
      densities(all, by, instantOf(at), rule).flatMap(({ key, group, notify, breaks, touches, density }) => {
        if (!notify || key === '') return []
        const broken = brokenOf(group, instantOf(at), rule)
        const names = [...new Set(broken.map(({ customer }) => customer))]
        return [
          {
            kind: `journey-breaks-${by}`,
            key: `${key}|${mondayOf(on)}`,
            name: `${kindWords[by]}${key}`,
            ownerId: mostOf(broken),
            facts: {
              数值: density,
              界限: rule.breaksPerHundred,
              说明: `最近 ${rule.windowDays} 天 ${touches} 次触达中断裂 ${breaks} 次，每百次 ${density}`,
              名单: names.slice(0, namesShown).join('、') + (names.length > namesShown ? ` 等 ${names.length} 家` : ''),
            },
          },
        ]
      }),
    )
  },
}

/** Whose manager is told: that of whom most of them belong to. */
function mostOf(broken: readonly WatchedTouch[]): number | null {
  const owned = [...Map.groupBy(broken, ({ ownerId }) => ownerId)].filter(([owner]) => owner !== null)
  owned.sort(([a, x], [b, y]) => y.length - x.length || (a ?? 0) - (b ?? 0))
  return owned[0]?.[0] ?? null
}
