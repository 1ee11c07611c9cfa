import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import type { TodayItem } from '../../src-preload/contract/today.ts'
import type { TrialReportLine } from '../../src-preload/contract/trials.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { type TrialDesk, approvers, as, code, escalations, trialDesk } from './trial-fixture.ts'

let desk: TrialDesk
beforeEach(() => void (desk = trialDesk()))
afterEach(() => desk.store.close())

const look = (wall?: string) => {
  if (wall) desk.store.setNow(wall)
  desk.store.step('alerts.evaluate')
}
const told = (rule: string) =>
  desk.store
    .query<{ rows: Alert[] }>('alerts.list', { rule })
    .rows.map(({ title, recipients }) => [title, recipients.map(({ name }) => name)])
const detail = (id: number) =>
  desk.store.query<{
    mine: boolean
    changed: boolean
    fits: boolean
    approvalHours: string | null
    extendedBy: { id: number } | null
  }>('trials.detail', { id })
const items = (name: string, part: 'red' | 'due') => {
  const writing = desk.store.writing as { actor: string }
  const before = writing.actor
  writing.actor = name
  const { rows } = desk.store.query<{ rows: TodayItem[] }>('today.items', { part })
  writing.actor = before
  return rows.filter(({ kind }) => kind.startsWith('trial-')).map(({ kind, id }) => [kind, id])
}

describe('application', () => {
  test('the cascade leads to the product; one match is taken by itself, two are left to a person', () => {
    const rows = (cells: (string | null)[]) =>
      as<{ ids: number[] }>(desk.store, '张伟', 'trials.createMany', {
        fields: ['customer', 'grade', 'model', 'test', 'owner'],
        rows: [cells],
      }).ids[0] as number
    const one = rows(['上海中山医院', '三甲', 'JW-100', '心电', '张伟'])
    const two = rows(['上海中山医院', '二甲', 'JW-100', '血氧', '张伟'])
    expect(desk.row(one)).toMatchObject({ name: 'SY2026-0001', state: '草稿', productName: '心电试剂' })
    expect(desk.row(two)).toMatchObject({ name: 'SY2026-0002', productName: null })
    // Another test is another product.
    desk.store.command('trials.edit', { cells: [{ id: one, field: 'test', value: '血氧' }] })
    expect(desk.row(one).productName).toBe('血氧试剂')
    expect(code(() => as(desk.store, '张伟', 'trials.submit', { id: two }))).toBe('incomplete')
    desk.store.command('trials.setProduct', { id: two, productId: desk.products[1] })
    expect(detail(two).fits).toBe(true)
    expect(desk.store.query('trials.cascade', { grade: '三甲', model: 'JW-100' })).toMatchObject({ tests: ['血氧', '心电'] })
  })

  test('is refused to strangers, without approvers, and for dates that cannot be', () => {
    expect(code(() => desk.store.command('trials.apply', applied({})))).toBe('not-a-member')
    expect(code(() => desk.apply({ endsOn: '2026-02-25' }))).toBe('bad-dates')
    desk.store.command('trials.saveDuty', { node: 'medical', handlerId: null, escalationId: null })
    expect(code(() => desk.apply())).toBe('no-approver')
    expect(desk.store.query('trials.count')).toEqual({ count: 0 })
  })
  const applied = (more: object) => ({
    customerId: desk.customer,
    grade: '三甲',
    model: 'JW-100',
    test: '血氧',
    productId: desk.products[0],
    startsOn: '2026-02-26',
    endsOn: '2026-03-10',
    submit: true,
    ...more,
  })

  test('once submitted no cell changes it, nobody deletes it, undo passes it by', () => {
    const id = desk.apply()
    const { refused } = desk.store.command<{ refused: { cause: string }[] }>('trials.edit', {
      cells: [
        { id, field: 'endsOn', value: '2026-12-31' },
        { id, field: 'remark', value: '急' },
      ],
    })
    expect(refused.map(({ cause }) => cause)).toEqual(['not-editable'])
    expect(desk.row(id)).toMatchObject({ endsOn: '2026-03-10', remark: '急' })
    expect(code(() => desk.store.command('trials.remove', { ids: [id] }))).toBe('not-a-draft')
    as(desk.store, '市场甲', 'trials.approve', { id, node: 'market' })
    const set = desk.store.gate.read.value<number>(`SELECT max(id) FROM change_set WHERE command = 'trials.approve'`)
    code(() => desk.store.command('changes.undo', { changeSetId: set }))
    expect(desk.row(id).node).toBe('medical')
  })
})

