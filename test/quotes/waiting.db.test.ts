import { afterEach, beforeEach, expect, test } from 'vitest'
import type { QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import type { WaitingQuote } from '../../src-preload/contract/_words/quote-rows.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, content, line, newCustomer, people, withPeople } from './quote-fixture.ts'

let store: TestStore
let customerId: number
beforeEach(() => {
  store = testStore('2026-02-25')
  withPeople(store)
  customerId = newCustomer(store)
})
afterEach(() => store.close())

interface Got {
  latestVersionId: number
  content: QuoteContent
}
const rep = <T>(path: string, input: unknown) => as<T>(store, people.rep, path, input)
const get = (id: number) => store.query<Got>('quotes.get', { id })
function submitted(patch: Partial<QuoteContent> = {}, reasons?: object) {
  const made = rep<{ quoteId: number; versionId: number }>('quotes.create', { content: content({ customerId, ...patch }) })
  rep('quotes.submit', { id: made.quoteId, ...(reasons ? { reasons } : {}) })
  return made
}
function save(id: number, patch: (before: QuoteContent) => Partial<QuoteContent>) {
  const { latestVersionId: baseVersionId, content: before } = get(id)
  return rep<{ versionId: number }>('quotes.save', { id, baseVersionId, content: { ...before, ...patch(before) } })
}
const waiting = () => store.query<WaitingQuote[]>('quotes.waiting')
const bulk = (picked: readonly { id: number; versionId: number }[]) =>
  as<{ approved: number[]; refused: { id: number; reason: string }[] }>(store, people.product, 'quotes.approveMany', {
    picked,
    node: 'product',
    answers: { customDevelopment: false },
  })
const terms = (before: QuoteContent) => ({ terms: { ...before.terms, delivery: '合同签订后 60 日' } })

test('what a node is asked about is the difference from what it last decided on', () => {
  const { quoteId: id, versionId } = submitted()
  expect(waiting()[0]).toMatchObject({ id, seen: null, changes: [], latestVersionId: versionId })
  as(store, people.product, 'quotes.return', { id, node: 'product', reason: '交期太短' })
  const next = save(id, terms)
  rep('quotes.submit', { id })
  expect(waiting()[0]).toMatchObject({
    seen: { versionId, version: 'V1.0' },
    version: 'V1.1',
    latestVersionId: next.versionId,
    changes: ['delivery'],
  })
  // What was changed and changed back is no difference.
  save(id, () => ({ terms: content().terms }))
  expect(waiting()[0]).toMatchObject({ seen: { version: 'V1.0' }, version: 'V1.2', changes: [] })
})

test('another node has not seen what the first decided on', () => {
  const { quoteId: id, versionId } = submitted()
  as(store, people.product, 'quotes.approve', { id, node: 'product', versionId, answers: { customDevelopment: false } })
  expect(waiting()[0]).toMatchObject({ node: 'finance', seen: null })
  // Product, asked again, sees what is different from what it approved.
  save(id, terms)
  expect(waiting()[0]).toMatchObject({ node: 'product', seen: { versionId }, changes: ['delivery'] })
})

test('bulk approval stops at the limits: what had to be explained is for eyes of its own', () => {
  const within = submitted()
  const beyond = submitted({ lines: [line('a', { price: { fen: 60_000 } })] }, { deviation: '首单让利' })
  expect(waiting().map(({ id, explained }) => [id, explained])).toEqual([
    [within.quoteId, []],
    [beyond.quoteId, ['deviation']],
  ])
  const done = bulk([within, beyond].map(({ quoteId: id, versionId }) => ({ id, versionId })))
  expect(done.approved).toEqual([within.quoteId])
  expect(done.refused).toEqual([{ id: beyond.quoteId, reason: expect.stringContaining('有价格偏离指导价') as string }])
  expect(waiting().find(({ id }) => id === beyond.quoteId)?.node).toBe('product')
})

test('what turns red after it was submitted is beyond the limits as well', () => {
  const { quoteId: id, versionId } = submitted()
  as(store, people.finance, 'quotes.setCredit', { customerId, score: 30, source: '年度评估' })
  expect(bulk([{ id, versionId }]).refused[0]?.reason).toContain('回款灯为红灯')
})

test('bulk approval holds for what was listed, not for what was saved since', () => {
  const { quoteId: id, versionId } = submitted()
  save(id, terms)
  const done = bulk([{ id, versionId }])
  expect(done).toMatchObject({ approved: [], refused: [{ id }] })
  expect(done.refused[0]?.reason).toContain('不是最新版本')
})

test('what waits is counted by node, and what of it is late', () => {
  submitted()
  store.setToday('2026-03-06')
  submitted()
  const { nodes } = store.query<{ nodes: { node: string; waiting: number; overdue: number }[] }>('quotes.measures', {
    from: '2026-03-01',
    to: '2026-03-31',
  })
  expect(nodes.map(({ node, waiting: now, overdue }) => [node, now, overdue])).toEqual([
    ['product', 2, 1],
    ['finance', 0, 0],
    ['legal', 0, 0],
  ])
})

test('a machine whose clock is set back leaves no node standing still', () => {
  store.setToday('2026-03-04')
  const { quoteId: id } = submitted()
  as(store, people.product, 'quotes.return', { id, node: 'product', reason: '交期太短' })
  save(id, terms)
  store.setToday('2026-03-03')
  rep('quotes.submit', { id })
  expect(waiting()[0]).toMatchObject({ id, light: 'running', dueAt: expect.any(String) as string })
  store.setToday('2026-03-20')
  expect(waiting()[0]).toMatchObject({ id, light: 'breached' })
})

test('nothing is handed to whose quote it is: it would wait for nobody', () => {
  const { quoteId: id } = submitted()
  const refused = (path: string, input: object) => {
    try {
      as(store, people.product, path, { id, node: 'product', ...input })
    } catch (error) {
      return (error as { failure: { code: string } }).failure.code
    }
    return null
  }
  expect(refused('quotes.delegate', { to: people.rep })).toBe('quotes.own-quote')
  expect(refused('quotes.addApprover', { who: people.rep })).toBe('quotes.own-quote')
  expect(refused('quotes.delegate', { to: people.legal })).toBeNull()
})
