import { dateOf, day, plusDays, startOf, type Due, type Life, type Story } from './shipped-life.ts'
import { newCustomer, type People } from './shipped-people.ts'

/**
 * A7: a version that promises less goes out; everyone who showed the one before in the seven days up to that gets the
 * customers to call. What a demo promises is a task (B1), and a customer nobody speaks to for 15 days is dormant (B6).
 */
export function material(life: Life, { reps, reviewers }: People, start: number, name: string): Story {
  const demos: { rep: number; at: number; customer: number }[] = []
  const promises: { id: number; due: string }[] = []
  let released = Infinity
  let looks = 0
  const written = (hours: number) => ({
    note: `首响 ${hours} 小时`,
    body: `封面\n\n服务承诺\n技术问题 ${hours} 小时首响`,
    keyPages: [2],
    commitments: [`技术问题 ${hours} 小时首响`],
  })
  const tested = (versionId: number) => {
    for (const memberId of reviewers)
      life.command('materials.review', { versionId, memberId, pages: [{ page: 2, passed: true }] })
    life.command('materials.release', { versionId })
  }
  const { id: materialId, versionId } = life.command<{ id: number; versionId: number }>(
    'materials.create',
    { name, ...written(2) },
    reps[0]?.name,
  )
  tested(versionId)
  const release = life.within(start + 20 * day, start + 60 * day)
  for (let n = 0; n < 12; n++)
    life.at(life.within(release - 14 * day, release + 3 * day), (now) => {
      const rep = life.pick(reps)
      const customerId = newCustomer(life, rep.name)
      const due = plusDays(dateOf(now), 1 + Math.floor(life.random() * 5))
      const { taskIds } = life.command<{ taskIds: number[] }>(
        'activities.log',
        { kind: 'demo', customerId, need: '看效果', promise: '寄样品', nextOn: due, materialVersionId: versionId },
        rep.name,
      )
      demos.push({ rep: rep.id, at: now, customer: customerId })
      promises.push(...taskIds.map((id) => ({ id, due })))
    })
  life.at(release, (now) => {
    const { id } = life.command<{ id: number }>('materials.addVersion', { materialId, ...written(4) }, reps[0]?.name)
    tested(id)
    released = now
    looks = demos.length
  })
  return {
    expected(end) {
      const shown = demos.slice(0, looks).filter(({ at }) => at > released - 7 * day)
      return [
        ...[...new Set(shown.map(({ rep }) => rep))].map((subject) => ({ rule: 'material-calls', subject, from: released })),
        ...promises.map(({ id, due }): Due => ({ rule: 'task-overdue', subject: id, from: startOf(plusDays(due, 1)) })),
        ...demos.map(({ at, customer }): Due => ({
          rule: 'dormant-risk',
          subject: customer,
          from: startOf(plusDays(dateOf(at), 15)),
        })),
      ].filter(({ from }) => from <= end)
    },
  }
}
