import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { measures } from '../../../src-preload/contract/measures.ts'
import { monthsBelow, needsIntervention, sellingMeasures } from '../../domain/measures/selling-measures.ts'
import type { Reading } from '../../store/contexts.ts'
import { rulesOn } from '../settings/index.ts'
import { gather } from './gather.ts'
import { memberIds, membersOf } from './members.ts'
import { monthsUpTo } from './months.ts'
import { behaviourOf, figureOf, partsOf } from './readings.ts'
import { targetsOf } from './targets.ts'

const usualMonths = 6
/** Runs of low months are told up to this length. */
const monthsLookedBack = 12

/** Rules G1–G9 by month for everybody or for some, and each member's behaviour in the last two whole months. */
export const board: QueryHandlers<typeof measures, Reading>['board'] = (r, { months: count = usualMonths, ...scope }) => {
  const today = r.clock.today()
  const targets = targetsOf(rulesOn(r.read, today))
  const all = monthsUpTo(today, Math.max(count, monthsLookedBack + 1))
  const gathered = gather(r, all)
  const members = membersOf(r.read, scope)
  const asked = memberIds(r.read, scope)
  const shown = all.slice(-count).map(({ month }) => month)
  const whole = all.slice(0, -1).map(({ month }) => month)
  const people = members.flatMap(({ id, name, team, manager_id: managerId }) => {
    const behaviour = behaviourOf(gathered, whole, id, targets)
    const last = behaviour.at(-1) ?? []
    if (last.every(({ state }) => state === 'no-data')) return []
    const figure = (measure: (typeof last)[number], month: string | undefined) =>
      figureOf(
        measure.id,
        gathered
          .get(measure.id)
          ?.get(month ?? '')
          ?.get(id) ?? { num: 0, den: 0 },
        targets,
      )
    return [
      {
        memberId: id,
        name,
        team,
        managerId,
        monthsBelow: monthsBelow(behaviour),
        needsHelp: needsIntervention(behaviour),
        readings: last.map((one) => ({ id: one.id, before: figure(one, whole.at(-2)), last: figure(one, whole.at(-1)) })),
      },
    ]
  })
  return {
    months: shown,
    measures: sellingMeasures.map(({ id, unit, better, healthy, behaviour }) => ({
      id,
      unit,
      better,
      healthy: targets[id] ?? healthy,
      behaviour,
      readings: shown.map((month) => figureOf(id, partsOf(gathered, id, month, asked), targets)),
    })),
    people: people.sort((a, b) => b.monthsBelow - a.monthsBelow || a.memberId - b.memberId),
  }
}
