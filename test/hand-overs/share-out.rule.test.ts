import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { handOverCompleteness, shareOut, type Owned } from '../../src-main/domain/hand-overs/share-out.ts'

const owned = (id: number, weight = 0, customerId: number | null = null): Owned => ({ id, weight, customerId })

test('one successor gets all, none gets nothing', () => {
  expect([...shareOut([owned(1), owned(2)], [7])]).toEqual([
    [1, 7],
    [2, 7],
  ])
  expect(shareOut([owned(1)], []).size).toBe(0)
})

test('several share by number, and by weight among equals', () => {
  // 100 to 7, 90 to 8, then both have one: 8 weighs less and gets 20, 7 gets 10.
  expect(Object.fromEntries(shareOut([owned(1, 10), owned(2, 100), owned(3, 20), owned(4, 90)], [7, 8]))).toEqual({
    1: 7,
    2: 7,
    3: 8,
    4: 8,
  })
})

test('what belongs to a customer goes where the customer goes', () => {
  const customers = new Map([[50, 8]])
  expect(Object.fromEntries(shareOut([owned(1, 0, 50), owned(2, 0, 51), owned(3)], [7], customers))).toEqual({ 1: 8, 2: 7, 3: 7 })
  expect([...shareOut([owned(1, 0, 50), owned(2, 0, 51)], [], customers)]).toEqual([[1, 8]])
})

test('nobody has two more than another, whatever the order', () => {
  const list = fc.uniqueArray(fc.record({ id: fc.nat(500), weight: fc.nat(50), customerId: fc.constant(null) }), {
    selector: ({ id }) => id,
  })
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 5 }), (items, people) => {
      const to = Array.from({ length: people }, (_, at) => at + 1)
      const shares = shareOut(items, to)
      const counts = to.map((id) => [...shares.values()].filter((one) => one === id).length)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      expect([...shareOut(items.toReversed(), to)].toSorted()).toEqual([...shares].toSorted())
    }),
    { seed: Number(process.env['SEED'] ?? 20260225), numRuns: 300 },
  )
})

test('completeness is a share of what is known, and no data without any', () => {
  expect(handOverCompleteness(19, 20)).toBe('95.00')
  expect(handOverCompleteness(2, 3)).toBe('66.67')
  expect(handOverCompleteness(0, 0)).toBe(null)
})
