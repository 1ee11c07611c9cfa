import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BulkDone } from '../../src-preload/contract/_words/grid.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
beforeEach(() => void (store = pipelineStore()))
afterEach(() => store.close())

const customer = '上海远景科技有限公司'
const events = (id: number) =>
  store.query<{
    events: { from: string | null; to: string; actor: string; reason: string | null; undo: boolean; undone: boolean }[]
  }>('pipeline.get', { id }).events

test('a move is refused with what is missing, and goes through once it is filled', () => {
  const [id = 0] = store.deals(['name', 'customer', 'owner'], [['远景一期', customer, '张伟']])
  expect(store.move([id], 'negotiate')).toMatchObject({
    moved: 0,
    refused: [{ id, why: 'gate', missing: ['amount', 'expectedClose'] }],
  })
  store.command('pipeline.edit', {
    cells: [
      { id, field: 'amount', value: '50万' },
      { id, field: 'expectedClose', value: '2026-04-30' },
    ],
  })
  expect(store.move([id], 'negotiate')).toMatchObject({ moved: 1, refused: [] })
  expect(store.deal(id)).toMatchObject({
    stage: 'negotiate',
    stageName: '报价谈判',
    weighted: { fen: 30_000_000 },
    daysInStage: 0,
  })
  expect(events(id)).toMatchObject([
    { from: 'touch', to: 'negotiate', actor: '测试员' },
    { from: null, to: 'touch' },
  ])
})

test('back asks a reason, losing asks a cause, and reopening is going back', () => {
  const [id = 0] = store.deals(['name', 'customer', 'nextStep'], [['远景一期', customer, '约访谈']])
  store.move([id], 'diagnose')
  expect(store.move([id], 'touch')).toMatchObject({ refused: [{ why: 'needs-reason' }] })
  expect(store.move([id], 'touch', { reason: '对接人换了' }).moved).toBe(1)
  expect(events(id)[0]).toMatchObject({ from: 'diagnose', to: 'touch', reason: '对接人换了' })
  expect(store.move([id], 'lost')).toMatchObject({ refused: [{ why: 'needs-cause' }] })
  expect(store.move([id], 'lost', { lossCause: '不在列表里' })).toMatchObject({ refused: [{ why: 'needs-cause' }] })
  expect(store.move([id], 'lost', { lossCause: '价格' }).moved).toBe(1)
  expect(store.deal(id)).toMatchObject({ closing: 'lost', lossCause: '价格', weighted: null })
  expect(store.deal(id).closedAt).not.toBeNull()
  expect(store.move([id], 'diagnose')).toMatchObject({ refused: [{ why: 'needs-reason' }] })
  expect(store.move([id], 'diagnose', { reason: '客户重新立项' }).moved).toBe(1)
  expect(store.deal(id).closedAt).toBeNull()
})

test('a bulk edit of the stage moves the good rows and lists the others', () => {
  const ids = store.deals(
    ['name', 'customer', 'amount', 'expectedClose'],
    [
      ['甲', customer, '10万', '2026-05-01'],
      ['乙', customer, null, '2026-05-01'],
      ['丙', customer, '20万', null],
      ['丁', customer, '30万', '2026-06-01'],
    ],
  )
  const input = { rows: { ids }, fields: ['stage'], operation: { op: 'set', value: '报价谈判' } }
  expect(store.query('pipeline.previewBulk', input)).toMatchObject({ changedRows: 2, refusedCount: 2 })
  const done = store.command<BulkDone>('pipeline.bulk', input)
  expect(done).toMatchObject({ changedRows: 2, refusedCount: 2, causes: [{ field: 'stage', cause: 'gate-missing', count: 2 }] })
  expect(done.refused.map(({ name, reason }) => [name, reason])).toEqual([
    ['乙', '还缺 金额'],
    ['丙', '还缺 预计成交日'],
  ])
  expect(ids.map((id) => store.deal(id).stage)).toEqual(['negotiate', 'touch', 'touch', 'negotiate'])
  expect(events(ids[0] ?? 0)).toHaveLength(2)
  expect(events(ids[1] ?? 0)).toHaveLength(1)
})

