import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import type { CustomerRow } from '../../src-preload/contract/customers.ts'
import type { BoardRow } from '../../src-preload/contract/services.ts'
import type { Evaluation, FlowCustomer, MigrationFlow } from '../../src-preload/contract/value.ts'
import { instantOf, serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-01-05 10:00')
})
afterEach(() => store.close())

const create = (name: string, annualPurchase: string, more: Record<string, string> = {}) =>
  store.command<{ id: number }>('customers.create', {
    fields: {
      name,
      type: '终端客户',
      industry: '智能制造',
      region: '华东',
      budget: '50万',
      source: '转介绍',
      owner: '张伟',
      annualPurchase,
      ...more,
    },
    contact: { name: '王工', decisionRole: '采购' },
  }).id
const set = (id: number, annualPurchase: string) =>
  store.command('customers.edit', { cells: [{ id, field: 'annualPurchase', value: annualPurchase }] })
const evaluate = (quarter: string) =>
  store.step<{ evaluation: Evaluation; startedPromises: number; endedPromises: number }>('value.evaluate', { quarter })
const tierOf = (id: number) => store.query<{ customer: CustomerRow }>('customers.get', { id }).customer.tier
const board = () => store.query<{ rows: BoardRow[]; clauses: { key: string }[] }>('services.board')

test('a quarter is frozen once, in order, and not before it is over', () => {
  create('甲公司', '900万')
  expect(store.query('value.evaluations')).toMatchObject({ evaluations: [], due: ['2025-Q4'], current: '2026-Q1' })
  expect(() => evaluate('2026-Q1')).toThrow('还没有结束')
  expect(evaluate('2025-Q4').evaluation).toMatchObject({ customers: 1, quarter: '2025-Q4', asOf: '2025-12-31' })
  expect(() => evaluate('2025-Q4')).toThrow('已经评定')
  expect(() => evaluate('2025-Q3')).toThrow('不能再补')
  expect(store.query('value.evaluations')).toMatchObject({ due: [] })
})

test('up at once, down one tier after two evaluations below, at risk announced with drivers that add up', () => {
  const id = create('甲公司', '900万')
  evaluate('2025-Q4')
  expect(tierOf(id)).toBe('S')
  // New figures change no evaluated tier before the next evaluation.
  set(id, '1万')
  expect(tierOf(id)).toBe('S')
  store.setNow('2026-04-02 10:00')
  const preview = store.query<{ evaluation: Evaluation; atRisk: FlowCustomer[]; moves: FlowCustomer[] }>(
    'value.previewEvaluation',
    { quarter: '2026-Q1' },
  )
  expect(preview.moves).toEqual([])
  const [risk] = preview.atRisk
  expect(risk).toMatchObject({ customerId: id, from: 'S', to: 'S' })
  expect(risk?.drivers.reduce((sum, one) => sum + one.changeHundredths, 0)).toBe(
    Math.round((risk?.scoreTo ?? 0) * 100) - Math.round((risk?.scoreFrom ?? 0) * 100),
  )
  store.step('alerts.evaluate')
  expect(evaluate('2026-Q1').evaluation).toMatchObject({ atRisk: 1, down: 0 })
  // Announced by the alert rules, with the drivers that the screen shows.
  store.step('alerts.evaluate')
  store.step('alerts.evaluate')
  const { rows } = store.query<{ rows: Alert[] }>('alerts.list', { rule: 'downgrade-risk' })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    title: '甲公司有降级风险（现为 S 级）',
    subject: 'evaluation',
    subjectId: id,
    ownerName: '张伟',
  })
  const shown = (risk?.drivers ?? [])
    .filter(({ changeHundredths }) => changeHundredths !== 0)
    .map(({ changeHundredths }) => `${changeHundredths > 0 ? '+' : ''}${(changeHundredths / 100).toFixed(2)}`)
  expect(shown.length).toBeGreaterThan(0)
  for (const change of shown) expect(rows[0]?.body).toContain(` ${change}`)
  expect(rows[0]?.recipients.map(({ name, cc }) => [name, cc])).toEqual([
    ['张伟', false],
    ['李娜', true],
  ])
  expect(tierOf(id)).toBe('S')
  store.setNow('2026-07-02 10:00')
  expect(evaluate('2026-Q2').evaluation).toMatchObject({ atRisk: 0, down: 1 })
  expect(tierOf(id)).toBe('A')
  set(id, '900万')
  store.setNow('2026-10-09 10:00')
  evaluate('2026-Q3')
  expect(tierOf(id)).toBe('S')
  const history = store.query<{
    quarters: { tier: string; atRisk: boolean; drivers: { changeHundredths: number }[]; score: number }[]
  }>('value.ofCustomer', { customerId: id })
  expect(history.quarters.map(({ tier, atRisk }) => [tier, atRisk])).toEqual([
    ['S', false],
    ['S', true],
    ['A', false],
    ['S', false],
  ])
})

