import { expect, test } from 'vitest'
import { seeded } from '../../src-main/features/workspace/demo-customers.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

interface Seen {
  readonly stage: string
  readonly amount: number
  readonly close: string | null
  readonly owner: number | null
}
type Snapshot = ReadonlyMap<number, Seen>
interface Movement {
  classes: { class: string; count: number; amount: { fen: number } }[]
  stages: { stage: string; opening: number; inflow: number; outflow: number; closingCount: number }[]
  bridge: Record<string, { fen: number }>
}
interface Funnel {
  stages: {
    stage: string
    next: string
    period: { entered: number; advanced: number }
    cohort: { entered: number; advanced: number; open: number }
  }[]
}

const flow = ['touch', 'diagnose', 'match', 'negotiate', 'sign', 'deliver', 'repurchase']
const all = [...flow, 'won', 'lost', 'shelved']
const ended = new Set(['won', 'lost', 'shelved'])
const days = Array.from({ length: 12 }, (_, index) => `2026-02-${String(10 + index)}`)

function look(store: PipelineStore): Snapshot {
  const rows = store.db.prepare('SELECT id, stage, amount_fen, expected_close_on, owner_id FROM opportunity').all() as {
    id: number
    stage: string
    amount_fen: number | null
    expected_close_on: string | null
    owner_id: number | null
  }[]
  return new Map(
    rows.map((row) => [
      row.id,
      { stage: row.stage, amount: row.amount_fen ?? 0, close: row.expected_close_on, owner: row.owner_id },
    ]),
  )
}

/** One random thing that a person may do. */
function act(store: PipelineStore, random: () => number): void {
  const ids = (store.db.prepare('SELECT id FROM opportunity').pluck().all() as number[]).toSorted((a, b) => a - b)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const id = ids.length === 0 ? 0 : pick(ids)
  const what = random()
  const cell = (field: string, value: string | null) => store.command('pipeline.edit', { cells: [{ id, field, value }] })
  if (id === 0 || what < 0.2)
    store.deals(
      ['name', 'customer', 'owner', 'amount', 'expectedClose', 'productLine', 'nextStep', 'budgetConfirmedOn', 'stage'],
      [
        [
          `商机 ${Math.floor(random() * 1e6)}`,
          '上海远景科技有限公司',
          '张伟',
          String(Math.floor(random() * 1e5)),
          '2026-04-01',
          '仪器',
          '约访',
          '2026-02-01',
          pick(flow),
        ],
      ],
    )
  else if (what < 0.62) store.move([id, pick(ids)], pick(all), { reason: '随机', lossCause: '价格' })
  else if (what < 0.7) cell('amount', String(Math.floor(random() * 1e5)))
  else if (what < 0.76) cell('expectedClose', `2026-0${3 + Math.floor(random() * 5)}-15`)
  else if (what < 0.8) cell('owner', pick(['张伟', '李娜', '王芳']))
  else if (what < 0.84) store.command('pipeline.remove', { ids: [id] })
  else if (what < 0.95) store.command('changes.undo')
  else store.command('changes.redo')
}

/** The same classes by comparing two pictures of the whole list. */
function compare(before: Snapshot, after: Snapshot) {
  const classes = new Map<string, number>()
  const add = (name: string) => classes.set(name, (classes.get(name) ?? 0) + 1)
  for (const [id, now] of after) {
    const was = before.get(id)
    if (!was) add('new')
    if (ended.has(now.stage) && was?.stage !== now.stage) add(now.stage)
    if (!was) continue
    if (ended.has(was.stage) && !ended.has(now.stage)) add('reopened')
    const step = flow.indexOf(now.stage) - flow.indexOf(was.stage)
    if (!ended.has(was.stage) && !ended.has(now.stage) && step !== 0) add(step > 0 ? 'advanced' : 'back')
    if (was.amount !== now.amount) add('amount')
    if (was.close !== now.close) add('close')
    if (was.owner !== now.owner) add('owner')
  }
  for (const id of before.keys()) if (!after.has(id)) add('removed')
  return Object.fromEntries([...classes].toSorted())
}

const openAmount = (seen: Snapshot) =>
  [...seen.values()].filter((one) => !ended.has(one.stage)).reduce((sum, one) => sum + one.amount, 0)
const countIn = (seen: Snapshot, stage: string) => [...seen.values()].filter((one) => one.stage === stage).length

/** Funnel readings by walking every history, deal by deal. */
function walk(store: PipelineStore, from: string, to: string, asOf: string) {
  const events = store.db
    .prepare(
      `SELECT e.opportunity_id AS id, e.to_stage AS stage, date(e.at, '+8 hours') AS day FROM stage_event AS e
       JOIN opportunity AS o ON o.id = e.opportunity_id WHERE e.kind = 'move' AND e.reverted_by IS NULL ORDER BY e.at, e.id`,
    )
    .all() as { id: number; stage: string; day: string }[]
  const histories = new Map<number, { stage: string; day: string }[]>()
  for (const { id, ...event } of events) histories.set(id, [...(histories.get(id) ?? []), event])
  return flow.map((stage, index) => {
    let [entered, advanced, open, next] = [0, 0, 0, 0]
    const following = flow[index + 1] ?? 'won'
    for (const history of histories.values()) {
      const firstNext = history.find((one) => one.stage === following)
      if (firstNext && firstNext.day >= from && firstNext.day <= to) next++
      const at = history.findIndex((one) => one.stage === stage)
      const first = history[at]
      if (!first || first.day < from || first.day > to || first.day > asOf) continue
      entered++
      const since = history.slice(at + 1).filter((one) => one.day <= asOf)
      const beyond = since.some((one) => one.stage === 'won' || flow.indexOf(one.stage) > index)
      if (beyond) advanced++
      else if (!['lost', 'shelved'].includes(history.filter((one) => one.day <= asOf).at(-1)?.stage ?? '')) open++
    }
    return { stage, entered, advanced, open, next }
  })
}

