import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WaitingQuote } from '../../src-preload/contract/_words/quote-rows.ts'
import { quoteSubject } from '../../src-main/features/quotes/alert-subjects.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, content, newCustomer, people, withPeople } from './quote-fixture.ts'

let store: TestStore
let customer: number
const ids = new Map<string, number>()

beforeEach(() => {
  // A Wednesday; the clocks of the nodes are in working time.
  store = testStore('2026-03-04')
  withPeople(store)
  for (const { id, name } of store.query<{ id: number; name: string }[]>('members.list')) ids.set(name, id)
  const boss = (name: string, role: string, of: readonly string[]) => {
    const { id } = store.command<{ id: number }>('members.save', { name, role, region: null, team: null, active: true })
    ids.set(name, id)
    for (const member of of) {
      const row = store.query<{ id: number; name: string; role: string }[]>('members.list').find((one) => one.name === member)
      store.command('members.save', { ...pick(row), managerId: id })
    }
  }
  boss('孙财总', 'director', [people.finance, people.otherFinance, people.legal, people.product])
  boss('周经理', 'manager', [people.rep])
  customer = newCustomer(store)
  store.command('quotes.saveClause', {
    title: '医疗器械合规',
    body: '提供注册证。',
    packs: ['医院'],
    effectiveFrom: '2026-03-04',
  })
  store.command('quotes.saveClause', { title: '授权区域', body: '不串货。', packs: ['经销商'], effectiveFrom: '2026-03-04' })
  store.step('alerts.evaluate')
})
afterEach(() => store.close())

const pick = (row: { id: number; name: string; role: string } | undefined) => ({
  id: row?.id,
  name: row?.name,
  role: row?.role,
  region: null,
  team: null,
  active: true,
})

function running(): { id: number; versionId: number } {
  const made = as<{ quoteId: number; versionId: number }>(store, people.rep, 'quotes.create', {
    content: content({ customerId: customer }),
  })
  as(store, people.rep, 'quotes.submit', { id: made.quoteId })
  return { id: made.quoteId, versionId: made.versionId }
}
const product = (quote: { id: number; versionId: number }, by: string = people.product) =>
  as(store, by, 'quotes.approve', {
    id: quote.id,
    node: 'product',
    versionId: quote.versionId,
    answers: { customDevelopment: false },
  })
function finance(quote: { id: number; versionId: number }) {
  as(store, people.finance, 'quotes.lockCost', {
    id: quote.id,
    versionId: quote.versionId,
    costs: { a: { fen: 50_000 }, b: { fen: 50_000 } },
    bomReference: 'BOM-1',
    answers: {},
  })
}
const look = () => void store.step('alerts.evaluate')
/** Who was told what, each line once for each telling. */
const told = () =>
  store.db
    .prepare(
      `SELECT o.rule_key AS rule, coalesce(m.name, '') AS who FROM alert_inbox AS i JOIN alert_occurrence AS o ON o.id = i.occurrence_id
       LEFT JOIN member AS m ON m.id = i.recipient_id WHERE o.rule_key LIKE 'quote-%' ORDER BY 1, 2`,
    )
    .all() as { rule: string; who: string }[]
const tasks = () =>
  store.db
    .prepare(
      `SELECT t.title, m.name AS who FROM task AS t LEFT JOIN member AS m ON m.id = t.owner_id WHERE t.source_key LIKE 'quote-%' ORDER BY t.id`,
    )
    .all() as { title: string; who: string }[]

test('a cost lock that lets its time pass: task to the superior, copy to the sales manager, each once', () => {
  const quote = running()
  product(quote)
  look()
  expect(told()).toEqual([])
  store.setToday('2026-03-10')
  look()
  look()
  expect(told()).toEqual([
    { rule: 'quote-finance-overdue', who: '孙财总' },
    { rule: 'quote-finance-overdue', who: people.finance },
    { rule: 'quote-finance-overdue-sales', who: '周经理' },
  ])
  expect(tasks()).toMatchObject([{ who: '孙财总' }])
  expect(tasks()[0]?.title).toContain('督促成本锁定')
  // The day after nothing new is told of the same wait.
  store.setToday('2026-03-11')
  look()
  expect(told().filter(({ rule }) => rule === 'quote-finance-overdue-sales')).toHaveLength(1)
  expect(tasks()).toHaveLength(1)
})