test('a lock by a director holds the tier until its end; nobody else may lock', () => {
  const id = create('甲公司', '900万')
  evaluate('2025-Q4')
  set(id, '1万')
  store.setNow('2026-04-02 10:00')
  evaluate('2026-Q1')
  const lock = { customerId: id, tier: 'S', reason: '战略客户，今年换产线', until: '2026-09-30' }
  expect(() => store.command('value.lockTier', { ...lock, directorId: store.members.owner })).toThrow('总监')
  store.command('value.lockTier', { ...lock, directorId: store.members.director })
  expect(() => store.command('value.lockTier', { ...lock, directorId: store.members.vp })).toThrow('已经锁定')
  store.setNow('2026-07-02 10:00')
  expect(evaluate('2026-Q2').evaluation).toMatchObject({ locked: 1, down: 0, atRisk: 0 })
  expect(tierOf(id)).toBe('S')
  store.setNow('2026-10-09 10:00')
  evaluate('2026-Q3')
  expect(tierOf(id)).toBe('S')
  store.setNow('2027-01-05 10:00')
  // A lock counts nothing: after its end it takes two evaluations again.
  expect(evaluate('2026-Q4').evaluation).toMatchObject({ atRisk: 1 })
  store.setNow('2027-04-05 10:00')
  evaluate('2027-Q1')
  expect(tierOf(id)).toBe('A')
})

test('entering S starts its promises from the evaluation, leaving ends them and keeps their history', () => {
  const id = create('甲公司', '900万')
  store.setNow('2026-04-02 10:00')
  expect(evaluate('2026-Q1')).toMatchObject({ startedPromises: 2, endedPromises: 0 })
  const cells = () => {
    const { rows, clauses } = board()
    return Object.fromEntries(clauses.map(({ key }, at) => [key, rows[0]?.cells[at]?.dueAt ?? null]))
  }
  expect(cells()).toMatchObject({
    'strategy-review': instantOf('2026-07-01 00:00'),
    'success-manager': instantOf('2026-04-03 18:00'),
  })
  store.command('services.setSuccessManager', { customerId: id, memberId: store.members.owner })
  store.command('meetings.createMany', {
    fields: ['customer', 'kind', 'name', 'heldOn'],
    rows: [['甲公司', '战略复盘会', '二季度复盘', '2026-04-02']],
  })
  const lights = () => board().rows[0]?.cells.map((cell) => cell?.light ?? null)
  expect(lights()).toEqual([null, null, null, 'met', 'met'])
  // Each quarter brings its review by itself.
  store.setNow('2026-07-01 09:00')
  store.step('alerts.evaluate')
  expect(cells()['strategy-review']).toBe(instantOf('2026-10-01 00:00'))
  set(id, '1万')
  evaluate('2026-Q2')
  store.setNow('2026-10-09 10:00')
  store.step('alerts.evaluate')
  expect(evaluate('2026-Q3')).toMatchObject({ endedPromises: 2 })
  expect(tierOf(id)).toBe('A')
  expect(board().rows).toEqual([])
  expect(store.query<{ promises: unknown[] }>('services.ofCustomer', { customerId: id }).promises).toEqual([])
  expect(store.db.prepare('SELECT count(*) FROM obligation').pluck().get()).toBe(4)
})

test('every dimension counts once the workspace records it, and the inputs stay with the quarter', () => {
  const id = create('甲公司', '300万')
  const other = create('乙公司', '100万')
  expect(store.query<{ fed: string[] }>('value.evaluations').fed).toEqual(['annualPurchase'])
  store.command('value.setReferrer', { customerId: other, referredById: id })
  store.command('cocreations.createMany', {
    fields: ['customer', 'kind', 'name', 'publishedOn'],
    rows: [
      ['甲公司', '专利', '一种夹具', '2025-11-01'],
      ['甲公司', '白皮书', '太早', '2023-11-01'],
    ],
  })
  store.command('tickets.createMany', {
    fields: ['customer', 'kind', 'name', 'openedAt', 'firstResponseAt'],
    rows: [
      ['甲公司', '技术问题', '一', '2025-11-03 09:00', '2025-11-03 11:00'],
      ['甲公司', '技术问题', '二', '2025-11-03 09:00', '2025-11-03 15:00'],
    ],
  })
  evaluate('2025-Q4')
  const { customer, scoreParts } = store.query<{
    customer: CustomerRow
    scoreParts: { dimension: string; input: number | null; points: number | null; weighted: number | null }[]
  }>('customers.get', { id })
  expect(scoreParts.map(({ dimension, input, points }) => [dimension, input, points])).toEqual([
    ['annualPurchase', 3_000_000, 85],
    ['responseHours', 4, 93.3333],
    ['cocreation', 1, 40],
    ['ecosystem', 300_000, 60],
  ])
  // 0.5·85 + 0.15·93.33 + 0.15·40 + 0.2·60
  expect(customer).toMatchObject({ score: 74.5, tier: 'A', scoreMissing: [] })
})

