import { afterEach, beforeEach, expect, test } from 'vitest'
import { failureOf } from '../../src-preload/contract/_kit/failure.ts'
import type { QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import type { BrokenChain, QuoteRow, WaitingQuote } from '../../src-preload/contract/_words/quote-rows.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, content, line, newCustomer, people, withPeople } from './quote-fixture.ts'

interface Got {
  quote: QuoteRow
  latestVersionId: number
  inForceVersionId: number | null
  inForce: { version: string; costLockedBy: string | null } | null
  content: QuoteContent
  versions: { id: number; number: string; outside: boolean; changes: string[] }[]
  steps: {
    node: string
    approval: { by: string } | null
    lapsed: object | null
    clock: { light: string; dueAt: string | null }
  }[]
  events: { type: string }[]
  broken: BrokenChain[]
}

let store: TestStore
let customerId: number
beforeEach(() => {
  store = testStore('2026-02-25')
  withPeople(store)
  customerId = newCustomer(store)
})
afterEach(() => store.close())

const create = (patch: Partial<QuoteContent> = {}) =>
  as<{ quoteId: number; versionId: number; number: string }>(store, people.rep, 'quotes.create', {
    content: content({ customerId, ...patch }),
  })
const get = (id: number) => store.query<Got>('quotes.get', { id })
const save = (id: number, patch: Partial<QuoteContent>, who: string = people.rep) => {
  const now = get(id)
  return as<{ version: string; reopened: string[]; told: string[] }>(store, who, 'quotes.save', {
    id,
    baseVersionId: now.latestVersionId,
    content: { ...now.content, ...patch },
  })
}
const submit = (id: number) => as(store, people.rep, 'quotes.submit', { id })
const product = (id: number, who: string = people.product) =>
  as(store, who, 'quotes.approve', {
    id,
    node: 'product',
    versionId: get(id).latestVersionId,
    answers: { customDevelopment: false },
  })
const finance = (id: number, who: string = people.finance, costFen = 50_000) =>
  as(store, who, 'quotes.lockCost', {
    id,
    versionId: get(id).latestVersionId,
    costs: Object.fromEntries(get(id).content.lines.map(({ key }) => [key, { fen: costFen }])),
    bomReference: 'BOM-2026-017',
    answers: {},
  })
const legal = (id: number) =>
  as<{ voucher: string | null; inForce: string | null; state: string }>(store, people.legal, 'quotes.approve', {
    id,
    node: 'legal',
    versionId: get(id).latestVersionId,
    answers: { archiveNumber: 'FW-2026-031' },
  })
const approved = (patch: Partial<QuoteContent> = {}) => {
  const { quoteId } = create(patch)
  submit(quoteId)
  product(quoteId)
  finance(quoteId)
  legal(quoteId)
  return quoteId
}

test('through all nodes: one version in force, said with who locked the cost, under a voucher', () => {
  const { quoteId } = create()
  submit(quoteId)
  expect(get(quoteId).quote).toMatchObject({ state: 'running', current: 'product', inForce: null })
  product(quoteId)
  finance(quoteId)
  const done = legal(quoteId)
  expect(done).toMatchObject({ state: 'approved', inForce: 'V1.1' })
  const now = get(quoteId)
  expect(now.inForce).toMatchObject({ version: 'V1.1', costLockedBy: people.finance })
  expect(now.broken).toEqual([])
  expect(store.query('quotes.check', { text: `报价凭证 ${done.voucher} 版本 V1.1` })).toMatchObject({
    verdict: 'in-force',
    quoteId,
  })
  expect(store.query('quotes.check', { text: `${done.voucher} V1.0` })).toMatchObject({
    verdict: 'superseded',
    inForce: 'V1.1',
  })
})

test('no node is skipped, nobody approves without the answers, the wrong role or their own quote', () => {
  const { quoteId, versionId } = create()
  const approve = (who: string, node: string, answers: object) =>
    as(store, who, 'quotes.approve', { id: quoteId, node, versionId, answers })
  expect(() => approve(people.product, 'product', { customDevelopment: true })).toThrow('现在不能')
  submit(quoteId)
  expect(() => approve(people.legal, 'legal', { archiveNumber: 'x' })).toThrow('产品技术确认')
  expect(() => approve(people.product, 'product', {})).toThrow('是否需定制开发')
  expect(() => approve(people.finance, 'product', { customDevelopment: true })).toThrow('相应角色')
  expect(() => approve('路人', 'product', { customDevelopment: true })).toThrow('成员名单')
  expect(() => as(store, people.product, 'quotes.delegate', { id: quoteId, node: 'product', to: people.rep })).toThrow('自己的')
  const own = as<{ quoteId: number; versionId: number }>(store, people.product, 'quotes.create', {
    content: content({ customerId }),
  })
  as(store, people.product, 'quotes.submit', { id: own.quoteId })
  const answers = { customDevelopment: true }
  expect(() =>
    as(store, people.product, 'quotes.approve', { id: own.quoteId, node: 'product', versionId: own.versionId, answers }),
  ).toThrow('自己的报价')
  product(quoteId)
  expect(() => approve(people.finance, 'finance', {})).toThrow('每一行的成本')
  expect(() => finance(quoteId, people.finance, 87_000)).toThrow('低于最低毛利')
  expect(get(quoteId).versions).toHaveLength(1)
})

test('a change sends the quote back to the node whose part it is, and only there; all who approved are told', () => {
  const { quoteId } = create()
  submit(quoteId)
  product(quoteId)
  finance(quoteId)
  const changed = save(quoteId, { terms: { ...content().terms, payment: [] } })
  expect(changed).toMatchObject({ version: 'V1.2', reopened: ['finance'], told: [people.product, people.finance] })
  const now = get(quoteId)
  expect(now.quote.current).toBe('finance')
  expect(now.steps.map(({ approval, lapsed }) => [approval !== null, lapsed !== null])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ])
  as(store, people.finance, 'quotes.approve', { id: quoteId, node: 'finance', versionId: now.latestVersionId, answers: {} })
  expect(legal(quoteId)).toMatchObject({ state: 'approved', inForce: 'V1.2' })
})

