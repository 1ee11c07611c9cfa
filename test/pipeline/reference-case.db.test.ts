import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WhyDimension } from '../../src-preload/contract/funnel.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

interface Why {
  before: { x: number; n: number }
  after: { x: number; n: number }
  test: { verdict: string }
  dimensions: WhyDimension[]
  tree: { dimension: string; value: string | null; volumeAfter: number; releasedOn: string | null; test: { verdict: string } }[]
}

let store: TestStore
beforeAll(() => {
  store = testStore('2026-02-25')
  store.step('workspace.fillDemo', { rows: 2000, seed: 7 })
})
afterAll(() => store.close())

const period = { from: '2026-01-27', to: '2026-02-25' }
const compare = { from: '2025-12-28', to: '2026-01-26' }
const why = (more = {}) => store.query<Why>('funnel.why', { stage: 'match', period, compare, ...more })

test('the reference case of rule A6: 43 % to 21 %, the region first and then the material version', () => {
  const { before, after, test: overall, dimensions, tree } = why()
  expect((before.x / before.n).toFixed(2)).toBe('0.43')
  expect((after.x / after.n).toFixed(2)).toBe('0.21')
  expect(overall.verdict).toBe('fell')
  expect(dimensions[0]).toMatchObject({ dimension: 'region', top: { value: '华东' } })
  const regions = dimensions[0]?.segments ?? []
  expect(regions.filter((one) => one.test.verdict === 'fell').map((one) => one.value)).toEqual(['华东'])
  expect(tree.map(({ dimension, value }) => [dimension, value]).slice(0, 2)).toEqual([
    ['region', '华东'],
    ['materialVersion', '产品演示 V3'],
  ])
  expect(tree[1]?.volumeAfter).toBeCloseTo(0.87, 2)
  // Three days before the period began.
  expect(tree[1]?.releasedOn).toBe('2026-01-24')
})

test('the effects of every dimension add up to the whole change, and each row opens its records', () => {
  const { before, after, dimensions } = why()
  const change = after.x / after.n - before.x / before.n
  for (const { dimension, segments, rateTotal, mixTotal } of dimensions) {
    expect(rateTotal + mixTotal, dimension).toBeCloseTo(change, 12)
    expect(
      segments.reduce((sum, one) => sum + one.total, 0),
      dimension,
    ).toBeCloseTo(change, 12)
    for (const one of segments.slice(0, 5)) {
      const filter = {
        all: [
          { field: 'cohort', op: 'eq', value: JSON.stringify(['match', period.from, period.to, '2026-02-25', 'advanced']) },
          one.value === null ? { field: dimension, op: 'blank' } : { field: dimension, op: 'eq', value: one.value },
        ],
      }
      expect(store.query<{ count: number }>('pipeline.count', { filter }).count, `${dimension} ${one.value ?? ''}`).toBe(
        one.after.x,
      )
    }
  }
})

test('where it is not significant it is no fall', () => {
  const { test: overall } = why({ filter: { field: 'region', op: 'eq', value: '华南' } })
  expect(overall.verdict).not.toBe('fell')
})

test('the same seed makes the same deals', () => {
  const other = testStore('2026-02-25')
  other.step('workspace.fillDemo', { rows: 2000, seed: 7 })
  const sum = (of: TestStore) =>
    of.db
      .prepare(
        'SELECT count(*) AS n, sum(amount_fen) AS amount, group_concat(stage) AS stages FROM (SELECT * FROM opportunity ORDER BY id LIMIT 900)',
      )
      .get()
  expect(sum(other)).toEqual(sum(store))
  other.close()
})
