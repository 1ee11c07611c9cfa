import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byUrgency, type Orderable } from '../../src-main/domain/daily/order-items.ts'

const items = fc.array(
  fc.record({
    kind: fc.constantFrom('quote', 'promise', 'task', 'step', 'alert'),
    light: fc.constantFrom('red', 'amber', 'plain'),
    due: fc.option(fc.constantFrom('2026-02-24', '2026-02-25', '2026-02-25T02:00:00.000Z')),
    id: fc.integer({ min: 1, max: 9 }),
  }) as fc.Arbitrary<Orderable>,
)

test('red comes first, then who waits for us, then what is due first; the order does not depend on where one began', () => {
  const of = (kind: Orderable['kind'], light: Orderable['light'], due: string | null, id: number) => ({ kind, light, due, id })
  const ordered = [
    of('promise', 'red', null, 9),
    of('quote', 'red', '2026-02-24', 8),
    of('task', 'red', '2026-02-20', 7),
    of('task', 'red', '2026-02-24', 3),
    of('task', 'red', null, 1),
    of('alert', 'red', '2026-01-01', 1),
    of('task', 'amber', '2026-02-25', 1),
    of('quote', 'plain', null, 1),
    of('step', 'plain', '2026-02-25', 2),
  ]
  expect(ordered.toReversed().sort(byUrgency)).toEqual(ordered)
  fc.assert(
    fc.property(items, (list) => {
      expect(list.toSorted(byUrgency)).toEqual(list.toReversed().toSorted(byUrgency))
    }),
  )
})
