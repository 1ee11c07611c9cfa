import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, nothing, text } from './_words/basics.ts'
import { approvalAnswers, quoteContent, submitReasonTexts } from './_words/quote.ts'
import {
  approvalStep,
  brokenChain,
  clauseStanding,
  libraryClause,
  paperVerdict,
  quoteAssessment,
  quoteComparison,
  quoteEvent,
  quoteNode,
  quotePercent,
  quoteRow,
  quoteStates,
  quoteTotals,
  quoteVersion,
  waitingQuote,
} from './_words/quote-rows.ts'
import { earningMethods } from './quotes/earnings.ts'

const person = v.pipe(text(60), v.trim(), v.nonEmpty())
const reason = v.pipe(text(1000), v.trim(), v.nonEmpty())

const saved = v.object({ quoteId: id, versionId: id, version: v.string() })
const acted = v.object({
  state: v.picklist(quoteStates),
  current: v.nullable(quoteNode),
  voucher: v.nullable(v.string()),
  inForce: v.nullable(v.string()),
})
const found = { 'not-found': 'not-found' } as const
const flow = { ...found, 'not-now': 'precondition', 'not-a-member': 'forbidden' } as const
const approving = {
  ...flow,
  'not-your-node': 'forbidden',
  'own-quote': 'forbidden',
  unanswered: 'precondition',
  'changed-since': 'conflict',
  'awaiting-others': 'precondition',
} as const

const gated = { frozen: 'precondition', unexplained: 'precondition' } as const

