import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceFor, type ListedPrice } from '../../src-main/domain/prices/guide-price.ts'
import { lineDeviation } from '../../src-main/domain/prices/line-deviation.ts'
import { benchmarkDays, reasonsNeeded, termDays } from '../../src-main/domain/quotes/submission-gates.ts'

const price = (id: number, patch: Partial<ListedPrice> = {}): ListedPrice => ({
  id,
  kind: 'guide',
  region: null,
  customerType: null,
  fen: id * 100,
  from: '2026-01-01',
  to: null,
  ...patch,
})
const buyer = { region: '华东', customerType: '医院' }

test('of the lists in force the one that says most about the buyer gives the price', () => {
  const all = [
    price(1),
    price(2, { region: '华东' }),
    price(3, { customerType: '医院' }),
    price(4, { region: '华东', customerType: '医院' }),
    price(5, { region: '华北', customerType: '医院' }),
    price(6, { kind: 'cost' }),
  ]
  const id = (entries: readonly ListedPrice[], who = buyer, on = '2026-02-25') => priceFor(entries, 'guide', who, on)?.id ?? null
  expect(id(all)).toBe(4)
  expect(id(all.filter((one) => one.id !== 4))).toBe(3)
  expect(id(all, { region: '华东', customerType: '经销商' })).toBe(2)
  expect(id(all, { region: null, customerType: null } as never)).toBe(1)
  expect(priceFor(all, 'cost', buyer, '2026-02-25')?.id).toBe(6)
  expect(id(all, buyer, '2025-12-31')).toBeNull()
})

test('both days of an entry count, and of two that fit the same the later beginning holds', () => {
  const old = price(9, { to: '2026-02-28' })
  const next = price(3, { from: '2026-02-01' })
  const on = (day: string, entries = [old, next]) => priceFor(entries, 'guide', buyer, day)?.id ?? null
  expect(on('2026-01-31')).toBe(9)
  expect(on('2026-02-01')).toBe(3)
  expect(on('2026-02-28', [old])).toBe(9)
  expect(on('2026-03-01', [old])).toBeNull()
  expect(on('2026-02-01', [price(1), price(2)])).toBe(2)
})

test('the order of entries never matters', () => {
  const entry = fc.record({
    id: fc.integer({ min: 1, max: 99 }),
    region: fc.constantFrom(null, '华东', '华北'),
    customerType: fc.constantFrom(null, '医院', '代理商'),
    from: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
    to: fc.constantFrom(null, '2026-02-25', '2026-01-15'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ({ id }) => id }), (parts) => {
      const entries = parts.map((part) => price(part.id, part))
      const of = (list: readonly ListedPrice[]) => priceFor(list, 'guide', buyer, '2026-02-25')
      expect(of(entries.toReversed())).toEqual(of(entries))
    }),
  )
})

test('8 % off the guide is within the limit, a fen more is not, dearer like cheaper', () => {
  expect(lineDeviation(92_000, 100_000, true, 8)).toEqual({ percent: '-8.00', beyond: false, special: true })
  expect(lineDeviation(91_999, 100_000, true, 8)).toEqual({ percent: '-8.00', beyond: true, special: true })
  expect(lineDeviation(108_001, 100_000, true, 8)).toEqual({ percent: '8.00', beyond: true, special: false })
  expect(lineDeviation(100_000, 100_000, true, 8)).toEqual({ percent: '0.00', beyond: false, special: false })
})

test('a price that stands on no list may always be a special one: a guide that somebody typed proves nothing', () => {
  expect(lineDeviation(100_000, 100_000, false, 8)).toEqual({ percent: '0.00', beyond: false, special: true })
  expect(lineDeviation(100_000, null, false, 8)).toEqual({ percent: null, beyond: false, special: true })
  expect(lineDeviation(1, 0, true, 8)).toEqual({ percent: null, beyond: false, special: true })
})

test('the term is the longest node with money; retention is security, not term', () => {
  const node = (percent: string, days: number, basis: 'signing' | 'retention' = 'signing') => ({
    name: '款',
    percent,
    basis,
    days,
  })
  expect(termDays([])).toBeNull()
  expect(termDays([node('30', 7), node('60', 90), node('10', 365, 'retention')])).toBe(90)
  expect(termDays([node('0', 400), node('100', 0)])).toBe(0)
})

test('an industry has its own benchmark, or that of the widest name within it', () => {
  const list = [
    { industry: '医疗', days: 90 },
    { industry: '医疗器械', days: 75 },
    { industry: '医', days: 10 },
  ]
  expect(benchmarkDays('医疗器械', list)).toBe(75)
  expect(benchmarkDays('医疗服务', list)).toBe(90)
  expect(benchmarkDays('教育', list)).toBeNull()
  expect(benchmarkDays(null, list)).toBeNull()
})

test('red, too little margin and prices off the guide must be explained, yellow and green not', () => {
  expect(reasonsNeeded({ light: 'yellow', belowMargin: false, linesBeyond: 0 })).toEqual([])
  expect(reasonsNeeded({ light: 'red', belowMargin: true, linesBeyond: 2 })).toEqual(['collection', 'margin', 'deviation'])
})
