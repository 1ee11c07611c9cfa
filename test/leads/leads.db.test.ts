import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LeadDecisionShown, LeadRow, ScoreTableShown } from '../../src-preload/contract/leads.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
const reps: Record<string, number> = {}

beforeEach(() => {
  // A Wednesday in working hours.
  store = serviceStore('2026-02-25 10:00')
  const rep = (name: string, more: object) =>
    (reps[name] = store.command<{ id: number }>('members.save', {
      name,
      role: 'rep',
      region: '华东',
      team: '一部',
      active: true,
      managerId: store.members.manager,
      ...more,
    }).id)
  // 张伟 of the harness would be eligible too.
  store.command('members.save', {
    id: store.members.owner,
    name: '张伟',
    role: 'assistant',
    region: null,
    team: null,
    active: true,
  })
  rep('钱一', { industries: '医疗, 制造业', leadCapacity: 4 })
  rep('孙二', { industries: '汽车', leadCapacity: 4 })
})
afterEach(() => store.close())

const add = (name: string, more: Record<string, string> = {}) => {
  const cells = { name, source: '网站表单', industry: '医疗', ...more }
  const { ids, refused } = store.command<{ ids: (number | null)[]; refused: unknown[] }>('leads.createMany', {
    fields: Object.keys(cells),
    rows: [Object.values(cells)],
  })
  expect(refused).toEqual([])
  return ids[0] as number
}
const row = (id: number) =>
  store.query<{ rows: LeadRow[] }>('leads.list', { filter: { field: 'id', op: 'eq', value: id }, offset: 0, limit: 1 }).rows[0]
const decisions = (id: number) => store.query<LeadDecisionShown[]>('leads.decisions', { id })
const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { failure?: { code: string } }).failure?.code ?? String(error)
  }
  return null
}

describe('assignment', () => {
  test('a web form lead is given at once, with the table that says why', () => {
    const id = add('上海中山医院')
    expect(row(id)).toMatchObject({
      state: '待首触',
      ownerName: '钱一',
      assignedAt: '2026-02-25T02:00:00.000Z',
      touchDueAt: '2026-02-25T04:00:00.000Z',
    })
    const [only] = decisions(id)
    expect(only).toMatchObject({ kind: 'rule', repName: '钱一', fromName: null })
    expect(only?.table?.lines.map(({ repName, score }) => [repName, score])).toEqual([
      ['钱一', '70.00'],
      ['孙二', '30.00'],
    ])
  })

  test('load moves later leads on, capacity ends it, and nobody eligible is logged once', () => {
    const owners = Array.from({ length: 9 }, (_, at) => row(add(`医院${at}`))?.ownerName ?? null)
    expect(owners.slice(0, 4)).toEqual(['钱一', '钱一', '钱一', '钱一'])
    expect(owners.slice(4)).toEqual(['孙二', '孙二', '孙二', '孙二', null])
    const waiting = store.query<{ rows: LeadRow[] }>('leads.list', {
      filter: { field: 'state', op: 'eq', value: '待分派' },
      offset: 0,
      limit: 9,
    }).rows
    expect(waiting).toHaveLength(1)
    const id = waiting[0]?.id ?? 0
    expect(store.step<{ nextAt: string | null }>('leads.look')).toMatchObject({ assigned: 0, nextAt: '2026-02-25T02:05:00.000Z' })
    expect(decisions(id)).toHaveLength(1)
    // Room again.
    store.command('members.save', {
      id: reps['孙二'],
      name: '孙二',
      role: 'rep',
      region: null,
      team: null,
      active: true,
      leadCapacity: 9,
    })
    expect(store.step('leads.look')).toMatchObject({ assigned: 1, nextAt: null })
    expect(row(id)?.ownerName).toBe('孙二')
  })

  test('other sources wait for a person; leads of the night wait for the morning', () => {
    const own = add('自拓客户', { source: '自拓' })
    expect(row(own)).toMatchObject({ state: '待分派', assignDueAt: '2026-02-25T04:00:00.000Z' })
    store.setNow('2026-02-25 20:00')
    const night = add('夜里来的')
    expect(row(night)?.state).toBe('待分派')
    expect(store.step('leads.look')).toMatchObject({ assigned: 0, nextAt: '2026-02-26T01:00:00.000Z' })
    store.setNow('2026-02-26 09:00')
    expect(store.step('leads.look')).toMatchObject({ assigned: 1, nextAt: null })
    expect(row(night)?.ownerName).toBe('钱一')
    expect(row(own)?.ownerName).toBe(null)
    expect(store.command('leads.assign', { ids: [own] })).toMatchObject({ assigned: [{ id: own }], waiting: [] })
  })

  test('the absent are out', () => {
    store.command('members.save', {
      id: reps['钱一'],
      name: '钱一',
      role: 'rep',
      region: null,
      team: null,
      active: true,
      absentFrom: '2026-02-24',
      absentUntil: '2026-02-25',
    })
    expect(row(add('医院'))?.ownerName).toBe('孙二')
    store.setNow('2026-02-26 10:00')
    expect(row(add('医院二'))?.ownerName).toBe('钱一')
  })

  test('won deals of the same need decide between equals', () => {
    store.command('members.save', {
      id: reps['孙二'],
      name: '孙二',
      role: 'rep',
      region: null,
      team: null,
      active: true,
      industries: '医疗',
    })
    store.customer('老客户', 'B')
    const deal = (owner: string, stage: string) => [
      '老客户',
      owner,
      `${owner}${stage}${Math.random()}`,
      stage,
      '2026-02-20',
      '检测',
    ]
    const done = store.command<{ refused: unknown[] }>('pipeline.createMany', {
      fields: ['customer', 'owner', 'name', 'stage', 'closedAt', 'productLine'],
      rows: [deal('孙二', '赢单'), deal('钱一', '输单'), deal('钱一', '搁置')],
    })
    expect(done.refused).toEqual([])
    const table = decisions(add('医院', { needClass: '检测' }))[0]?.table as ScoreTableShown
    // 孙二 1 of 1 and 钱一 0 of 1 with the team's 1 of 2: 3.5 ÷ 6 and 2.5 ÷ 6. Shelving is no verdict.
    expect(table.teamRate).toBe('0.5')
    expect(table.lines.map(({ repName, won, closed, winPoints }) => [repName, won, closed, winPoints])).toEqual([
      ['孙二', 1, 1, '30.00'],
      ['钱一', 0, 1, '21.43'],
    ])
  })
})

