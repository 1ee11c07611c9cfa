import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import { pipelineStore, type PipelineStore } from '../_harness/pipeline-store.ts'

let store: PipelineStore
let manager: number
const customer = '上海远景科技有限公司'
beforeEach(() => {
  store = pipelineStore('2026-01-05')
  manager = store.command<{ id: number }>('members.save', {
    name: '周经理',
    role: 'manager',
    region: '华东',
    team: '一队',
    active: true,
  }).id
  store.command('members.save', { name: '吴总监', role: 'director', region: null, team: null, active: true })
})
afterEach(() => store.close())

const look = (day?: string) => {
  if (day) store.setToday(day)
  return store.step<{ raised: number }>('alerts.evaluate').raised
}
const alerts = (rule: string) => store.query<{ rows: Alert[] }>('alerts.list', { rule }).rows
const told = (rule: string) => alerts(rule).map(({ title, recipients }) => [title, recipients.map(({ name, cc }) => [name, cc])])

test('a deal without a change for three working days is told once a stall, with a task, and again after it moved', () => {
  const [id = 0] = store.deals(['name', 'customer', 'owner', 'nextStep'], [['远景一期', customer, '张伟', '约访谈']])
  look()
  expect(look('2026-01-08')).toBe(0)
  look('2026-01-09')
  expect(told('deal-stalled')).toEqual([
    [
      '商机“远景一期”3 个工作日没有动静',
      [
        ['张伟', false],
        ['周经理', true],
      ],
    ],
  ])
  expect(store.db.prepare(`SELECT title, subject, subject_id, due_on FROM task`).all()).toEqual([
    { title: '推进商机：远景一期', subject: 'opportunity', subject_id: id, due_on: '2026-01-12' },
  ])
  look('2026-01-14')
  expect(alerts('deal-stalled')).toHaveLength(1)
  store.command('pipeline.edit', { cells: [{ id, field: 'nextStep', value: '寄样品' }] })
  look('2026-01-20')
  expect(alerts('deal-stalled')).toHaveLength(2)
  look('2026-01-21')
  expect(told('deal-stuck')).toMatchObject([['商机“远景一期”在线索触达已 16 天', [['张伟', false]]]])
})

test('the first look at an old pipeline makes three tasks a person and one that counts the rest; later looks make theirs', () => {
  const names = Array.from({ length: 8 }, (_, n) => [`旧单${n}`, customer, '张伟', '约访谈', '2025-12-01'])
  store.deals(
    ['name', 'customer', 'owner', 'nextStep', 'createdAt'],
    [...names, ['别人的', customer, '李娜', '约访谈', '2025-12-01']],
  )
  look()
  const tasks = () =>
    store.db
      .prepare('SELECT t.title, m.name AS owner, t.subject FROM task AS t JOIN member AS m ON m.id = t.owner_id ORDER BY t.id')
      .all() as { title: string; owner: string; subject: string | null }[]
  expect(tasks().filter(({ owner }) => owner === '张伟')).toMatchObject([
    { title: expect.stringMatching(/^推进商机：旧单/) as string },
    { title: expect.stringMatching(/^推进商机：旧单/) as string },
    { title: expect.stringMatching(/^推进商机：旧单/) as string },
    { title: '商机停滞：另有 5 项', subject: null },
  ])
  expect(tasks().filter(({ owner }) => owner === '李娜')).toHaveLength(1)
  // Every one of them is told; only the tasks are fewer.
  expect(alerts('deal-stalled')).toHaveLength(9)
  look()
  expect(tasks()).toHaveLength(5)
  store.deals(['name', 'customer', 'owner', 'nextStep'], [['新单', customer, '张伟', '约访谈']])
  look('2026-01-06')
  look('2026-01-09')
  expect(tasks().map(({ title }) => title)).toContain('推进商机：新单')
})

test('a third low week running is told once to the manager, late when the machine was off', () => {
  store.deals(
    ['name', 'customer', 'owner', 'budgetConfirmedOn'],
    [
      ['甲', customer, '张伟', '2026-01-05'],
      ['乙', customer, '张伟', null],
      ['丙', '广州蓝海商贸有限公司', '王芳', null],
    ],
  )
  for (const day of ['2026-01-12', '2026-01-19']) look(day)
  expect(alerts('shi-low')).toEqual([])
  // Off over the Monday: found at the next look, by the counts of its weeks.
  look('2026-01-28')
  expect(alerts('shi-low').map(({ title, late, recipients }) => [title, late, recipients[0]?.name])).toEqual(
    expect.arrayContaining([
      ['张伟的商机健康度连续 3 周低于 0.65', true, '周经理'],
      ['王芳的商机健康度连续 3 周低于 0.65', true, '吴总监'],
    ]),
  )
  expect(alerts('shi-low').find(({ title }) => title.startsWith('张伟'))?.body).toContain(
    '2026-W02 0.20、2026-W03 0.20、2026-W04 0.20',
  )
  expect(store.db.prepare(`SELECT owner_id FROM task WHERE title = '一对一面谈：张伟的商机健康度'`).pluck().all()).toEqual([
    manager,
  ])
  // Teams and regions to whoever leads them.
  expect(told('shi-low-team').map(([title]) => title)).toEqual(
    expect.arrayContaining(['一队的商机健康度连续 3 周低于 0.65', '华东的商机健康度连续 3 周低于 0.65']),
  )
  const before = alerts('shi-low').length
  look('2026-02-02')
  look('2026-02-09')
  expect(alerts('shi-low')).toHaveLength(before)
})

