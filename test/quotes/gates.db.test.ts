import { afterEach, beforeEach, expect, test } from 'vitest'
import type { QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import type { QuoteAssessment } from '../../src-preload/contract/_words/quote-rows.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, content, line, people, putInForce, withPeople } from './quote-fixture.ts'

/** Monday; the week before, a quote of 华东 came into force 20 % below its guide. */
const monday = '2026-03-02'
let store: TestStore
let customer: number
let director: number

beforeEach(() => {
  store = testStore('2026-02-25')
  withPeople(store)
  director = store.command<{ id: number }>('members.save', {
    name: '钱总监',
    role: 'director',
    region: null,
    team: null,
    active: true,
  }).id
  customer = addCustomer('仁济医院', '华东', '医疗器械')
})
afterEach(() => store.close())

function addCustomer(name: string, region: string, industry: string | null): number {
  return store.command<{ ids: number[] }>('customers.createMany', {
    fields: ['name', 'type', 'region', 'industry'],
    rows: [[name, '医院', region, industry]],
    allowIncomplete: true,
  }).ids[0] as number
}

function freezeEast(): void {
  putInForce(store, { customerId: customer, lines: [line('f', { price: { fen: 80_00 }, guidePrice: { fen: 100_00 } })] })
  store.setToday(monday)
}

function listed(code: string, fen: number): void {
  store.gate.write({ command: 'test', subject: '', actor: '测试员', origin: 'user', at: store.writing.clock.now() }, (tx) => {
    const at = store.writing.clock.now()
    tx.insert('product', {
      code,
      name: `产品 ${code}`,
      line: null,
      unit: '台',
      guide_price_fen: fen,
      active: 1,
      created_at: at,
      updated_at: at,
    })
  })
}

const rep = <T>(path: string, input: unknown) => as<T>(store, people.rep, path, input)
const quoted = (patch: Partial<QuoteContent> = {}) =>
  rep<{ quoteId: number; versionId: number; number: string }>('quotes.create', {
    content: content({ customerId: customer, ...patch }),
  })
const assess = (patch: Partial<QuoteContent> = {}) =>
  store.query<QuoteAssessment>('quotes.assess', { content: content({ customerId: customer, ...patch }) })
const submit = (id: number, reasons?: object) => rep('quotes.submit', { id, ...(reasons ? { reasons } : {}) })
const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { failure: { code: string; details: Record<string, unknown> } }).failure
  }
  throw new Error('it was not refused')
}
const frozen = { code: 'quotes.frozen' }

test('an unknown customer is yellow; low credit is red and must be explained, and the event keeps light and reason', () => {
  expect(assess()).toMatchObject({
    light: 'yellow',
    lightReasons: ['credit-unknown', 'on-time-unknown'],
    needed: [],
    freeze: null,
  })
  expect(refusal(() => rep('quotes.setCredit', { customerId: customer, score: 40, source: '自评' })).code).toBe(
    'quotes.not-finance',
  )
  as(store, people.finance, 'quotes.setCredit', { customerId: customer, score: 59, source: '企查查 2026-02' })
  expect(assess()).toMatchObject({ light: 'red', creditScore: 59, needed: ['collection'] })
  const { quoteId } = quoted()
  expect(refusal(() => submit(quoteId))).toMatchObject({ code: 'quotes.unexplained', details: { missing: ['collection'] } })
  expect(refusal(() => submit(quoteId, { margin: '答非所问' })).code).toBe('quotes.unexplained')
  submit(quoteId, { collection: '预付 50 %，有院方担保' })
  const got = store.query<{ events: { type: string; data: object }[] }>('quotes.get', { id: quoteId })
  expect(got.events.at(-1)).toMatchObject({
    type: 'submit',
    data: { gates: { light: 'red', why: ['credit-low', 'on-time-unknown'] }, reasons: { collection: '预付 50 %，有院方担保' } },
  })
})

