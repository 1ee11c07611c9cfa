import { afterWorkdays, afterWorking, dailyLook } from './oracle-days.ts'
import { dateOf, day, hour, minute, plusDays, startOf, type Due, type Life, type Story } from './shipped-life.ts'
import { newCustomer, type People } from './shipped-people.ts'

const until = (end: number, dues: readonly Due[]) => dues.filter(({ from }) => from <= end)

/** C5 and the nearer notices: 90, 30 and 7 days before the end of a contract, once for each end. */
export function serviceEnd(life: Life, { reps }: People, begin: number): Story {
  const spans: { from: number; end: string }[] = []
  let id = 0
  life.at(begin, (now) => {
    const end = plusDays(dateOf(now), 3 + Math.floor(life.random() * 110))
    id = newCustomer(life, life.pick(reps).name, { serviceEndOn: end })
    spans.push({ from: now, end })
    if (life.random() < 0.5)
      life.at(now + life.within(day, 40 * day), (later) => {
        const moved = plusDays(dateOf(later), 5 + Math.floor(life.random() * 100))
        life.command('customers.edit', { cells: [{ id, field: 'serviceEndOn', value: moved }] })
        spans.push({ from: later, end: moved })
      })
  })
  const windows = [
    ['renewal-review-90', 90, 31],
    ['service-ending-30', 30, 8],
    ['service-ending-7', 7, 0],
  ] as const
  return {
    expected: (end) =>
      spans.flatMap((span, at) => {
        const over = spans[at + 1]?.from ?? end
        // The same end again is no other time.
        if (spans.slice(0, at).some((one) => one.end === span.end)) return []
        return windows.flatMap(([rule, most, least]) => {
          const from = Math.max(span.from, startOf(plusDays(span.end, -most)))
          const closes = startOf(plusDays(span.end, 1 - least))
          return from < closes && from <= over ? [{ rule, subject: id, from }] : []
        })
      }),
  }
}

/** B6: 15 days without interaction, then 90 without a follow-up; among the best buyers it is told as such. */
export function silence(life: Life, { reps }: People, begin: number, best: boolean): Story {
  const contacts: { from: number; on: string }[] = []
  let id = 0
  life.at(begin, (now) => {
    const on = plusDays(dateOf(now), -Math.floor((best ? 60 : 0) + life.random() * (best ? 20 : 80)))
    id = newCustomer(life, life.pick(reps).name, { lastContactOn: on, annualPurchase: best ? '900万' : '1万' })
    contacts.push({ from: now, on })
    if (life.random() < (best ? 0.2 : 0.6))
      life.at(now + life.within(2 * day, 50 * day), (later) => {
        life.command('customers.edit', { cells: [{ id, field: 'lastContactOn', value: dateOf(later) }] })
        contacts.push({ from: later, on: dateOf(later) })
      })
  })
  return {
    expected: (end) =>
      contacts.flatMap(({ from, on }, at) => {
        const over = contacts[at + 1]?.from ?? end
        const told = (rule: string, after: number, before: number): Due[] => {
          const since = Math.max(from, startOf(plusDays(on, after)))
          return since <= over && since < startOf(plusDays(on, before)) ? [{ rule, subject: id, from: since }] : []
        }
        return [...told('dormant-risk', 15, 90), ...told(best ? 'key-silent' : 'silent', 90, 9000)]
      }),
  }
}

/** B9: who is told of a customer that has another owner. */
export function handedOver(life: Life, { reps }: People, begin: number): Story {
  const changes: number[] = []
  let id = 0
  life.at(begin, (now) => {
    id = newCustomer(life, '张伟')
    life.at(now + life.within(day, 20 * day), (later) => {
      life.command('customers.edit', { cells: [{ id, field: 'owner', value: reps[1]?.name }] })
      changes.push(later)
    })
  })
  return { expected: () => changes.map((from) => ({ rule: 'customer-handed-over', subject: id, from })) }
}

/** H3: a task that is not done at its hour. */
export function task(life: Life, { reps }: People, begin: number): Story {
  let id = 0
  let due = 0
  let done = Infinity
  life.at(begin, (now) => {
    due = now + life.within(hour, 6 * day)
    id = life.command<{ id: number }>('tasks.create', {
      title: '回访',
      subject: null,
      subjectId: null,
      ownerId: life.pick(reps).id,
      delegatedById: null,
      dueOn: dateOf(due),
      dueAt: new Date(due).toISOString(),
      priority: 'normal',
      note: null,
    }).id
    life.at(now + life.within(hour, 9 * day), (later) => {
      done = later
      life.command('tasks.move', { ids: [id], state: 'done' })
    })
  })
  return { expected: (end) => (id !== 0 && due <= Math.min(end, done) ? [{ rule: 'task-overdue', subject: id, from: due }] : []) }
}