test('a cell carries the reason of a step back and the cause of a loss', () => {
  const [id = 0] = store.deals(['name', 'customer', 'nextStep'], [['远景一期', customer, '约访谈']])
  const stage = (value: string) =>
    store
      .command<{ refused: { cause: string }[] }>('pipeline.edit', { cells: [{ id, field: 'stage', value }] })
      .refused.map((one) => one.cause)
  expect(stage('没有的阶段')).toEqual(['no-such-stage'])
  expect(stage('需求诊断')).toEqual([])
  expect(stage('线索触达')).toEqual(['needs-reason'])
  expect(stage('线索触达：换人了')).toEqual([])
  expect(events(id)[0]).toMatchObject({ to: 'touch', reason: '换人了' })
  expect(stage('输单')).toEqual(['needs-cause'])
  expect(stage('输单：价格')).toEqual([])
  expect(store.deal(id).lossCause).toBe('价格')
})

test('undo takes a move back without touching the history, redo makes it again', () => {
  const [id = 0] = store.deals(['name', 'customer', 'nextStep'], [['远景一期', customer, '约访谈']])
  const since = store.deal(id).stageSince
  store.move([id], 'diagnose')
  store.command('changes.undo')
  expect(store.deal(id)).toMatchObject({ stage: 'touch', stageSince: since })
  expect(events(id)).toMatchObject([
    { from: 'diagnose', to: 'touch', undo: true },
    { from: 'touch', to: 'diagnose', undone: true },
    { from: null, to: 'touch', undone: false },
  ])
  store.command('changes.redo')
  expect(store.deal(id).stage).toBe('diagnose')
  expect(events(id)).toHaveLength(4)
  expect(events(id)[0]).toMatchObject({ from: 'touch', to: 'diagnose', undo: false, undone: false })
})

test('the history can be neither changed nor cut', () => {
  const [id = 0] = store.deals(['name', 'customer'], [['远景一期', customer]])
  expect(() => store.db.exec(`UPDATE stage_event SET to_stage = 'won' WHERE opportunity_id = ${id}`)).toThrow('never rewritten')
  expect(() => store.db.exec('DELETE FROM stage_event')).toThrow('never rewritten')
})

test('undoing the creation takes the deal away and leaves its history without effect', () => {
  const [id = 0] = store.deals(['name', 'customer'], [['远景一期', customer]])
  store.command('changes.undo')
  expect(store.list()).toEqual([])
  store.command('changes.redo')
  expect(store.deal(id).stage).toBe('touch')
})

test('stuck after 15 days in a stage, stalled after three working days of nothing', () => {
  // Spring Festival is off from 02-15 to 02-23, 02-14 is worked: the third working day after 02-12 is 02-24, after 02-13 today.
  const rows = ['2026-02-09', '2026-02-10', '2026-02-13', '2026-02-12'].map((day) => [`商机 ${day}`, customer, day])
  store.deals(['name', 'customer', 'createdAt'], rows)
  const marks = store
    .list()
    .toReversed()
    .map(({ daysInStage, stuck, stalled }) => [daysInStage, stuck, stalled])
  expect(marks).toEqual([
    [16, true, true],
    [15, false, true],
    [12, false, false],
    [13, false, true],
  ])
  expect(store.list({ field: 'stuck', op: 'eq', value: true })).toHaveLength(1)
  expect(store.list({ field: 'stalled', op: 'eq', value: true })).toHaveLength(3)
  expect(store.list({ field: 'stalled', op: 'eq', value: false })).toHaveLength(1)
})

test('an activity is a sign of life and needs its structured fields', () => {
  const [id = 0] = store.deals(['name', 'customer', 'createdAt'], [['远景一期', customer, '2026-02-01']])
  const { customerId } = store.deal(id)
  const log = (more: object) => store.command('activities.log', { kind: 'call', customerId, opportunityId: id, ...more })
  expect(() => log({ need: '要更短的交期' })).toThrow('承诺动作')
  log({ need: '要更短的交期', promise: '周五前回复', nextOn: '2026-02-27' })
  expect(store.deal(id).stalled).toBe(false)
})

