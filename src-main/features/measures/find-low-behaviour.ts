import { beginsIntervention, behaviourBelow } from '../../domain/measures/selling-measures.ts'
import type { Finder } from '../findings/index.ts'
import { rulesOn } from '../settings/index.ts'
import { gather } from './gather.ts'
import { membersOf } from './members.ts'
import { monthBefore, monthsUpTo } from './months.ts'
import { behaviourOf } from './readings.ts'
import { targetsOf } from './targets.ts'

/** Enough to tell the second low month of a run from the third. */
const monthsRead = 3

/** Rules G1–G5, when a month is over: whose behaviour was below a target for the second month running. Once a run. */
export const lowBehaviour: Finder = {
  name: 'behaviour',
  schedule: { kind: 'cron', cron: '0 1 1 * *' },
  lastOnly: false,
  find(r, _, on) {
    const targets = targetsOf(rulesOn(r.read, on))
    const months = monthsUpTo(monthBefore(on), monthsRead)
    const names = months.map(({ month }) => month)
    const gathered = gather(r, months)
    return membersOf(r.read, {}).flatMap(({ id, name }) => {
      const behaviour = behaviourOf(gathered, names, id, targets)
      if (!beginsIntervention(behaviour)) return []
      const said = behaviour
        .slice(-2)
        .map(
          (readings, index) =>
            `${names.at(index - 2) ?? ''} ${behaviourBelow(readings)
              .map((measure) => told[measure] ?? measure)
              .join('、')}`,
        )
        .join('；')
      return [
        {
          kind: 'behaviour-rep',
          key: `${id}|${names.at(-1) ?? ''}`,
          name,
          ownerId: id,
          facts: { 期间: names.at(-1) ?? '', 说明: said },
        },
      ]
    })
  },
}

const told: Readonly<Record<string, string>> = {
  G1: '首触及时率',
  G2: '报价反馈率',
  G3: '价值指标更新率',
  G4: '跨组响应时长',
  G5: '交接完整度',
}
