import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PaperVerdictShown } from '../../src-preload/contract/_words/quote-rows.ts'
import type { Letterhead, PaperSheet } from '../../src-preload/contract/papers.ts'
import { readStamp } from '../../src-main/domain/quotes/paper-stamp.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, content, line, newCustomer, people, withPeople } from '../quotes/quote-fixture.ts'
import { readBook } from './read-workbook.ts'

let store: TestStore
let customer: number
beforeEach(() => {
  store = testStore('2026-03-04')
  withPeople(store)
  customer = newCustomer(store)
})
afterEach(() => store.close())

interface Made {
  readonly quoteId: number
  readonly versionId: number
}
const create = (patch = {}) =>
  as<Made>(store, people.rep, 'quotes.create', { content: content({ customerId: customer, ...patch }) })

function approve({ quoteId: id }: Made): string {
  const latest = () => store.query<{ latestVersionId: number }>('quotes.get', { id }).latestVersionId
  as(store, people.rep, 'quotes.submit', { id })
  as(store, people.product, 'quotes.approve', { id, node: 'product', versionId: latest(), answers: { customDevelopment: false } })
  as(store, people.finance, 'quotes.lockCost', {
    id,
    versionId: latest(),
    costs: { a: { fen: 50_000 }, b: { fen: 50_000 } },
    bomReference: 'BOM-1',
    answers: {},
  })
  as(store, people.legal, 'quotes.approve', { id, node: 'legal', versionId: latest(), answers: { archiveNumber: 'FW-1' } })
  return store.query<{ quote: { voucher: string } }>('quotes.get', { id }).quote.voucher
}
const inForceOf = (id: number) => store.query<{ inForceVersionId: number }>('quotes.get', { id }).inForceVersionId
const sheetOf = (versionId: number, language = 'zh') => store.query<PaperSheet>('papers.sheet', { versionId, language })
/** A file as the page would make it: only that its bytes are known matters here. */
function issue(versionId: number) {
  const { stamp } = sheetOf(versionId)
  const bytes = Buffer.from(`%PDF-1.4 ${stamp}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  as(store, people.rep, 'papers.issue', { versionId, language: 'zh', sha256, bytes: bytes.length })
  return { sha256, stamp: readStamp(stamp) }
}
const check = (found: object) => store.step<PaperVerdictShown>('papers.check', found)

test('a page says nothing of costs and margins, and has a voucher only while in force', () => {
  const made = create({
    attachments: [
      { name: '成本明细.xlsx', kind: 'cost-detail', bytes: 1, sha256: 'a'.repeat(64) },
      { name: '需求.pdf', kind: 'customer-request', bytes: 1, sha256: 'b'.repeat(64) },
    ],
  })
  expect(sheetOf(made.versionId)).toMatchObject({ standing: 'draft', voucher: null, attachments: ['需求.pdf'] })
  const voucher = approve(made)
  const paper = sheetOf(inForceOf(made.quoteId))
  expect(paper).toMatchObject({
    standing: 'in-force',
    voucher,
    version: 'V1.1',
    amount: { fen: 350_000 },
    amountInWords: '叁仟伍佰元整',
  })
  expect(JSON.stringify(paper)).not.toMatch(/cost|margin|:50000\b|BOM-1|成本明细/i)
  expect(sheetOf(made.versionId)).toMatchObject({ standing: 'superseded', voucher: null, inForce: 'V1.1' })
  expect(() => store.query('papers.sheet', { versionId: 99, language: 'zh' })).toThrow(/不在这个工作区/)
})

test('a file that was issued is known to the byte: in force, superseded, altered, unknown, of a damaged record', () => {
  const made = create()
  const draft = issue(made.versionId)
  expect(check(draft)).toMatchObject({ verdict: 'not-in-force', version: 'V1.0', inForce: null })
  const voucher = approve(made)
  const file = issue(inForceOf(made.quoteId))
  expect(check(file)).toMatchObject({ verdict: 'in-force', version: 'V1.1', voucher, issuedBy: people.rep })
  expect(check(draft)).toMatchObject({ verdict: 'superseded', version: 'V1.0', inForce: 'V1.1' })
  // One byte differs, the stamp is still there.
  expect(check({ ...file, sha256: 'f'.repeat(64) })).toMatchObject({ verdict: 'altered', version: 'V1.1', issuedBy: null })
  expect(check({ sha256: 'f'.repeat(64), stamp: null })).toMatchObject({ verdict: 'unknown', quoteId: null })
  const foreign = { ...file.stamp, versionHash: 'e'.repeat(64) }
  expect(check({ sha256: 'f'.repeat(64), stamp: foreign })).toMatchObject({ verdict: 'unknown', number: file.stamp?.number })

  const latest = as<{ versionId: number }>(store, people.rep, 'quotes.save', {
    id: made.quoteId,
    baseVersionId: inForceOf(made.quoteId),
    content: content({ customerId: customer, lines: [line('a', { price: { fen: 99_000 } }), line('b')] }),
  })
  // A draft on top changes nothing about what is in force.
  expect(check(file)).toMatchObject({ verdict: 'in-force' })
  expect(sheetOf(latest.versionId).standing).toBe('draft')
  store.setToday('2026-06-01')
  expect(check(file)).toMatchObject({ verdict: 'in-force', expiredOn: '2026-04-30' })

  store.db.exec('DROP TRIGGER quote_version_no_update')
  store.db.prepare(`UPDATE quote_version SET content = replace(content, '100000', '100001') WHERE id = ?`).run(made.versionId)
  expect(check(file)).toMatchObject({ verdict: 'broken' })
})

test('by voucher and number: alternatives are told apart, an older approval is superseded', () => {
  const made = create()
  const voucher = approve(made)
  const { number } = store.query<{ quote: { number: string } }>('quotes.get', { id: made.quoteId }).quote
  const other = as<Made>(store, people.rep, 'quotes.copy', { versionId: made.versionId, ofNumber: number })
  const ask = (text: string) => store.query<PaperVerdictShown>('quotes.check', { text })
  expect(ask(`凭证 ${voucher}`)).toMatchObject({ verdict: 'in-force', number })
  expect(ask(`${number} V1.0`)).toMatchObject({ verdict: 'superseded', inForce: 'V1.1' })
  expect(ask(`${number}-B`)).toMatchObject({ verdict: 'not-in-force', quoteId: other.quoteId, number: `${number}-B` })
  expect(ask(`${number}-Z`)).toMatchObject({ verdict: 'unknown' })
  expect(ask('你好')).toMatchObject({ verdict: 'unknown' })
})

test('that a file was issued is a fact: undo passes it by; a letterhead is an edit and comes back', () => {
  const made = create()
  issue(made.versionId)
  const house: Letterhead = {
    ...store.query<Letterhead>('papers.letterhead'),
    zh: { name: '经纬医疗', address: '上海', footer: '' },
  }
  expect(store.command<{ changeSetId: number | null }>('papers.saveLetterhead', house).changeSetId).not.toBeNull()
  expect(store.command('papers.saveLetterhead', house)).toEqual({ changeSetId: null })
  expect(sheetOf(made.versionId).letterhead.zh.name).toBe('经纬医疗')
  store.command('papers.saveLetterhead', { ...house, seal: false })
  store.command('changes.undo')
  expect(store.query('papers.letterhead')).toEqual(house)
  expect(store.query('papers.issued', { quoteId: made.quoteId })).toMatchObject([
    { version: 'V1.0', language: 'zh', by: people.rep },
  ])
  store.command('changes.undo')
  expect(store.query('papers.issued', { quoteId: made.quoteId })).toHaveLength(1)
})

test('a workbook has live amounts and totals whose results are those of the store', async () => {
  const lines = [
    line('a', { quantity: '3', price: { fen: 33_333 } }),
    line('b', { quantity: '1.5', price: { fen: 12_345 }, taxRate: '0.06' }),
  ]
  const made = create({ lines })
  const path = join(store.folder, 'quote.xlsx')
  await store.step<Promise<unknown>>('papers.workbook', { versionId: made.versionId, path })
  const { totals } = store.query<{ totals: { amount: { fen: number }; net: { fen: number }; tax: { fen: number } } }>(
    'quotes.version',
    {
      id: made.versionId,
    },
  )
  const book = readBook(path)
  expect(book.formula('I2')).toBe('ROUND(F2*G2,2)')
  expect(book.formula('I4')).toBe('SUM(I2:I3)')
  expect(book.formula('I5')).toBe('SUM(I2:I3)-SUM(J2:J3)')
  expect(Math.round(book.figure('I4') * 100)).toBe(totals.amount.fen)
  expect(Math.round(book.figure('I5') * 100)).toBe(totals.tax.fen)
  expect(Math.round(book.figure('I6') * 100)).toBe(totals.net.fen)
  // The formulas themselves give what is written beside them.
  for (const row of [2, 3]) {
    const round = (value: number) => Math.round(value * 100) / 100
    expect(round(book.figure(`F${row}`) * book.figure(`G${row}`))).toBeCloseTo(book.figure(`I${row}`), 6)
    expect(round(book.figure(`I${row}`) / (1 + book.figure(`H${row}`)))).toBeCloseTo(book.figure(`J${row}`), 6)
  }
  expect(book.names).toEqual(['报价单', '条款'])
  await store.step<Promise<unknown>>('papers.workbook', { versionId: made.versionId, english: true, path })
  expect(readBook(path).names).toEqual(['Quotation', 'Terms'])
})