describe('what happens to a lead', () => {
  test('an override is a manager’s, with a reason, and undo continues the log', () => {
    const id = add('医院')
    const toId = reps['孙二']
    const { changeSetId } = store.command<{ changeSetId: number }>('leads.override', { id, toId, reason: '客户点名' })
    expect(row(id)?.ownerName).toBe('孙二')
    expect(decisions(id)[0]).toMatchObject({ kind: 'override', fromName: '钱一', repName: '孙二', reason: '客户点名' })
    expect(refusal(() => store.command('leads.override', { id, toId, reason: '再来' }))).toBe('leads.same-owner')
    store.setNow('2026-02-25 11:00')
    store.command('changes.undo', { changeSetId })
    expect(row(id)).toMatchObject({ ownerName: '钱一', touchDueAt: '2026-02-25T04:00:00.000Z' })
    expect(decisions(id).map(({ kind, repName }) => [kind, repName])).toEqual([
      ['undo', '钱一'],
      ['override', '孙二'],
      ['rule', '钱一'],
    ])
  })

  test('a rep does not decide over the rule', () => {
    const id = add('医院')
    store.command('members.save', { name: store.writing.actor, role: 'rep', region: null, team: null, active: true })
    expect(refusal(() => store.command('leads.override', { id, toId: reps['孙二'], reason: '我要' }))).toBe('leads.not-a-manager')
  })

  test('touched once, dropped with a reason, opened again', () => {
    const id = add('医院')
    store.setNow('2026-02-25 11:00')
    expect(refusal(() => store.command('leads.touch', { id, at: '2026-02-25T01:00:00.000Z' }))).toBe('leads.out-of-order')
    store.command('leads.touch', { id })
    expect(row(id)).toMatchObject({ state: '跟进中', firstTouchAt: '2026-02-25T03:00:00.000Z' })
    expect(store.command('leads.touch', { id })).toEqual({ changeSetId: null })
    store.command('leads.drop', { id, reason: '没有预算' })
    expect(row(id)).toMatchObject({ state: '已放弃', dropReason: '没有预算' })
    expect(refusal(() => store.command('leads.drop', { id, reason: '又' }))).toBe('leads.not-open')
    store.command('leads.reopen', { id })
    expect(row(id)).toMatchObject({ state: '跟进中', dropReason: null })
  })

  test('becomes customer, contact and opportunity in one change, and undo takes all three back', () => {
    const id = add('嘉兴新客户有限公司', { contactName: '王工', phone: '13800000000', needClass: '检测', region: '华东' })
    const done = store.command<{ changeSetId: number; customerId: number; opportunityId: number }>('leads.convert', {
      id,
      customerId: null,
      opportunity: { name: '检测线一期', amount: { fen: 12_000_000 } },
    })
    expect(row(id)).toMatchObject({ state: '已转化', customerName: '嘉兴新客户有限公司', opportunityId: done.opportunityId })
    const customer = store.gate.read.get(
      'SELECT name, source, industry, region, owner_id FROM customer WHERE id = ?',
      done.customerId,
    )
    expect(customer).toEqual({
      name: '嘉兴新客户有限公司',
      source: '网站表单',
      industry: '医疗',
      region: '华东',
      owner_id: reps['钱一'],
    })
    expect(store.gate.read.value('SELECT phone FROM contact WHERE customer_id = ?', done.customerId)).toBe('13800000000')
    expect(
      store.gate.read.get('SELECT name, amount_fen, product_line, owner_id FROM opportunity WHERE id = ?', done.opportunityId),
    ).toEqual({
      name: '检测线一期',
      amount_fen: 12_000_000,
      product_line: '检测',
      owner_id: reps['钱一'],
    })
    store.command('changes.undo', { changeSetId: done.changeSetId })
    expect(row(id)).toMatchObject({ state: '待首触', customerId: null, opportunityId: null })
    expect(store.gate.read.value('SELECT count(*) FROM customer WHERE id = ?', done.customerId)).toBe(0)
    expect(store.gate.read.value('SELECT count(*) FROM opportunity WHERE id = ?', done.opportunityId)).toBe(0)
  })

  test('an equal name is known before a second customer is made', () => {
    const known = store.customer('嘉兴恒达智能装备有限公司', 'B')
    const id = add('嘉兴恒达智能装备')
    expect(store.query<{ customers: { id: number }[] }>('leads.brief', { id }).customers).toMatchObject([
      { id: known, openOpportunities: 0 },
    ])
    const { customerId } = store.command<{ customerId: number }>('leads.convert', { id, customerId: known, opportunity: null })
    expect(customerId).toBe(known)
  })
})

