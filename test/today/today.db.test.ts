import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TodayChange, TodayItem } from '../../src-preload/contract/today.ts'
import { as as asPerson, content, newCustomer, people } from '../quotes/quote-fixture.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
/** The same store as another member sits at it. */
let as: (name: string) => void
beforeEach(() => {
  store = pipelineStore()
  as = (name) => void Object.assign(store.writing, { actor: name })
})
afterEach(() => store.close())

interface Part {
  memberId: number | null
  rows: TodayItem[]
  total: number
  quiet: number
  putOff: number
}
interface Changes {
  rows: TodayChange[]
  others: number
  newest: number | null
}
const part = (which: 'red' | 'due') => store.query<Part>('today.items', { part: which })
const said = (which: 'red' | 'due') => part(which).rows.map(({ kind, title }) => `${kind} ${title}`)
const memberId = (name: string) =>
  store.query<{ id: number; name: string }[]>('members.list').find((one) => one.name === name)?.id ?? 0
const task = (title: string, dueOn: string, owner: string, dueAt: string | null = null) =>
  store.command<{ id: number }>('tasks.create', {
    title,
    subject: null,
    subjectId: null,
    ownerId: memberId(owner),
    delegatedById: null,
    dueOn,
    dueAt,
    priority: 'normal',
    note: null,
  }).id

test('what is late is red, what is of today is due, and only my own', () => {
  task('旧账', '2026-02-20', '张伟')
  task('今天下午', '2026-02-25', '张伟')
  task('两点前', '2026-02-25', '张伟', '2026-02-25T01:00:00.000Z')
  task('明天', '2026-02-26', '张伟')
  task('别人的', '2026-02-20', '李娜')
  store.deals(
    ['name', 'customer', 'owner', 'nextStep', 'nextStepOn'],
    [
      ['远景一期', '上海远景科技有限公司', '张伟', '电话回访', '2026-02-23'],
      ['远景二期', '上海远景科技有限公司', '张伟', '送样', '2026-02-25'],
      ['远景三期', '上海远景科技有限公司', '李娜', '送样', '2026-02-23'],
    ],
  )
  as('张伟')
  expect(part('red').memberId).toBe(memberId('张伟'))
  expect(said('red')).toEqual(['task 旧账', 'task 两点前', 'step 电话回访'])
  expect(said('due')).toEqual(['task 今天下午', 'step 送样'])
  // A desk that is nobody's shows everybody's.
  as('测试员')
  expect(said('red')).toEqual(['task 旧账', 'task 别人的', 'task 两点前', 'step 电话回访', 'step 送样'])
})

test('one action takes an item away: done, a follow-up, put off until a day', () => {
  const old = task('旧账', '2026-02-20', '张伟')
  const [deal = 0] = store.deals(
    ['name', 'customer', 'owner', 'nextStep', 'nextStepOn'],
    [['远景一期', '上海远景科技有限公司', '张伟', '电话回访', '2026-02-23']],
  )
  as('张伟')
  store.command('tasks.move', { ids: [old], state: 'done' })
  expect(said('red')).toEqual(['step 电话回访'])
  store.command('today.putOff', { key: `step:${deal}`, until: '2026-02-26' })
  expect(part('red')).toMatchObject({ rows: [], total: 0, putOff: 1 })
  store.setToday('2026-02-26')
  expect(said('red')).toEqual(['step 电话回访'])
  const { customerId } = store.deal(deal)
  store.command('activities.log', {
    kind: 'call',
    customerId,
    opportunityId: deal,
    takesStep: true,
    need: '要样品',
    promise: '寄样',
    nextOn: '2026-03-02',
  })
  expect(said('red')).toEqual([])
  expect(said('due')).toEqual([])
})

test('putting off nothing brings everything back', () => {
  const [deal = 0] = store.deals(
    ['name', 'customer', 'owner', 'nextStep', 'nextStepOn'],
    [['远景一期', '上海远景科技有限公司', '张伟', '电话回访', '2026-02-23']],
  )
  as('张伟')
  store.command('today.putOff', { key: `step:${deal}`, until: '2026-03-26' })
  store.command('today.putOff', {})
  expect(said('red')).toEqual(['step 电话回访'])
})

test('critical reminders are red, warnings due, the others counted; a task is not said twice', () => {
  store.command('customers.create', {
    fields: {
      name: '苏州普瑞医疗器械有限公司',
      owner: '张伟',
      serviceEndOn: '2026-03-01',
      type: '终端客户',
      industry: '医疗',
      region: '华东',
      budget: '50万',
      source: '官网表单',
    },
    contact: { name: '李敏', decisionRole: '采购' },
  })
  task('旧账', '2026-02-20', '张伟')
  store.step('alerts.evaluate')
  as('张伟')
  const [alert] = part('red').rows.filter(({ kind }) => kind === 'alert')
  expect(alert?.title).toContain('苏州普瑞')
  expect(part('red').rows.filter(({ kind }) => kind === 'task')).toHaveLength(1)
  store.command('alerts.mark', { ids: [alert?.id ?? 0], state: 'done', memberId: memberId('张伟') })
  expect(said('red')).toEqual(['task 旧账'])
})