test('punctuality comes from the invoices due, the term from the payment nodes against the industry', () => {
  store.command('transactions.createMany', {
    fields: ['no', 'customer', 'date', 'net', 'gross', 'dueOn', 'paidOn'],
    rows: [
      ['1', '仁济医院', '2025-12-01', '600', '600', '2026-01-01', '2025-12-31'],
      ['2', '仁济医院', '2025-12-02', '400', '400', '2026-01-01', '2026-01-02'],
      ['3', '仁济医院', '2025-12-03', '900', '900', '2026-06-01', ''],
    ],
  })
  as(store, people.finance, 'quotes.setCredit', { customerId: customer, score: 81, source: '评级' })
  const pay = (days: number) => ({
    ...content().terms,
    payment: [{ name: '款', percent: '100', basis: 'invoice' as const, days }],
  })
  expect(assess({ terms: pay(90) })).toMatchObject({
    onTimePercent: '60.00',
    termDays: 90,
    benchmarkDays: 90,
    lightReasons: ['on-time-low'],
  })
  expect(assess({ terms: pay(121) }).lightReasons).toEqual(['on-time-low', 'term-far-above'])
  expect(assess({ terms: pay(120) }).lightReasons).toEqual(['on-time-low', 'term-above'])
})

test('the guide is that of the price list, whatever the line claims', () => {
  listed('P-a', 200_000)
  const found = assess()
  expect(found.lines).toMatchObject([
    { key: 'a', guidePrice: { fen: 200_000 }, deviationPercent: '-50.00', beyond: true, special: true },
    { key: 'b', guidePrice: null, deviationPercent: '-4.76', beyond: false, special: true },
  ])
  expect(found.needed).toEqual(['deviation'])
  // Without its code the line is still the product of that name.
  expect(assess({ lines: [line('a', { productCode: null, name: '产品 P-a' })] }).lines).toMatchObject([
    { guidePrice: { fen: 200_000 } },
  ])
})

test('a margin that is too small by known costs must be explained before it goes out', () => {
  const priced = { lines: [line('a', { cost: { fen: 80_000 } })] }
  expect(assess(priced)).toMatchObject({ belowMargin: true, marginProvisional: false, needed: ['margin'] })
  expect(assess({ lines: [line('a', { cost: { fen: 60_000 } })] })).toMatchObject({ belowMargin: false, needed: [] })
})

test('a frozen region takes no special price: by no copy, alternative, bulk, direct call or clock set back', () => {
  const early = quoted()
  freezeEast()
  const { quoteId, versionId, number } = quoted()
  expect(refusal(() => submit(quoteId, { deviation: '客户要求', collection: '是', margin: '是' }))).toMatchObject({
    ...frozen,
    details: { region: '华东', from: monday, to: '2026-03-08', ratio: '20' },
  })
  const copy = rep<{ quoteId: number; versionId: number }>('quotes.copy', { versionId })
  expect(refusal(() => submit(copy.quoteId))).toMatchObject(frozen)
  const other = rep<{ quoteId: number }>('quotes.copy', { versionId, ofNumber: number })
  expect(refusal(() => submit(other.quoteId))).toMatchObject(frozen)
  // A quote written before the freeze is no application before the freeze.
  expect(refusal(() => submit(early.quoteId))).toMatchObject(frozen)
  // Nobody can approve what was not let in, one by one or many at once.
  expect(
    refusal(() =>
      as(store, people.product, 'quotes.approve', {
        id: quoteId,
        node: 'product',
        versionId,
        answers: { customDevelopment: false },
      }),
    ).code,
  ).toBe('quotes.not-now')
  const bulk = as<{ approved: number[]; refused: object[] }>(store, people.product, 'quotes.approveMany', {
    picked: [{ quoteId, versionId }, copy, early].map((one) => ({ id: one.quoteId, versionId: one.versionId })),
    node: 'product',
    answers: { customDevelopment: false },
  })
  expect(bulk).toMatchObject({ approved: [], refused: [{}, {}, {}] })
  // What went out beside the flow is on record and never in force.
  rep('quotes.recordOutside', {
    id: quoteId,
    content: content({ customerId: customer }),
    sentAt: `${monday}T00:00:00.000Z`,
    way: '邮件',
    note: '',
  })
  expect(store.query<{ inForce: object | null }>('quotes.get', { id: quoteId }).inForce).toBeNull()
  store.setToday('2026-02-27')
  expect(refusal(() => submit(quoteId))).toMatchObject(frozen)
  store.setToday('2026-03-09')
  expect(submit(quoteId)).toMatchObject({ state: 'running' })
})

