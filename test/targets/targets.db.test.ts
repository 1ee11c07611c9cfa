import { afterEach, describe, expect, it } from 'vitest'
import type { TargetRow } from '../../src-preload/contract/targets.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
afterEach(() => store.close())

interface Made {
  readonly ids: (number | null)[]
  readonly refused: { row: number; field: string | null; cause: string; reason: string }[]
  readonly changeSetId: number | null
}
const make = (fields: string[], rows: (string | null)[][]) => store.command<Made>('targets.createMany', { fields, rows })
const list = () =>
  store.query<{ rows: TargetRow[] }>('targets.list', { offset: 0, limit: 100, sort: [{ field: 'id', direction: 'asc' }] }).rows
const yuan = (row: TargetRow | undefined) => row?.months.map((one) => (one === null ? null : one.fen / 100))

describe('targets', () => {
  it('come from a pasted sheet: reps, regions and cities are known by their names, a quarter is spread', () => {
    store = pipelineStore()
    const made = make(
      ['year', 'measure', 'subject', 'm01', 'm02', 'q2'],
      [
        ['2026', '回款', '华东', '10万', '12万', '90万'],
        ['2026年', '', '张伟', '300000', null, null],
        ['2026', '签单', '不存在', '1', null, null],
        ['二〇二六', '签单', '华南', '1', null, null],
        ['2026', '回款', '华东', '1', null, null],
        ['2026', '毛利', '华南', '1', null, null],
        ['2026', '订单', '华南', '-5', null, null],
      ],
    )
    expect(made.refused.map(({ row, field, cause }) => [row, field, cause])).toEqual([
      [2, 'subject', 'not-a-choice'],
      [3, 'year', 'not-number'],
      [4, null, 'code-taken'],
      [5, 'measure', 'not-a-choice'],
      [6, 'm01', 'not-money'],
    ])
    const [region, rep] = list()
    expect(region).toMatchObject({
      scope: 'region',
      subject: '华东',
      measure: 'receipt',
      quarters: [{ fen: 22_000_000 }, { fen: 90_000_000 }, null, null],
    })
    expect(yuan(region)).toEqual([100_000, 120_000, null, 300_000, 300_000, 300_000, null, null, null, null, null, null])
    expect(region?.total).toEqual({ fen: 112_000_000 })
    expect(rep).toMatchObject({ scope: 'member', subject: '张伟', measure: 'signed' })
  })

  it('a rep goes by today’s name; one key takes a block back', () => {
    store = pipelineStore()
    const { ids } = make(['year', 'subject', 'm01'], [['2026', '张伟', '1000']])
    const id = ids[0] ?? 0
    const member = store.db.prepare(`SELECT id FROM member WHERE name = '张伟'`).pluck().get() as number
    store.command('members.save', { id: member, name: '张伟强', role: 'rep', region: '华东', team: '一队', active: true })
    expect(list()[0]?.subject).toBe('张伟强')
    const done = store.command<{ changed: number; changeSetId: number; refused: unknown[] }>('targets.bulk', {
      rows: { ids: [id] },
      fields: ['m01', 'm02', 'm03', 'q4'],
      operation: { op: 'matrix', rows: [['5万', '6万', '7万', '10']] },
    })
    expect(done.refused).toEqual([])
    expect(yuan(list()[0])).toEqual([50_000, 60_000, 70_000, null, null, null, null, null, null, 3.34, 3.33, 3.33])
    expect(store.command('changes.undo', { changeSetId: done.changeSetId })).toMatchObject({ skipped: [] })
    expect(yuan(list()[0])).toEqual([1000, ...Array.from({ length: 11 }, () => null)])
  })

  it('a line may not become another one that is there; pasting a line over itself changes nothing', () => {
    store = pipelineStore()
    const { ids } = make(
      ['year', 'subject', 'm01', 'm02', 'm03'],
      [
        ['2026', '华东', '1', '2', '3'],
        ['2026', '华南', '1', '2', '3'],
      ],
    )
    const edit = (field: string, value: string) =>
      store.command<{ changed: number; refused: { cause: string }[] }>('targets.edit', { cells: [{ id: ids[1], field, value }] })
    expect(edit('subject', '华东').refused[0]?.cause).toBe('code-taken')
    expect(edit('q1', '6')).toMatchObject({ changed: 0, refused: [] })
    expect(edit('year', '2027')).toMatchObject({ changed: 1 })
    expect(edit('subject', '华东')).toMatchObject({ changed: 1 })
    expect(yuan(list()[1])?.slice(0, 3)).toEqual([1, 2, 3])
    const both = store.command<{ refused: { cause: string }[]; changed: number }>('targets.edit', {
      cells: ids.map((id) => ({ id, field: 'year', value: '2030' })),
    })
    expect(both).toMatchObject({ changed: 1, refused: [{ cause: 'code-taken' }] })
  })

  it('coverage is measured against whom the filter asks for', () => {
    store = pipelineStore()
    make(
      ['year', 'subject', 'm02'],
      [
        ['2026', '华东', '1000'],
        ['2026', '华南', '500'],
        ['2026', '张伟', '300'],
      ],
    )
    store.deals(
      ['name', 'customer', 'owner', 'amount', 'expectedClose'],
      [['甲', '上海远景科技有限公司', '张伟', '3000', '2026-02-27']],
    )
    const totals = (filter?: object) =>
      store.query<{ totals: { target: { fen: number } | null; coverage: number | null; targetSpan: object } }>('funnel.read', {
        ...(filter ? { filter } : {}),
        period: { from: '2026-02-01', to: '2026-02-25' },
      }).totals
    expect(totals()).toMatchObject({
      target: { fen: 150_000 },
      coverage: 2,
      targetSpan: { from: '2026-02-01', to: '2026-02-28' },
    })
    expect(totals({ all: [{ field: 'region', op: 'eq', value: '华东' }] })).toMatchObject({
      target: { fen: 100_000 },
      coverage: 3,
    })
    expect(totals({ field: 'owner', op: 'eq', value: '张伟' })).toMatchObject({ target: { fen: 30_000 }, coverage: 10 })
    expect(totals({ field: 'team', op: 'eq', value: '一队' })).toMatchObject({ target: { fen: 30_000 } })
    expect(totals({ field: 'productLine', op: 'eq', value: '超声' })).toMatchObject({ target: null, coverage: null })
  })
})