test('another template holds from its date, and may not drop a stage that deals stand in', () => {
  store.deals(['name', 'customer'], [['远景一期', customer]])
  expect(() => store.command('pipeline.saveStages', { effectiveFrom: '2026-02-25', stages: 'short' })).toThrow('还有商机')
  expect(() => store.command('pipeline.saveStages', { effectiveFrom: '2026-02-24', stages: 'standard' })).toThrow('从今天')
  const [id = 0] = store.list().map((row) => row.id)
  store.command('pipeline.edit', { cells: [{ id, field: 'nextStep', value: '访谈' }] })
  store.move([id], 'diagnose')
  store.command('pipeline.saveStages', { effectiveFrom: '2026-02-25', stages: 'short' })
  expect(store.deal(id).stageName).toBe('需求确认')
  expect(store.query<{ stages: { key: string }[] }>('pipeline.stages', { on: '2026-02-24' }).stages).toHaveLength(10)
  expect(store.query<{ stages: { key: string }[] }>('pipeline.stages').stages).toHaveLength(6)
})

test('board and grid are one question', () => {
  store.deals(
    ['name', 'customer', 'amount', 'stage'],
    [
      ['甲', customer, '10万', '线索触达'],
      ['乙', customer, '20.01', '方案匹配'],
      ['丙', '广州蓝海商贸有限公司', '30万', '方案匹配'],
      ['丁', '广州蓝海商贸有限公司', '40万', '输单'],
    ],
  )
  const filter = { field: 'region', op: 'eq', value: '华南' } as const
  const board = store.query<{
    columns: {
      stage: { key: string }
      count: number
      amount: { fen: number }
      weighted: { fen: number }
      cards: { name: string }[]
    }[]
  }>('pipeline.board', { cards: 10, filter })
  expect(board.columns.map((one) => one.stage.key)).toEqual([
    'touch',
    'diagnose',
    'match',
    'negotiate',
    'sign',
    'deliver',
    'repurchase',
  ])
  expect(board.columns[2]).toMatchObject({
    count: 1,
    amount: { fen: 30_000_000 },
    weighted: { fen: 12_000_000 },
    cards: [{ name: '丙' }],
  })
  expect(store.list(filter)).toHaveLength(2)
  const all = store.query<typeof board>('pipeline.board', { cards: 1, closed: true })
  expect(all.columns.reduce((sum, one) => sum + one.count, 0)).toBe(4)
  // 20.01 × 40 % = 8.004, half up per deal.
  expect(all.columns[2]).toMatchObject({ count: 2, weighted: { fen: 12_000_800 } })
})

test('a customer with deals is not deleted, and merging brings its deals along', () => {
  const [id = 0] = store.deals(['name', 'customer'], [['远景一期', customer]])
  const { customerId } = store.deal(id)
  expect(() => store.command('customers.remove', { ids: [customerId] })).toThrow('商机')
  const other = store
    .query<{ rows: { id: number; name: string }[] }>('customers.list', { offset: 0, limit: 10 })
    .rows.find((one) => one.id !== customerId)
  store.command('customers.merge', { survivorId: other?.id, otherIds: [customerId] })
  expect(store.deal(id).customerId).toBe(other?.id)
})

test("the company's own day off counts for stalling as it does everywhere else", () => {
  // 02-24 and 02-25 follow the holiday; with 02-24 off the third working day after 02-12 is still to come.
  store.deals(['name', 'customer', 'createdAt'], [['远景一期', customer, '2026-02-12']])
  expect(store.list()[0]?.stalled).toBe(true)
  const { values } = store.query<{ values: Record<string, unknown> }>('calendar.settings')
  store.command('calendar.save', { values: { ...values, ownDaysOff: [{ date: '2026-02-24', name: '年会' }] } })
  expect(store.list()[0]?.stalled).toBe(false)
  expect(store.list({ field: 'stalled', op: 'eq', value: true })).toEqual([])
  store.setToday('2026-02-26')
  expect(store.list()[0]?.stalled).toBe(true)
})
