import { isWorked, mondayOf, toldTimes } from './oracle-days.ts'
import { dateOf, day, hour, minute, type Due, type Life, type Story } from './shipped-life.ts'
import { newCustomer, type People } from './shipped-people.ts'

interface Touch {
  readonly at: number
  readonly store: string
  readonly rep: string
  /** When something followed, and after which look it was known. */
  replied: { at: number; known: number } | null
  followed: { at: number; known: number } | null
  escalated: { at: number; known: number } | null
  readonly known: number
}

const wall = (at: number) => new Date(at + 8 * hour).toISOString().slice(0, 16).replace('T', ' ')
const perBatch = 40

/**
 * B7: many touches that are answered at once, and some that may break; each working day at half past nine it is looked
 * where more than 1.2 of 100 broke in the 30 days before, those under 96 hours left out.
 */
export function journeys(life: Life, { reps }: People, start: number, end: number): Story {
  const touches: Touch[] = []
  const stores = ['浦东店', '徐汇店']
  const customers = reps.map(({ name }) => {
    const id = newCustomer(life, name)
    return life.store.writing.read.value<string>('SELECT name FROM customer WHERE id = ?', id)
  })
  const enter = (which: number, store: string, times: readonly { at: number; repliedAt: number | null }[]) => {
    const { ids } = life.command<{ ids: number[] }>('touches.createMany', {
      fields: ['customer', 'kind', 'name', 'at', 'repliedAt', 'store'],
      rows: times.map(({ at, repliedAt }, n) => [
        customers[which],
        '来电',
        `问备件${touches.length + n}`,
        wall(at),
        repliedAt === null ? '' : wall(repliedAt),
        store,
      ]),
    })
    const known = life.looks.length
    const made = times.map(({ at, repliedAt }): Touch => {
      const replied = repliedAt === null ? null : { at: repliedAt, known }
      return { at, store, rep: reps[which]?.name ?? '', replied, followed: null, escalated: null, known }
    })
    touches.push(...made)
    return { ids, made }
  }
  for (const which of [0, 1])
    for (let at = start + hour; at < end; at += 4 * day)
      life.at(life.within(at, at + 3 * day), (now) => {
        const times = Array.from({ length: perBatch }, (_, n) => now - (perBatch + 20 - n) * minute)
        enter(
          which,
          stores[which] ?? '',
          times.map((one) => ({ at: one, repliedAt: one + 10 * minute })),
        )
      })
  for (let n = 0; n < 26; n++)
    life.at(life.within(start + hour, end), (now) => {
      const { ids, made } = enter(life.random() < 0.5 ? 0 : 1, life.pick(stores), [{ at: now, repliedAt: null }])
      const [id] = ids
      const [touch] = made
      const mark = (what: 'replied' | 'followedUp' | 'escalated', key: 'replied' | 'followed' | 'escalated', hours: number) =>
        life.at(now + life.within(hour / 2, hours * hour), (at) => {
          life.command('touches.mark', { id, what })
          if (touch) touch[key] = { at, known: life.looks.length }
        })
      if (life.random() < 0.3) mark('replied', 'replied', 48)
      if (life.random() < 0.3) mark('followedUp', 'followed', 120)
      if (life.random() < 0.2) mark('escalated', 'escalated', 150)
    })
  return {
    expected(until, looks) {
      const told = new Set<string>()
      return toldTimes(isWorked, 9 * 60 + 30, looks).flatMap(({ at, from, look }): Due[] => {
        if (from > until) return []
        const counted = touches.filter((one) => one.known <= look && one.at >= at - 30 * day && one.at <= at - 96 * hour)
        const after = (one: Touch, what: Touch['replied'], hours: number) =>
          what !== null && what.known <= look && what.at <= one.at + hours * hour
        const broke = (one: Touch) =>
          !after(one, one.replied, 24) && !after(one, one.followed, 72) && !after(one, one.escalated, 96)
        const places = [
          ...stores.map((store) => ({ name: `门店${store}`, own: counted.filter((one) => one.store === store) })),
          { name: '团队一队', own: counted },
          ...reps.map(({ name }) => ({ name, own: counted.filter(({ rep }) => rep === name) })),
        ]
        return places.flatMap(({ name, own }) => {
          const once = `${name} ${mondayOf(dateOf(at))}`
          // More than 1.2 of 100.
          if (own.filter(broke).length * 1000 <= own.length * 12 || told.has(once)) return []
          told.add(once)
          return [{ rule: 'journey-breaks', subject: name, from }]
        })
      })
    },
  }
}
