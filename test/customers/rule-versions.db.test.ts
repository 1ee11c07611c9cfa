import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CustomerRow } from '../../src-preload/contract/customers.ts'
import type { RuleSettings } from '../../src-preload/contract/settings.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-02-25 10:00')
})
afterEach(() => store.close())

const rules = (on?: string) => store.query<{ values: RuleSettings }>('settings.rules', on === undefined ? {} : { on }).values
const versions = () =>
  store.query<{ versions: { id: number; effectiveFrom: string; state: string; changes: { path: string[]; to: unknown }[] }[] }>(
    'settings.ruleVersions',
  ).versions
const save = (effectiveFrom: string, more: Partial<RuleSettings>, shownOn = '2026-02-25') =>
  store.command('settings.saveRules', { effectiveFrom, shownOn, values: { ...rules(shownOn), ...more } })
const weights = (annualPurchase: number) => ({ annualPurchase, responseHours: 15, cocreation: 15, ecosystem: 20 })

test('a change from today goes on through what begins later, up to a change of the same thing', () => {
  save('2026-04-01', { valueWeights: weights(70) })
  save('2026-07-01', { dormantAfterDays: 9 })
  // The form shows today's rules: saving from today changes what differs from them and nothing else.
  save('2026-02-25', { dormantAfterDays: 20, healthyFrom: 75 })
  expect(rules()).toMatchObject({ dormantAfterDays: 20, healthyFrom: 75, valueWeights: { annualPurchase: 50 } })
  expect(rules('2026-04-01')).toMatchObject({ dormantAfterDays: 20, healthyFrom: 75, valueWeights: { annualPurchase: 70 } })
  expect(rules('2026-07-01')).toMatchObject({ dormantAfterDays: 9, healthyFrom: 75, valueWeights: { annualPurchase: 70 } })
  expect(rules('2026-02-24')).toMatchObject({ dormantAfterDays: 15, healthyFrom: 72 })
  expect(versions().map(({ effectiveFrom, state }) => [effectiveFrom, state])).toEqual([
    ['2026-07-01', 'coming'],
    ['2026-04-01', 'coming'],
    ['2026-02-25', 'current'],
  ])
  expect(versions()[1]?.changes).toMatchObject([{ path: ['valueWeights', 'annualPurchase'], to: 70 }])
})

test('what has not begun can be taken back with what it changed later; what holds cannot', () => {
  save('2026-04-01', { valueWeights: weights(70) })
  save('2026-07-01', { healthyFrom: 80 })
  expect(rules('2026-07-01')).toMatchObject({ valueWeights: { annualPurchase: 70 }, healthyFrom: 80 })
  store.command('settings.withdrawRules', { id: versions()[1]?.id })
  expect(rules('2026-04-01').valueWeights.annualPurchase).toBe(50)
  expect(rules('2026-07-01')).toMatchObject({ valueWeights: { annualPurchase: 50 }, healthyFrom: 80 })
  store.command('changes.undo', {})
  expect(rules('2026-07-01')).toMatchObject({ valueWeights: { annualPurchase: 70 }, healthyFrom: 80 })
  save('2026-02-25', { healthyFrom: 71 })
  expect(() => store.command('settings.withdrawRules', { id: versions().at(-1)?.id })).toThrow('已经生效')
  expect(rules('2026-07-01').healthyFrom).toBe(80)
})

test('tiers follow rules on the day these begin, once, though nobody touched the customer', () => {
  const id = store.customer('甲公司', null)
  store.command('customers.edit', { cells: [{ id, field: 'annualPurchase', value: '300万' }] })
  const tier = () => store.query<{ customer: CustomerRow }>('customers.get', { id }).customer.tier
  expect(tier()).toBe('S')
  save('2026-04-01', { tierThresholds: { S: 99.7, A: 99.6, B: 99.5, C: 1 } })
  expect(store.step('customers.beginRules')).toEqual({ begun: false })
  expect(tier()).toBe('S')
  store.setNow('2026-04-01 00:10')
  expect(store.step('customers.beginRules')).toEqual({ begun: true })
  expect(tier()).toBe('C')
  expect(store.step('customers.beginRules')).toEqual({ begun: false })
})
