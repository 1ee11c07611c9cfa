import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { contract } from '../../src-preload/contract/index.ts'
import type { PolicyCardRow, PolicyDefinition } from '../../src-preload/contract/policies.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'

let store: CustomerStore
let rep: number
let director: number
beforeEach(() => {
  store = customerStore('2026-03-02')
  const person = (name: string, role: string) =>
    store.command<{ id: number }>('members.save', { name, role, region: null, team: null, active: true }).id
  rep = person('王销售', 'rep')
  director = person('钱总监', 'director')
})
afterEach(() => store.close())

const definition: PolicyDefinition = {
  validFrom: '2026-03-01',
  validTo: '2026-12-31',
  scope: { regions: ['华东'], customerClasses: [], products: [], roles: [] },
  trigger: { minAmount: '100000' },
  action: '签约当天登记',
  reward: { kind: 'percent', rate: '0.01', cap: '5000' },
  payday: 'month-end',
  budget: '200000',
  owner: null,
  steps: '在系统里打开折扣',
  configuredBy: ['director'],
}
const save = (name: string, more: Partial<PolicyDefinition> = {}, effectiveFrom = '2026-03-01', id?: number) =>
  store.command<{ id: number; versionId: number }>('policies.saveCard', {
    ...(id === undefined ? {} : { id }),
    name,
    effectiveFrom,
    definition: { ...definition, ...more },
    by: rep,
  })
const cards = (on: string) =>
  v.parse(contract.policies.cards.output, store.query('policies.cards', { on })) as {
    cards: PolicyCardRow[]
    conflicts: { cards: string[] }[]
  }

test('what held on a day is told by version; cards that could pay twice are named', () => {
  const first = save('大单奖')
  const second = save('大单奖', { reward: { kind: 'fixed', amount: '2000' } }, '2026-04-01', first.id)
  expect(['2026-02-28', '2026-03-15', '2026-04-01', '2027-01-01'].map((on) => cards(on).cards[0]?.inForce)).toEqual([
    null,
    first.versionId,
    second.versionId,
    null,
  ])
  save('华东加码', { trigger: {} })
  expect(cards('2026-03-15').conflicts).toMatchObject([{ cards: expect.arrayContaining(['大单奖', '华东加码']) }])
  // Entered in February, told in February.
  expect(cards('2026-02-10').conflicts).toMatchObject([{ from: '2026-03-01', to: '2026-12-31' }])
})

test('a card that nobody configured is due 48 hours before it starts, with its steps', () => {
  const soon = save('后天开始', { validFrom: '2026-03-04' }, '2026-03-04')
  save('下周开始', { validFrom: '2026-03-10' }, '2026-03-10')
  const waiting = () => v.parse(contract.policies.unconfigured.output, store.query('policies.unconfigured'))
  expect(waiting()).toMatchObject([{ name: '后天开始', role: 'director', steps: '在系统里打开折扣', late: false }])
  store.command('policies.configure', { versionId: soon.versionId, by: director })
  expect(waiting()).toEqual([])
})

test('a version that nobody configured is told though the next one is entered already', () => {
  const first = save('大单奖')
  const next = save('大单奖', {}, '2026-04-01', first.id)
  const waiting = () => store.query<{ startsOn: string; late: boolean }[]>('policies.unconfigured')
  expect(waiting()).toMatchObject([{ startsOn: '2026-03-01', late: true }])
  store.command('policies.configure', { versionId: first.versionId, by: director })
  expect(waiting()).toEqual([])
  store.setToday('2026-03-30')
  expect(waiting()).toMatchObject([{ startsOn: '2026-04-01', late: false }])
  store.command('policies.configure', { versionId: next.versionId, by: director })
  expect(waiting()).toEqual([])
})