describe('approval', () => {
  test('goes through four nodes, each its own person’s', () => {
    const id = desk.apply()
    expect(desk.row(id)).toMatchObject({ state: '审批中', node: 'market', waitsFor: '市场甲' })
    expect(code(() => as(desk.store, '医学乙', 'trials.approve', { id, node: 'market' }))).toBe('not-your-node')
    expect(code(() => as(desk.store, '医学乙', 'trials.approve', { id, node: 'medical' }))).toBe('not-now')
    desk.store.setNow('2026-02-25 10:30')
    desk.approveAll(id)
    expect(desk.row(id)).toMatchObject({ state: '试用中', node: null, waitsFor: null, approvedAt: '2026-02-25T02:30:00.000Z' })
    expect(detail(id).approvalHours).toBe('1.5')
  })

  test('an idle node passes to its escalation person, who is told once and alone may act', () => {
    const id = desk.apply()
    look()
    expect(told('trial-node-turn')).toEqual([['SY2026-0001 等您审批（市场部）', ['市场甲']]])
    look('2026-02-25 10:59')
    expect(told('trial-node-passed')).toEqual([])
    look('2026-02-25 11:00')
    expect(told('trial-node-passed')).toEqual([['SY2026-0001 的市场部审批已转给您', ['市场头']]])
    look('2026-02-25 15:00')
    expect(told('trial-node-passed')).toHaveLength(1)
    expect(desk.row(id)).toMatchObject({ waitsFor: '市场头', passed: true, asks: 'passed' })
    expect([items('市场甲', 'due'), items('市场头', 'red')]).toEqual([[], [['trial-approval', id]]])
    expect(code(() => as(desk.store, '市场甲', 'trials.approve', { id, node: 'market' }))).toBe('not-your-node')
    as(desk.store, '市场头', 'trials.approve', { id, node: 'market' })
    expect(desk.row(id)).toMatchObject({ node: 'medical', waitsFor: '医学乙', passed: false })
    look()
    expect(told('trial-node-turn')).toHaveLength(2)
    expect(items('医学乙', 'due')).toEqual([['trial-approval', id]])
  })

  test('a machine that slept over it tells it late, once', () => {
    desk.apply()
    look()
    look('2026-02-27 09:05')
    expect(told('trial-node-passed')).toEqual([['SY2026-0001 的市场部审批已转给您', ['市场头']]])
  })

  test('returned it goes back to the applicant; changed it begins anew, as it was it goes on', () => {
    const id = desk.apply()
    as(desk.store, '市场甲', 'trials.approve', { id, node: 'market' })
    as(desk.store, '医学乙', 'trials.return', { id, node: 'medical', reason: '样本量写清楚' })
    look()
    expect(told('trial-returned')).toEqual([['SY2026-0001 被退回', ['张伟']]])
    as(desk.store, '张伟', 'trials.submit', { id })
    expect(desk.row(id).node).toBe('medical')
    as(desk.store, '医学乙', 'trials.return', { id, node: 'medical', reason: '还是不清楚' })
    desk.store.command('trials.edit', { cells: [{ id, field: 'endsOn', value: '2026-03-12' }] })
    as(desk.store, '张伟', 'trials.submit', { id })
    expect(desk.row(id)).toMatchObject({ node: 'market', waitsFor: '市场甲' })
    as(desk.store, '张伟', 'trials.withdraw', { id, reason: '客户改主意' })
    expect(desk.row(id).state).toBe('草稿')
  })

  test('nobody approves their own, and who is away is stood in for', () => {
    const mine = as<{ id: number }>(desk.store, '市场甲', 'trials.apply', {
      customerId: desk.customer,
      grade: '三甲',
      model: 'JW-100',
      test: '血氧',
      productId: desk.products[0],
      startsOn: '2026-02-26',
      endsOn: '2026-03-10',
      submit: true,
    }).id
    expect(desk.row(mine).waitsFor).toBe('市场头')
    const other = desk.apply()
    desk.store.command('members.saveAbsence', {
      memberId: desk.ids['市场甲'],
      from: '2026-02-25',
      to: '2026-02-26',
      delegateId: desk.ids['医学头'],
      note: '',
    })
    look()
    expect(desk.row(other).waitsFor).toBe('医学头')
    as(desk.store, '医学头', 'trials.approve', { id: other, node: 'market' })
  })
})