test('an edit under approval, another region or a claimed guide price is no way around a freeze', () => {
  listed('P-a', 100_000)
  freezeEast()
  const fair = [line('a', { guidePrice: { fen: 100_000 } })]
  const { quoteId, versionId } = quoted({ lines: fair })
  // At the price of the list it may go in.
  expect(submit(quoteId)).toMatchObject({ state: 'running' })
  const cheaper = content({ customerId: customer, lines: [line('a', { price: { fen: 70_000 }, guidePrice: { fen: 70_000 } })] })
  expect(refusal(() => rep('quotes.save', { id: quoteId, baseVersionId: versionId, content: cheaper }))).toMatchObject(frozen)
  const disguised = content({ customerId: customer, lines: [line('a', { productCode: null, name: '别的' })] })
  expect(refusal(() => rep('quotes.save', { id: quoteId, baseVersionId: versionId, content: disguised }))).toMatchObject(frozen)
  // Words of the terms change nothing of the price.
  const wording = content({ customerId: customer, lines: fair, terms: { ...content().terms, remarks: '含运费' } })
  rep('quotes.save', { id: quoteId, baseVersionId: versionId, content: wording })
  // Moved to a region that is not frozen, the customer is still one of 华东 this week.
  store.command('customers.edit', { cells: [{ id: customer, field: 'region', value: '华北' }] })
  expect(refusal(() => submit(quoted().quoteId))).toMatchObject({ ...frozen, details: { region: '华东' } })
  expect(submit(quoted({ customerId: addCustomer('北方医院', '华北', null) }).quoteId)).toMatchObject({ state: 'running' })
})

test('a change under approval must be explained like a submission', () => {
  listed('P-a', 100_000)
  const { quoteId, versionId } = quoted({ lines: [line('a')] })
  submit(quoteId)
  const cheap = content({ customerId: customer, lines: [line('a', { price: { fen: 60_000 } })] })
  expect(refusal(() => rep('quotes.save', { id: quoteId, baseVersionId: versionId, content: cheap }))).toMatchObject({
    code: 'quotes.unexplained',
    details: { missing: ['deviation'] },
  })
  rep('quotes.save', { id: quoteId, baseVersionId: versionId, content: cheap, reasons: { deviation: '首单让利' } })
  const got = store.query<{ events: { type: string; data: object }[]; broken: object[] }>('quotes.get', { id: quoteId })
  expect(got.events.at(-1)).toMatchObject({ type: 'change', data: { reasons: { deviation: '首单让利' } } })
  expect(got.broken).toEqual([])
})

test('a director lifts a freeze with a reason, at their own desk; it stays on record', () => {
  freezeEast()
  const { quoteId } = quoted()
  const lift = { region: '华东', on: monday, reason: '清库存', by: director }
  expect(refusal(() => rep('policies.liftFreeze', lift)).code).toBe('policies.role-may-not')
  expect(refusal(() => as(store, '钱总监', 'policies.liftFreeze', { ...lift, reason: '' })).code).toBe('policies.no-reason')
  as(store, '钱总监', 'policies.liftFreeze', lift)
  expect(submit(quoteId)).toMatchObject({ state: 'running' })
  expect(store.db.prepare('SELECT region, reason, by_name FROM price_freeze_lift').all()).toEqual([
    { region: '华东', reason: '清库存', by_name: '钱总监' },
  ])
})

test('undo takes no submission back and no import writes quotes', () => {
  const { quoteId } = quoted()
  submit(quoteId)
  const sets = store.db.prepare(`SELECT id FROM change_set WHERE command LIKE 'quotes.%' AND origin <> 'record'`).all()
  expect(sets).toEqual([])
  const targets = store.query<{ name?: string; target?: string }[]>('imports.targets', {})
  expect(JSON.stringify(targets)).not.toContain('quote')
})
