import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ObjectionRow } from '../../src-preload/contract/policies.ts'
import { frozenPrices } from '../../src-main/features/policies/index.ts'
import { line, putInForce, withPeople } from '../quotes/quote-fixture.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
// A Monday: what was sold the week before is measured.
beforeEach(() => void (store = testStore('2026-03-09')))
afterEach(() => store.close())

const entry = (name: string, region: string | null = null) =>
  store.command<{ id: number }>('policies.saveObjection', { name, answer: `${name}的答法`, evidence: ' ', region }).id
const names = (region?: string) =>
  store.query<ObjectionRow[]>('policies.objections', region === undefined ? {} : { region }).map(({ name }) => name)

test('entries keep their order, belong to a region or to all, and come back when taken back', () => {
  const [a, b, c] = [entry('别家更便宜'), entry('预算不够', '华东'), entry('要先试用', '华北')]
  expect(names()).toEqual(['别家更便宜', '预算不够', '要先试用'])
  expect(names('华东')).toEqual(['别家更便宜', '预算不够'])
  store.command('policies.orderObjections', { ids: [c, a] })
  expect(names()).toEqual(['要先试用', '别家更便宜', '预算不够'])
  store.command('policies.saveObjection', { id: b, name: '预算被砍', answer: '分期', evidence: null, region: null })
  expect(names('华南')).toEqual(['别家更便宜', '预算被砍'])
  store.command('policies.removeObjection', { id: b })
  expect(names()).toEqual(['要先试用', '别家更便宜'])
  store.command('changes.undo')
  expect(names()).toEqual(['要先试用', '别家更便宜', '预算被砍'])
  expect(store.command('policies.removeObjection', { id: 99 })).toEqual({ changeSetId: null })
  expect(() => store.command('policies.saveObjection', { id: 99, name: 'x', answer: 'y', evidence: null, region: null })).toThrow(
    /已被删除/,
  )
})

test('everyone of a frozen region is sent the handbook of that region, once; nobody elsewhere', () => {
  for (const [name, region] of [
    ['张伟', '华东'],
    ['李娜', '华东'],
    ['王强', '华北'],
  ])
    store.command('members.save', { name, role: 'rep', region, team: null, active: true })
  const { ids } = store.command<{ ids: number[] }>('customers.createMany', {
    fields: ['name', 'region'],
    rows: [['仁济医院', '华东']],
    allowIncomplete: true,
  })
  entry('别家更便宜')
  entry('预算不够', '华北')
  store.setToday('2026-03-03')
  withPeople(store)
  const lines = [line('a', { price: { fen: 80_00 }, guidePrice: { fen: 100_00 } })]
  putInForce(store, { customerId: ids[0] as number, lines })
  store.setToday('2026-03-09')
  const found = frozenPrices.find(store.writing, store.writing.clock.now(), '2026-03-09')
  expect(found).toHaveLength(2)
  expect(found[0]?.facts).toMatchObject({ 区域: '华东', 步骤: '1. 别家更便宜 → 别家更便宜的答法' })
  store.step('alerts.evaluate')
  store.step('alerts.evaluate')
  const told = store.db
    .prepare(
      `SELECT m.name, o.body FROM alert_inbox AS i JOIN alert_occurrence AS o ON o.id = i.occurrence_id
       JOIN member AS m ON m.id = i.recipient_id WHERE o.rule_key = 'price-freeze' ORDER BY m.id`,
    )
    .all() as { name: string; body: string }[]
  expect(told.map(({ name }) => name)).toEqual(['张伟', '李娜'])
  for (const { body } of told) expect(body).toContain('异议处理手册：1. 别家更便宜 → 别家更便宜的答法')
})
