import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import type { QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import type { PolicyDefinition } from '../../src-preload/contract/policies.ts'
import { contract } from '../../src-preload/contract/index.ts'
import { codeOf, rebateStore, tiered, type RebateStore } from '../rebates/rebate-store.ts'
import { content, line } from './quote-fixture.ts'

let store: RebateStore
let customer: number
beforeEach(() => {
  store = rebateStore('2026-02-20')
  customer = store.create({ name: '上海甲公司' })
})
afterEach(() => store.close())

const earn = (patch: Partial<QuoteContent>, more: object = {}) =>
  v.parse(
    contract.quotes.earnings.output,
    store.query('quotes.earnings', { content: content({ customerId: customer, ...patch }), referrals: 0, role: 'rep', ...more }),
  )
const sold = (key: string, net: number, patch = {}) => line(key, { quantity: '1', price: { fen: net * 113 }, ...patch })
const card = (name: string, patch: Partial<PolicyDefinition>) => {
  const definition: PolicyDefinition = {
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    scope: { regions: [], customerClasses: [], products: [], roles: [] },
    trigger: {},
    action: '登记',
    reward: { kind: 'percent', rate: '0.01' },
    payday: 'on-payment',
    budget: null,
    owner: null,
    steps: '',
    configuredBy: [],
    ...patch,
  }
  store.command('policies.saveCard', { name, effectiveFrom: '2026-01-01', definition, by: store.finance })
}
const scope = { regions: [], customerClasses: [], products: [], roles: [] }

test('a quote that lifts the quarter over a tier says what it earns the customer on everything bought before', () => {
  store.programme('季度', tiered)
  store.book([['FP-1', '上海甲公司', '2026-01-10', '450000', '正常价', '1', 'A', null]])
  const { rebates, rebateTotal, sharePercent } = earn({ lines: [sold('a', 100_000)] })
  // 450,000 earns nothing; 550,000 earns 2 % of it all.
  expect(rebates).toMatchObject([
    { programmeName: '季度', period: '2026-Q1', by: '2026-03-31', now: { fen: 0 }, would: { fen: 1_100_000 }, unit: 'yuan' },
  ])
  expect(rebates[0]?.next).toMatchObject({ gap: '450000.00', would: { fen: 3_000_000 } })
  expect(rebateTotal).toEqual({ fen: 1_100_000 })
  // 11,000 of 113,000.
  expect(sharePercent).toBe('9.73')
})

test('what the rebate says beforehand is what the run gives once it is invoiced', () => {
  store.programme('季度', tiered)
  store.programme('按件', {
    ...tiered,
    rule: { tiers: [{ from: '0', type: 'perUnit', value: '12.5' }], mode: 'whole', boundary: 'gte' },
    facts: { quantity: { event: 'invoice', unit: 'quantity' } },
  })
  store.book([['FP-1', '上海甲公司', '2026-01-10', '450000', '正常价', '3', 'A', null]])
  const { rebates } = earn({ lines: [sold('a', 100_000)] })
  store.book([['FP-2', '上海甲公司', '2026-02-20', '100000', '正常价', '1', 'P-a', null]])
  store.setToday('2026-04-02')
  store.run('2026-Q1')
  const proof = store.query<{ results: { programmeName: string; due: { fen: number } }[] }>('rebates.proof', {
    period: '2026-Q1',
    party: customer,
  })
  const due = new Map(proof.results.map((one) => [one.programmeName, one.due]))
  expect(rebates).toHaveLength(2)
  for (const { programmeName, would } of rebates) expect(would).toEqual(due.get(programmeName))
})

test('a programme of other customers is left out; one that lacks a target says so', () => {
  store.programme('华南', { ...tiered, scope: { regions: ['华南'] } })
  store.programme('任务', { ...tiered, rule: { ...tiered.rule, tierOn: 'attainmentPct' } })
  const { rebates, rebateTotal } = earn({ lines: [sold('a', 100_000)] })
  expect(rebates).toMatchObject([{ programmeName: '任务', now: null, would: null, missing: ['target'] }])
  expect(rebateTotal).toEqual({ fen: 0 })
})

test('a group buys together: its customer is shown what the group comes to', () => {
  const other = store.create({ name: '北京乙公司' })
  store.programme('集团', { ...tiered, party: 'group' })
  store.command('transactions.saveGroup', { name: '甲乙集团', customers: [customer, other] })
  store.book([['FP-1', '北京乙公司', '2026-01-10', '450000', '正常价', '1', 'A', null]])
  expect(earn({ lines: [sold('a', 100_000)] }).rebates).toMatchObject([
    { groupName: '甲乙集团', now: { fen: 0 }, would: { fen: 1_100_000 } },
  ])
})

test('cards look at their own products, at the role by either name, and at the days of the longest payment', () => {
  card('超声加码', { scope: { ...scope, products: ['超声'] }, reward: { kind: 'percent', rate: '0.02' } })
  card('助理奖', { scope: { ...scope, roles: ['销售助理'] }, reward: { kind: 'fixed', amount: '500' } })
  card('大单', { trigger: { minAmount: '150000' }, payday: 'month-end' })
  card('快付', { trigger: { maxPaymentDays: 5 } })
  const lines = [sold('a', 100_000, { name: '超声' }), sold('b', 50_000)]
  const asRep = earn({ lines })
  expect(asRep).toMatchObject({ paymentDays: 7, region: '华东', amount: { fen: 16_950_000 } })
  expect(asRep.rewards.map(({ name, amount, payOn }) => [name, amount.fen, payOn])).toEqual([
    ['超声加码', 226_000, '2026-02-27'],
    ['大单', 169_500, '2026-02-28'],
  ])
  const reasons = new Map(asRep.others.map((one) => [one.name, one.reasons]))
  expect(reasons.get('助理奖')).toEqual(['other-role'])
  expect(reasons.get('快付')).toEqual(['paid-too-late'])
  const asAssistant = earn({ lines }, { role: 'assistant', paymentDays: 5 })
  expect(asAssistant.rewards.map(({ name }) => name).toSorted()).toEqual(['助理奖', '大单', '快付', '超声加码'].toSorted())
  expect(earn({ lines: [] })).toMatchObject({ rebates: [], sharePercent: null })
})

test('an amount beyond what can be reckoned is refused in words', () => {
  const huge = [sold('a', 1, { price: { fen: Number.MAX_SAFE_INTEGER }, quantity: '999' })]
  expect(codeOf(() => earn({ lines: huge }))).toBe('quotes.amount-too-large')
})