test('a month signed at its end is flagged, and a signing moved over the boundary is named', () => {
  look('2026-01-30')
  const at = (wall: string) => new Date(`${wall}:00+08:00`).toISOString()
  const [early = 0, late = 0, moved = 0, kept = 0] = store.deals(
    ['name', 'customer', 'owner', 'amount', 'expectedClose'],
    ['早的', '晚的', '挪的', '没挪的'].map((name, n) => [name, customer, '张伟', n === 1 ? '90万' : '10万', '2026-01-31']),
  )
  const event = (id: number, from: string | null, to: string, when: string, first = 1) =>
    store.gate.write({ command: 'test', actor: '测试员', origin: 'user', at: at(when) }, (tx) =>
      tx.insert('stage_event', {
        opportunity_id: id,
        from_stage: from,
        to_stage: to,
        at: at(when),
        actor: '测试员',
        reason: null,
        kind: 'move',
        first,
      }),
    )
  event(early, 'negotiate', 'sign', '2026-01-08 10:00')
  event(late, 'negotiate', 'sign', '2026-01-29 10:00')
  event(moved, 'negotiate', 'sign', '2026-01-31 23:40')
  event(kept, 'negotiate', 'sign', '2026-01-31 23:50')
  event(moved, 'sign', 'negotiate', '2026-02-01 00:10', 0)
  event(kept, 'sign', 'negotiate', '2026-02-01 00:31', 0)
  look('2026-02-01')
  expect(alerts('month-end-rush').map(({ title, body }) => [title, body])).toEqual([
    ['2026-01 的签约集中在月末', '最后 5 天占 91.7%，前 25 天占 8.3%。'],
  ])
  expect(told('shifted-signing')).toEqual([
    [
      '“挪的”在 2026-01 最后半小时签约，月初又撤回或重录',
      [
        ['周经理', false],
        ['吴总监', true],
      ],
    ],
  ])
  look('2026-02-02')
  expect(alerts('month-end-rush')).toHaveLength(1)
  expect(alerts('shifted-signing')).toHaveLength(1)
})

test('contracts ending within 90 days ask for a value review once, before the nearer notices', () => {
  const id = store.command<{ id: number }>('customers.create', {
    fields: {
      name: '甲公司',
      type: '终端客户',
      industry: '教育',
      region: '华东',
      budget: '50万',
      source: '官网表单',
      owner: '张伟',
      serviceEndOn: '2026-04-06',
    },
    contact: { name: '王工', decisionRole: '采购' },
  }).id
  look()
  expect(alerts('renewal-review-90')).toEqual([])
  look('2026-01-06')
  expect(alerts('renewal-review-90')).toMatchObject([{ subjectId: id, title: '甲公司的服务还有 90 天到期，该准备价值回顾包了' }])
  look('2026-01-07')
  look('2026-03-10')
  expect(alerts('renewal-review-90')).toHaveLength(1)
  expect(alerts('service-ending-30')).toHaveLength(1)
})

test('a workspace sets how long a deal may rest and when its health is low', () => {
  const { values } = store.query<{ values: { selling: object } }>('settings.rules', {})
  const selling = { ...values.selling, stallWorkdays: 5, shiLimit: 0.35, shiWeeks: 2 }
  store.command('settings.saveRules', { effectiveFrom: '2026-01-05', values: { ...values, selling } })
  store.deals(
    ['name', 'customer', 'owner', 'budgetConfirmedOn'],
    [
      ['甲', customer, '张伟', '2026-01-05'],
      ['丙', '广州蓝海商贸有限公司', '王芳', null],
    ],
  )
  look('2026-01-12')
  expect(alerts('deal-stalled')).toEqual([])
  look('2026-01-13')
  expect(told('deal-stalled').map(([title]) => title)).toContain('商机“甲”5 个工作日没有动静')
  expect(alerts('shi-low')).toEqual([])
  look('2026-01-19')
  // 0.4 is not below 0.35.
  expect(told('shi-low').map(([title]) => title)).toEqual(['王芳的商机健康度连续 2 周低于 0.35'])
  const { limit, lines } = store.query<{
    limit: number
    lines: { subject: string; review: boolean; values: { low: boolean }[] }[]
  }>('funnel.health', { by: 'owner', weeks: 3 })
  expect([limit, lines.map(({ subject, review, values: weeks }) => [subject, review, weeks.at(-1)?.low])]).toEqual([
    0.35,
    [
      ['王芳', true, true],
      ['张伟', false, false],
    ],
  ])
})