describe('questions and end', () => {
  test('72 hours before the end the rep is asked three questions, once', () => {
    const id = desk.apply()
    desk.approveAll(id)
    look('2026-03-07 17:59')
    expect(told('trial-questions')).toEqual([])
    look('2026-03-07 18:00')
    look('2026-03-08 09:00')
    expect(told('trial-questions')).toEqual([['SY2026-0001 将在 2026-03-10 结束，请回答三个问题', ['张伟']]])
    expect(items('张伟', 'due')).toEqual([['trial-questions', id]])
    desk.store.command('trials.answer', { id, samplesDone: true, metricsMet: false, budgetApproved: true, note: '还差一批样本' })
    expect(items('张伟', 'due')).toEqual([])
    expect(desk.row(id)).toMatchObject({ samplesDone: true, metricsMet: false, budgetApproved: true, asks: null })
    look('2026-03-10 18:01')
    expect(told('trial-over')).toEqual([['SY2026-0001 已到期，请填结果和根因', ['张伟']]])
    expect(items('张伟', 'red')).toEqual([['trial-end', id]])
  })

  test('ends only with a root cause of the list; 转化 needs a deal and can be undone', () => {
    const id = desk.apply()
    desk.approveAll(id)
    const end = (more: object) =>
      desk.store.command<{ opportunityId: number; changeSetId: number }>('trials.end', { id, ...more })
    expect(code(() => end({ outcome: '终止', rootCause: '' }))).toBe('unknown-cause')
    expect(code(() => end({ outcome: '终止', rootCause: '随便' }))).toBe('unknown-cause')
    expect(code(() => end({ outcome: '转化', rootCause: '效果达标' }))).toBe('no-opportunity')
    expect(desk.row(id).state).toBe('试用中')
    const { opportunityId, changeSetId } = end({
      outcome: '转化',
      rootCause: '效果达标',
      newOpportunity: { name: '中山医院 血氧试剂', amount: { fen: 1_200_000 } },
    })
    expect(desk.row(id)).toMatchObject({ state: '已结束', outcome: '转化', rootCause: '效果达标', opportunityId })
    const deal = desk.store.query<{ opportunity: object }>('pipeline.get', { id: opportunityId }).opportunity
    expect(deal).toMatchObject({ name: '中山医院 血氧试剂', ownerName: '张伟', productLine: '耗材', source: '试用转化' })
    expect(code(() => end({ outcome: '终止', rootCause: '其他' }))).toBe('not-now')
    desk.store.command('changes.undo', { changeSetId })
    expect(desk.row(id)).toMatchObject({ state: '试用中', outcome: null, rootCause: null, opportunityId: null })
    expect(desk.store.gate.read.get('SELECT 1 FROM opportunity WHERE id = ?', opportunityId)).toBeUndefined()
  })

  test('延期 goes on as a trial of its own, with its own questions and no second approval', () => {
    const id = desk.apply()
    desk.approveAll(id)
    const end = (newEndsOn: string) =>
      desk.store.command<{ extendedId: number }>('trials.end', { id, outcome: '延期', rootCause: '样本不足', newEndsOn })
    expect(code(() => end('2026-03-10'))).toBe('bad-dates')
    const { extendedId } = end('2026-03-31')
    expect(desk.row(extendedId)).toMatchObject({
      name: 'SY2026-0002',
      state: '试用中',
      startsOn: '2026-03-11',
      endsOn: '2026-03-31',
      productName: '血氧试剂',
      questionsAt: '2026-03-28T10:00:00.000Z',
    })
    expect(detail(id).extendedBy).toMatchObject({ id: extendedId })
    look('2026-03-29 09:00')
    expect(told('trial-questions')).toEqual([['SY2026-0002 将在 2026-03-31 结束，请回答三个问题', ['张伟']]])
  })

  test('the report counts approval hours, conversion and causes by product', () => {
    const [first, second, third] = [desk.apply(), desk.apply({ test: '心电', productId: desk.products[1] }), desk.apply()]
    desk.store.setNow('2026-02-25 10:30')
    for (const id of [first, second, third]) desk.approveAll(id)
    const deal = { name: '新商机', amount: null }
    desk.store.command('trials.end', { id: first, outcome: '转化', rootCause: '效果达标', newOpportunity: deal })
    desk.store.command('trials.end', { id: second, outcome: '终止', rootCause: '价格原因' })
    desk.store.command('trials.end', { id: third, outcome: '延期', rootCause: '样本不足', newEndsOn: '2026-03-31' })
    const report = desk.store.query<{ whole: TrialReportLine; lines: TrialReportLine[] }>('trials.report', {
      from: '2026-02-01',
      to: '2026-02-28',
    })
    expect(report.whole).toMatchObject({ approved: 3, approvalHours: '1.5', ended: 3, conversion: '50.0' })
    expect(report.lines).toMatchObject([
      { productName: '血氧试剂', approved: 2, converted: 1, extended: 1, terminated: 0, conversion: '100.0' },
      { productName: '心电试剂', approved: 1, conversion: '0.0', causes: [{ cause: '价格原因', count: 1 }] },
    ])
    expect(desk.store.query('trials.report', { from: '2026-03-01', to: '2026-03-31' })).toMatchObject({ lines: [] })
  })
})

