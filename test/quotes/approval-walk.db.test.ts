import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import type { QuoteRow } from '../../src-preload/contract/_words/quote-rows.ts'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { workingMsBetween } from '../../src-main/domain/_base/working-time.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'
import { as, content, line, newCustomer, people, withPeople } from './quote-fixture.ts'

const nodes = ['product', 'finance', 'legal'] as const
type Node = (typeof nodes)[number]

interface Got {
  quote: QuoteRow
  latestVersionId: number
  inForceVersionId: number | null
  content: QuoteContent
  versions: { id: number; number: string }[]
  steps: { node: Node; approval: object | null; clock: { elapsedMinutes: number; state: string } }[]
  events: { at: string; type: string; node: Node | null; version: string | null }[]
  broken: object[]
}

/** Written from the rule's text, not from the code: what each node looks at. */
const looksAt: Record<Node, (c: QuoteContent) => string> = {
  product: (c) =>
    JSON.stringify([
      c.customerId,
      c.terms.delivery,
      c.terms.warranty,
      c.lines.map((l) => [l.key, l.productCode, l.name, l.spec, l.unit, l.quantity]),
    ]),
  finance: (c) =>
    JSON.stringify([
      c.customerId,
      c.terms.payment,
      c.terms.validUntil,
      c.costLock?.bomReference ?? null,
      c.attachments.filter((a) => a.kind === 'cost-detail').map((a) => a.sha256),
      c.lines.map((l) => [l.key, l.productCode, l.quantity, l.guidePrice, l.price, l.taxRate, l.cost]),
    ]),
  legal: (c) =>
    JSON.stringify([
      c.customerId,
      c.title,
      c.terms,
      c.attachments.filter((a) => a.kind !== 'cost-detail').map((a) => [a.name, a.sha256]),
    ]),
}

/** A second reckoning of one quote's approval. */
class Model {
  state = 'draft'
  current: Node | null = null
  inForce: number | null = null
  readonly given = new Map<Node, string>()
  readonly spans: { node: Node; from: number; to: number | null }[] = []
  content: QuoteContent
  constructor(content: QuoteContent) {
    this.content = content
  }
  submit(at: number) {
    this.state = 'running'
    this.move(at)
  }
  save(content: QuoteContent, at: number) {
    this.content = content
    if (this.state === 'running') this.move(at)
    else if (this.state === 'approved') this.state = 'draft'
  }
  approve(node: Node, at: number) {
    this.given.set(node, looksAt[node](this.content))
    this.move(at)
  }
  stop(state: string, at: number) {
    if (state === 'returned' && this.current) this.given.delete(this.current)
    this.turn(null, at)
    this.state = state
  }
  move(at: number) {
    const next = nodes.find((node) => this.given.get(node) !== looksAt[node](this.content)) ?? null
    if (next !== this.current || next === null) this.turn(next, at)
    if (next === null) this.state = 'approved'
  }
  turn(next: Node | null, at: number) {
    const open = this.spans.at(-1)
    if (open && open.to === null) open.to = at
    if (next) this.spans.push({ node: next, from: at, to: null })
    this.current = next
  }
  /** Of the node's last turn, in working minutes. */
  minutes(node: Node, now: number) {
    const last = this.spans.findLast((span) => span.node === node)
    return last ? workingMsBetween(chinaCalendar, last.from, last.to ?? now) / 60_000 : 0
  }
}

const edits: ((c: QuoteContent) => QuoteContent)[] = [
  (c) => ({ ...c, title: `${c.title}·` }),
  (c) => ({ ...c, lines: c.lines.map((l, n) => (n === 0 ? { ...l, price: { fen: l.price.fen + 100 } } : l)) }),
  (c) => ({ ...c, lines: c.lines.map((l, n) => (n === 0 ? { ...l, quantity: String(Number(l.quantity) + 1) } : l)) }),
  (c) => ({ ...c, lines: [...c.lines, line(`n${c.lines.length}-${c.title.length}`)], costLock: null }),
  (c) => ({ ...c, terms: { ...c.terms, delivery: `${c.terms.delivery}.` } }),
  (c) => ({
    ...c,
    terms: { ...c.terms, payment: [...c.terms.payment, { name: '尾款', percent: '10', basis: 'retention', days: 365 }] },
  }),
  (c) => ({
    ...c,
    attachments: [
      ...c.attachments,
      { name: '明细', kind: 'cost-detail', bytes: 1, sha256: String(c.attachments.length).padStart(64, 'a') },
    ],
  }),
  (c) => c,
]

type Action =
  | { do: 'save'; edit: number }
  | { do: 'submit' }
  | { do: 'withdraw' }
  | { do: 'urgent' }
  | { do: 'tomorrow' }
  | { do: 'right' }
  | { do: 'return'; who: string; node: Node }
  | { do: 'approve'; who: string; node: Node; answered: boolean }

