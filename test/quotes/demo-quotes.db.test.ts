import { afterEach, beforeEach, expect, test } from 'vitest'
import { quoteStates, type QuoteRow } from '../../src-preload/contract/_words/quote-rows.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => void (store = testStore('2026-02-25')))
afterEach(() => store.close())

test('the demo has quotes in every state and at every node, and every chain of them holds', { timeout: 60_000 }, () => {
  store.step('workspace.fillDemo', { rows: 300, seed: 7 })
  const { rows } = store.query<{ rows: QuoteRow[] }>('quotes.list', {})
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(quoteStates))
  expect(new Set(rows.map(({ current }) => current))).toEqual(new Set([null, 'product', 'finance', 'legal']))
  expect(rows.filter(({ inForce, state }) => inForce !== null && state === 'draft').length).toBeGreaterThan(0)
  expect(rows.some(({ urgent }) => urgent)).toBe(true)
  expect(store.query('quotes.verify')).toMatchObject({ quotes: rows.length, broken: [] })
  expect(rows.every(({ updatedAt }) => updatedAt <= store.writing.clock.now())).toBe(true)
})

test(
  'customers with quotes are merged with them and not deleted; the chains hold, and undo brings all back',
  { timeout: 60_000 },
  () => {
    store.step('workspace.fillDemo', { rows: 300, seed: 7 })
    const owners = () => store.gate.read.all('SELECT id, customer_id FROM quote ORDER BY id')
    const before = owners()
    const quoted = store.gate.read.column<number>('SELECT DISTINCT customer_id FROM quote ORDER BY customer_id')
    const [survivor = 0, ...others] = quoted
    expect(() => store.command('customers.remove', { ids: [others[0]] })).toThrow(/不能删除/)
    store.command('customers.merge', { survivorId: survivor, otherIds: others.slice(0, 3) })
    expect(store.gate.read.value('SELECT count(*) FROM quote WHERE customer_id = ?', survivor)).toBeGreaterThan(3)
    expect(store.query('quotes.verify')).toMatchObject({ quotes: before.length, broken: [] })
    store.command('changes.undo')
    expect(owners()).toEqual(before)
    expect(store.query('quotes.verify')).toMatchObject({ broken: [] })
  },
)
