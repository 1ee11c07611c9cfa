import { afterEach, describe, expect, it } from 'vitest'
import type { ReceivableLine } from '../../src-preload/contract/regions.ts'
import type { HeldOutput } from '../_harness/regions-board.ts'
import { boardStore, type BoardAnswer } from '../_harness/regions-board.ts'
import type { PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
afterEach(() => store.close())

const east = '上海远景科技有限公司'
const south = '广州蓝海商贸有限公司'
const fields = ['event', 'no', 'customer', 'date', 'net', 'gross', 'dueOn', 'paidOn']
const lines: (string | null)[][] = [
  ['订单', 'D1', east, '2026-02-02', '100', '113', null, null],
  ['订单', 'D2', south, '2026-02-25', '200', '226', null, null],
  ['订单', 'D3', east, '2026-02-26', '999', '999', null, null],
  ['订单', 'D0', east, '2026-01-31', '50', '50', null, null],
  ['发票', 'F1', east, '2026-01-10', '1000', '1130', '2026-02-09', null],
  ['发票', 'F2', east, '2026-02-10', '500', '565', '2026-03-12', null],
  ['发票', 'F3', south, '2026-02-11', '100', '113', '2026-02-20', '2026-02-18'],
  ['回款', 'S1', east, '2026-02-20', '600', '600', null, null],
]
const board = (from = '2026-02', to = from) => store.query<BoardAnswer>('regions.board', { from, to })
const receivables = (input: object) =>
  store.query<{ total: ReceivableLine; lines: ReceivableLine[]; lineCount: number }>('regions.receivables', input)

describe('the region board', () => {
  it('counts documents of the months up to today by region and city, and holds them against their targets', () => {
    store = boardStore(fields, lines)
    store.command('targets.createMany', {
      fields: ['year', 'measure', 'subject', 'm02'],
      rows: [
        ['2026', '订单', '华东', '113'],
        ['2026', '订单', '华南', '1000'],
        ['2026', '订单', '上海市', '50'],
        ['2026', '签单', '华东', '7'],
      ],
    })
    const { regions, total, elapsed, asOf } = board()
    // February 2026 works 2–6, 9–14, 24–28.
    expect({ asOf, elapsed }).toEqual({ asOf: '2026-02-25', elapsed: { workdays: 13, of: 16 } })
    expect(regions.map(({ region }) => region)).toEqual(['华南', '华东'])
    const [southern, eastern] = regions
    expect(southern?.figures.order).toEqual({
      amount: { fen: 22_600 },
      count: 1,
      target: { fen: 100_000 },
      attained: 0.226,
      pace: 'behind',
    })
    expect(eastern?.figures.order).toEqual({
      amount: { fen: 11_300 },
      count: 1,
      target: { fen: 11_300 },
      attained: 1,
      pace: 'reached',
    })
    expect(eastern?.figures.receipt).toMatchObject({ amount: { fen: 60_000 }, target: null, pace: 'no-target' })
    expect(eastern?.cities.find(({ city }) => city === '上海市')?.figures.order).toMatchObject({
      amount: { fen: 11_300 },
      target: { fen: 5_000 },
    })
    // Cities are not added to regions.
    expect(total.order).toMatchObject({ amount: { fen: 33_900 }, target: { fen: 111_300 } })
    expect(board('2026-01', '2026-02').total.order.amount).toEqual({ fen: 38_900 })
    expect(() => board('2026-03', '2026-02')).toThrow(/时间段/)
  })

  it('a customer that was merged counts for its survivor, also in closed books; rows agree with figures', () => {
    store = boardStore(fields, lines)
    const rowsOf = (region: string) =>
      store.query<{ count: number }>('transactions.count', {
        filter: {
          all: [
            { field: 'region', op: 'eq', value: region },
            { field: 'event', op: 'eq', value: 'order' },
            { field: 'date', op: 'between', value: ['2026-02-01', '2026-02-25'] },
          ],
        },
      }).count
    for (const { region, figures } of board().regions) expect(rowsOf(region ?? '')).toBe(figures.order.count)
    const [from, into] = [east, south].map(
      (name) => store.db.prepare('SELECT id FROM customer WHERE name = ?').pluck().get(name) as number,
    )
    // As closed books keep it: the number of a customer that is no more.
    store.db.exec(`INSERT INTO customer_merge (from_id, into_id) VALUES (${from}, ${into})`)
    expect(board().regions.map(({ region, figures }) => [region, figures.order.count])).toEqual([['华南', 2]])
    expect(rowsOf('华南')).toBe(2)
  })

  it('says how fresh each source is, by working days since it was fed', () => {
    store = boardStore(
      fields,
      lines.filter(([event]) => event !== '回款'),
    )
    expect(board().sources.map(({ event, documents, lastDate, age, state }) => [event, documents, lastDate, age, state])).toEqual(
      [
        ['order', 4, '2026-02-26', 0, 'fresh'],
        ['invoice', 3, '2026-02-11', 0, 'fresh'],
        ['receipt', 0, null, null, 'none'],
      ],
    )
    store.setToday('2026-02-27')
    expect(board().sources[0]).toMatchObject({ age: 2, state: 'fresh' })
    // Saturday 28 February is a working day.
    store.setToday('2026-02-28')
    expect(board().sources[0]).toMatchObject({ age: 3, state: 'stale' })
  })
})

describe('receivables of the region board', () => {
  it('by region: open, overdue by age, in time, days of sales', () => {
    store = boardStore(fields, lines)
    const { total, lines: shown } = receivables({ by: 'region' })
    expect(shown.map(({ name, open, overdue }) => [name, open.fen, overdue.fen])).toEqual([
      ['华东', 109_500, 53_000],
      ['华南', 0, 0],
    ])
    // 16 days overdue, and nothing open in the south.
    expect(shown.map(({ light }) => light)).toEqual(['red', null])
    expect(shown[0]?.ageing.map(({ fen }) => fen)).toEqual([56_500, 53_000, 0, 0, 0, 0, 0])
    // Due by today: 1130 open and 113 paid in time.
    expect(total.onTime).toBe('9.09')
    // 1095 of 1808 sold in ninety days.
    expect(total.dso).toBe('54.51')
    expect(receivables({ by: 'customer', region: '华南' }).lines.map(({ name }) => name)).toEqual([south])
    expect(receivables({ by: 'owner' }).lines.map(({ name, customers }) => [name, customers])).toEqual([['张伟', 2]])
  })

  it('goes out as a workbook with the same figures', async () => {
    store = boardStore(fields, lines)
    const path = `${store.folder}/board.xlsx`
    const { rows } = await store.step<Promise<HeldOutput>>('regions.exportBoard', { from: '2026-02', to: '2026-02', path })
    expect(rows).toBe(board().regions.reduce((sum, { cities }) => sum + 1 + cities.length, 1))
  })
})