test('after approval a change waits to be submitted; until then the approved version stays in force', () => {
  const quoteId = approved()
  const { voucher } = get(quoteId).quote
  save(quoteId, {
    lines: [line('a', { quantity: '5', cost: { fen: 50_000 } }), line('b', { quantity: '1.5', cost: { fen: 50_000 } })],
  })
  expect(get(quoteId).quote).toMatchObject({ state: 'draft', version: 'V2.0', inForce: 'V1.1', voucher })
  submit(quoteId)
  product(quoteId)
  const at = get(quoteId)
  as(store, people.finance, 'quotes.approve', { id: quoteId, node: 'finance', versionId: at.latestVersionId, answers: {} })
  // The words of the contract did not change: legal is not asked again.
  const now = get(quoteId)
  expect(now.quote).toMatchObject({ state: 'approved', inForce: 'V2.0' })
  expect(now.quote.voucher).not.toBe(voucher)
  expect(store.query('quotes.check', { text: voucher ?? '' })).toMatchObject({ verdict: 'superseded', inForce: 'V2.0' })
})

test('returned with a reason, its clock stops; submitted again it begins anew at the same node', () => {
  const { quoteId } = create()
  submit(quoteId)
  product(quoteId)
  as(store, people.finance, 'quotes.return', { id: quoteId, node: 'finance', reason: '单价与价目表不符' })
  expect(get(quoteId)).toMatchObject({
    quote: { state: 'returned', current: null },
    returned: { node: 'finance', reason: '单价与价目表不符' },
  })
  store.setToday('2026-03-10')
  expect(get(quoteId).steps[1]?.clock).toMatchObject({ light: 'met', dueAt: null })
  submit(quoteId)
  expect(get(quoteId)).toMatchObject({ quote: { state: 'running', current: 'finance' }, returned: null })
})

