import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RuleSettings } from '../../src-preload/contract/settings.ts'
import type { MarketFactorRow, TargetPlan, WeeklyBoardRow, RedItem } from '../../src-preload/contract/weekly.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
beforeEach(() => (store = pipelineStore('2026-03-18')))
afterEach(() => store.close())

interface Board {
  weeks: { week: string; from: string; running: boolean }[]
  rows: WeeklyBoardRow[]
  teams: { team: string | null; week: string; items: RedItem[]; reds: number }[]
}
const id = (name: string) => store.query<{ id: number; name: string }[]>('members.list').find((one) => one.name === name)?.id ?? 0
const visit = (owner: string, day: string, n: number, more: object = {}) => {
  Object.assign(store.writing, { actor: owner })
  const customerId = store.query<{ id: number }[]>('customers.find', { text: '远景', limit: 1 })[0]?.id
  for (let i = 0; i < n; i++)
    store.command('activities.log', {
      kind: 'visit',
      customerId,
      need: '交期',
      promise: '排产表',
      nextOn: '2026-04-01',
      refusal: '无',
      ownPromise: '排产表',
      supportId: null,
      endedAt: `${day}T01:00:00.000Z`,
      ...more,
    })
  Object.assign(store.writing, { actor: '测试员' })
}
const board = () => store.query<Board>('weekly.board', { weeks: 4 })
const cell = (name: string, week: string, action: string) => {
  const { weeks, rows } = board()
  const at = weeks.findIndex((one) => one.week === week)
  return rows.find((row) => row.name === name)?.weeks[at]?.actions.find((one) => one.action === action)
}

test('a month split over its weeks; green when reached, yellow the first time below, red the second', () => {
  store.command('weekly.set', { month: '2026-03', memberIds: [id('张伟'), id('李娜')], action: 'visits', target: 22 })
  // March 2026 has 22 working days: five a week, one on the last two days.
  visit('张伟', '2026-03-03', 5)
  visit('张伟', '2026-03-10', 2)
  visit('李娜', '2026-03-03', 1)
  visit('李娜', '2026-03-10', 1)
  expect(cell('张伟', '2026-W10', 'visits')).toMatchObject({ achieved: 5, target: 5, light: 'green' })
  expect(cell('张伟', '2026-W11', 'visits')).toMatchObject({ achieved: 2, target: 5, light: 'yellow' })
  expect(cell('李娜', '2026-W11', 'visits')).toMatchObject({ achieved: 1, light: 'red' })
  // The running week has counts and no light yet.
  expect(cell('李娜', '2026-W12', 'visits')).toMatchObject({ achieved: 0, target: 5, light: null })
  expect(board().weeks.at(-1)).toMatchObject({ week: '2026-W12', running: true })
})

test("a team's three worst stand under the board with the reason and what is asked for", () => {
  const { teams } = board()
  const one = teams.find(({ team }) => team === '一队')
  // Nobody has leads or quotes: two reps, two default actions.
  expect(one).toMatchObject({ week: '2026-W11', reds: 4 })
  expect(one?.items).toHaveLength(3)
  const [worst] = one?.items ?? []
  store.command('weekly.noteRed', {
    memberId: worst?.memberId,
    week: '2026-W11',
    action: worst?.action,
    reason: '渠道停了',
  })
  // Each is written on its own: the other, just written, stays.
  store.command('weekly.noteRed', {
    memberId: worst?.memberId,
    week: '2026-W11',
    action: worst?.action,
    resource: '市场部两场活动',
  })
  const noted = board().teams.find(({ team }) => team === '一队')?.items[0]
  expect(noted).toMatchObject({ reason: '渠道停了', resource: '市场部两场活动' })
})

test('recalibration counts what is achieved, the days left and the factors of the region, and keeps the history', () => {
  for (const name of ['张伟', '王芳'])
    store.command('weekly.set', { month: '2026-03', memberIds: [id(name)], action: 'visits', target: 22, reason: '三月计划' })
  visit('张伟', '2026-03-04', 2)
  store.command('weekly.saveFactor', {
    why: '竞品降价',
    region: '华东',
    action: null,
    factor: '0.9',
    fromOn: '2026-03-01',
    untilOn: null,
  })
  store.command('weekly.saveFactor', {
    why: '还没开始',
    region: null,
    action: null,
    factor: '0.5',
    fromOn: '2026-04-01',
    untilOn: null,
  })
  const { rows } = store.command<{ rows: object[] }>('weekly.recalibrate', { month: '2026-03', reason: '周三例会' })
  expect(rows).toEqual(
    expect.arrayContaining([
      { memberId: id('张伟'), name: '张伟', action: 'visits', achieved: 2, remainingBefore: 20, remaining: 18 },
      { memberId: id('王芳'), name: '王芳', action: 'visits', achieved: 0, remainingBefore: 22, remaining: 22 },
    ]),
  )
  const { plans } = store.query<{ plans: TargetPlan[] }>('weekly.history', { memberId: id('张伟'), month: '2026-03' })
  expect(plans.map(({ kind, fromOn, reason }) => [kind, fromOn, reason])).toEqual([
    ['recalibrated', '2026-03-16', '周三例会'],
    ['set', '2026-03-01', '三月计划'],
  ])
  expect(plans[0]?.because).toEqual([{ from: '2026-03-01', until: null, factor: '0.9', why: '竞品降价' }])
  // 12 working days are left from Monday on: five, five, two.
  expect(plans[0]?.weeks.map(({ week, target }) => [week, target])).toEqual([
    ['2026-W12', 8],
    ['2026-W13', 7],
    ['2026-W14', 3],
  ])
  expect(cell('张伟', '2026-W12', 'visits')?.target).toBe(8)
  expect(cell('张伟', '2026-W11', 'visits')?.target).toBe(5)
})

