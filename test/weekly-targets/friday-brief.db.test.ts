import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
let now: string
beforeEach(() => {
  store = pipelineStore('2026-03-19')
  now = '2026-03-19T02:00:00.000Z'
  // The brief hangs on an hour, not only on a day.
  Object.assign(store.writing.clock, { now: () => now, today: () => now.slice(0, 10) })
})
afterEach(() => store.close())

const evaluate = () => store.step<unknown>('alerts.evaluate')
const briefs = (): Alert[] =>
  store.query<{ rows: Alert[] }>('alerts.list', { rule: 'friday-brief', open: false, limit: 500 }).rows
const goTo = (at: string) => {
  now = at
  evaluate()
}

test('each rep gets one on Friday at four, and once, whatever is asked again', () => {
  evaluate()
  goTo('2026-03-20T07:59:00.000Z')
  expect(briefs()).toEqual([])
  goTo('2026-03-20T08:00:30.000Z')
  expect(
    briefs()
      .map(({ recipients }) => recipients.map(({ name }) => name))
      .flat()
      .toSorted(),
  ).toEqual(['张伟', '李娜', '王芳'].toSorted())
  expect(briefs()[0]?.title).toContain('2026-W12')
  expect(briefs()[0]?.body).toBe(
    '完成：新增有效线索 0/15（0%）、推进到报价 0/8（0%）。最弱：新增有效线索差 15、推进到报价差 8。下周一待办 0 项：无。全文和 PDF 见「周五简报」页。',
  )
  evaluate()
  goTo('2026-03-20T12:00:00.000Z')
  goTo('2026-03-23T02:00:00.000Z')
  expect(briefs()).toHaveLength(3)
})

test('what is delivered says the whole of it: completion, the three weakest, Monday by name', () => {
  evaluate()
  const zhang = store.query<{ id: number; name: string }[]>('members.list').find(({ name }) => name === '张伟')
  store.command('weekly.set', { month: '2026-03', memberIds: [zhang?.id], action: 'visits', target: 22, reason: null })
  const task = { subject: null, subjectId: null, delegatedById: null, dueAt: null, priority: 'normal', note: null }
  for (let n = 1; n <= 6; n++)
    store.command('tasks.create', { ...task, title: `回访${n}`, ownerId: zhang?.id, dueOn: '2026-03-23' })
  store.command('tasks.create', { ...task, title: '之后的', ownerId: zhang?.id, dueOn: '2026-03-24' })
  goTo('2026-03-20T08:00:30.000Z')
  const own = briefs().find(({ title }) => title.startsWith('张伟'))
  expect(own?.body).toBe(
    '完成：新增有效线索 0/15（0%）、推进到报价 0/8（0%）、拜访 0/5（0%）。最弱：新增有效线索差 15、推进到报价差 8、拜访差 5。下周一待办 6 项：回访1、回访2、回访3、回访4、回访5 等 6 项。全文和 PDF 见「周五简报」页。',
  )
})

test('where Friday is off it comes on the last working day before; a leaver gets none', () => {
  evaluate()
  // The first of May 2026 is a Friday and a holiday: Thursday at four.
  goTo('2026-04-29T02:00:00.000Z')
  const before = briefs().length
  const zhang = store.query<{ id: number; name: string }[]>('members.list').find(({ name }) => name === '张伟')
  store.command('members.save', { ...zhang, name: '张伟', role: 'rep', region: '华东', team: '一队', active: false })
  goTo('2026-04-30T07:59:00.000Z')
  expect(briefs()).toHaveLength(before)
  goTo('2026-04-30T08:00:30.000Z')
  expect(briefs().slice(0).length - before).toBe(2)
  goTo('2026-05-01T09:00:00.000Z')
  expect(briefs().length - before).toBe(2)
})

test('slept through, it comes at the next start and says that it is late', () => {
  evaluate()
  goTo('2026-03-22T02:00:00.000Z')
  expect(briefs().map(({ late }) => late)).toEqual([true, true, true])
})