describe('imports', () => {
  test('a list of trials: ended ones need their cause, approved ones run, others are drafts; again it is the same', async () => {
    const file = join(desk.store.folder, 'trials.csv')
    writeFileSync(
      file,
      `试用编号,客户名称,科室等级,设备型号,检测项目,试用产品,试用开始,试用结束,申请人,批准日期,试用结果,根因
T-1,上海中山医院,三甲,JW-100,血氧,血氧试剂,2025-11-01,2025-11-30,张伟,2025-10-28,转化,效果达标
T-2,上海中山医院,三甲,JW-100,心电,XD-2,2025-12-01,2025-12-30,张伟,,终止,
T-3,上海中山医院,三甲,JW-100,心电,XD-2,2026-02-01,2026-03-20,张伟,2026-01-30,,
T-4,上海中山医院,二甲,JW-100,心电,XD-2,2026-03-01,2026-03-20,张伟,,,
T-5,上海中山医院,二甲,JW-100,心电,没有的,2026-03-01,2026-03-20,张伟,,,
T-6,上海中山医院,二甲,JW-100,心电,XD-2,2025-03-01,2025-03-20,张伟,,终止,天气
`,
    )
    const staged = await stageFile(desk.store, file, {})
    expect(staged).toMatchObject({ target: 'trials', counts: { created: 3, rejected: 3 } })
    applyFile(desk.store, staged.stageId)
    const rows = desk.store.gate.read.all(
      'SELECT name, state, outcome, root_cause, ended_at, questions_at, approval_minutes FROM trial ORDER BY name',
    )
    expect(rows).toMatchObject([
      { name: 'T-1', state: '已结束', outcome: '转化', root_cause: '效果达标', ended_at: '2025-11-30T10:00:00.000Z' },
      { name: 'T-3', state: '试用中', outcome: null, questions_at: '2026-03-17T10:00:00.000Z', approval_minutes: null },
      { name: 'T-4', state: '草稿' },
    ])
    expect((await stageFile(desk.store, file, {})).counts).toMatchObject({ created: 0, unchanged: 3 })
  })

  test('the cascade as a table', async () => {
    const file = join(desk.store.folder, 'fits.csv')
    writeFileSync(file, `科室等级,设备型号,检测项目,匹配产品\n三甲,JW-100,血氧,XY-1\n三甲,JW-200,血氧,XY-1\n三甲,JW-200,,XY-1\n`)
    const staged = await stageFile(desk.store, file, {})
    expect(staged).toMatchObject({ target: 'trial-fits', counts: { created: 1, unchanged: 1, rejected: 1 } })
    applyFile(desk.store, staged.stageId)
    expect(desk.store.query('trials.cascade', { grade: '三甲', model: 'JW-200' })).toMatchObject({ tests: ['血氧'], lines: 5 })
  })
})

