import Papa from 'papaparse'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testStore, type TestStore } from '../_harness/test-store.ts'

const folder = resolve(import.meta.dirname, '../../../shared/data/pipeline')
type Line = Readonly<Record<string, string>>
const read = (name: string) =>
  Papa.parse<Line>(readFileSync(`${folder}/${name}.csv`, 'utf8'), { header: true, skipEmptyLines: true }).data

/** `3/1/2017` as `2017-03-01`; blank stays blank. */
const day = (american: string | undefined) => {
  const [month, date, year] = (american ?? '').split('/')
  return year === undefined ? '' : `${year}-${month?.padStart(2, '0') ?? ''}-${date?.padStart(2, '0') ?? ''}`
}
const stages: Readonly<Record<string, string>> = { Won: '赢单', Lost: '输单', Engaging: '线索触达', Prospecting: '线索触达' }
const nobody = '（未填客户）有限公司'

describe.skipIf(!existsSync(folder))('the public teaching set of a hardware seller', () => {
  let store: TestStore
  const deals = existsSync(folder) ? read('sales_pipeline') : []
  const offices = new Map(
    (existsSync(folder) ? read('sales_teams') : []).map((one) => [one['sales_agent'], one['regional_office']]),
  )
  const series = new Map((existsSync(folder) ? read('products') : []).map((one) => [one['product'], one['series']]))
  const won = deals.filter((one) => one['deal_stage'] === 'Won')
  const sum = (of: readonly Line[]) => of.reduce((all, one) => all + Number(one['close_value']), 0)

  beforeAll(() => {
    store = testStore('2018-01-15')
    for (const [name, office] of offices)
      store.command('members.save', { name, role: 'rep', region: null, team: office, active: true })
    const accounts = read('accounts').map((one) => [one['account'] ?? '', one['sector'] ?? ''])
    store.command('customers.createMany', {
      fields: ['name', 'industry'],
      rows: [...accounts, [nobody, '']],
      allowIncomplete: true,
    })
    const rows = deals.map((one) => [
      one['opportunity_id'] ?? '',
      one['account'] === '' ? nobody : (one['account'] ?? ''),
      one['sales_agent'] ?? '',
      one['close_value'] === '' ? null : (one['close_value'] ?? null),
      stages[one['deal_stage'] ?? ''] ?? '',
      series.get(one['product']) ?? series.get((one['product'] ?? '').replace('GTXPro', 'GTX Pro')) ?? null,
      day(one['engage_date']),
      day(one['close_date']),
    ])
    const made = store.command<{ refused: unknown[] }>('pipeline.createMany', {
      fields: ['name', 'customer', 'owner', 'amount', 'stage', 'productLine', 'createdAt', 'closedAt'],
      rows,
    })
    expect(made.refused).toEqual([])
  })
  afterAll(() => store.close())

  const counted = (filter: object) => store.query<{ count: number }>('pipeline.count', { filter }).count
  const groups = (by: object[], filter: object) =>
    store.query<{ groups: { values: string[]; count: number; measures: string[] }[] }>('pipeline.groups', {
      by,
      filter,
      measures: [{ field: 'amount', of: 'sum' }],
    }).groups

  it('comes in whole', () => {
    const board = store.query<{ columns: { stage: { key: string }; count: number; amount: { fen: number } }[] }>(
      'pipeline.board',
      {
        cards: 1,
        closed: true,
      },
    )
    const of = (key: string) => board.columns.find((one) => one.stage.key === key)
    expect(of('won')).toMatchObject({ count: won.length, amount: { fen: sum(won) * 100 } })
    expect(of('lost')?.count).toBe(deals.filter((one) => one['deal_stage'] === 'Lost').length)
    expect(of('touch')?.count).toBe(deals.filter((one) => ['Engaging', 'Prospecting'].includes(one['deal_stage'] ?? '')).length)
  })

  it('agrees on what each office won, and on each product line', () => {
    const told = groups([{ field: 'team' }], { field: 'closing', op: 'eq', value: 'won' })
    for (const office of new Set(offices.values())) {
      const own = won.filter((one) => offices.get(one['sales_agent']) === office)
      const group = told.find((one) => one.values[0] === office)
      expect([group?.count, Number(group?.measures[0])], office).toEqual([own.length, sum(own)])
    }
  })

  it('agrees on every month: cohorts, entries and wins', () => {
    const months = [...new Set(deals.map((one) => day(one['engage_date']).slice(0, 7)).filter((one) => one !== ''))].toSorted()
    expect(months.length).toBeGreaterThan(10)
    for (const month of months) {
      const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
      const period = { from: `${month}-01`, to: last }
      const asOf = '2017-12-31'
      const begun = deals.filter((one) => day(one['engage_date']).startsWith(month))
      const { stages: read, totals } = store.query<{
        stages: { stage: string; cohort: { entered: number; advanced: number; open: number } }[]
        totals: { wonCount: number; wonAmount: { fen: number } }
      }>('funnel.read', { period, asOf })
      const by = (state: string) => begun.filter((one) => one['deal_stage'] === state && day(one['close_date']) <= asOf).length
      const ended = by('Won') + by('Lost')
      expect(read[0]?.cohort, month).toMatchObject({ entered: begun.length, advanced: by('Won'), open: begun.length - ended })
      const closed = won.filter((one) => day(one['close_date']).startsWith(month))
      expect([totals.wonCount, totals.wonAmount.fen], month).toEqual([closed.length, sum(closed) * 100])
    }
  })

  it('agrees on the median days from first touch to the end', () => {
    const ends = deals
      .filter((one) => one['engage_date'] !== '' && one['close_date'] !== '')
      .map((one) => (Date.parse(day(one['close_date'])) - Date.parse(day(one['engage_date']))) / 86_400_000)
      .toSorted((a, b) => a - b)
    const middle = ends.length / 2
    const median = ((ends[Math.ceil(middle) - 1] ?? 0) + (ends[Math.floor(middle)] ?? 0)) / 2
    const { stages: read } = store.query<{ stages: { medianDays: number }[] }>('funnel.read', {
      period: { from: '2016-01-01', to: '2017-12-31' },
    })
    expect(read[0]?.medianDays).toBeCloseTo(median, 6)
  })

  it('agrees on why: every effect opens the rows it counts', () => {
    const period = { from: '2017-07-01', to: '2017-09-30' }
    const why = store.query<{
      after: { x: number; n: number }
      dimensions: { dimension: string; segments: { value: string; after: { x: number; n: number } }[] }[]
    }>('funnel.why', { stage: 'touch', period, compare: { from: '2017-04-01', to: '2017-06-30' }, asOf: '2017-12-31' })
    const begun = deals.filter((one) => day(one['engage_date']) >= period.from && day(one['engage_date']) <= period.to)
    expect(why.after).toEqual({ x: begun.filter((one) => one['deal_stage'] === 'Won').length, n: begun.length })
    const teams = why.dimensions.find((one) => one.dimension === 'team')?.segments ?? []
    expect(teams).toHaveLength(3)
    for (const { value, after } of teams) {
      const own = begun.filter((one) => offices.get(one['sales_agent']) === value)
      expect(after, value).toEqual({ x: own.filter((one) => one['deal_stage'] === 'Won').length, n: own.length })
    }
    expect(
      counted({ field: 'cohort', op: 'eq', value: JSON.stringify(['touch', period.from, period.to, '2017-12-31', 'entered']) }),
    ).toBe(begun.length)
  })
})