export const quotes = {
  /** Newest first; those that answer to all conditions. */
  list: query({
    input: v.object({
      search: v.optional(text(200)),
      state: v.optional(v.picklist(quoteStates)),
      customerId: v.optional(id),
      number: v.optional(text(60)),
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
    output: v.object({ total: count, rows: v.array(quoteRow) }),
    reads: ['quote', 'customer'],
  }),
  get: query({
    input: v.object({ id }),
    output: v.object({
      quote: quoteRow,
      latestVersionId: id,
      inForceVersionId: v.nullable(id),
      /** `当前生效版本 V3.2（含财务 2026-02-15 10:22 成本锁定）` in parts; null while none is in force. */
      inForce: v.nullable(
        v.object({ version: v.string(), costLockedAt: v.nullable(instant), costLockedBy: v.nullable(v.string()) }),
      ),
      content: quoteContent,
      totals: quoteTotals,
      versions: v.array(quoteVersion),
      events: v.array(quoteEvent),
      steps: v.array(approvalStep),
      returned: v.nullable(v.object({ node: quoteNode, by: v.string(), at: instant, reason: v.string() })),
      alternatives: v.array(v.object({ id, alternative: v.string(), state: v.picklist(quoteStates), amount: money })),
      sendings: v.array(
        v.object({
          id,
          version: v.string(),
          sentAt: instant,
          by: v.string(),
          way: v.string(),
          outside: v.boolean(),
          feedbackAt: v.nullable(instant),
          feedback: v.nullable(v.string()),
        }),
      ),
      /** Checked each time it is opened. */
      broken: v.array(brokenChain),
    }),
    reads: ['quote', 'quote_version', 'quote_event', 'quote_sending', 'customer', 'rule_setting', 'member', 'meta'],
    failures: { ...found, damaged: 'precondition' },
  }),
  version: query({
    input: v.object({ id }),
    output: v.object({ version: quoteVersion, content: quoteContent, totals: quoteTotals }),
    failures: found,
  }),
  compare: query({ input: v.object({ before: id, after: id }), output: quoteComparison, failures: found }),
  /** The figures of what is on the screen, by the rules of the store. */
  previewTotals: query({
    input: v.object({ content: quoteContent }),
    output: quoteTotals,
    failures: { 'amount-too-large': 'invalid' },
  }),
  ...earningMethods,
  /** What stands between this content and its submission: rules C2 (margin), C3 and E5. */
  assess: query({
    input: v.object({ content: quoteContent }),
    output: quoteAssessment,
    reads: [
      'customer',
      'customer_credit',
      'trade_document',
      'price_freeze_lift',
      'product',
      'price_list',
      'price_list_entry',
      'rule_setting',
    ],
    failures: { 'amount-too-large': 'invalid' },
  }),
  /** What waits at which node, what falls due first leading; `mine` keeps what this person may act on. 200 unless told. */
  waiting: query({
    input: v.object({
      mine: v.optional(v.boolean()),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
    output: v.array(waitingQuote),
    reads: ['quote', 'quote_event', 'member', 'member_absence', 'meta', 'rule_setting', 'calendar_setting'],
  }),
  /** Is this the quote in force? By voucher, by number, or from the text of a page. */
  check: query({
    input: v.object({ text: text(200_000) }),
    output: paperVerdict,
  }),
  /** Hours per node, returns by reason, answers from customers (G2), of the quotes submitted in a period. */
  measures: query({
    input: v.object({ from: dateOnly, to: dateOnly }),
    output: v.object({
      nodes: v.array(
        v.object({
          node: quoteNode,
          /** Now, whatever the period. */
          waiting: count,
          overdue: count,
          decided: count,
          late: count,
          meanHours: v.nullable(v.string()),
          longestHours: v.nullable(v.string()),
        }),
      ),
      returns: v.array(v.object({ node: quoteNode, reason: v.string(), count })),
      sent: count,
      answeredIn48Hours: count,
      answeredPercent: quotePercent,
    }),
    reads: ['quote', 'quote_event', 'quote_sending'],
    long: true,
  }),
  /** Follows every chain, or one quote's; empty when all hold. */
  verify: query({
    input: v.object({ id: v.optional(id) }),
    output: v.object({ quotes: count, versions: count, events: count, broken: v.array(brokenChain) }),
    long: true,
  }),

  create: command({
    input: v.object({ content: quoteContent, reason: v.optional(text(1000)), ofNumber: v.optional(text(60)) }),
    output: v.object({ ...saved.entries, number: v.string() }),
    failures: { ...found, 'twice-the-same-line': 'invalid', 'amount-too-large': 'invalid', 'cost-not-yours': 'forbidden' },
  }),
  /** A new version on top of `baseVersionId`; nothing is written when nothing changed. */
  save: command({
    input: v.object({
      id,
      baseVersionId: id,
      content: quoteContent,
      reason: v.optional(text(1000)),
      /** Needed where a quote that is being approved changes into one that must be explained. */
      reasons: v.optional(submitReasonTexts),
    }),
    output: v.object({ ...saved.entries, reopened: v.array(quoteNode), told: v.array(v.string()) }),
    failures: {
      ...found,
      stale: 'conflict',
      superseded: 'precondition',
      'twice-the-same-line': 'invalid',
      'amount-too-large': 'invalid',
      'cost-not-yours': 'forbidden',
      ...gated,
    },
  }),
  /** A new quote with the lines and terms of a version; cost and approvals stay behind. */
  copy: command({
    input: v.object({ versionId: id, customerId: v.optional(id), ofNumber: v.optional(text(60)) }),
    output: v.object({ ...saved.entries, number: v.string() }),
    failures: found,
  }),
  /** The customer takes this alternative; the others of its number are superseded. */
  choose: command({ input: v.object({ id }), output: v.object({ superseded: count }), failures: flow }),
  submit: command({
    input: v.object({ id, reasons: v.optional(submitReasonTexts) }),
    output: acted,
    failures: { ...flow, empty: 'precondition', ...gated },
  }),
  /** Finance enters a customer's credit score (rule C3); the newest holds, the former ones stay on record. */
  setCredit: command({
    input: v.object({
      customerId: id,
      score: v.pipe(count, v.maxValue(100)),
      source: v.pipe(text(200), v.trim(), v.nonEmpty()),
    }),
    output: v.object({ id }),
    failures: { ...found, 'not-a-member': 'forbidden', 'not-finance': 'forbidden' },
  }),
  approve: command({
    input: v.object({ id, node: quoteNode, versionId: id, answers: approvalAnswers }),
    output: acted,
    failures: approving,
  }),
  /** Finance's act: the cost of each line by key and the bill of materials become a version, and the node approves it. */
  lockCost: command({
    input: v.object({
      id,
      versionId: id,
      costs: v.record(v.string(), money),
      bomReference: v.pipe(text(200), v.trim(), v.nonEmpty()),
      answers: approvalAnswers,
    }),
    output: acted,
    failures: approving,
  }),
  /** Approves what is within all limits and still the version that was seen; the others come back with why not. */
  approveMany: command({
    input: v.object({
      picked: v.pipe(v.array(v.object({ id, versionId: id })), v.maxLength(500)),
      node: quoteNode,
      answers: approvalAnswers,
    }),
    output: v.object({ approved: v.array(id), refused: v.array(v.object({ id, reason: v.string() })) }),
    failures: { 'not-a-member': 'forbidden' },
  }),
  return: command({ input: v.object({ id, node: quoteNode, reason }), output: acted, failures: approving }),
  withdraw: command({ input: v.object({ id, reason }), output: acted, failures: flow }),
  setUrgent: command({ input: v.object({ id }), output: acted, failures: flow }),
  delegate: command({
    input: v.object({ id, node: quoteNode, to: person }),
    output: acted,
    failures: { ...approving, 'no-such-member': 'not-found' },
  }),
  addApprover: command({
    input: v.object({ id, node: quoteNode, who: person }),
    output: acted,
    failures: { ...approving, 'no-such-member': 'not-found' },
  }),
  concur: command({ input: v.object({ id, node: quoteNode }), output: acted, failures: approving }),
  /** A version went to the customer. */
  send: command({
    input: v.object({ id, versionId: id, way: v.pipe(text(60), v.nonEmpty()), at: v.optional(instant) }),
    output: v.object({ sendingId: id }),
    failures: { ...found, 'not-in-force': 'precondition' },
  }),
  feedback: command({
    input: v.object({ sendingId: id, text: reason, at: v.optional(instant) }),
    output: nothing,
    failures: found,
  }),
  /** What was sent outside the flow, recorded afterwards: a version marked so, never in force by itself. */
  recordOutside: command({
    input: v.object({ id, content: quoteContent, sentAt: instant, way: v.pipe(text(60), v.nonEmpty()), note: text(1000) }),
    output: saved,
    failures: { ...found, 'in-the-future': 'invalid', 'twice-the-same-line': 'invalid', 'amount-too-large': 'invalid' },
  }),

  clauses: query({
    input: v.object({ customerType: v.optional(text(60)), on: v.optional(dateOnly) }),
    output: v.array(libraryClause),
    reads: ['quote_clause'],
  }),
  /** Clauses as they are being written, or as a version has them, against the library of today. */
  clauseStandings: query({
    input: v.object({ customerId: v.nullable(id), clauses: quoteContent.entries.terms.entries.clauses }),
    output: v.object({
      customerType: v.nullable(v.string()),
      /** What the clauses for this type of customer are called together; null without a type. */
      packName: v.nullable(v.string()),
      clauses: v.array(clauseStanding),
      missing: v.array(v.object({ key: v.string(), title: v.string(), body: v.string() })),
    }),
    reads: ['quote_clause', 'customer', 'rule_setting'],
  }),
  saveClause: command({
    input: v.object({
      key: v.optional(v.pipe(text(60), v.nonEmpty())),
      title: v.pipe(text(200), v.trim(), v.nonEmpty()),
      body: v.pipe(text(20_000), v.trim(), v.nonEmpty()),
      packs: v.array(text(60)),
      effectiveFrom: dateOnly,
      retired: v.optional(v.boolean()),
    }),
    output: v.object({ id, key: v.string() }),
    failures: { 'back-dated': 'invalid' },
  }),
}