const anybody = fc.constantFrom<string>(...Object.values(people))
const anyNode = fc.constantFrom<Node>(...nodes)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('save' as const), edit: fc.nat(edits.length - 1) }),
  fc.constantFrom<Action>({ do: 'submit' }, { do: 'withdraw' }, { do: 'urgent' }, { do: 'tomorrow' }),
  fc.record({ do: fc.constant('return' as const), who: anybody, node: anyNode }),
  // The right person approves most often, or no walk would ever come through.
  { arbitrary: fc.constant<Action>({ do: 'right' }), weight: 3 },
  fc.record({ do: fc.constant('approve' as const), who: anybody, node: anyNode, answered: fc.boolean() }),
)

const answers = { customDevelopment: true, belowMarginReason: '战略客户', archiveNumber: 'FW-1' }
const whose: Record<Node, string> = { product: people.product, finance: people.finance, legal: people.legal }

function walk(actions: readonly Action[]): number {
  const store = testStore('2026-02-11')
  try {
    withPeople(store)
    const customerId = newCustomer(store)
    const { quoteId: id } = as<{ quoteId: number }>(store, people.rep, 'quotes.create', { content: content({ customerId }) })
    const model = new Model(get(store, id).content)
    let approvals = 0
    let day = 11
    for (const one of actions) {
      const before = get(store, id)
      const now = () => Date.parse(get(store, id).events.at(-1)?.at ?? '')
      const lock = (who: string, given: object) =>
        as(store, who, 'quotes.lockCost', {
          id,
          versionId: before.latestVersionId,
          costs: Object.fromEntries(before.content.lines.map(({ key }) => [key, { fen: 60_000 }])),
          bomReference: 'BOM-1',
          answers: given,
        })
      const approve = (who: string, node: Node, given: object) =>
        node === 'finance'
          ? lock(who, given)
          : as(store, who, 'quotes.approve', { id, node, versionId: before.latestVersionId, answers: given })
      try {
        if (one.do === 'tomorrow') store.setToday(`2026-02-${String(Math.min(28, ++day)).padStart(2, '0')}`)
        else if (one.do === 'save') {
          const edit = edits[one.edit] as (c: QuoteContent) => QuoteContent
          as(store, people.rep, 'quotes.save', { id, baseVersionId: before.latestVersionId, content: edit(before.content) })
          const after = get(store, id)
          if (after.latestVersionId !== before.latestVersionId) model.save(after.content, now())
        } else if (one.do === 'submit') {
          as(store, people.rep, 'quotes.submit', { id })
          expect(['draft', 'returned', 'withdrawn']).toContain(model.state)
          model.submit(now())
        } else if (one.do === 'withdraw') {
          as(store, people.rep, 'quotes.withdraw', { id, reason: 'x' })
          model.stop('withdrawn', now())
        } else if (one.do === 'urgent') as(store, people.rep, 'quotes.setUrgent', { id })
        else if (one.do === 'return') {
          as(store, one.who, 'quotes.return', { id, node: one.node, reason: 'x' })
          expect([model.state, model.current, whose[one.node] === one.who || one.who === people.otherFinance]).toEqual([
            'running',
            one.node,
            true,
          ])
          model.stop('returned', now())
        } else {
          const node = one.do === 'right' ? model.current : one.node
          if (node === null) continue
          approve(one.do === 'right' ? whose[node] : one.who, node, one.do === 'right' || one.answered ? answers : {})
          expect([model.state, model.current]).toEqual(['running', node])
          const { content: after } = get(store, id)
          if (node === 'finance') model.content = after
          model.approve(node, now())
          approvals++
        }
      } catch (error) {
        if (!(error instanceof CallFailed) || error.failure.kind === 'internal') throw error
        expect(onRecord(get(store, id))).toEqual(onRecord(before))
      }
      const after = get(store, id)
      if (model.state === 'approved' && before.quote.state !== 'approved') model.inForce = after.latestVersionId
      expect([after.quote.state, after.quote.current, after.inForceVersionId]).toEqual([
        model.state,
        model.current,
        model.inForce,
      ])
      expect(after.broken).toEqual([])
      for (const { node, approval, clock } of after.steps) {
        expect(approval !== null, node).toBe(model.given.get(node) === looksAt[node](model.content))
        if (clock.state !== 'running') expect(clock.elapsedMinutes, node).toBeCloseTo(model.minutes(node, 0), 6)
      }
      expect(new Set(after.versions.map(({ number }) => number)).size).toBe(after.versions.length)
    }
    return approvals
  } finally {
    store.close()
  }
}

/** All but the clocks, which go on. */
const onRecord = ({ quote, versions, events, content: said, inForceVersionId }: Got) => ({
  quote,
  versions,
  events,
  said,
  inForceVersionId,
})
const get = (store: TestStore, id: number) => store.query<Got>('quotes.get', { id })

const walks = Number(process.env['JINGWEI_WALKS'] ?? 10)

test(
  `random walks: nothing approved without its answers, no node skipped, one version in force, chains whole`,
  { timeout: 600_000 },
  () => {
    let approvals = 0
    let steps = 0
    fc.assert(
      fc.property(fc.array(action, { minLength: 30, maxLength: 80 }), (actions) => {
        approvals += walk(actions)
        steps += actions.length
      }),
      { numRuns: walks },
    )
    // The walks must have come somewhere to prove anything.
    expect(approvals).toBeGreaterThan(walks)
    expect(steps).toBeGreaterThan(walks * 30)
  },
)