test('a node is overdue at the instant it falls due, when the engine looks', () => {
  const quote = running()
  const due = (store.db.prepare('SELECT node_due_at AS due FROM quote WHERE id = ?').get(quote.id) as { due: string }).due
  const overdueAt = (now: string) => {
    const read = { all: () => [], get: () => undefined, value: () => undefined, column: () => [] } as never
    const { overdue } = quoteSubject.fields({ read, clock: { now: () => now, today: () => now.slice(0, 10) } } as never)
    const found = overdue && 'compile' in overdue ? overdue.compile('eq', true) : null
    return store.db.prepare(`SELECT c.id FROM quote AS c WHERE ${found?.sql ?? '0'}`).all(...(found?.values ?? [])).length
  }
  expect([overdueAt(due), overdueAt(new Date(Date.parse(due) - 1).toISOString())]).toEqual([1, 0])
})

test('legal out of time: the pack of the customer’s type is proposed and sales prepares other terms', () => {
  const quote = running()
  product(quote)
  finance(quote)
  store.setToday('2026-03-16')
  look()
  look()
  expect(told().map(({ rule, who }) => `${rule} ${who}`)).toEqual([
    'quote-legal-overdue 孙财总',
    `quote-legal-overdue ${people.legal}`,
    `quote-legal-overdue-sales ${people.rep}`,
  ])
  const titles = tasks().map(({ title }) => title)
  expect(titles.find((title) => title.startsWith('条款归档超时'))).toContain('医疗设备采购合规条款包（医疗器械合规')
  expect(titles.join()).not.toContain('授权区域')
  expect(titles.some((title) => title.startsWith('准备备选条款'))).toBe(true)
})

test('a change that re-opens a node tells everyone who had approved, once', () => {
  const quote = running()
  product(quote)
  finance(quote)
  const got = store.query<{ latestVersionId: number; content: ReturnType<typeof content> }>('quotes.get', { id: quote.id })
  const lines = got.content.lines.map((line) => ({ ...line, price: { fen: 101_000 } }))
  as(store, people.rep, 'quotes.save', { id: quote.id, baseVersionId: got.latestVersionId, content: { ...got.content, lines } })
  look()
  look()
  expect(told()).toEqual(
    [people.product, people.finance].map((who) => ({ rule: 'quote-reopened', who })).toSorted((a, b) => (a.who < b.who ? -1 : 1)),
  )
  // Words of the terms re-open nobody's node who had approved.
  const next = store.query<{ latestVersionId: number; content: ReturnType<typeof content> }>('quotes.get', { id: quote.id })
  as(store, people.rep, 'quotes.save', {
    id: quote.id,
    baseVersionId: next.latestVersionId,
    content: { ...next.content, terms: { ...next.content.terms, remarks: '含运费' } },
  })
  look()
  expect(told()).toHaveLength(2)
})

test('who is away is stood in for: the deputy may act that day, and what waits is theirs', () => {
  const quote = running()
  const handler = () => store.db.prepare('SELECT node_handler_id AS id FROM quote WHERE id = ?').pluck().get(quote.id)
  expect(handler()).toBe(ids.get(people.product))
  expect(() => product(quote, people.otherFinance)).toThrow('not-your-node')
  const absence = {
    memberId: ids.get(people.product),
    from: '2026-03-04',
    to: '2026-03-05',
    delegateId: ids.get(people.otherFinance),
    note: '出差',
  }
  expect(() => store.command('members.saveAbsence', { ...absence, delegateId: absence.memberId })).toThrow('own-delegate')
  expect(() => store.command('members.saveAbsence', { ...absence, to: '2026-03-03' })).toThrow('bad-dates')
  const { id } = store.command<{ id: number }>('members.saveAbsence', absence)
  expect(handler()).toBe(ids.get(people.otherFinance))
  const writing = store.writing as { actor: string }
  writing.actor = people.otherFinance
  expect(store.query<WaitingQuote[]>('quotes.waiting', { mine: true })).toMatchObject([{ id: quote.id, mine: true }])
  store.setToday('2026-03-06')
  expect(store.query<WaitingQuote[]>('quotes.waiting', { mine: true })).toEqual([])
  store.setToday('2026-03-05')
  product(quote, people.otherFinance)
  expect(store.query<{ events: { by: string; type: string }[] }>('quotes.get', { id: quote.id }).events.at(-1)).toMatchObject({
    by: people.otherFinance,
    type: 'approve',
  })
  store.command('members.removeAbsence', { id })
  expect(store.query('members.absences')).toEqual([])
})

test('a day that becomes a holiday moves what is due, at the next look', () => {
  const quote = running()
  const due = () => store.db.prepare('SELECT node_due_at FROM quote WHERE id = ?').pluck().get(quote.id) as string
  store.step('alerts.evaluate')
  const before = due()
  const { values } = store.query<{ values: { ownDaysOff: object[] } }>('calendar.settings')
  store.command('calendar.save', { values: { ...values, ownDaysOff: [{ date: '2026-03-05', name: '司庆' }] } })
  store.step('alerts.evaluate')
  expect(Date.parse(due()) - Date.parse(before)).toBe(86_400_000)
})
