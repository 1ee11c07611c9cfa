import { content, line } from '../quotes/quote-fixture.ts'
import { dailyLook, afterWorkdays } from './oracle-days.ts'
import { dateOf, day, hour, plusDays, startOf, type Due, type Life, type Story } from './shipped-life.ts'
import { newCustomer, type People } from './shipped-people.ts'

const mondayAfter = (at: number) => {
  const weekday = (new Date(at + 8 * hour).getUTCDay() + 6) % 7
  return startOf(plusDays(dateOf(at), 7 - weekday))
}

/** Mondays of the weeks in which special prices are frozen, by the life they are lived in. */
const frozenWeeks = new WeakMap<Life, Set<string>>()

/** E5: more than 8 % off the guide prices in a region and week freezes special prices there; everyone there is told. */
export function offGuide(
  life: Life,
  { manager, reps }: People,
  begin: number,
): Story & { mondays: number[]; told: readonly number[] } {
  const mondays: number[] = []
  const frozen = frozenWeeks.get(life) ?? new Set<string>()
  frozenWeeks.set(life, frozen)
  life.at(begin, (now) => {
    // While special prices are frozen none can be asked for.
    if (frozen.has(plusDays(dateOf(mondayAfter(now)), -7))) return
    const customerId = newCustomer(life, '李娜')
    const lines = [line('a', { price: { fen: 90_00 }, guidePrice: { fen: 100_00 } })]
    const { quoteId: id } = life.command<{ quoteId: number }>(
      'quotes.create',
      { content: content({ customerId, lines }) },
      '李娜',
    )
    const why = '老客户'
    life.command('quotes.submit', { id, reasons: { collection: why, margin: why, deviation: why } }, '李娜')
    const versionId = () => life.store.ask<{ latestVersionId: number }>('queries', 'quotes.get', { id }).latestVersionId
    const approve = (node: string, by: string, answers: object) =>
      life.command('quotes.approve', { id, node, versionId: versionId(), answers }, by)
    approve('product', '李产品', { customDevelopment: false })
    const lock = { costs: { a: { fen: 50_00 } }, bomReference: 'BOM-1', answers: {} }
    life.command('quotes.lockCost', { id, versionId: versionId(), ...lock }, '王财务')
    approve('legal', '赵法务', { archiveNumber: 'FW-1' })
    frozen.add(dateOf(mondayAfter(now)))
    mondays.push(mondayAfter(now))
  })
  return { mondays, told: [manager, ...reps.map(({ id }) => id)], expected: () => [] }
}

/** H3: what a clerk has to do today, at nine on working days: what is due, and what was due and is not done. */
export function today(life: Life, { clerk }: People, begin: number): Story & { due(at: number): boolean } {
  let [made, over, on, id] = [Infinity, Infinity, '', 0]
  life.at(begin, (now) => {
    made = now
    on = plusDays(dateOf(now), 1 + Math.floor(life.random() * 4))
    id = life.command<{ id: number }>('tasks.create', {
      title: '整理台账',
      subject: null,
      subjectId: null,
      ownerId: clerk,
      delegatedById: null,
      dueOn: on,
      dueAt: null,
      priority: 'normal',
      note: null,
    }).id
    life.at(now + life.within(hour, 6 * day), (later) => {
      over = later
      life.command('tasks.move', { ids: [id], state: 'done' })
    })
  })
  return {
    // What was done before anybody looked is not told as to be done.
    due: (at) => made <= at && on !== '' && on <= dateOf(at) && over > at,
    // Without an hour it is overdue when its day is over.
    expected(end) {
      const from = on === '' ? Infinity : startOf(plusDays(on, 1))
      return from <= Math.min(over, end) ? [{ rule: 'task-overdue', subject: id, from }] : []
    },
  }
}

/**
 * E7: January's signings, nearly all in its last five days, and one of the last half hour taken back in the first of February.
 * Its deals lie still from the beginning (A3) and have nothing confirmed (A4).
 */
export function january(life: Life, { reps }: People, start: number): Story & { begun: { owner: number; at: number }[] } {
  const owner = reps[1] ?? { id: 0, name: '' }
  const customer = newCustomer(life, owner.name)
  const name = life.store.writing.read.value<string>('SELECT name FROM customer WHERE id = ?', customer)
  const { ids } = life.command<{ ids: number[] }>('pipeline.createMany', {
    fields: ['name', 'customer', 'owner', 'amount', 'nextStep'],
    rows: [
      ['早的', name, owner.name, '10万', '约访谈'],
      ['晚的', name, owner.name, '90万', '约访谈'],
      ['挪的', name, owner.name, '10万', '约访谈'],
    ],
  })
  const [early = 0, late = 0, moved = 0] = ids
  const at = (wall: string) => new Date(`${wall}:00+08:00`).toISOString()
  const event = (id: number, from: string, to: string, wall: string, first = 1) =>
    life.store.writing.gate.write({ command: 'test', actor: '测试员', origin: 'migration', at: at(wall) }, (tx) =>
      tx.insert('stage_event', {
        opportunity_id: id,
        from_stage: from,
        to_stage: to,
        at: at(wall),
        actor: '测试员',
        reason: null,
        kind: 'move',
        first,
      }),
    )
  event(early, 'negotiate', 'sign', '2026-01-08 10:00')
  event(late, 'negotiate', 'sign', '2026-01-29 10:00')
  event(moved, 'negotiate', 'sign', '2026-01-31 23:40')
  event(moved, 'sign', 'negotiate', '2026-02-01 00:10', 0)
  const closed = Date.parse(at('2026-02-01 00:30'))
  return {
    begun: [{ owner: owner.id, at: start }],
    expected: (_, looks) => [
      { rule: 'month-end-rush', subject: 0, from: closed },
      { rule: 'shifted-signing', subject: owner.id, from: closed },
      ...ids.flatMap((id): Due[] => [
        { rule: 'deal-stalled', subject: id, from: dailyLook(looks, afterWorkdays(dateOf(start), 3)) },
        { rule: 'deal-stuck', subject: id, from: startOf(plusDays(dateOf(start), 16)) },
      ]),
    ],
  }
}

/** A4: nothing confirmed on any deal is an index of 0: told when the third of its weeks is over, once a run. */
export function lowHealth(people: People, deals: readonly { owner: number; at: number }[], end: number): Due[] {
  const third = (at: number) => mondayAfter(at) + 14 * day
  const told = people.reps.flatMap(({ id }): Due[] => {
    const first = Math.min(...deals.filter(({ owner }) => owner === id).map(({ at }) => at))
    return third(first) <= end ? [{ rule: 'shi-low', subject: id, from: third(first) }] : []
  })
  const all = third(Math.min(...deals.map(({ at }) => at)))
  // The team's and the region's, both the manager's.
  return [...told, ...[1, 2].map(() => ({ rule: 'shi-low-team', subject: people.manager, from: all }))]
}