test('the map counts flows, opens their customers, and is judged again under rules of today', () => {
  const ids = ['甲', '乙', '丙', '丁'].map((name, at) => create(`${name}公司`, ['900万', '20万', '20万', '300万'][at] ?? ''))
  evaluate('2025-Q4')
  const [, second = 0, third = 0] = ids
  set(second, '300万')
  set(third, '0')
  create('戊公司', '20万')
  store.setNow('2026-04-02 10:00')
  evaluate('2026-Q1')
  const ask = (more: object = {}) =>
    store.query<{
      kept: { flows: MigrationFlow[]; summary: object }
      rerun: { flows: MigrationFlow[] } | null
      drivers: object[]
    }>('value.migration', { from: '2025-Q4', to: '2026-Q1', ...more })
  const brief = (flows: readonly MigrationFlow[]) => flows.map(({ from, to, count }) => `${from}>${to} ${count}`)
  expect(brief(ask().kept.flows)).toEqual(['S>S 2', 'B>S 1', 'B>outside 1', 'outside>B 1'])
  expect(ask().kept.summary).toMatchObject({ atStart: 4, lost: 1, added: 1, upgraded: 1, downgraded: 0, retention: 0.75, net: 1 })
  const opened = store.query<{ total: number; rows: FlowCustomer[] }>('value.flow', {
    from: '2025-Q4',
    to: '2026-Q1',
    start: 'B',
    finish: 'S',
  })
  expect(opened.rows.map(({ name }) => name)).toEqual(['乙公司'])
  const { values } = store.query<{ values: { tierThresholds: object } }>('settings.rules')
  store.command('settings.saveRules', {
    effectiveFrom: '2026-04-02',
    values: { ...values, tierThresholds: { S: 95, A: 90, B: 20, C: 10 } },
  })
  const again = ask({ rerun: true })
  expect(again.kept.flows).toEqual(ask().kept.flows)
  expect(brief(again.rerun?.flows ?? [])).toContain('B>B 2')
  expect(() => ask({ to: '2026-Q2' })).toThrow('还没有评定')
})

test('health needs all three parts; renewals and the review pack say what they lack', () => {
  const id = create('甲公司', '900万', { serviceEndOn: '2026-02-20' })
  const save = (figures: object) => store.command('value.saveHealth', { customerId: id, readOn: '2026-01-05', ...figures })
  save({ nps: 80, activeRate: 60, renewal: null })
  const health = () => store.query<{ rows: { value: number | null; healthy: boolean | null }[] }>('value.health').rows[0]
  expect(health()).toMatchObject({ value: null, healthy: null })
  save({ nps: 80, activeRate: 60, renewal: 73.4 })
  expect(health()).toMatchObject({ value: 72, healthy: true })
  store.command('value.saveIndicators', {
    customerId: id,
    quarter: '2026-Q1',
    values: [
      { name: '停机时长下降率', unit: '%', better: 'more', value: '12.5', benchmark: '18', source: '客户月报', asOf: null },
    ],
  })
  expect(store.query('value.renewals')).toMatchObject({
    total: 1,
    leadDays: 90,
    rows: [{ days: 46, health: 72, indicators: 1, indicatorsOf: 2 }],
  })
  const pack = store.query<{ improvements: { code: string }[]; missing: string[] }>('value.reviewPack', { customerId: id })
  expect(pack.missing).toEqual(['promises'])
  expect(pack.improvements.map(({ code }) => code)).toEqual(['reach-benchmark', 'raise-health', 'hold-reviews'])
})

test('ecosystem contribution is what referred customers signed in twelve months, once deals are won at all', () => {
  const id = create('甲公司', '300万')
  const other = create('乙公司', '100万')
  store.command('value.setReferrer', { customerId: other, referredById: id })
  const ecosystem = (quarter: string) =>
    store.db
      .prepare(
        'SELECT s.ecosystem_fen FROM value_snapshot AS s JOIN value_evaluation AS e ON e.id = s.evaluation_id WHERE e.quarter = ? AND s.customer_id = ?',
      )
      .pluck()
      .get(quarter, id)
  evaluate('2025-Q4')
  // No deal was ever won: what it buys stands for it.
  expect(ecosystem('2025-Q4')).toBe(100_000_000)
  const won = (name: string, amount: string, on: string) => {
    store.setNow(`${on} 10:00`)
    const { ids } = store.command<{ ids: number[] }>('pipeline.createMany', {
      fields: ['name', 'customer', 'amount', 'expectedClose'],
      rows: [[name, '乙公司', amount, on]],
    })
    expect(store.command('pipeline.moveStage', { ids, to: 'won' })).toMatchObject({ moved: 1 })
  }
  won('一期', '20万', '2026-02-25')
  won('二期', '30万', '2026-03-31')
  won('三期', '70万', '2026-04-01')
  store.setNow('2026-04-02 10:00')
  evaluate('2026-Q1')
  expect(ecosystem('2026-Q1')).toBe(50_000_000)
  store.setNow('2027-04-02 10:00')
  for (const quarter of ['2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1']) evaluate(quarter)
  expect(ecosystem('2026-Q2')).toBe(120_000_000)
  // A year later the first quarter's are out of the twelve months, the deal of 1 April is still in.
  expect(ecosystem('2027-Q1')).toBe(70_000_000)
})