/** A2: to be assigned within two working hours; first touched within 2 h of each assignment, escalated at 48 h. */
export function lead(life: Life, { reps }: People, begin: number): Story & { late(at: number): number | null } {
  const assigned: { at: number; to: number }[] = []
  let id = 0
  let arrived = 0
  let touched = Infinity
  const assign = (now: number, to: number) => {
    if (touched !== Infinity) return
    life.command('leads.override', { id, toId: to, reason: '主管指定' })
    assigned.push({ at: now, to })
  }
  life.at(begin, (now) => {
    arrived = now
    id = life.command<{ ids: number[] }>('leads.createMany', {
      fields: ['name', 'source', 'contactName'],
      rows: [[`线索${now}`, '自拓', '周工']],
    }).ids[0] as number
    const [first = { id: 0 }, second = { id: 0 }] = life.random() < 0.5 ? reps : reps.toReversed()
    const at = now + life.within(5 * minute, 30 * hour)
    life.at(at, (later) => assign(later, first.id))
    if (life.random() < 0.3) life.at(at + life.within(hour, 3 * day), (later) => assign(later, second.id))
    life.at(at + life.within(10 * minute, 4 * day), (later) => {
      if (assigned.length === 0) return
      touched = later
      life.command('leads.touch', { id })
    })
  })
  /** Of which assignment the time of its first touch ran out before `at`. */
  const lateOf = (n: number, after: number, end: number) => {
    const one = assigned[n]
    if (!one) return null
    const from = one.at + after
    return from <= Math.min(assigned[n + 1]?.at ?? Infinity, touched, end) ? from : null
  }
  return {
    late: (at) => {
      const n = assigned.findLastIndex((one) => one.at <= at)
      const one = assigned[n]
      return one && touched > at && one.at + 2 * hour <= at ? one.to : null
    },
    expected(end) {
      if (id === 0) return []
      const dues: Due[] = []
      const due = afterWorking(arrived, 120)
      if (due <= (assigned[0]?.at ?? end)) dues.push({ rule: 'lead-unassigned', subject: id, from: due })
      for (const [n, { at }] of assigned.entries()) {
        dues.push({ rule: 'lead-assigned', subject: id, from: at })
        for (const [rule, after] of [
          ['lead-first-touch', 2 * hour],
          ['lead-untouched-escalation', 48 * hour],
        ] as const) {
          const from = lateOf(n, after, end)
          if (from !== null) dues.push({ rule, subject: id, from })
        }
      }
      return until(end, dues)
    },
  }
}

/** A3: nothing happened for three working days, once a stall; more than 15 calendar days in one stage. */
export function deal(life: Life, { reps }: People, begin: number): Story & { begun: { owner: number; at: number }[] } {
  const touches: number[] = []
  const begun: { owner: number; at: number }[] = []
  let id = 0
  life.at(begin, (now) => {
    const { name: owner, id: ownerId } = life.pick(reps)
    begun.push({ owner: ownerId, at: now })
    const customer = newCustomer(life, owner)
    const name = life.store.writing.read.value<string>('SELECT name FROM customer WHERE id = ?', customer)
    id = life.command<{ ids: number[] }>('pipeline.createMany', {
      fields: ['name', 'customer', 'owner', 'nextStep'],
      rows: [[`商机${id}${now}`, name, owner, '约访谈']],
    }).ids[0] as number
    touches.push(now)
    const touch = (from: number) =>
      life.at(from + life.within(hour, 14 * day), (later) => {
        life.command('pipeline.edit', { cells: [{ id, field: 'nextStep', value: `第${touches.length}次` }] })
        touches.push(later)
        if (life.random() < 0.7) touch(later)
      })
    touch(now)
  })
  return {
    begun,
    expected: (end, looks) =>
      id === 0
        ? []
        : until(end, [
            ...touches.flatMap((at, n) => {
              const from = dailyLook(looks, afterWorkdays(dateOf(at), 3))
              return from <= (touches[n + 1] ?? end) ? [{ rule: 'deal-stalled', subject: id, from }] : []
            }),
            { rule: 'deal-stuck', subject: id, from: startOf(plusDays(dateOf(touches[0] ?? 0), 16)) },
          ]),
  }
}
