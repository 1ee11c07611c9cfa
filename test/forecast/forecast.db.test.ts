import { afterEach, describe, expect, it } from 'vitest'
import { usualAssumptions } from '../../src-main/domain/forecast/month-forecast.ts'
import type { Output } from '../../src-renderer/wire/wire.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
afterEach(() => store.close())

const east = '上海远景科技有限公司'
const south = '广州蓝海商贸有限公司'
const fields = ['name', 'customer', 'owner', 'amount', 'expectedClose', 'stage', 'probability']
type Read = Output<'forecast.read'>

function filled(): number[] {
  store = pipelineStore()
  const ids = store.deals(fields, [
    ['甲', east, '张伟', '1000', '2026-02-27', '合同签署', '80'],
    ['乙', east, '张伟', '400', '2026-03-10', '报价谈判', '50'],
    ['丙', south, '王芳', '200', '2026-02-01', '报价谈判', '50'],
    ['丁', south, '王芳', '100', null, '需求诊断', '20'],
    ['戊', south, '王芳', '700', '2026-09-01', '需求诊断', '20'],
    ['己', east, '张伟', '300', '2026-02-10', '赢单', null],
    ['庚', east, '李娜', null, '2026-03-10', '报价谈判', '50'],
  ])
  store.command('targets.createMany', {
    fields: ['year', 'subject', 'm02', 'm03'],
    rows: [
      ['2026', '华东', '1500', '800'],
      ['2026', '华南', '500', null],
      ['2026', '张伟', '900', null],
    ],
  })
  return ids
}
const read = (more: object = {}) => store.query<Read>('forecast.read', { from: '2026-02', months: 3, ...more })

describe('the forecast', () => {
  it('tells by month what is won, committed, at best and weighted, against target; what is in no month stands apart', () => {
    filled()
    const { months, overdue, undated, later, targetsOf } = read()
    expect(targetsOf).toBe('everybody')
    expect(
      months.map(({ month, target, won, commit, best, weighted, scenario }) => [
        month,
        target?.fen ?? null,
        won.amount.fen,
        commit.fen,
        best.fen,
        weighted.fen,
        scenario.fen,
      ]),
    ).toEqual([
      ['2026-02', 200_000, 30_000, 130_000, 130_000, 110_000, 110_000],
      ['2026-03', 80_000, 0, 0, 40_000, 20_000, 20_000],
      ['2026-04', null, 0, 0, 0, 0, 0],
    ])
    // The one without an amount is counted and weighs nothing.
    expect(months[1]?.open.count).toBe(2)
    expect([overdue, undated, later].map(({ count, amount }) => [count, amount.fen])).toEqual([
      [1, 20_000],
      [1, 10_000],
      [1, 70_000],
    ])
  })

  it('figures agree with the rows they open, and with the target of whom the filter asks for', () => {
    filled()
    const month = read({ filter: { all: [{ field: 'owner', op: 'eq', value: '张伟' }] } }).months[0]
    expect(month?.target).toEqual({ fen: 90_000 })
    const rows = store.list({
      all: [
        { field: 'owner', op: 'eq', value: '张伟' },
        { field: 'open', op: 'eq', value: true },
        { field: 'probability', op: 'gte', value: 70 },
        { field: 'expectedClose', op: 'between', value: ['2026-02-25', '2026-02-28'] },
      ],
    })
    expect(rows.reduce((sum, { amount }) => sum + (amount?.fen ?? 0), 0)).toBe(
      (month?.commit.fen ?? 0) - (month?.won.amount.fen ?? 0),
    )
    expect(read({ filter: { field: 'productLine', op: 'eq', value: '超声' } })).toMatchObject({
      targetsOf: 'none',
      months: [{ target: null }, { target: null }, { target: null }],
    })
  })

  it('a scenario takes single deals in or out, is kept under a name and found again, and changes no deal', () => {
    const [first = 0, , third = 0] = filled()
    const assumptions = {
      ...usualAssumptions,
      deals: [
        { id: first, as: 'out' as const, month: null },
        { id: third, as: 'in' as const, month: '2026-03' },
      ],
    }
    const { months } = read({ assumptions })
    expect(months.map(({ scenario }) => scenario.fen)).toEqual([30_000, 40_000, 0])
    expect(months[0]?.weighted.fen).toBe(110_000)
    const { id } = store.command<{ id: number }>('forecast.saveScenario', { name: '保守', assumptions })
    expect(() => store.command('forecast.saveScenario', { name: '保守', assumptions })).toThrow(/保守/)
    expect(store.query('forecast.scenarios')).toMatchObject([{ id, name: '保守', assumptions, createdBy: '测试员' }])
    store.command('forecast.removeScenario', { id })
    expect(store.query('forecast.scenarios')).toEqual([])
    store.command('changes.undo')
    expect(store.query('forecast.scenarios')).toMatchObject([{ name: '保守' }])
    expect(store.deal(third).expectedClose).toBe('2026-02-01')
  })

  it('lists the largest deals that a scenario may speak of', () => {
    filled()
    const deals = (more: object = {}) =>
      store.query<Output<'forecast.deals'>>('forecast.deals', { from: '2026-02', months: 3, limit: 2, ...more })
    expect(deals()).toMatchObject({ total: 3, rows: [{ name: '甲', probability: 80 }, { name: '乙' }] })
    expect(deals({ within: '2026-03' }).rows.map(({ name }) => name)).toEqual(['乙', '庚'])
    expect(deals({ within: 'overdue' }).rows.map(({ name }) => name)).toEqual(['丙'])
    expect(deals({ within: 'undated' }).rows.map(({ name }) => name)).toEqual(['丁'])
  })
})