describe('the report and the rehearsal', () => {
  test('reassigned and untouched, largest first, with G1', () => {
    const ids = [add('甲'), add('乙'), add('丙')]
    store.command('leads.touch', { id: ids[0] })
    store.command('leads.override', { id: ids[1], toId: reps['孙二'], reason: '区域' })
    store.setNow('2026-02-25 12:30')
    const report = store.query<Record<string, unknown>>('leads.report')
    expect(report).toMatchObject({ on: '2026-02-25', arrived: 3, assigned: 3, waiting: 0, more: 0 })
    expect(report['deviations']).toMatchObject([
      { kind: 'reassigned', repName: '钱一', leads: [{ name: '乙' }] },
      { kind: 'untouched', repName: '钱一', leads: [{ name: '丙' }] },
      { kind: 'untouched', repName: '孙二', leads: [{ name: '乙' }] },
    ])
    // One of three in time.
    expect(report['firstTouch']).toEqual({ value: '33.33', state: 'below', touched: 1, due: 3 })
  })

  test('outside the industries three days running', () => {
    store.command('members.save', { id: reps['钱一'], name: '钱一', role: 'rep', region: null, team: null, active: false })
    for (const day of ['24', '25', '26']) {
      store.setNow(`2026-02-${day} 10:00`)
      add(`医院${day}`)
    }
    expect(store.query<{ deviations: unknown[] }>('leads.report').deviations).toMatchObject([
      { kind: 'outside-industry', repName: '孙二', days: 3, leads: [{}, {}, {}] },
    ])
    expect(store.query<{ deviations: unknown[] }>('leads.report', { on: '2026-02-25' }).deviations).toHaveLength(1)
  })

  test('the rehearsal writes nothing and says who would have got what', () => {
    const mine = add('医院', { arrivedAt: '2026-02-20 10:00' })
    store.command('leads.override', { id: mine, toId: reps['孙二'], reason: '试试' })
    add('汽车厂', { arrivedAt: '2026-02-21 10:00', industry: '汽车' })
    const before = store.gate.read.value('SELECT count(*) FROM change_set')
    const rehearsal = store.query<Record<string, unknown>>('leads.rehearse', { from: '2026-02-01', to: '2026-02-28' })
    expect(rehearsal).toMatchObject({ total: 2, different: 1, unassigned: 0 })
    expect(rehearsal['leads']).toMatchObject([
      { name: '医院', actualName: '孙二', ruleName: '钱一', score: '70.00' },
      { name: '汽车厂', actualName: '孙二', ruleName: '孙二' },
    ])
    expect(store.gate.read.value('SELECT count(*) FROM change_set')).toBe(before)
  })
})

