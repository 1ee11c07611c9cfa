import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, nothing, text } from './_words/basics.ts'
import {
  approvalAnswers,
  approvalNodes,
  collectionReasons,
  quoteContent,
  submitReasons,
  submitReasonTexts,
} from './_words/quote.ts'
import { earningMethods } from './quotes/earnings.ts'

export const quoteStates = ['draft', 'running', 'returned', 'withdrawn', 'approved', 'superseded'] as const
export type QuoteState = (typeof quoteStates)[number]

const person = v.pipe(text(60), v.trim(), v.nonEmpty())
const reason = v.pipe(text(1000), v.trim(), v.nonEmpty())
const node = v.picklist(approvalNodes)
const percent = v.nullable(v.string())

const lineFigures = v.object({
  amount: money,
  net: money,
  guideAmount: v.nullable(money),
  cost: v.nullable(money),
})
const totals = v.object({
  lines: v.array(lineFigures),
  amount: money,
  tax: money,
  net: money,
  guideAmount: money,
  discountPercent: percent,
  cost: v.nullable(money),
  margin: v.nullable(money),
  marginPercent: percent,
  linesWithoutCost: count,
  belowMargin: v.boolean(),
})
export type QuoteTotalsShown = v.InferOutput<typeof totals>

const version = v.object({
  id,
  number: v.string(),
  sequence: count,
  author: v.string(),
  at: instant,
  reason: v.string(),
  outside: v.boolean(),
  amount: money,
  marginPercent: percent,
  lines: count,
  changes: v.array(v.string()),
  hash: v.string(),
})
export type QuoteVersionRow = v.InferOutput<typeof version>

const clock = v.object({
  state: v.picklist(['notStarted', 'running', 'paused', 'stopped', 'cancelled']),
  dueAt: v.nullable(instant),
  breachedAt: v.nullable(instant),
  elapsedMinutes: v.number(),
  targetMinutes: v.nullable(v.number()),
  light: v.picklist(['waiting', 'running', 'paused', 'amber', 'breached', 'met', 'late', 'cancelled']),
  provisional: v.boolean(),
})
const approval = v.object({ by: v.string(), at: instant, versionId: id, answers: approvalAnswers })
const approvalStep = v.object({
  node,
  approval: v.nullable(approval),
  lapsed: v.nullable(approval),
  clock,
  delegates: v.array(v.string()),
  awaiting: v.array(v.string()),
  mayAct: v.boolean(),
})
export type ApprovalStep = v.InferOutput<typeof approvalStep>

const row = v.object({
  id,
  number: v.string(),
  alternative: v.string(),
  title: v.string(),
  customerId: id,
  customerName: v.string(),
  owner: v.string(),
  state: v.picklist(quoteStates),
  current: v.nullable(node),
  urgent: v.boolean(),
  version: v.string(),
  inForce: v.nullable(v.string()),
  voucher: v.nullable(v.string()),
  amount: money,
  marginPercent: percent,
  updatedAt: instant,
})
export type QuoteRow = v.InferOutput<typeof row>

const waiting = v.object({
  ...row.entries,
  node,
  since: instant,
  dueAt: v.nullable(instant),
  light: clock.entries.light,
  mine: v.boolean(),
})
export type WaitingQuote = v.InferOutput<typeof waiting>

const event = v.object({
  at: instant,
  by: v.string(),
  type: v.string(),
  node: v.nullable(node),
  version: v.nullable(v.string()),
  data: v.record(v.string(), v.unknown()),
})

const brokenChain = v.object({
  quoteId: id,
  number: v.string(),
  chain: v.picklist(['versions', 'events']),
  sequence: count,
  why: v.string(),
})
export type BrokenChain = v.InferOutput<typeof brokenChain>

const comparedLine = v.object({
  key: v.string(),
  kind: v.picklist(['added', 'removed', 'changed', 'moved', 'same']),
  before: v.nullable(quoteContent.entries.lines.pipe[0].item),
  after: v.nullable(quoteContent.entries.lines.pipe[0].item),
  fields: v.array(v.string()),
  amountBefore: v.nullable(money),
  amountAfter: v.nullable(money),
})
const comparison = v.object({
  before: version,
  after: version,
  lines: v.array(comparedLine),
  terms: v.array(v.string()),
  clauses: v.array(v.object({ key: v.string(), title: v.string(), kind: v.picklist(['added', 'removed', 'changed']) })),
  attachments: v.array(v.object({ name: v.string(), kind: v.picklist(['added', 'removed']) })),
  title: v.boolean(),
  customer: v.boolean(),
  totalsBefore: totals,
  totalsAfter: totals,
  contentBefore: quoteContent,
  contentAfter: quoteContent,
})
export type QuoteComparisonShown = v.InferOutput<typeof comparison>

