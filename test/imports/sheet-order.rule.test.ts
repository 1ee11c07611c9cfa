import { expect, test } from 'vitest'
import { importTargets, type ImportTargetName } from '../../src-preload/contract/imports.ts'
import { sheetOrder } from '../../src-main/domain/imports/sheet-order.ts'

const ordered = (...targets: ImportTargetName[]) => sheetOrder(targets).map((at) => targets[at])

test('what others name comes first', () => {
  expect(ordered('opportunities', 'contacts', 'customers')).toEqual(['customers', 'opportunities', 'contacts'])
  expect(ordered('activities', 'opportunities', 'customers', 'members')).toEqual([
    'members',
    'customers',
    'opportunities',
    'activities',
  ])
  expect(ordered('prices', 'products')).toEqual(['products', 'prices'])
})

test('sheets of one list keep the order of the file', () => {
  expect(sheetOrder(['orders', 'orders', 'orders'])).toEqual([0, 1, 2])
  expect(sheetOrder(['contacts', 'customers', 'contacts', 'customers'])).toEqual([1, 3, 0, 2])
})

test('every list has its place, and none before a list that its rows name', () => {
  const all = ordered(...importTargets)
  expect([...all].sort()).toEqual([...importTargets].sort())
  for (const name of ['contacts', 'opportunities', 'orders', 'tickets'] as const)
    expect(all.indexOf(name)).toBeGreaterThan(all.indexOf('customers'))
  expect(all.indexOf('customers')).toBeGreaterThan(all.indexOf('members'))
})
