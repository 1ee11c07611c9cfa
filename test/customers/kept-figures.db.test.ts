import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSilenceLimits, silenceLimits } from '../../src-main/features/customers/silence-limits.ts'
import { ReadHandle } from '../../src-main/store/read-handle.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => void (store = testStore('2026-02-25')))
afterEach(() => store.close())

const create = (name: string, annualPurchase: string) =>
  store.command<{ ids: number[] }>('customers.createMany', {
    fields: ['name', 'annualPurchase'],
    rows: [[name, annualPurchase]],
    allowIncomplete: true,
  }).ids[0] as number
/** As another thread or the next start reads it: with nothing in memory. */
const afresh = () => silenceLimits({ read: new ReadHandle(store.db), clock: store.writing.clock }).keySilentThresholdFen

test('limits kept in the file hold until an amount changes, and then are read anew', () => {
  const ids = ['100', '200', '300', '400', '500'].map((amount, at) => create(`客户${at}`, amount))
  keepSilenceLimits(store.writing)
  const kept = () => JSON.parse(store.writing.read.value<string>(`SELECT value FROM meta WHERE key = 'silence_limits'`) ?? '')
  expect(kept().limits.keySilentThresholdFen).toBe(50_000)
  expect(afresh()).toBe(50_000)
  store.command('customers.edit', { cells: [{ id: ids[4], field: 'annualPurchase', value: '900' }] })
  expect(afresh()).toBe(90_000)
  expect(kept().limits.keySilentThresholdFen).toBe(50_000)
  keepSilenceLimits(store.writing)
  expect(kept().limits.keySilentThresholdFen).toBe(90_000)
})

test('choices and counts follow an edit at once though they are remembered', () => {
  create('甲', '100')
  const tagsOf = () => store.query<{ tags: { value: string; count: number }[] }>('customers.choices').tags
  expect(tagsOf()).toEqual([])
  const id = create('乙', '100')
  store.command('customers.edit', { cells: [{ id, field: 'tags', value: '重点,老客户' }] })
  expect(tagsOf()).toEqual([
    { value: '老客户', count: 1 },
    { value: '重点', count: 1 },
  ])
  expect(store.query<{ total: number }>('customers.summary').total).toBe(2)
  store.command('customers.remove', { ids: [id] })
  expect(store.query<{ total: number }>('customers.summary').total).toBe(1)
})
