import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Filter } from '../../src-preload/contract/_words/filter.ts'
import type { QuoteVersionGridRow } from '../../src-preload/contract/quote-versions.ts'
import { readBook } from '../papers/read-workbook.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, content, line, newCustomer, people, withPeople } from '../quotes/quote-fixture.ts'

let store: TestStore
let customer: number
let quote: { quoteId: number; versionId: number; number: string }
const save = (patch: object, reason = '') => {
  const { latestVersionId } = store.query<{ latestVersionId: number }>('quotes.get', { id: quote.quoteId })
  return as<{ versionId: number; version: string }>(store, people.rep, 'quotes.save', {
    id: quote.quoteId,
    baseVersionId: latestVersionId,
    content: content({ customerId: customer, ...patch }),
    reason,
  })
}
const lines = [line('a', { price: { fen: 90_000 } }), line('b', { quantity: '1.5' })]

beforeEach(() => {
  store = testStore('2026-03-04')
  withPeople(store)
  customer = newCustomer(store)
  quote = as(store, people.rep, 'quotes.create', { content: content({ customerId: customer }) })
  save({ lines }, '客户要求让利')
  save({ lines, terms: { ...content().terms, remarks: '含运费' } })
  save({ lines: [...lines, line('c')], terms: { ...content().terms, remarks: '含运费', validUntil: '2026-06-30' } })
})
afterEach(() => store.close())

const found = (filter?: Filter, search?: string) => {
  const query = { ...(filter ? { filter } : {}), ...(search === undefined ? {} : { search }) }
  const { rows } = store.query<{ rows: QuoteVersionGridRow[] }>('quote-versions.openView', query)
  expect(store.query('quote-versions.count', query)).toEqual({ count: rows.length })
  return rows.map(({ number }) => number)
}
const changed = (...value: string[]): Filter => ({ field: 'changes', op: 'in', value })

test('versions are found by what they changed, and by anything they or their quote say', () => {
  expect(found()).toEqual(['V3.0', 'V2.1', 'V2.0', 'V1.0'])
  expect(found(changed('price'))).toEqual(['V2.0'])
  expect(found(changed('remarks', 'lines'))).toEqual(['V3.0', 'V2.1'])
  expect(found({ all: [changed('lines'), changed('validity')] })).toEqual(['V3.0'])
  expect(found({ not: changed('lines') })).toEqual(['V2.1', 'V2.0', 'V1.0'])
  // The name of one kind stands inside another's: only whole kinds count.
  expect(found(changed('guide-price'))).toEqual([])
  expect(found(undefined, '让利')).toEqual(['V2.0'])
  expect(found(undefined, 'renji')).toEqual(['V3.0', 'V2.1', 'V2.0', 'V1.0'])
  expect(found({ field: 'standing', op: 'eq', value: 'newest' })).toEqual(['V3.0'])
  expect(found({ field: 'amountChange', op: 'lt', value: 0 })).toEqual(['V2.0'])
  expect(found({ field: 'at', op: 'between', value: ['2026-03-04', '2026-03-04'] })).toHaveLength(4)
  expect(found({ field: 'at', op: 'gt', value: '2026-03-04' })).toEqual([])
  expect(() => found({ field: 'content', op: 'contains', value: 'x' })).toThrow(/不能按/)
})

test('each row knows the version before it and what the amount did', () => {
  const { rows } = store.query<{ rows: QuoteVersionGridRow[] }>('quote-versions.openView')
  expect(rows.map(({ amountChange }) => amountChange?.fen ?? null)).toEqual([200_000, 0, -20_000, null])
  for (const [at, { beforeId }] of rows.entries()) expect(beforeId).toBe(rows[at + 1]?.id ?? null)
  expect(rows[0]).toMatchObject({
    quoteNumber: quote.number,
    customerName: '仁济医院',
    standing: 'newest',
    changes: ['lines', 'validity'],
  })
})

test('what went out beside the flow is marked, and never the newest', () => {
  as(store, people.rep, 'quotes.recordOutside', {
    id: quote.quoteId,
    content: content({ customerId: customer }),
    sentAt: '2026-03-03T01:00:00.000Z',
    way: '微信',
    note: '先发了旧价',
  })
  expect(found({ field: 'standing', op: 'eq', value: 'outside' })).toEqual(['V4.0'])
  expect(found({ field: 'standing', op: 'eq', value: 'newest' })).toEqual(['V3.0'])
})

test('the list leaves as a file, and copies as plain texts', async () => {
  const path = join(store.folder, 'versions.xlsx')
  expect(await store.step('quote-versions.export', { format: 'xlsx', path, filter: changed('price', 'lines') })).toEqual({
    rows: 2,
  })
  const book = readBook(path)
  expect(book.names[0]).toBe('报价版本')
  expect(book.figure('M2')).toBe(2000)
  const { token } = store.query<{ token: string }>('quote-versions.openView')
  store.query('quote-versions.viewCount', { token })
  const copied = store.query<{ columns: string[][] }>('quote-versions.copyRange', {
    rows: { token, all: true },
    fields: ['number', 'changes', 'amount', 'amountChange'],
    offset: 0,
    limit: 10,
  })
  expect(copied.columns[1]).toEqual(['报价行、有效期', '备注', '价格', ''])
  expect(copied.columns[3]).toEqual(['2000.00', '0.00', '-200.00', ''])
})

test('groups count by author and by what changed', () => {
  const groups = store.query<{ groups: { values: unknown[]; count: number }[] }>('quote-versions.groups', {
    by: [{ field: 'changes' }],
  })
  expect(new Map(groups.groups.map(({ values, count }) => [values[0], count])).get('remarks')).toBe(1)
})
