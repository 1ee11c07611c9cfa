import { behaviourBelow, monthsBelow, monthsUntilIntervention } from '../../domain/measures/selling-measures.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { Finder } from '../findings/index.ts'
import { rulesOn } from '../settings/index.ts'
import { gather } from './gather.ts'
import { membersOf } from './members.ts'
import { monthBefore, monthsUpTo } from './months.ts'
import { behaviourOf } from './readings.ts'
import { targetsOf } from './targets.ts'

/** How far back the beginning of a run is looked for; a longer one is told again. */
const monthsRead = 12

/**
 * Rules G1–G5, when a month is over: whose behaviour was below a target for two months running, or longer without that anybody
 * was told, as where figures came in afterwards. Once a run.
 */
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
      const run = monthsBelow(behaviour)
      if (run < monthsUntilIntervention || toldSince(r.read, id, names.at(-run) ?? '')) return []
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

/** Was it told of a month of this run? Keys are of the months they were told for. */
const toldSince = (read: ReadHandle, member: number, from: string) =>
  read.get(`SELECT 1 FROM finding WHERE kind = 'behaviour-rep' AND key >= ? AND key < ?`, `${member}|${from}`, `${member}}`) !==
  undefined

const told: Readonly<Record<string, string>> = {
  G1: '首触及时率',
  G2: '报价反馈率',
  G3: '价值指标更新率',
  G4: '跨组响应时长',
  G5: '交接完整度',
}