test('clocks tell through the engine, each once', () => {
  add('医院')
  add('自拓', { source: '自拓' })
  const told = () =>
    store.gate.read
      .all<{ rule: string }>('SELECT rule_key AS rule FROM alert_occurrence ORDER BY rule_key')
      .map(({ rule }) => rule)
  store.step('alerts.evaluate')
  expect(told().filter((one) => one.startsWith('lead'))).toEqual(['lead-assigned'])
  store.setNow('2026-02-25 13:45')
  store.step('alerts.evaluate')
  store.step('alerts.evaluate')
  expect(told().filter((one) => one.startsWith('lead'))).toEqual(['lead-assigned', 'lead-first-touch', 'lead-unassigned'])
  store.setNow('2026-02-27 10:30')
  store.step('alerts.evaluate')
  expect(told().filter((one) => one === 'lead-untouched-escalation')).toHaveLength(1)
})

describe('the daily report of late first calls', () => {
  const look = (wall: string) => {
    store.setNow(wall)
    store.step('alerts.evaluate')
  }
  const told = () =>
    store
      .query<{ rows: { title: string; body: string; late: boolean; recipients: { name: string }[] }[] }>('alerts.list', {
        rule: 'lead-deviations-daily',
        open: false,
      })
      .rows.map(({ title, body, late, recipients }) => ({ title, body, late, to: recipients.map(({ name }) => name) }))

  test('one message a rep at half past five of a working day, to the manager, with the names; once', () => {
    look('2026-02-25 10:00')
    const first = add('上海中山医院')
    const second = add('苏州普瑞医疗')
    add('北京第一汽车配件', { industry: '汽车' })
    store.command('leads.touch', { id: second })
    look('2026-02-25 17:29')
    expect(told()).toEqual([])
    look('2026-02-25 17:30')
    const report = told().toSorted((a, b) => (a.title < b.title ? -1 : 1))
    expect(report.map(({ title, to, late }) => [title, to, late])).toEqual([
      ['孙二有 1 条线索未按时首触', ['李娜'], false],
      ['钱一有 1 条线索未按时首触', ['李娜'], false],
    ])
    expect(report[1]?.body).toContain('上海中山医院')
    look('2026-02-25 18:40')
    look('2026-02-26 09:00')
    expect(told()).toHaveLength(2)
    // The next working day again, as long as nobody called; on the weekend never.
    store.command('leads.touch', { id: first })
    look('2026-02-26 17:31')
    expect(told()).toHaveLength(3)
    look('2026-02-27 17:30')
    expect(told()).toHaveLength(4)
    look('2026-03-01 18:00')
    // Saturday 28 February is worked, Sunday is not; what the machine slept through is told once and marked late.
    expect(told()).toHaveLength(5)
    expect(told().filter(({ late }) => late)).toHaveLength(1)
  })
})