const saved = v.object({ quoteId: id, versionId: id, version: v.string() })
const acted = v.object({
  state: v.picklist(quoteStates),
  current: v.nullable(node),
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

const assessment = v.object({
  light: v.picklist(['red', 'yellow', 'green']),
  lightReasons: v.array(v.picklist(collectionReasons)),
  creditScore: v.nullable(count),
  creditSource: v.nullable(v.string()),
  /** Percent by amount, of the invoices due. */
  onTimePercent: percent,
  termDays: v.nullable(count),
  benchmarkDays: v.nullable(count),
  lines: v.array(
    v.object({
      key: v.string(),
      /** Of the price list for this customer today; null where no list has the product. */
      guidePrice: v.nullable(money),
      deviationPercent: percent,
      beyond: v.boolean(),
      special: v.boolean(),
    }),
  ),
  marginPercent: percent,
  belowMargin: v.boolean(),
  /** Some costs are those of the price list, not locked ones. */
  marginProvisional: v.boolean(),
  /** Why a special price cannot be applied for in this region now; null where it can. */
  freeze: v.nullable(v.object({ region: v.string(), from: dateOnly, to: dateOnly, ratio: v.string() })),
  needed: v.array(v.picklist(submitReasons)),
})
export type QuoteAssessment = v.InferOutput<typeof assessment>

const clause = v.object({
  id,
  key: v.string(),
  title: v.string(),
  body: v.string(),
  packs: v.array(v.string()),
  effectiveFrom: dateOnly,
})

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
    output: v.object({ total: count, rows: v.array(row) }),
    reads: ['quote', 'customer'],
  }),
  get: query({
    input: v.object({ id }),
    output: v.object({
      quote: row,
      latestVersionId: id,
      inForceVersionId: v.nullable(id),
      /** `当前生效版本 V3.2（含财务 2026-02-15 10:22 成本锁定）` in parts; null while none is in force. */
      inForce: v.nullable(
        v.object({ version: v.string(), costLockedAt: v.nullable(instant), costLockedBy: v.nullable(v.string()) }),
      ),
      content: quoteContent,
      totals,
      versions: v.array(version),
      events: v.array(event),
      steps: v.array(approvalStep),
      returned: v.nullable(v.object({ node, by: v.string(), at: instant, reason: v.string() })),
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
    failures: found,
  }),
  version: query({
    input: v.object({ id }),
    output: v.object({ version, content: quoteContent, totals }),
    failures: found,
  }),
  compare: query({ input: v.object({ before: id, after: id }), output: comparison, failures: found }),
  /** Versions of all quotes, newest first. `changed` keeps those that changed one of these. */
  versions: query({
    input: v.object({
      changed: v.optional(v.array(v.string())),
      author: v.optional(text(60)),
      customerId: v.optional(id),
      from: v.optional(dateOnly),
      to: v.optional(dateOnly),
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
    output: v.object({
      total: count,
      rows: v.array(
        v.object({
          ...version.entries,
          quoteId: id,
          quoteNumber: v.string(),
          customerName: v.string(),
          title: v.string(),
          inForce: v.boolean(),
        }),
      ),
    }),
    reads: ['quote_version', 'quote'],
  }),
  /** The figures of what is on the screen, by the rules of the store. */
  previewTotals: query({
    input: v.object({ content: quoteContent }),
    output: totals,
    failures: { 'amount-too-large': 'invalid' },
  }),
  ...earningMethods,
  /** What stands between this content and its submission: rules C2 (margin), C3 and E5. */
  assess: query({
    input: v.object({ content: quoteContent }),
    output: assessment,
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
    output: v.array(waiting),
    reads: ['quote', 'quote_event', 'member', 'member_absence', 'meta', 'rule_setting', 'calendar_setting'],
  }),
  /** Is this the quote in force? By voucher, by number, or from the text of a page. */
  check: query({
    input: v.object({ text: text(200_000) }),
    output: v.object({
      verdict: v.picklist(['in-force', 'not-in-force', 'unknown', 'misread']),
      voucher: v.nullable(v.string()),
      quoteId: v.nullable(id),
      number: v.nullable(v.string()),
      version: v.nullable(v.string()),
      inForce: v.nullable(v.string()),
    }),
  }),
  /** Hours per node, returns by reason, answers from customers (G2), of the quotes submitted in a period. */
  measures: query({
    input: v.object({ from: dateOnly, to: dateOnly }),
    output: v.object({
      nodes: v.array(
        v.object({ node, decided: count, late: count, meanHours: v.nullable(v.string()), longestHours: v.nullable(v.string()) }),
      ),
      returns: v.array(v.object({ node, reason: v.string(), count })),
      sent: count,
      answeredIn48Hours: count,
      answeredPercent: percent,
    }),
    reads: ['quote_event', 'quote_sending'],
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
    output: v.object({ ...saved.entries, reopened: v.array(node), told: v.array(v.string()) }),
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
    input: v.object({ id, node, versionId: id, answers: approvalAnswers }),
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
  /** Approves what may be approved as it stands; the others come back with why not. */
  approveMany: command({
    input: v.object({ ids: v.pipe(v.array(id), v.maxLength(500)), node, answers: approvalAnswers }),
    output: v.object({ approved: v.array(id), refused: v.array(v.object({ id, reason: v.string() })) }),
    failures: { 'not-a-member': 'forbidden' },
  }),
  return: command({ input: v.object({ id, node, reason }), output: acted, failures: approving }),
  withdraw: command({ input: v.object({ id, reason }), output: acted, failures: flow }),
  setUrgent: command({ input: v.object({ id }), output: acted, failures: flow }),
  delegate: command({
    input: v.object({ id, node, to: person }),
    output: acted,
    failures: { ...approving, 'no-such-member': 'not-found' },
  }),
  addApprover: command({
    input: v.object({ id, node, who: person }),
    output: acted,
    failures: { ...approving, 'no-such-member': 'not-found' },
  }),
  concur: command({ input: v.object({ id, node }), output: acted, failures: approving }),
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
    output: v.array(clause),
    reads: ['quote_clause'],
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
