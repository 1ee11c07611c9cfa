import { expect, test } from 'vitest'
import { addDays } from '../../src-main/domain/_base/dates.ts'
import { customerAlerts, type WatchedCustomer } from '../../src-main/domain/alerts/customer-alerts.ts'

const today = '2026-02-25'
const quiet: WatchedCustomer = { id: 1, serviceEndOn: null, lastContactOn: null, silence: null }
const ending = (days: number, leads = [30, 7]) =>
  customerAlerts([{ ...quiet, serviceEndOn: addDays(today, days) }], today, { serviceEndLeadDays: leads }).map((o) => o.rule)

test('service ending: 30 days, then 7 alone, never after the end', () => {
  expect([31, 30, 8, 7, 0, -1].map((days) => ending(days))).toEqual([
    [],
    ['service-ending-30'],
    ['service-ending-30'],
    ['service-ending-7'],
    ['service-ending-7'],
    [],
  ])
  expect(ending(40, [14, 45, 7])).toEqual(['service-ending-30'])
  expect(ending(3, [30])).toEqual(['service-ending-30'])
})

test('silence is keyed by the last contact', () => {
  const lastContactOn = '2025-11-01'
  const raised = (['dormant', 'silent', 'key-silent'] as const).map((silence) =>
    customerAlerts([{ ...quiet, lastContactOn, silence }], today, { serviceEndLeadDays: [30, 7] }),
  )
  expect(raised.flat()).toEqual(
    ['dormant-risk', 'silent', 'key-silent'].map((rule) => ({ rule, customerId: 1, period: lastContactOn, days: 116 })),
  )
  expect(customerAlerts([quiet], today, { serviceEndLeadDays: [30, 7] })).toEqual([])
})

test('one customer may raise both', () => {
  const both = customerAlerts([{ id: 9, serviceEndOn: '2026-03-01', lastContactOn: '2026-02-05', silence: 'dormant' }], today, {
    serviceEndLeadDays: [30, 7],
  })
  expect(both).toEqual([
    { rule: 'service-ending-7', customerId: 9, period: '2026-03-01', days: 4 },
    { rule: 'dormant-risk', customerId: 9, period: '2026-02-05', days: 20 },
  ])
})
