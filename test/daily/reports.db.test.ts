import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReportEntry } from '../../src-preload/contract/activities.ts'
import type { Task } from '../../src-preload/contract/tasks.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
let customerId: number
beforeEach(() => {
  store = pipelineStore()
  customerId = store.query<{ id: number }[]>('customers.find', { text: '远景', limit: 1 })[0]?.id ?? 0
})
afterEach(() => store.close())

interface Day {
  entries: ReportEntry[]
  total: number
  members: { name: string; entries: number; late: number }[]
}
interface Logged {
  id: number
  changeSetId: number
  late: boolean
  taskIds: number[]
}
const member = (name: string) => store.query<{ id: number; name: string }[]>('members.list').find((one) => one.name === name)?.id
const tasks = () => store.query<{ rows: Task[] }>('tasks.list', { list: 'open' }).rows
const visit = {
  kind: 'visit',
  need: '交期太长',
  promise: '周五前给排产表',
  nextOn: '2026-02-27',
  refusal: '预算未批',
  ownPromise: '约财务一起谈',
}

test('free text alone is refused and nothing of it is kept', () => {
  expect(() => store.command('activities.log', { kind: 'visit', customerId, need: '聊了聊' })).toThrow('当场承诺动作')
  expect(() => store.command('activities.log', { customerId, ...visit, endedAt: '2026-02-25T01:00:00.000Z' })).toThrow('哪位同事')
  expect(() =>
    store.command('activities.log', { customerId, ...visit, supportId: null, endedAt: '2026-02-26T01:00:00.000Z' }),
  ).toThrow('还没有结束')
  expect(store.query<Day>('activities.ofDay', { day: '2026-02-25' }).total).toBe(0)
  expect(tasks()).toEqual([])
})

test('a visit in time, one late, its tasks, and one undo for all of it', () => {
  const [wang = 0, zhang = 0] = [member('王芳'), member('张伟')]
  Object.assign(store.writing, { actor: '张伟' })
  const inTime = store.command<Logged>('activities.log', {
    customerId,
    ...visit,
    supportId: wang,
    support: '一起过商务条款',
    endedAt: '2026-02-25T00:30:00.000Z',
  })
  expect(inTime.late).toBe(false)
  const late = store.command<Logged>('activities.log', {
    customerId,
    ...visit,
    ownPromise: visit.promise,
    supportId: null,
    endedAt: '2026-02-24T23:00:00.000Z',
  })
  expect(late.late).toBe(true)
  expect(late.taskIds).toHaveLength(1)
  expect(tasks().map(({ title, ownerName, dueOn }) => [title, ownerName, dueOn])).toEqual([
    ['周五前给排产表', '张伟', '2026-02-27'],
    ['约财务一起谈', '张伟', '2026-02-27'],
    ['支援上海远景科技有限公司：一起过商务条款', '王芳', '2026-02-27'],
    ['周五前给排产表', '张伟', '2026-02-27'],
  ])
  const day = store.query<Day>('activities.ofDay', { day: '2026-02-25' })
  expect(day.entries.map(({ late: isLate, supportName }) => [isLate, supportName])).toEqual([
    [true, null],
    [false, '王芳'],
  ])
  // Reps who reported nothing stand in the list: the page says who is missing.
  expect(day.members.map(({ name, entries, late: lates }) => [name, entries, lates])).toEqual(
    expect.arrayContaining([
      ['张伟', 2, 1],
      ['李娜', 0, 0],
    ]),
  )
  expect(store.query<Day>('activities.ofDay', { day: '2026-02-25', memberId: zhang }).total).toBe(2)
  expect(store.query<Day>('activities.ofDay', { day: '2026-02-25', memberId: wang }).entries).toEqual([])

  store.command('changes.undo', { changeSetId: inTime.changeSetId })
  expect(tasks()).toHaveLength(1)
  expect(store.query<Day>('activities.ofDay', { day: '2026-02-25' }).total).toBe(1)
})

test('a report is a sign of life of its customer, of the day it happened, and may become the next step of the deal', () => {
  const [deal = 0] = store.deals(
    ['name', 'customer', 'nextStep', 'nextStepOn'],
    [['远景一期', '上海远景科技有限公司', '回访', '2026-02-20']],
  )
  const contact = () =>
    store.query<{ customer: { lastContactOn: string | null } }>('customers.get', { id: customerId }).customer.lastContactOn
  store.command('activities.log', { customerId, ...visit, supportId: null, endedAt: '2026-02-20T03:00:00.000Z' })
  expect(contact()).toBe('2026-02-20')
  store.command('activities.log', {
    kind: 'call',
    customerId,
    opportunityId: deal,
    takesStep: true,
    need: visit.need,
    promise: visit.promise,
    nextOn: visit.nextOn,
  })
  expect(contact()).toBe('2026-02-25')
  expect([store.deal(deal).nextStep, store.deal(deal).nextStepOn]).toEqual(['周五前给排产表', '2026-02-27'])
  // An older one reported afterwards does not set it back.
  store.command('activities.log', { customerId, ...visit, supportId: null, endedAt: '2026-02-18T03:00:00.000Z' })
  expect(contact()).toBe('2026-02-25')
})

test('the hours are a setting of the day of the visit', () => {
  const { values } = store.query<{ values: object }>('settings.rules')
  store.command('settings.saveRules', { effectiveFrom: '2026-02-25', values: { ...values, reportDueHours: 4 } })
  const logged = store.command<Logged>('activities.log', {
    customerId,
    ...visit,
    supportId: null,
    endedAt: '2026-02-24T23:00:00.000Z',
  })
  expect(logged.late).toBe(false)
})
