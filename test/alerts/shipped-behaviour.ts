import { plusDays, startOf, day, hour, dateOf, type Due, type Life, type Story } from './shipped-life.ts'

interface Assigned {
  readonly id: number
  readonly at: number
  touched: number
}

const months = ['2026-01', '2026-02', '2026-03'] as const

/**
 * G1: of ten leads a month a rep touches so many within two hours of their assignment; under 90 of 100 is below. Two months
 * running below are told when the second is over, once a run.
 */
export function touching(
  life: Life,
  rep: { id: number; name: string },
  inTime: readonly [number, number, number],
): Story & { late(at: number): number | null } {
  const assigned: Assigned[] = []
  for (const [n, month] of months.entries())
    life.at(startOf(`${month}-${10 + n}`) + 10 * hour, (now) => {
      const { ids } = life.command<{ ids: number[] }>('leads.createMany', {
        fields: ['name', 'source', 'contactName'],
        rows: Array.from({ length: 10 }, (_, at) => [`${rep.name}${month}${at}`, '自拓', '周工']),
      })
      for (const [at, id] of ids.entries()) {
        life.command('leads.override', { id, toId: rep.id, reason: '主管指定' })
        const one = { id, at: now, touched: Infinity }
        assigned.push(one)
        if (at < (inTime[n] ?? 0)) {
          life.command('leads.touch', { id })
          one.touched = now
        } else
          life.at(now + life.within(3 * hour, 3 * day), (later) => {
            life.command('leads.touch', { id })
            one.touched = later
          })
      }
    })
  const monthOver = (month: string) => startOf(plusDays(`${month}-28`, 5).slice(0, 8) + '01') + hour
  return {
    late: (at) => (assigned.some((one) => one.at + 2 * hour <= at && one.touched > at) ? rep.id : null),
    expected(end) {
      const dues = assigned.flatMap(({ id, at, touched }): Due[] => [
        ...(touched === at ? [] : [{ rule: 'lead-assigned', subject: id, from: at }]),
        ...(touched > at + 2 * hour ? [{ rule: 'lead-first-touch', subject: id, from: at + 2 * hour }] : []),
        ...(touched >= at + 48 * hour ? [{ rule: 'lead-untouched-escalation', subject: id, from: at + 48 * hour }] : []),
      ])
      let run = 0
      for (const month of months) {
        const own = assigned.filter(({ at }) => dateOf(at).startsWith(month))
        const good = own.filter(({ at, touched }) => touched <= at + 2 * hour).length
        run = own.length > 0 && good * 100 < own.length * 90 ? run + 1 : 0
        if (run === 2) dues.push({ rule: 'behaviour-low', subject: rep.id, from: monthOver(month) })
      }
      return dues.filter(({ from }) => from <= end)
    },
  }
}
