import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Output } from '../../src-renderer/wire/wire.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
beforeEach(() => void (store = pipelineStore()))
afterEach(() => store.close())

const customer = '上海远景科技有限公司'
const today = '2026-02-25'
type Versions = Output<'pipeline.stageVersions'>
const versions = () => store.query<Versions>('pipeline.stageVersions', {})
const inForce = (on?: string) =>
  store.query<Output<'pipeline.stages'>>('pipeline.stages', on === undefined ? {} : { on }).stages.map(({ key }) => key)
const save = (stages: unknown, more: Record<string, unknown> = {}) =>
  store.command<{ changeSetId: number | null; moved: number }>('pipeline.saveStages', { effectiveFrom: today, stages, ...more })
const columns = () =>
  store
    .query<Output<'pipeline.board'>>('pipeline.board', { cards: 5 })
    .columns.map(({ stage, former, count }) => `${stage.name}${former ? '（停用）' : ''} ${count}`)
const made = (rows: readonly (readonly (string | null)[])[]) =>
  store.deals(
    ['name', 'customer', 'stage', 'amount', 'expectedClose', 'owner'],
    rows.map(([name = '', stage = '', amount = null, close = null]) => [name, customer, stage, amount, close, '张伟']),
  )
const standard = () => versions().templates.standard

test('from today deals of stages that go are moved with it, by the gates, in one change that undo takes back whole', () => {
  const [a = 0, b = 0] = made([
    ['甲', '方案匹配', '10万', '2026-04-01'],
    ['乙', '方案匹配'],
    ['丙', '线索触达'],
    ['丁', '交付履约', '5万'],
  ])
  expect(() => save('short')).toThrow('“线索触达” 1 个、“方案匹配” 2 个、“交付履约” 1 个')
  const moves = [
    { from: 'touch', to: 'diagnose' },
    { from: 'match', to: 'negotiate' },
    { from: 'deliver', to: 'won' },
  ]
  const short = versions().templates.short
  expect(store.query('pipeline.previewStages', { stages: short, moves })).toEqual({
    lacking: [{ from: 'match', to: 'negotiate', count: 1, missing: ['amount', 'expectedClose'] }],
  })
  expect(() => save('short', { moves })).toThrow('“方案匹配”有 1 个不能进入“方案报价”，还缺金额、预计成交日')
  expect(store.deal(a).stage).toBe('match')
  store.command('pipeline.edit', {
    cells: [
      { id: b, field: 'amount', value: '20万' },
      { id: b, field: 'expectedClose', value: '2026-05-01' },
    ],
  })
  const touched = store.deal(b).touchedAt
  expect(save('short', { moves }).moved).toBe(4)
  expect(columns()).toEqual(['需求确认 1', '方案报价 2', '合同签署 0'])
  expect(store.deal(b)).toMatchObject({ stage: 'negotiate', touchedAt: touched })
  const history = () =>
    store
      .query<Output<'pipeline.get'>>('pipeline.get', { id: a })
      .events.map(({ from, to, reason, undo }) => ({ from, to, reason, undo }))
  expect(history()[0]).toEqual({ from: 'match', to: 'negotiate', reason: '阶段调整：不再有“方案匹配”', undo: false })

  store.command('changes.undo', {})
  expect(inForce()).toHaveLength(10)
  expect(columns()).toEqual(['线索触达 1', '需求诊断 0', '方案匹配 2', '报价谈判 0', '合同签署 0', '交付履约 1', '复购裂变 0'])
  expect(history()[0]).toMatchObject({ from: 'negotiate', to: 'match', undo: true })
  store.command('changes.redo', {})
  expect(columns()).toEqual(['需求确认 1', '方案报价 2', '合同签署 0'])
  const kinds = store.db.prepare('SELECT kind FROM stage_event WHERE opportunity_id = ? ORDER BY id').pluck().all(a)
  expect(kinds.slice(-3)).toEqual(['carry', 'undo', 'carry'])
})