test('a merged customer takes its trials along; a leaver’s are handed over, and the approval goes on where it stood', () => {
  const { store } = desk
  const id = desk.apply()
  as(store, approvers.market, 'trials.approve', { id, node: 'market' })
  const other = store.customer('上海市中山医院', 'B')
  store.command('customers.merge', { survivorId: other, otherIds: [desk.customer], choices: {} })
  expect(desk.row(id)).toMatchObject({ customerId: other, state: '审批中' })
  const leaver = desk.ids['张伟'] as number
  const successor = store.command<{ id: number }>('members.save', {
    name: '周二',
    role: 'rep',
    region: null,
    team: null,
    active: true,
  }).id
  // One that ended is history and stays with who ran it.
  const ended = desk.apply({ customerId: other })
  desk.approveAll(ended)
  as(store, '张伟', 'trials.end', { id: ended, outcome: '终止', rootCause: '预算未立项' })
  const owned = store.query<{ kinds: { kind: string; count: number; samples: string[] }[] }>('hand-overs.owned', {
    memberId: leaver,
  })
  expect(owned.kinds.find(({ kind }) => kind === 'trials')).toMatchObject({ count: 1, samples: [desk.row(id).name] })
  const plan = [{ kind: 'trials', successorIds: [successor] }]
  const done = store.command<{ changeSetId: number; shares: { kind: string; owned: number; stays: number }[] }>(
    'hand-overs.run',
    {
      memberId: leaver,
      plan,
      withCustomers: false,
      deactivate: false,
    },
  )
  expect(done.shares.find(({ kind }) => kind === 'trials')).toMatchObject({ owned: 1, stays: 0 })
  expect([id, ended].map((one) => desk.row(one).ownerName)).toEqual(['周二', '张伟'])
  // The next approver has it as before; when it runs, the questions are the successor's.
  expect(items(approvers.medical, 'due')).toEqual([['trial-approval', id]])
  for (const node of ['medical', 'compliance', 'director'] as const) as(store, approvers[node], 'trials.approve', { id, node })
  store.setNow('2026-03-09 10:00')
  expect(items('周二', 'due')).toEqual([['trial-questions', id]])
  expect(items('张伟', 'due')).toEqual([])
})

test('a clock set back takes no submission back: it waits where it stood, and can be approved', () => {
  const { store } = desk
  store.setNow('2026-02-25 11:00')
  const id = desk.apply()
  store.setNow('2026-02-25 10:00')
  // Something that brings all trials up to the day.
  store.command('trials.saveDuty', {
    node: 'market',
    handlerId: desk.ids[approvers.market],
    escalationId: desk.ids[escalations.market],
  })
  expect(items(approvers.market, 'due')).toEqual([['trial-approval', id]])
  desk.approveAll(id)
  expect(desk.row(id).state).toBe('试用中')
})