test('the heat map shows each day by the version of that day, and does not judge days to come', () => {
  const { id } = save('大单奖')
  save('大单奖', { scope: { ...definition.scope, regions: ['华南'] } }, '2026-03-05', id)
  store.setToday('2026-03-10')
  const map = store.query<{ rows: { region: string; counts: (number | null)[]; quiet: boolean[] }[] }>('policies.heatMap', {
    from: '2026-03-02',
    to: '2026-03-12',
  })
  const [yes, no] = [true, false]
  expect(map.rows).toMatchObject([
    // Monday to Wednesday; from Thursday on the card is for the south.
    {
      region: '华东',
      counts: [0, 0, 0, null, null, null, null, null, null, null, null],
      quiet: [no, no, yes, no, no, no, no, no, no, no, no],
    },
    { region: '华南', counts: [null, null, null, 0, 0, 0, 0, 0, 0, 0, 0], quiet: [no, no, no, no, no, no, no, yes, yes, no, no] },
  ])
})

test('the heat map counts triggers by region and day and reddens after three quiet working days', () => {
  const { id } = save('大单奖')
  store.command('policies.recordTrigger', { cardId: id, on: '2026-03-02', region: '华东', amount: { fen: 100_000 } })
  store.setToday('2026-03-06')
  const map = v.parse(
    contract.policies.heatMap.output,
    store.query('policies.heatMap', { from: '2026-02-28', to: '2026-03-06' }),
  ) as {
    rows: { region: string; counts: (number | null)[]; quiet: boolean[] }[]
  }
  // Monday 2 March was triggered; Tuesday to Thursday were not.
  expect(map.rows).toMatchObject([
    { region: '华东', counts: [null, 0, 1, 0, 0, 0, 0], quiet: [false, false, false, false, false, true, true] },
  ])
  expect(cards('2026-03-15').cards[0]?.spent).toEqual({ fen: 100_000 })
})

test('a day off of the company itself is no quiet day on the heat map', () => {
  const { id } = save('大单奖')
  store.command('policies.recordTrigger', { cardId: id, on: '2026-03-02', region: '华东', amount: { fen: 100_000 } })
  const { values } = store.query<{ values: Record<string, unknown> }>('calendar.settings')
  store.command('calendar.save', { values: { ...values, ownDaysOff: [{ date: '2026-03-04', name: '年会' }] } })
  store.setToday('2026-03-06')
  const map = store.query<{ rows: { quiet: boolean[] }[] }>('policies.heatMap', { from: '2026-03-05', to: '2026-03-06' })
  // Tuesday and Thursday are two; Friday is the third.
  expect(map.rows[0]?.quiet).toEqual([false, true])
})

test('the calculator tells every reward, when it is paid, and every reason against', () => {
  save('大单奖')
  save('西北奖', { scope: { ...definition.scope, regions: ['西北'] }, trigger: { minReferrals: 2 } })
  const deal = {
    date: '2026-03-10',
    region: '华东',
    customerClass: 'A',
    product: '',
    role: '销售',
    amount: '300000',
    referrals: 0,
    paymentDays: 30,
  }
  expect(v.parse(contract.policies.calculate.output, store.query('policies.calculate', deal))).toMatchObject({
    total: { fen: 300_000 },
    rewards: [{ name: '大单奖', amount: { fen: 300_000 }, payOn: '2026-04-30' }],
    others: [{ name: '西北奖', reasons: ['other-region', 'too-few-referrals'] }],
  })
})

test('an incentive shows its parts, which add up, or what is lacking', () => {
  const inputs = {
    memberId: rep,
    month: '2026-02',
    base: '10000',
    signingAttainment: '1.1',
    ltv: '3000',
    cac: '1000',
    firstPaymentRate: '0.9',
    activeRate: '0.8',
  }
  store.command('policies.saveIncentive', inputs)
  const list = () => v.parse(contract.policies.incentives.output, store.query('policies.incentives', { month: '2026-02' }))
  expect(list()).toMatchObject([
    {
      name: '王销售',
      bonus: { fen: 980_000 },
      quality: '1',
      parts: { signing: { fen: 550_000 }, firstPayment: { fen: 270_000 }, active: { fen: 160_000 } },
    },
  ])
  store.command('policies.saveIncentive', { ...inputs, activeRate: null })
  expect(list()).toMatchObject([{ bonus: null, missing: ['activeRate'] }])
})