interface Slippage {
  due: number
  slipped: number
}

/** Slippage by two pictures: what ran and was due in the period on its eve, and closes later in the last one. */
function slippage(eve: Snapshot, now: Snapshot, { from, to }: { from: string; to: string }): Slippage {
  const due = [...eve].filter(
    ([id, { stage, close }]) => now.has(id) && !ended.has(stage) && close !== null && close >= from && close <= to,
  )
  return { due: due.length, slipped: due.filter(([id]) => (now.get(id)?.close ?? '') > to).length }
}

for (const seed of [1, 2, 3, 4, 5, 6])
  test(`random histories tell one story, seed ${seed}`, () => {
    const store = pipelineStore('2026-02-10')
    const random = seeded(seed)
    const looks: { at: string; seen: Snapshot }[] = []
    for (const day of days) {
      store.setToday(day)
      for (let step = 0; step < 14; step++) act(store, random)
      looks.push({ at: store.writing.clock.now(), seen: look(store) })
    }
    const last = looks.at(-1)
    if (!last) throw new Error('no look')
    for (let pair = 0; pair < 25; pair++) {
      const first = Math.floor(random() * (looks.length - 1))
      const second = first + 1 + Math.floor(random() * (looks.length - 1 - first))
      const from = looks[first] ?? last
      const to: (typeof looks)[number] = looks[second] ?? last
      const found = store.query<Movement>('funnel.movement', { since: from.at, until: to.at })
      const named = `${seed}: ${from.at} to ${to.at}`
      const classes = Object.fromEntries(
        found.classes
          .filter((one) => one.count > 0)
          .map((one) => [one.class, one.count])
          .toSorted(),
      )
      expect(classes, named).toEqual(compare(from.seen, to.seen))
      expect(found.bridge['opening']?.fen, named).toBe(openAmount(from.seen))
      expect(found.bridge['closing']?.fen, named).toBe(openAmount(to.seen))
      for (const stage of found.stages) {
        expect(stage.opening, `${named} ${stage.stage} opening`).toBe(countIn(from.seen, stage.stage))
        expect(stage.closingCount, `${named} ${stage.stage} closing`).toBe(countIn(to.seen, stage.stage))
        expect(stage.opening + stage.inflow - stage.outflow).toBe(stage.closingCount)
      }
      if (to === last)
        for (const { class: name, count } of found.classes.filter((one) => one.class !== 'removed')) {
          const filter = { field: 'movement', op: 'eq', value: JSON.stringify([name, from.at, to.at]) }
          expect(store.query<{ count: number }>('pipeline.count', { filter }).count, `${named} rows of ${name}`).toBe(count)
        }
    }
    for (let round = 0; round < 10; round++) {
      const bounds = [days[Math.floor(random() * days.length)] ?? '', days[Math.floor(random() * days.length)] ?? ''].toSorted()
      const [from = '', to = ''] = bounds
      const asOf = [to, '2026-02-21', '2026-02-15'][Math.floor(random() * 3)] ?? to
      const found = store.query<Funnel>('funnel.read', { period: { from, to }, asOf })
      const told = found.stages.map(({ stage, cohort, period }) => ({ stage, ...pick(cohort), next: period.advanced }))
      expect(told, `${seed}: ${from} to ${to} as of ${asOf}`).toEqual(walk(store, from, to, asOf))
    }
    for (let day = 1; day < days.length; day++) {
      const period = { from: days[day] ?? '', to: ['2026-04-10', '2026-05-31'][day % 2] ?? '' }
      const { totals } = store.query<{ totals: Slippage }>('funnel.read', { period })
      const eve: Snapshot = looks[day - 1]?.seen ?? new Map()
      const told = slippage(eve, last.seen, period)
      for (const which of ['due', 'slipped'] as const) {
        const filter = { field: 'slippage', op: 'eq', value: JSON.stringify([which, period.from, period.to]) } as const
        const rows = store.list(filter).map(({ id }) => id)
        expect(rows, `${seed}: ${which} from ${period.from}`).toHaveLength(totals[which])
        // A deal that was removed on the eve and is back by an undo has never been gone: no picture shows it.
        expect(rows.filter((id) => eve.has(id)).length).toBe(told[which])
      }
    }
    const board = store.query<{ columns: { stage: { key: string }; count: number; amount: { fen: number } }[] }>(
      'pipeline.board',
      {
        cards: 1,
        closed: true,
      },
    )
    expect(board.columns.reduce((sum, one) => sum + one.count, 0)).toBe(last.seen.size)
    for (const column of board.columns) expect(column.count).toBe(countIn(last.seen, column.stage.key))
    store.close()
  })

const pick = ({ entered, advanced, open }: { entered: number; advanced: number; open: number }) => ({ entered, advanced, open })