test('urgent: finance has four working hours and the cost detail must be attached', () => {
  const { quoteId } = create()
  submit(quoteId)
  product(quoteId)
  as(store, people.rep, 'quotes.setUrgent', { id: quoteId })
  expect(() => finance(quoteId)).toThrow('成本明细附件')
  const [, step] = get(quoteId).steps
  // 10:00 in Shanghai plus four working hours with the noon break between.
  expect(step?.clock.dueAt?.slice(0, 16)).toBe('2026-02-25T07:30')
  save(quoteId, { attachments: [{ name: '成本明细.xlsx', kind: 'cost-detail', bytes: 10, sha256: 'b'.repeat(64) }] })
  finance(quoteId)
  expect(get(quoteId).quote.current).toBe('legal')
})

test('an added approver must agree to this very part before the node approves', () => {
  const { quoteId } = create()
  submit(quoteId)
  product(quoteId)
  as(store, people.finance, 'quotes.addApprover', { id: quoteId, node: 'finance', who: people.otherFinance })
  // The cost is locked, but the node waits for the colleague.
  expect(finance(quoteId)).toMatchObject({ state: 'running', current: 'finance' })
  const { latestVersionId: versionId } = get(quoteId)
  const approve = () => as(store, people.finance, 'quotes.approve', { id: quoteId, node: 'finance', versionId, answers: {} })
  expect(approve).toThrow(people.otherFinance)
  as(store, people.otherFinance, 'quotes.concur', { id: quoteId, node: 'finance' })
  expect(approve()).toMatchObject({ current: 'legal' })
})

test('what waits is listed for those who may act, late first', () => {
  const first = create()
  submit(first.quoteId)
  store.setToday('2026-03-06')
  const second = create()
  submit(second.quoteId)
  const waiting = as<unknown>(store, people.product, 'quotes.approveMany', { picked: [], node: 'product', answers: {} })
  expect(waiting).toEqual({ approved: [], refused: [] })
  const writing = store.writing as { actor: string }
  writing.actor = people.product
  const rows = store.query<WaitingQuote[]>('quotes.waiting')
  expect(rows.map(({ id, light, mine }) => [id, light, mine])).toEqual([
    [first.quoteId, 'breached', true],
    [second.quoteId, 'running', true],
  ])
})

test('bulk approval passes what may pass and says why not for the rest', () => {
  const good = create()
  submit(good.quoteId)
  const draft = create()
  const done = as(store, people.product, 'quotes.approveMany', {
    picked: [good, draft].map(({ quoteId: id, versionId }) => ({ id, versionId })),
    node: 'product',
    answers: { customDevelopment: false },
  })
  expect(done).toMatchObject({
    approved: [good.quoteId],
    refused: [{ id: draft.quoteId, reason: expect.stringContaining('现在不能') as string }],
  })
})

test('no way around: copies carry no approval and no cost, the owner cannot bring costs, undo takes nothing back', () => {
  const quoteId = approved()
  const { inForceVersionId, content: locked } = get(quoteId)
  const copy = as<{ quoteId: number }>(store, people.rep, 'quotes.copy', { versionId: inForceVersionId })
  expect(get(copy.quoteId)).toMatchObject({
    quote: { state: 'draft', inForce: null, voucher: null },
    content: { costLock: null },
  })
  expect(get(copy.quoteId).content.lines.every(({ cost }) => cost === null)).toBe(true)
  expect(() => create({ lines: locked.lines, costLock: locked.costLock })).toThrow('财务')
  expect(() => save(copy.quoteId, { lines: locked.lines })).toThrow('财务')
  const before = get(quoteId)
  store.command('changes.undo', {})
  expect(get(quoteId)).toEqual(before)
  for (const table of ['quote_version', 'quote_event'])
    for (const sql of [`UPDATE ${table} SET at = '2020-01-01T00:00:00.000Z'`, `DELETE FROM ${table}`])
      expect(() => store.db.exec(sql)).toThrow('quote')
})

test('approving what one has not seen is refused, and so is saving over a newer version', () => {
  const { quoteId, versionId } = create()
  submit(quoteId)
  save(quoteId, { title: '改了标题' })
  expect(() =>
    as(store, people.product, 'quotes.approve', {
      id: quoteId,
      node: 'product',
      versionId,
      answers: { customDevelopment: false },
    }),
  ).toThrow('最新版本')
  expect(() =>
    as(store, people.rep, 'quotes.save', { id: quoteId, baseVersionId: versionId, content: content({ customerId }) }),
  ).toThrow('新版本')
})

