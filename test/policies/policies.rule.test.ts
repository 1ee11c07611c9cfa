import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { rewardsFor } from '../../src-main/domain/policies/calculator.ts'
import { holdingSpans, holdsOn } from '../../src-main/domain/policies/holding-spans.ts'
import { inForce, policyConflicts } from '../../src-main/domain/policies/in-force.ts'
import type { PolicyVersion } from '../../src-main/domain/policies/policy-card.ts'
import { configureLead, isQuiet, needsConfiguring } from '../../src-main/domain/policies/quiet-days.ts'
import { runRule } from '../../src-main/hosts/cli/rules.ts'

const open = { regions: [], customerClasses: [], products: [], roles: [] }
const card = (over: Partial<PolicyVersion> = {}): PolicyVersion => ({
  card: 'A',
  version: 1,
  effectiveFrom: '2026-01-01',
  validFrom: '2026-01-01',
  validTo: '2026-06-30',
  scope: open,
  trigger: {},
  reward: { kind: 'fixed', amount: '500' },
  payday: 'on-signing',
  budget: null,
  withdrawn: false,
  ...over,
})

test('what held on a date', () => {
  const versions = [
    card(),
    card({ version: 2, effectiveFrom: '2026-03-15' }),
    card({ version: 3, effectiveFrom: '2026-05-01', withdrawn: true }),
    card({ card: 'B', validTo: null, effectiveFrom: '2025-06-01', validFrom: '2026-02-01' }),
  ]
  const on = (date: string) => inForce(versions, date).map(({ card, version }) => `${card}${version}`)
  expect(['2025-12-31', '2026-01-01', '2026-03-14', '2026-03-15', '2026-05-01', '2030-01-01'].map(on)).toEqual([
    [],
    ['A1'],
    ['A1', 'B1'],
    ['A2', 'B1'],
    ['B1'],
    ['B1'],
  ])
  // Entered later with the same date: the later number holds.
  expect(inForce([card({ version: 2 }), card({ version: 1 })], '2026-01-01')[0]?.version).toBe(2)
})

test('two cards that could pay for the same', () => {
  const east = card({ scope: { ...open, regions: ['华东', '华北'] } })
  const later = card({ card: 'B', validFrom: '2026-06-30', validTo: null, scope: { ...open, regions: ['华东'] } })
  expect(policyConflicts([later, east])).toEqual([{ cards: ['A', 'B'], from: '2026-06-30', to: '2026-06-30' }])
  expect(policyConflicts([east, { ...later, scope: { ...open, regions: ['华南'] } }])).toEqual([])
  expect(policyConflicts([east, { ...later, validFrom: '2026-07-01' }])).toEqual([])
  expect(policyConflicts([east, { ...later, reward: { kind: 'perReferral', amount: '1' } }])).toEqual([])
})

test('a card that is yet to begin conflicts as well; versions that follow each other conflict once', () => {
  const first = card({ validTo: '2026-12-31' })
  const next = card({ version: 2, effectiveFrom: '2026-04-01', validTo: '2026-12-31', reward: { kind: 'fixed', amount: '600' } })
  const coming = card({ card: 'B', effectiveFrom: '2026-03-01', validFrom: '2026-03-01', validTo: null })
  const all = [first, next, coming]
  expect(policyConflicts(all, '2026-01-10')).toEqual([{ cards: ['A', 'B'], from: '2026-03-01', to: '2026-12-31' }])
  expect(policyConflicts(all, '2027-01-01')).toEqual([])
  // From April on A is for another region.
  const moved = { ...next, scope: { ...open, regions: ['华南'] } }
  const east = { ...coming, scope: { ...open, regions: ['华东'] } }
  expect(policyConflicts([first, moved, east])).toEqual([{ cards: ['A', 'B'], from: '2026-03-01', to: '2026-03-31' }])
  expect(policyConflicts([first, { ...next, withdrawn: true }, coming])).toMatchObject([{ to: '2026-03-31' }])
})

test('the days of versions say the same as what holds on a date', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
  const some = fc.array(
    fc.record({
      card: fc.constantFrom('A', 'B'),
      effectiveFrom: day,
      validFrom: day,
      validTo: fc.option(day),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(some, day, (list, on) => {
      const versions = list.map((one, at) => card({ ...one, version: at + 1 }))
      const spans = holdingSpans(versions).filter((span) => holdsOn(span, on))
      expect(spans.map(({ version }) => version.version)).toEqual(inForce(versions, on).map(({ version }) => version))
    }),
  )
})

test('three working days running without a trigger are red; the holiday neither counts nor breaks', () => {
  const red = (triggers: [string, number][], date: string, from = '2026-01-01') =>
    isQuiet(new Map(triggers), (day) => day >= from, date, chinaCalendar)
  // 13 and 14 February were worked, 15–23 February off.
  expect(red([['2026-02-12', 1]], '2026-02-23')).toBe(false)
  expect(red([['2026-02-12', 1]], '2026-02-24')).toBe(true)
  expect(red([['2026-02-18', 1]], '2026-02-25')).toBe(false)
  expect(red([], '2026-02-25', '2026-02-24')).toBe(false)
  expect(red([['2026-02-25', 1]], '2026-02-25')).toBe(false)
})

test('48 hours before it starts', () => {
  const start = 1_000_000_000
  expect(needsConfiguring(start, null, start - configureLead)).toBe(true)
  expect(needsConfiguring(start, null, start - configureLead - 1)).toBe(false)
  expect(needsConfiguring(start, start - configureLead - 5, start)).toBe(false)
})

test('every reward and every reason', () => {
  const cards = [
    card({ reward: { kind: 'percent', rate: '0.015', cap: '1000' }, payday: 'quarter-end' }),
    card({
      card: 'B',
      trigger: { minAmount: '100000', minReferrals: 2, maxPaymentDays: 30 },
      scope: { ...open, regions: ['华南'] },
    }),
    card({ card: 'C', reward: { kind: 'perReferral', amount: '200' }, payday: 'month-end' }),
    card({ card: 'D', validTo: '2026-02-24' }),
  ]
  const deal = {
    date: '2026-02-25',
    region: '华东',
    customerClass: '三甲医院',
    product: '仪器',
    role: 'rep',
    amount: '66666.67',
    referrals: 1,
    paymentDays: 45,
  }
  expect(rewardsFor(cards, deal)).toEqual([
    { card: 'A', version: 1, fen: 100_000, payOn: '2026-06-30' },
    { card: 'B', reasons: ['other-region', 'amount-too-small', 'too-few-referrals', 'paid-too-late'] },
    { card: 'C', version: 1, fen: 20_000, payOn: '2026-04-30' },
    { card: 'D', reasons: ['not-in-force'] },
  ])
})

test('asked on the command line', () => {
  const cards = [{ card: 'A', validFrom: '2026-01-01', reward: { kind: 'percent', rate: '0.01' } }]
  expect(runRule('policy-in-force', [{ cards, date: '2026-03-15' }])).toEqual([{ cards: [{ card: 'A', version: 1 }] }])
  expect(runRule('policy-calculator', [{ cards, deal: { date: '2026-03-15', amount: '1000.50', paymentDays: 10 } }])).toEqual([
    { rewards: [{ card: 'A', version: 1, reward: '10.01', payOn: '2026-03-25' }] },
  ])
})