test('what others changed of mine is told until it was looked through; my own writing is not', () => {
  as('张伟')
  const start = store.query<Changes>('today.changes')
  store.command('today.seen', { upTo: start.newest })
  expect(store.query<Changes>('today.changes').rows).toEqual([])
  task('我自己的', '2026-02-26', '张伟')
  as('李娜')
  store.deals(['name', 'customer', 'owner'], [['远景四期', '上海远景科技有限公司', '张伟']])
  store.deals(['name', 'customer', 'owner'], [['蓝海一期', '广州蓝海商贸有限公司', '王芳']])
  as('张伟')
  const [mine, ...rest] = store.query<Changes>('today.changes').rows
  expect(rest).toEqual([])
  expect(mine).toMatchObject({ actor: '李娜', mine: 1, names: ['远景四期'] })
  expect(store.query<Changes>('today.changes').others).toBe(1)
  store.command('today.seen', { ids: [mine?.changeSetId ?? 0] })
  expect(store.query<Changes>('today.changes').rows).toEqual([])
  // Looked through by one is news to another.
  as('王芳')
  expect(store.query<Changes>('today.changes').rows.map(({ actor }) => actor)).toContain('李娜')
})

test('an approval waits for whoever may give it, red once its time is over', () => {
  for (const role of ['product', 'legal'] as const)
    store.command('members.save', { name: people[role], role, region: null, team: null, active: true })
  const { quoteId } = asPerson<{ quoteId: number }>(store, people.rep, 'quotes.create', {
    content: content({ customerId: newCustomer(store) }),
  })
  asPerson(store, people.rep, 'quotes.submit', { id: quoteId })
  const approvals = (which: 'red' | 'due') => part(which).rows.filter(({ kind }) => kind === 'quote')
  as(people.product)
  expect(approvals('due')).toMatchObject([{ id: quoteId, node: 'product', customerName: '仁济医院' }])
  as(people.legal)
  expect(approvals('due')).toEqual([])
  as(people.product)
  store.setToday('2026-03-10')
  expect(approvals('red')).toMatchObject([{ id: quoteId, light: 'red' }])
  expect(approvals('due')).toEqual([])
})

test('a manager sees the three worst reds of the team, takes one up by one action, and it is told once', () => {
  // Rule B3: below the base count twice running. Nobody has done anything in the two weeks that are over.
  const manager = store.command<{ id: number }>('members.save', {
    name: '赵敏',
    role: 'manager',
    region: '华东',
    team: '一队',
    active: true,
  }).id
  store.command('members.save', { name: '钱总', role: 'director', region: '华南', active: true })
  const team = () => part('red').rows.filter(({ kind }) => kind === 'team')
  as('张伟')
  expect(team()).toEqual([])
  as('赵敏')
  const reds = team()
  // Two reps of the team are red in two counts each: three are shown, the worst first, none of the other team.
  expect(reds).toHaveLength(3)
  expect(new Set(reds.map(({ title }) => title))).toEqual(new Set(['张伟', '李娜']))
  const [first] = reds
  if (!first?.team) throw new Error('no red')
  expect(first.light).toBe('red')
  store.command('weekly.noteRed', {
    memberId: first.team.memberId,
    week: first.team.week,
    action: first.team.action,
    reason: '渠道停了',
  })
  expect(team().find(({ key }) => key === first.key)?.detail).toBe('渠道停了')
  const { memberId: whose, week, action } = first.team
  const taken = store.command<{ taskId: number; changeSetId: number }>('weekly.takeUp', {
    memberId: whose,
    week,
    action,
    title: '一对一：张伟',
  })
  expect(team().some(({ key }) => key === first.key)).toBe(false)
  const { rows } = store.query<{ rows: { id: number; ownerId: number; dueOn: string; note: string }[] }>('tasks.list', {
    list: 'today',
  })
  expect(rows.find(({ id }) => id === taken.taskId)).toMatchObject({ ownerId: manager, dueOn: '2026-02-25', note: '渠道停了' })
  // Asked again it is the same task; taken back, the red stands there again.
  expect(store.command('weekly.takeUp', { memberId: whose, week, action, title: '再说一遍' })).toEqual({
    taskId: taken.taskId,
    changeSetId: null,
  })
  store.command('changes.undo', { changeSetId: taken.changeSetId })
  const again = team().find(({ key }) => key === first.key)
  expect(again).toBeDefined()
  store.command('today.putOff', { key: first.key, until: '2026-02-26' })
  expect(team().some(({ key }) => key === first.key)).toBe(false)
  as('钱总')
  expect(new Set(team().map(({ title }) => title))).toEqual(new Set(['王芳']))
  as('没有这个人')
  expect(() => store.command('weekly.takeUp', { memberId: whose, week, action, title: '谁' })).toThrow(/还不知道你是谁/)
})

test('who names a manager is led by that one alone, and by those above', () => {
  const boss = store.command<{ id: number }>('members.save', { name: '孙总', role: 'director', region: '华北', active: true }).id
  const manager = store.command<{ id: number }>('members.save', {
    name: '赵敏',
    role: 'manager',
    team: '一队',
    managerId: boss,
    active: true,
  }).id
  store.command('members.save', {
    id: memberId('王芳'),
    name: '王芳',
    role: 'rep',
    region: '华南',
    team: '二队',
    managerId: manager,
    active: true,
  })
  const names = () =>
    new Set(
      part('red')
        .rows.filter(({ kind }) => kind === 'team')
        .map(({ title }) => title),
    )
  as('赵敏')
  expect(names()).toEqual(new Set(['张伟', '李娜', '王芳']))
  // Of the reps of one's own only those in the chain: nobody else is of this director's region.
  as('孙总')
  expect(names()).toEqual(new Set(['王芳']))
})