test('a cost falls with the product it was locked for', () => {
  const quoteId = approved()
  const { content: now } = get(quoteId)
  save(quoteId, { lines: now.lines.map((each, n) => (n === 0 ? { ...each, productCode: 'OTHER', name: '另一产品' } : each)) })
  const after = get(quoteId).content
  expect(after.lines.map(({ cost }) => cost?.fen ?? null)).toEqual([null, 50_000])
  expect(after.costLock).toBeNull()
})

test('of alternatives within one number the customer takes one', () => {
  const first = create()
  const second = as<{ quoteId: number; number: string }>(store, people.rep, 'quotes.create', {
    content: content({ customerId, title: '方案二' }),
    ofNumber: first.number,
  })
  expect(second.number).toBe(first.number)
  as(store, people.rep, 'quotes.choose', { id: second.quoteId })
  expect(get(first.quoteId).quote.state).toBe('superseded')
  expect(() => save(first.quoteId, { title: 'x' })).toThrow('另一个方案')
})

test('what went out beside the flow is on record, marked, and never in force by itself', () => {
  const quoteId = approved()
  const said = get(quoteId).content
  const lower = said.lines.map((each) => ({ ...each, price: { fen: 90_000 } }))
  as(store, people.rep, 'quotes.recordOutside', {
    id: quoteId,
    content: { ...said, lines: lower },
    sentAt: '2026-02-24T08:00:00.000Z',
    way: '微信',
    note: '客户催得急',
  })
  const now = get(quoteId)
  expect(now.versions.at(-1)).toMatchObject({ number: 'V2.0', outside: true })
  expect(now.quote).toMatchObject({ version: 'V1.1', inForce: 'V1.1' })
  expect(now.broken).toEqual([])
})

/** A page that opens says that a chain is broken; one whose record cannot be read at all says that. */
function opened(quoteId: number): 'told' | 'nothing told' {
  try {
    return get(quoteId).broken.length > 0 ? 'told' : 'nothing told'
  } catch (thrown) {
    if (failureOf(thrown).code === 'quotes.damaged') return 'told'
    throw thrown
  }
}

test('any stored byte changed is found', () => {
  const quoteId = approved()
  const verify = () => store.query<{ broken: BrokenChain[] }>('quotes.verify', {}).broken
  expect(verify()).toEqual([])
  store.db.exec('DROP TRIGGER quote_version_no_update; DROP TRIGGER quote_event_no_update; DROP TRIGGER quote_version_no_delete')
  const tampered = (table: string, column: string, id: number, value: number | string) =>
    store.db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(value, id)
  for (const table of ['quote_version', 'quote_event']) {
    const columns = (store.db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    // The place in the row is part of what is chained; another row's place would be refused by the store itself.
    for (const column of columns.filter((name) => name !== 'id' && name !== 'quote_id' && name !== 'sequence'))
      for (const { id, was } of store.db
        .prepare(`SELECT id, ${column} AS was FROM ${table} WHERE ${column} IS NOT NULL`)
        .all() as {
        id: number
        was: number | string
      }[]) {
        tampered(
          table,
          column,
          id,
          typeof was === 'number' ? was + 1 : was === '' ? 'x' : was.slice(0, -1) + (was.endsWith('7') ? '8' : '7'),
        )
        expect(verify(), `${table}.${column}`).not.toEqual([])
        expect(opened(quoteId)).toBe('told')
        tampered(table, column, id, was)
      }
  }
  expect(verify()).toEqual([])
  const tamper = (sql: string, undo: string) => {
    store.db.exec(sql)
    expect(verify(), sql).not.toEqual([])
    store.db.exec(undo)
    expect(verify()).toEqual([])
  }
  tamper(
    `UPDATE quote SET in_force_version_id = (SELECT id FROM quote_version WHERE sequence = 1)`,
    `UPDATE quote SET in_force_version_id = (SELECT id FROM quote_version WHERE sequence = 2)`,
  )
})