test('nobody sold anything by it: no funnel, no review, no signing and no clock is moved by a change of stages', () => {
  const [a = 0, b = 0] = made([
    ['甲', '方案匹配', '10万', '2026-04-01'],
    ['乙', '交付履约', '5万'],
    ['丙', '需求诊断', '5万'],
  ])
  store.setToday('2026-03-16')
  const before = store.deal(a)
  const moves = [
    { from: 'match', to: 'negotiate' },
    { from: 'deliver', to: 'won' },
  ]
  save('short', { effectiveFrom: '2026-03-16', moves })
  const period = { from: '2026-03-16', to: '2026-03-16' }
  const read = store.query<Output<'funnel.read'>>('funnel.read', { period })
  expect(read.stages.map(({ cohort }) => cohort.entered)).toEqual([0, 0, 0])
  expect(read.totals.wonCount).toBe(0)
  // 甲 was matched, and stands in 方案报价 by no step of its own.
  const since = store.query<Output<'funnel.read'>>('funnel.read', { period: { from: today, to: '2026-03-16' } })
  expect(since.stages.map(({ cohort }) => `${cohort.advanced}/${cohort.entered}`)).toEqual(['0/1', '0/0', '0/0'])
  expect(store.deal(a)).toMatchObject({ stageSince: before.stageSince, daysInStage: 19, stuck: true, stalled: true })
  expect(store.deal(b)).toMatchObject({ closing: 'won', closedAt: before.stageSince })
  const review = store.query<Output<'funnel.movement'>>('funnel.movement', { since: '2026-03-15T00:00:00.000Z' })
  const counts = new Map(review.classes.map((one) => [one.class, one.count]))
  expect([counts.get('advanced'), counts.get('back'), counts.get('won')]).toEqual([0, 0, 1])
  expect(review.bridge.opening.fen + review.bridge.won.fen).toBe(review.bridge.closing.fen)
  const rush = store.query<Output<'funnel.rush'>>('funnel.rush', { month: '2026-03' })
  expect(rush.total.fen).toBe(0)
  store.command('changes.undo', {})
  expect(store.deal(b)).toMatchObject({ closing: null, closedAt: null, stageSince: before.stageSince })
  store.command('changes.redo', {})
  expect(store.deal(b)).toMatchObject({ closing: 'won', closedAt: before.stageSince })
  // From where it stands it goes on as any other.
  expect(store.move([a], 'sign').moved).toBe(1)
  const after = store.query<Output<'funnel.read'>>('funnel.read', { period })
  expect(after.stages.map(({ cohort }) => cohort.entered)).toEqual([0, 0, 1])
})

test('a move out of the flow or into it is refused in words', () => {
  made([['甲', '方案匹配']])
  expect(() => save('short', { moves: [{ from: 'match', to: 'deliver' }] })).toThrow('不能从“方案匹配”移到“交付履约”')
  expect(() => save('short', { moves: [{ from: 'diagnose', to: 'sign' }] })).toThrow('不能从“需求确认”移到“合同签署”')
  expect(() => save('short', { moves: [{ from: 'match', to: 'lost' }] })).toThrow('还缺输单原因')
  expect(() => save('short', { effectiveFrom: '2026-03-01', moves: [{ from: 'match', to: 'sign' }] })).toThrow('商机到时再移动')
  expect(() => save(standard().slice(0, 7))).toThrow('赢单、输单、搁置各要有一个')
  const [first, ...rest] = standard()
  expect(() => save([first, { ...first, key: 'again' }, ...rest])).toThrow('有两个阶段都叫“线索触达”')
})

test('a later template leaves today alone, says who would be left behind, and can be taken back', () => {
  const [id = 0] = made([['甲', '方案匹配', '10万', '2026-04-01']])
  save('short', { effectiveFrom: '2026-03-01' })
  expect(inForce()).toHaveLength(10)
  expect(inForce('2026-03-01')).toHaveLength(6)
  const [coming] = versions().versions
  expect(coming).toMatchObject({ state: 'coming', left: [{ stage: 'match', name: '方案匹配', count: 1 }] })
  expect(coming?.changes).toContainEqual({ kind: 'renamed', name: '需求确认', from: '需求诊断', to: '需求确认' })
  // What it is called is what it is called today, on screen and in a copy.
  expect(store.deal(id).stageName).toBe('方案匹配')
  store.command('pipeline.withdrawStages', { id: coming?.id })
  expect(inForce('2026-03-01')).toHaveLength(10)
  expect(() => store.command('pipeline.withdrawStages', { id: coming?.id })).toThrow('已被撤回')
  save(standard().map((one) => (one.key === 'match' ? { ...one, name: '方案演示' } : one)))
  expect(() => store.command('pipeline.withdrawStages', { id: versions().versions[0]?.id })).toThrow('已经生效')
})

test('when a later template begins, deals left behind stay in sight, leave, and nobody enters', () => {
  const [id = 0, other = 0] = made([
    ['甲', '方案匹配', '10万', '2026-04-01'],
    ['乙', '需求诊断', '10万', '2026-04-01'],
  ])
  save('short', { effectiveFrom: '2026-03-02' })
  store.setToday('2026-03-02')
  expect(columns()).toEqual(['需求确认 1', '方案匹配（停用） 1', '方案报价 0', '合同签署 0'])
  expect(versions().standing).toContainEqual({ stage: 'match', name: '方案匹配', count: 1, closing: null, former: true })
  expect(store.move([other], 'match').refused[0]?.why).toBe('unknown-stage')
  expect(store.move([id], 'diagnose').refused[0]?.why).toBe('needs-reason')
  expect(store.move([id], 'negotiate').moved).toBe(1)
  expect(columns()).toEqual(['需求确认 1', '方案报价 1', '合同签署 0'])
})

