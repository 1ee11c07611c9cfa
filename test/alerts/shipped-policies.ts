import { isWorked, toldTimes, weekly } from './oracle-days.ts'
import { dateOf, day, hour, plusDays, startOf, type Due, type Life, type Story } from './shipped-life.ts'
import type { People } from './shipped-people.ts'

/**
 * E1: 48 hours before a card starts, to each who must configure it and has not; on Fridays at four what was in force and ran
 * three working days without being triggered.
 */
export function card(life: Life, { director, reps }: People, begin: number): Story {
  let [saved, starts, configured, cardId, first, last, known] = [0, 0, Infinity, 0, '', '', 0]
  const triggers: { on: string; known: number }[] = []
  life.at(begin, (now) => {
    saved = now
    first = plusDays(dateOf(now), 1 + Math.floor(life.random() * 8))
    last = plusDays(first, 10 + Math.floor(life.random() * 20))
    starts = startOf(first)
    const made = life.command<{ id: number; versionId: number }>('policies.saveCard', {
      name: `政策${begin}`,
      effectiveFrom: first,
      definition: {
        validFrom: first,
        validTo: last,
        scope: { regions: ['华东'], customerClasses: [], products: [], roles: [] },
        trigger: { minAmount: '100000' },
        action: '签约当天登记',
        reward: { kind: 'percent', rate: '0.01', cap: '5000' },
        payday: 'month-end',
        budget: '200000',
        owner: null,
        steps: '在系统里打开折扣',
        configuredBy: ['director'],
      },
      by: reps[0]?.id,
    })
    cardId = made.id
    known = life.looks.length
    life.at(now + life.within(hour, 8 * day), (later) => {
      if (later >= starts) return
      configured = later
      life.command('policies.configure', { versionId: made.versionId, by: director })
    })
    const trigger = (from: number) =>
      life.at(from + life.within(day, 9 * day), (later) => {
        const on = dateOf(later)
        if (on > last) return
        if (on >= first && isWorked(on)) {
          life.command('policies.recordTrigger', { cardId, on, region: '华东', amount: { fen: 200_000_00 } })
          triggers.push({ on, known: life.looks.length })
        }
        trigger(later)
      })
    trigger(starts)
  })
  const quiet = (on: string, look: number) => {
    let worked = 0
    for (let date = on; worked < 3; date = plusDays(date, -1)) {
      if (date < first || date > last) return false
      if (!isWorked(date)) continue
      if (triggers.some((one) => one.on === date && one.known <= look)) return false
      worked++
    }
    return true
  }
  return {
    expected(end, looks) {
      if (saved === 0) return []
      // Every full hour is looked at; of those slept through the last one.
      const whole = (at: number) => Math.ceil(at / hour) * hour
      const from = whole(Math.max(saved + 1, starts - 48 * hour))
      const look = looks.find((at) => at >= from)
      const told = look !== undefined && look <= Math.min(end, configured)
      return [
        ...(told ? [{ rule: 'policy-unconfigured', subject: director, from }] : []),
        ...toldTimes(weekly(5, 'earlier'), 16 * 60, looks).flatMap((one): Due[] =>
          one.from <= end && one.look >= known && quiet(dateOf(one.at), one.look)
            ? [{ rule: 'policy-quiet', subject: cardId, from: one.from }]
            : [],
        ),
      ]
    },
  }
}
