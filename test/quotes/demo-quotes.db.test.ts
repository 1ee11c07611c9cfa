import { afterEach, beforeEach, expect, test } from 'vitest'
import { quoteStates, type QuoteRow } from '../../src-preload/contract/quotes.ts'
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