test('a factor dated within the month counts from its day, also when the month is planned before it', () => {
  store.command('weekly.set', { month: '2026-04', memberIds: [id('张伟')], action: 'visits', target: 21, reason: '四月计划' })
  const factor = { region: '华东', action: null, factor: '0.5', untilOn: null }
  store.command('weekly.saveFactor', { ...factor, why: '竞品降价', fromOn: '2026-04-20' })
  store.command('weekly.saveFactor', { ...factor, why: '停产', fromOn: '2026-05-06' })
  const { rows } = store.command<{ rows: { remaining: number }[] }>('weekly.recalibrate', { month: '2026-04' })
  // 21 working days, one a day; nine of them from the 20th on ask for half of it.
  expect(rows).toMatchObject([{ remainingBefore: 21, remaining: 17 }])
  const { plans } = store.query<{ plans: TargetPlan[] }>('weekly.history', { memberId: id('张伟'), month: '2026-04' })
  expect(plans[0]?.because.map(({ why, from }) => [why, from])).toEqual([['竞品降价', '2026-04-20']])
})

test('what a week asks for without a target is a setting', () => {
  const { values } = store.query<{ values: RuleSettings }>('settings.rules')
  expect(cell('张伟', '2026-W11', 'newLeads')?.target).toBe(15)
  store.command('settings.saveRules', {
    effectiveFrom: store.writing.clock.today(),
    values: { ...values, weekly: { newLeads: 20, quoted: 0 } },
  })
  expect(cell('张伟', '2026-W11', 'newLeads')?.target).toBe(20)
  expect(cell('张伟', '2026-W11', 'quoted')).toBeUndefined()
})

test('nothing to recalibrate and a month that is over are said', () => {
  expect(() => store.command('weekly.recalibrate', { month: '2026-03' })).toThrow('没有设定目标')
  expect(() => store.command('weekly.recalibrate', { month: '2026-02' })).toThrow('已经结束')
  expect(store.query<MarketFactorRow[]>('weekly.factors')).toEqual([])
})

test('the brief: completion, the weakest three, and what Monday brings', () => {
  store.setToday('2026-03-20')
  store.command('weekly.set', { month: '2026-03', memberIds: [id('张伟')], action: 'visits', target: 22 })
  visit('张伟', '2026-03-17', 4)
  store.command('tasks.create', {
    title: '下周一打电话',
    subject: null,
    subjectId: null,
    ownerId: id('张伟'),
    delegatedById: null,
    dueOn: '2026-03-23',
    dueAt: null,
    priority: 'normal',
    note: null,
  })
  const said = store.query<{
    week: string
    monday: string
    actions: { action: string; achieved: number; target: number }[]
    weakest: { action: string }[]
    tasks: { title: string }[]
  }>('weekly.brief', { memberId: id('张伟') })
  expect(said).toMatchObject({ week: '2026-W12', monday: '2026-03-23' })
  expect(said.actions.map(({ action, achieved, target }) => [action, achieved, target])).toEqual([
    ['newLeads', 0, 15],
    ['quoted', 0, 8],
    ['visits', 4, 5],
  ])
  expect(said.weakest.map(({ action }) => action)).toEqual(['newLeads', 'quoted', 'visits'])
  expect(said.tasks.map(({ title }) => title)).toEqual(['下周一打电话'])
})

test('a week off asks for nothing: no light of its own, and it ends no failure', () => {
  // The week of 16 February 2026 is the Spring Festival, without a working day.
  store.setToday('2026-03-05')
  expect(cell('张伟', '2026-W08', 'newLeads')).toBeUndefined()
  expect(cell('张伟', '2026-W07', 'newLeads')).toMatchObject({ light: 'red' })
  expect(cell('张伟', '2026-W09', 'newLeads')).toMatchObject({ light: 'red' })
  store.setToday('2026-02-25')
  expect(board().teams[0]?.week).toBe('2026-W07')
})