test('one of the same day replaces the one before; taking back either leaves the other whole', () => {
  const renamed = (name: string) => standard().map((one) => (one.key === 'match' ? { ...one, name } : one))
  const first = save(renamed('一'))
  save(renamed('二'))
  expect(versions().versions.map(({ state }) => state)).toEqual(['current', 'replaced'])
  expect(versions().versions[0]?.changes).toEqual([{ kind: 'renamed', name: '二', from: '方案匹配', to: '二' }])
  store.command('changes.undo', { changeSetId: first.changeSetId })
  expect(inForce()).toHaveLength(10)
  expect(store.query<Output<'pipeline.stages'>>('pipeline.stages').stages[2]?.name).toBe('二')
  // The same again is no change.
  expect(save(renamed('二')).changeSetId).toBeNull()
})

test('a template whose own stage holds deals is not taken back', () => {
  const own = { ...standard()[0], key: 'pilot', name: '小批试用', gate: [] }
  const [first, ...rest] = standard()
  save([first, own, ...rest])
  const [id = 0] = made([['甲', '小批试用']])
  const undo = (back: number) => {
    const list = store.query<Output<'changes.list'>>('changes.list', {})
    return store.command('changes.undo', { changeSetId: list[back]?.changeSetId })
  }
  expect(() => undo(1)).toThrow('有 1 个商机停在这次加入的阶段里')
  expect(store.deal(id).stageName).toBe('小批试用')
  store.move([id], 'diagnose', { reason: '不试了' })
  store.command('pipeline.edit', { cells: [{ id, field: 'nextStep', value: '访谈' }] })
})

test('a list may call a stage by its name of another time', () => {
  const [id = 0] = made([['甲', '线索触达']])
  save(standard().map((one) => (one.key === 'diagnose' ? { ...one, name: '摸底', gate: [] } : one)))
  store.command('pipeline.edit', { cells: [{ id, field: 'stage', value: '需求诊断' }] })
  expect(store.deal(id).stageName).toBe('摸底')
})

test('a funnel of a period before the change goes by the stages of then, one after it by those of now', () => {
  made([
    ['甲', '线索触达', '10万', '2026-04-01'],
    ['乙', '线索触达', '10万', '2026-04-01'],
  ])
  const [a = 0, b = 0] = store.list().map(({ id }) => id)
  store.command('pipeline.edit', { cells: [a, b].map((id) => ({ id, field: 'nextStep', value: '访谈' })) })
  store.move([a, b], 'diagnose')
  store.command('pipeline.edit', { cells: [{ id: a, field: 'productLine', value: '软件' }] })
  store.move([a], 'match')
  store.setToday('2026-03-02')
  save('short', { effectiveFrom: '2026-03-02', moves: [{ from: 'match', to: 'diagnose' }] })
  const funnel = (from: string, to: string) =>
    store
      .query<Output<'funnel.read'>>('funnel.read', { period: { from, to } })
      .stages.map(({ stage, cohort }) => `${stage} ${cohort.advanced}/${cohort.entered}`)
  expect(funnel('2026-02-25', '2026-02-28')).toEqual([
    'touch 2/2',
    'diagnose 1/2',
    'match 0/1',
    'negotiate 0/0',
    'sign 0/0',
    'deliver 0/0',
    'repurchase 0/0',
  ])
  // By the stages of now a look into a former one is no step: nobody reached 方案报价.
  expect(funnel('2026-02-25', '2026-03-02')).toEqual(['diagnose 0/2', 'negotiate 0/0', 'sign 0/0'])
  const rows = (part: string, to: string) =>
    store.list({ field: 'cohort', op: 'eq', value: JSON.stringify(['diagnose', '2026-02-25', to, '2026-03-02', part]) }).length
  expect([rows('advanced', '2026-02-28'), rows('advanced', '2026-03-02'), rows('open', '2026-03-02')]).toEqual([1, 0, 2])
})

test('stages that are set before the past is brought in are those of the past: nobody ever used the shipped ones', () => {
  const stage = (key: string, name: string) => ({ ...standard()[0], key, name, gate: [] })
  save([stage('own-1', '线索'), stage('own-2', '跟进'), ...standard().slice(7)])
  store.deals(
    ['name', 'customer', 'stage', 'createdAt', 'closedAt', 'amount'],
    [
      ['甲', customer, '跟进', '2026-01-05', null, '1万'],
      ['乙', customer, '赢单', '2026-01-06', '2026-01-20', '2万'],
    ],
  )
  const { stages } = store.query<Output<'funnel.read'>>('funnel.read', { period: { from: '2026-01-01', to: '2026-01-31' } })
  expect(stages.map(({ name, cohort }) => `${name} ${cohort.advanced}/${cohort.entered}`)).toEqual(['线索 1/1', '跟进 0/1'])
})

test('signed under the shorter template is what entered signing, not what once was matched', () => {
  made([['甲', '方案匹配', '10万', '2026-04-01']])
  save('short', { moves: [{ from: 'match', to: 'negotiate' }] })
  const attribution = store.query<Output<'funnel.attribution'>>('funnel.attribution', {
    period: { from: today, to: today },
    by: 'owner',
  })
  expect(attribution.overall).toMatchObject({ cases: 1, closed: 0 })
})
