import { addDays } from '../../domain/_base/dates.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import type { Reading } from '../../store/contexts.ts'
import { readingAt } from '../alert-rules/index.ts'
import type { Finder, Finding } from '../findings/index.ts'
import { unconfigured } from './cards.ts'
import { heatMap } from './heat-map.ts'
import { handbookText } from '../../domain/policies/handbook-text.ts'
import { deviations } from './deviations.ts'
import { objectionsFor } from './objections.ts'

const withRole = ({ read }: Reading, role: string): (number | null)[] => {
  const ids = read.column<number>('SELECT id FROM member WHERE active = 1 AND role = ? ORDER BY id', role)
  return ids.length > 0 ? ids : [null]
}

/** Rule E1: a card that starts within 48 h and is not configured sends its steps to those who must. */
export const unconfiguredCards: Finder = {
  name: 'policy-setup',
  schedule: { kind: 'cron', cron: '0 * * * *' },
  lastOnly: true,
  find: (r) =>
    unconfigured(r, {}).flatMap(({ cardId, name, startsOn, role, steps }) =>
      withRole(r, role).map((member) => ({
        kind: 'policy-unconfigured',
        key: `${cardId}|${startsOn}|${role}|${member ?? 0}`,
        name,
        ownerId: member,
        facts: { 期间: startsOn, 步骤: steps },
      })),
    ),
}

/** Rule E1: scopes that were quiet for three working days running, told on Friday. */
export const quietCards: Finder = {
  name: 'policy-quiet',
  schedule: { kind: 'week', weekday: 5, time: '16:00', off: 'earlier' },
  lastOnly: true,
  find: (r, _, on) =>
    heatMap(r, { from: on, to: on }).rows.flatMap(({ cardId, name, region, quiet }) =>
      quiet[0] === true
        ? [
            {
              kind: 'policy-quiet',
              key: `${cardId}|${region}|${on}`,
              name,
              ownerId: null,
              facts: { 期间: on, 区域: region === '' ? '全部区域' : region },
            },
          ]
        : [],
    ),
}

/** Rule E5: where prices deviated too far last week, everyone of the region is told that special prices are frozen. */
export const frozenPrices: Finder = {
  name: 'price-freeze',
  schedule: { kind: 'cron', cron: '5 0 * * 1' },
  lastOnly: false,
  find(r, at, on) {
    const week = addDays(mondayOf(on), -7)
    return deviations(readingAt(r, at, on), { week }).rows.flatMap(({ region, ratio, freeze }): Finding[] => {
      if (!freeze) return []
      const members = r.read.column<number>('SELECT id FROM member WHERE active = 1 AND region = ? ORDER BY id', region)
      return (members.length > 0 ? members : [null]).map((member) => ({
        kind: 'price-freeze',
        key: `${week}|${region}|${member ?? 0}`,
        name: region === '' ? '未填区域' : region,
        ownerId: member,
        facts: {
          期间: `${freeze.from} 至 ${freeze.to}`,
          数值: ratio === null ? null : `${(Number(ratio) * 100).toFixed(2)}%`,
          区域: region,
          // As it reads at that time: what is told stays what was told.
          步骤: handbookText(objectionsFor(r.read, region)),
        },
      }))
    })
  },
}
