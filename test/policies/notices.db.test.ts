import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import { line, putInForce, withPeople } from '../quotes/quote-fixture.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'

let store: CustomerStore
let rep: number
beforeEach(() => {
  store = customerStore('2026-02-27')
  const person = (name: string, role: string, region: string | null) =>
    store.command<{ id: number }>('members.save', { name, role, region, team: null, active: true }).id
  rep = person('王销售', 'rep', '华东')
  person('周经理', 'manager', '华东')
  person('钱总监', 'director', null)
})
afterEach(() => store.close())

const look = (day: string) => {
  store.setToday(day)
  return store.step<{ raised: number }>('alerts.evaluate').raised
}
const told = (rule: string) =>
  store
    .query<{ rows: Alert[] }>('alerts.list', { rule })
    .rows.map(({ title, recipients }) => [title, recipients.map(({ name }) => name)])
const save = (name: string, from: string) =>
  store.command('policies.saveCard', {
    name,
    effectiveFrom: from,
    definition: {
      validFrom: from,
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
    },
    by: rep,
  })

test('an unconfigured card sends its steps 48 hours before it starts, once', () => {
  save('大单奖', '2026-03-04')
  look('2026-03-01')
  expect(told('policy-unconfigured')).toEqual([])
  look('2026-03-02')
  look('2026-03-03')
  expect(told('policy-unconfigured')).toEqual([['政策“大单奖”2026-03-04 生效，还没有配置', ['钱总监']]])
})

test('scopes quiet for three working days are told on Friday at four', () => {
  save('大单奖', '2026-03-02')
  look('2026-03-05')
  expect(told('policy-quiet')).toEqual([])
  // The test's clock stands at ten: Friday's look at four is made up for the next morning.
  look('2026-03-06')
  expect(told('policy-quiet')).toEqual([])
  look('2026-03-07')
  expect(told('policy-quiet')).toEqual([['政策“大单奖”在华东连续三个工作日没有触发', ['周经理', '钱总监']]])
})

test('a region whose prices deviated too far tells everyone there that special prices are frozen', () => {
  look('2026-02-27')
  const id = store.create({ name: '上海甲公司', region: '华东' })
  store.setToday('2026-02-24')
  withPeople(store)
  putInForce(store, { customerId: id, lines: [line('a', { price: { fen: 91_00 }, guidePrice: { fen: 100_00 } })] })
  look('2026-03-02')
  const frozen = told('price-freeze')
  expect(frozen.map(([title]) => title)).toEqual(Array(2).fill('华东上周价格偏差 9.00%，特价申请冻结到周日'))
  expect(frozen.flatMap(([, names]) => names).toSorted()).toEqual(['周经理', '王销售'])
  look('2026-03-03')
  expect(told('price-freeze')).toHaveLength(2)
})
