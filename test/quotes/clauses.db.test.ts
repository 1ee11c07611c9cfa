import { afterEach, beforeEach, expect, test } from 'vitest'
import type { QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import type { ClauseStandingShown, QuoteComparisonShown } from '../../src-preload/contract/_words/quote-rows.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, content, newCustomer, people, withPeople } from './quote-fixture.ts'

interface Standings {
  customerType: string | null
  packName: string | null
  clauses: ClauseStandingShown[]
  missing: { key: string; title: string; body: string }[]
}

let store: TestStore
let customerId: number
beforeEach(() => {
  store = testStore('2026-02-25')
  withPeople(store)
  customerId = newCustomer(store)
})
afterEach(() => store.close())

const library = (key: string, body: string, patch: object = {}) =>
  as(store, people.legal, 'quotes.saveClause', { key, title: key, body, packs: ['医院'], effectiveFrom: '2026-02-25', ...patch })
const standings = (clauses: { key: string; title: string; text: string }[], id: number | null = customerId) =>
  store.query<Standings>('quotes.clauseStandings', { customerId: id, clauses })

test('clauses against the library of today, by the type of the customer', () => {
  library('验收', '到货 7 日内验收。')
  library('廉洁', '不收受利益。')
  library('授权', '不得串货。', { packs: ['经销商'] })
  const found = standings([
    { key: '验收', title: '验收', text: '到货 15 日内验收。' },
    { key: 'own', title: '驻场', text: '派一人驻场。' },
  ])
  expect([found.customerType, found.packName]).toEqual(['医院', '医疗设备采购合规条款包'])
  expect(found.clauses.map(({ standing }) => standing)).toEqual(['changed', 'own'])
  expect(found.clauses[0]?.standard).toEqual({ title: '验收', body: '到货 7 日内验收。', effectiveFrom: '2026-02-25' })
  expect(found.missing).toEqual([{ key: '廉洁', title: '廉洁', body: '不收受利益。' }])
  // Before a customer is chosen nobody's pack is asked for.
  expect(standings([], null)).toEqual({ customerType: null, packName: null, clauses: [], missing: [] })
})

test('a clause given up is in no pack, and the quotes that have it say so', () => {
  library('廉洁', '不收受利益。')
  library('廉洁', '不收受利益。', { retired: true })
  const found = standings([{ key: '廉洁', title: '廉洁', text: '不收受利益。' }])
  expect([found.clauses[0]?.standing, found.missing]).toEqual(['retired', []])
  expect(store.query<unknown[]>('quotes.clauses', {})).toEqual([])
})

test('two versions of a quote tell their clauses and their prose word by word', () => {
  const rep = people.rep
  const made = as<{ quoteId: number; versionId: number }>(store, rep, 'quotes.create', { content: content({ customerId }) })
  const { terms } = content()
  const clauses = [
    { key: 'c1', title: '验收', text: '到货 15 日内验收。' },
    { key: 'c2', title: '驻场', text: '派一人驻场。' },
  ]
  const saved = as<{ versionId: number }>(store, rep, 'quotes.save', {
    id: made.quoteId,
    baseVersionId: made.versionId,
    content: content({ customerId, terms: { ...terms, warranty: '两年', clauses } }),
  })
  const compared = (before: number, after: number) => store.query<QuoteComparisonShown>('quotes.compare', { before, after })
  const forth = compared(made.versionId, saved.versionId)
  expect(forth.clauses.map(({ key, kind }) => [key, kind])).toEqual([
    ['c1', 'changed'],
    ['c2', 'added'],
  ])
  expect(forth.clauses[0]?.lines[0]?.pieces.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: '7' },
    { kind: 'added', text: '15' },
  ])
  expect(forth.texts.map(({ field }) => field)).toEqual(['warranty'])
  const back = compared(saved.versionId, made.versionId)
  expect(back.clauses.map(({ key, kind }) => [key, kind])).toEqual([
    ['c1', 'changed'],
    ['c2', 'removed'],
  ])
  expect(back.clauses[1]?.lines.map(({ before, after }) => [before, after])).toEqual([['派一人驻场。', null]])
})

test('whatever makes a version of its own is seen between the two: customer, order of clauses, what a file is for', () => {
  const file = { name: '成本.xlsx', kind: 'other' as const, bytes: 3, sha256: 'a'.repeat(64) }
  const clauses = [
    { key: 'c1', title: '验收', text: '甲' },
    { key: 'c2', title: '驻场', text: '乙' },
  ]
  const { terms } = content()
  const first = content({ customerId, attachments: [file], terms: { ...terms, clauses } })
  const made = as<{ quoteId: number; versionId: number }>(store, people.rep, 'quotes.create', { content: first })
  const other = newCustomer(store, '瑞金医院')
  const saved = as<{ versionId: number }>(store, people.rep, 'quotes.save', {
    id: made.quoteId,
    baseVersionId: made.versionId,
    content: {
      ...first,
      customerId: other,
      attachments: [{ ...file, kind: 'cost-detail' as const }],
      terms: { ...terms, clauses: clauses.toReversed() },
    },
  })
  const found = store.query<QuoteComparisonShown>('quotes.compare', { before: made.versionId, after: saved.versionId })
  expect([found.customer, found.customerBefore, found.customerAfter]).toEqual([true, '仁济医院', '瑞金医院'])
  expect(found.attachments).toEqual([{ name: '成本.xlsx', kind: 'changed' }])
  expect(found.clauses.map(({ key, kind }) => [key, kind])).toEqual([
    ['c2', 'moved'],
    ['c1', 'moved'],
  ])
})

test('a copy for another customer carries neither the name of the first nor what that one had asked for', () => {
  const file = (kind: 'other' | 'customer-request') => ({ name: `${kind}.pdf`, kind, bytes: 3, sha256: 'a'.repeat(64) })
  const made = as<{ quoteId: number; versionId: number }>(store, people.rep, 'quotes.create', {
    content: content({ customerId, title: '仁济医院 报价', attachments: [file('other'), file('customer-request')] }),
  })
  const other = newCustomer(store, '瑞金医院')
  const copyFor = (input: object) => {
    const { quoteId } = as<{ quoteId: number }>(store, people.rep, 'quotes.copy', { versionId: made.versionId, ...input })
    return store.query<{ content: QuoteContent }>('quotes.get', { id: quoteId }).content
  }
  const copied = copyFor({ customerId: other })
  expect([copied.customerId, copied.title, copied.attachments.map(({ kind }) => kind)]).toEqual([
    other,
    '瑞金医院 报价',
    ['other'],
  ])
  expect(copyFor({})).toMatchObject({ title: '仁济医院 报价', attachments: [{}, {}] })
})
