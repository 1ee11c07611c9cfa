import { afterAll, beforeAll, expect, test } from 'vitest'
import { testStore, type TestStore } from '../_harness/test-store.ts'

interface Chain {
  cases: number
  levels: { step: string; from: number; passed: number; unsaid: number; rate: number | null }[]
  closed: number
  rate: number | null
}
interface Answer {
  overall: Chain
  compare: Chain | null
  points: number[] | null
  total: number
  lines: (Chain & { value: string | null; marked: string[] })[]
}

let store: TestStore
beforeAll(() => {
  store = testStore('2026-02-25')
  store.step('workspace.fillDemo', { rows: 1500, seed: 3 })
})
afterAll(() => store.close())

const period = { from: '2025-10-01', to: '2025-12-31' }
const compare = { from: '2025-07-01', to: '2025-09-30' }
const ask = (more = {}) => store.query<Answer>('funnel.attribution', { period, by: 'team', ...more })

test('the four rates agree with a count made another way', () => {
  const deals = store.db
    .prepare(
      `SELECT id, created_at, stage FROM opportunity WHERE created_at >= '2025-09-30T16:00:00.000Z' AND created_at < '2025-12-31T16:00:00.000Z'`,
    )
    .all() as { id: number; created_at: string; stage: string }[]
  const of = (sql: string, id: number) => store.db.prepare(sql).all(id) as Record<string, string | number | null>[]
  const left = [0, 0, 0, 0]
  for (const { id, created_at: created, stage } of deals) {
    const acts = of('SELECT * FROM activity WHERE opportunity_id = ?', id).toSorted((a, b) =>
      String(a['at']) < String(b['at']) ? -1 : 1,
    )
    const [first] = acts
    if (!first || Date.parse(String(first['at'])) - Date.parse(created) > 2 * 3_600_000) continue
    left[0] = (left[0] ?? 0) + 1
    if (first['clarified'] !== 1) continue
    left[1] = (left[1] ?? 0) + 1
    if (!acts.some((a) => a['kind'] === 'demo' && a['accepted'] === 1)) continue
    left[2] = (left[2] ?? 0) + 1
    const reached = of('SELECT to_stage FROM stage_event WHERE opportunity_id = ?', id).map((e) => e['to_stage'])
    if (['sign', 'deliver', 'repeat', 'won'].some((key) => reached.includes(key)) && !['lost', 'shelved'].includes(stage))
      left[3] = (left[3] ?? 0) + 1
  }
  const { overall } = ask()
  expect(overall.cases).toBe(deals.length)
  expect(overall.cases).toBeGreaterThan(50)
  expect(overall.levels.map(({ passed }) => passed)).toEqual(left)
  expect(overall.levels.every(({ passed, from }) => passed > 0 && passed < from)).toBe(true)
  expect(overall.levels.reduce((product, { rate }) => product * Number(rate), 1)).toBeCloseTo(overall.rate ?? -1, 12)
})

test('teams, reps and customers add up to the whole; a filter goes one level down', () => {
  const { overall, lines } = ask()
  for (const by of ['team', 'owner', 'customer'])
    expect(
      ask({ by }).lines.reduce((sum, { cases }) => sum + cases, 0),
      by,
    ).toBe(overall.cases)
  const [team] = lines.filter(({ value }) => value !== null)
  const inside = ask({ by: 'owner', filter: { field: 'team', op: 'eq', value: team?.value } })
  expect(inside.overall).toMatchObject({ cases: team?.cases, closed: team?.closed })
})

test('against another period the points of the steps add up to the change', () => {
  const { overall, compare: before, points } = ask({ compare })
  expect(points).not.toBeNull()
  expect((points ?? []).reduce((a, b) => a + b, 0)).toBeCloseTo((overall.rate ?? 0) - (before?.rate ?? 0), 12)
})

test('every number opens its deals, each with the activity that decides it', () => {
  const { overall } = ask()
  const spokenOf = store.db.prepare('SELECT 1 FROM activity WHERE opportunity_id = ?').pluck()
  for (const [index, { step, passed, from }] of overall.levels.entries())
    for (const outcome of ['passed', 'failed'] as const) {
      const found = store.query<{ total: number; rows: { id: number; evidence: { kind: string } | null }[] }>(
        'funnel.attributionCases',
        {
          period,
          step,
          outcome,
        },
      )
      expect(found.total, `${step} ${outcome}`).toBe(outcome === 'passed' ? passed : from - passed)
      if (step === 'demo' && outcome === 'passed')
        expect(found.rows.every(({ evidence }) => evidence?.kind === 'demo')).toBe(true)
      // A deal that grew out of a trial and was not spoken of since has nothing that could decide.
      const undecided = found.rows.filter(({ evidence }) => evidence === null)
      if (index < 2) expect(undecided.filter(({ id }) => spokenOf.get(id) !== undefined)).toEqual([])
    }
})
