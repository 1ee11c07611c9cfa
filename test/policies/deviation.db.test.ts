import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import type { QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import { contract } from '../../src-preload/contract/index.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { approveWholly, as, content, line, people, putInForce, withPeople } from '../quotes/quote-fixture.ts'

let store: CustomerStore
let director: number
let [east, west]: [number, number] = [0, 0]
beforeEach(() => {
  store = customerStore('2026-02-24')
  withPeople(store)
  director = store.command<{ id: number }>('members.save', {
    name: '钱总监',
    role: 'director',
    region: null,
    team: null,
    active: true,
  }).id
  east = store.create({ name: '上海甲公司', region: '华东' })
  west = store.create({ name: '西安乙公司', region: '西北' })
})
afterEach(() => store.close())

const at = (fen: number, patch: object = {}) =>
  line('a', { price: { fen }, guidePrice: { fen: 100_00 }, quantity: '1', ...patch })
const rows = (week = '2026-02-25') =>
  v.parse(contract.policies.deviations.output, store.query('policies.deviations', { week })).rows
const ratios = (week?: string) => rows(week).map(({ region, ratio }) => [region, ratio])

test('the lines in force of a week freeze the next week of their region; a director lifts it with a reason', () => {
  putInForce(store, { customerId: east, lines: [at(91_00)] })
  putInForce(store, { customerId: west, lines: [at(92_00)] })
  // 9 % is above the limit, 8 % itself is not.
  expect(rows()).toMatchObject([
    { region: '华东', ratio: '0.09', lines: 1, quotes: 1, freeze: { from: '2026-03-02', to: '2026-03-08' }, lifted: null },
    { region: '西北', ratio: '0.08', above: false, freeze: null },
  ])
  const lift = (by: number) => store.command('policies.liftFreeze', { region: '华东', on: '2026-03-03', reason: '清库存', by })
  expect(() => lift(store.query<{ id: number }[]>('members.list')[0]?.id ?? 0)).toThrow('role-may-not')
  lift(director)
  expect(rows()).toMatchObject([{ lifted: { on: '2026-03-03', by: '钱总监', reason: '清库存' } }, {}])
})

test('a draft, a quote under approval and what was only sent are no lines in force', () => {
  const make = () =>
    as<{ quoteId: number }>(store, people.rep, 'quotes.create', { content: content({ customerId: east, lines: [at(50_00)] }) })
  make()
  as(store, people.rep, 'quotes.submit', { id: make().quoteId, reasons: { deviation: '试' } })
  as(store, people.rep, 'quotes.recordOutside', {
    id: make().quoteId,
    content: content({ customerId: east, lines: [at(50_00)] }),
    sentAt: '2026-02-24T00:00:00.000Z',
    way: '邮件',
    note: '',
  })
  expect(rows()).toEqual([])
})

test('a version counts in the week in which it came into force, and only if it still was as that week ended', () => {
  const id = putInForce(store, { customerId: east, lines: [at(80_00)] })
  const fairer = (fen: number) => {
    const now = store.query<{ latestVersionId: number; content: QuoteContent }>('quotes.get', { id })
    const changed = { ...now.content, lines: [at(fen)], costLock: null }
    as(store, people.rep, 'quotes.save', { id, baseVersionId: now.latestVersionId, content: changed })
    approveWholly(store, id)
  }
  expect(ratios()).toEqual([['华东', '0.2']])
  store.setToday('2026-02-27')
  fairer(95_00)
  expect(ratios()).toEqual([['华东', '0.05']])
  // What replaces it next week is a matter of next week.
  store.setToday('2026-03-03')
  fairer(99_00)
  expect([ratios(), ratios('2026-03-03'), ratios('2026-03-10')]).toEqual([[['华东', '0.05']], [['华东', '0.01']], []])
})

test('of alternatives the customer did not choose nothing is in force', () => {
  const id = putInForce(store, { customerId: east, lines: [at(95_00)] })
  const { inForceVersionId: versionId, quote } = store.query<{ inForceVersionId: number; quote: { number: string } }>(
    'quotes.get',
    {
      id,
    },
  )
  const other = as<{ quoteId: number }>(store, people.rep, 'quotes.copy', { versionId, ofNumber: quote.number })
  approveWholly(store, other.quoteId)
  expect(rows()).toMatchObject([{ lines: 2, quotes: 2 }])
  as(store, people.rep, 'quotes.choose', { id })
  expect(rows()).toMatchObject([{ lines: 1, quotes: 1 }])
})

test('the guide is that of the price list as the quote was submitted, whatever it claims and whatever the list says later', () => {
  store.gate.write({ command: 'test', subject: '', actor: '测试员', origin: 'user', at: store.writing.clock.now() }, (tx) =>
    tx.insert('product', {
      code: 'P-a',
      name: '产品 a',
      line: null,
      unit: '台',
      guide_price_fen: 100_00,
      active: 1,
      created_at: store.writing.clock.now(),
      updated_at: store.writing.clock.now(),
    }),
  )
  putInForce(store, { customerId: east, lines: [at(50_00, { guidePrice: { fen: 50_00 } }), line('b', { guidePrice: null })] })
  expect(rows()).toMatchObject([{ ratio: '0.5', lines: 2, withoutGuide: 1 }])
  store.gate.write({ command: 'test', subject: '', actor: '测试员', origin: 'user', at: store.writing.clock.now() }, (tx) =>
    tx.update('product', tx.read.value<number>('SELECT id FROM product') ?? 0, { guide_price_fen: 50_00 }),
  )
  expect(ratios()).toEqual([['华东', '0.5']])
  const shown = v.parse(
    contract.policies.deviationLines.output,
    store.query('policies.deviationLines', { week: '2026-02-25', region: '华东' }),
  )
  expect(shown).toMatchObject({
    total: 2,
    lines: [
      {
        name: '产品 a',
        customer: '上海甲公司',
        version: 'V1.1',
        price: { fen: 50_00 },
        guide: { fen: 100_00 },
        percent: '-50.00',
      },
      { name: '产品 b', guide: null, percent: null },
    ],
  })
})

test('moving the customer after the week moves no measure; what was invoiced stands beside it and freezes nothing', () => {
  putInForce(store, { customerId: east, lines: [at(91_00)] })
  store.command('transactions.createMany', {
    fields: ['no', 'customer', 'date', 'net', 'guide', 'quantity'],
    rows: [
      ['1', '上海甲公司', '2026-02-24', '50', '100', '1'],
      ['2', '西安乙公司', '2026-02-24', '40', '100', '1'],
    ],
  })
  store.setToday('2026-03-02')
  store.command('customers.edit', { cells: [{ id: east, field: 'region', value: '华北' }] })
  expect(rows()).toMatchObject([
    { region: '华东', ratio: '0.09', invoiced: { ratio: '0.5', lines: 1 } },
    { region: '西北', ratio: null, lines: 0, freeze: null, invoiced: { ratio: '0.6', lines: 1 } },
  ])
})
