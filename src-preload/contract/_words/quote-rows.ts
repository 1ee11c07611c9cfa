import * as v from 'valibot'
import { count, dateOnly, id, instant, money } from './basics.ts'
import { textLine } from './text-difference.ts'
import { approvalAnswers, approvalNodes, collectionReasons, quoteContent, submitReasons } from './quote.ts'

export const quoteStates = ['draft', 'running', 'returned', 'withdrawn', 'approved', 'superseded'] as const
export type QuoteState = (typeof quoteStates)[number]

export const quoteNode = v.picklist(approvalNodes)
export const quotePercent = v.nullable(v.string())

const lineFigures = v.object({
  amount: money,
  net: money,
  guideAmount: v.nullable(money),
  cost: v.nullable(money),
})
export const quoteTotals = v.object({
  lines: v.array(lineFigures),
  amount: money,
  tax: money,
  net: money,
  guideAmount: money,
  discountPercent: quotePercent,
  cost: v.nullable(money),
  margin: v.nullable(money),
  marginPercent: quotePercent,
  linesWithoutCost: count,
  belowMargin: v.boolean(),
})
export type QuoteTotalsShown = v.InferOutput<typeof quoteTotals>

export const quoteVersion = v.object({
  id,
  number: v.string(),
  sequence: count,
  author: v.string(),
  at: instant,
  reason: v.string(),
  outside: v.boolean(),
  amount: money,
  marginPercent: quotePercent,
  lines: count,
  changes: v.array(v.string()),
  hash: v.string(),
})
export type QuoteVersionRow = v.InferOutput<typeof quoteVersion>

const approvalClock = v.object({
  state: v.picklist(['notStarted', 'running', 'paused', 'stopped', 'cancelled']),
  dueAt: v.nullable(instant),
  breachedAt: v.nullable(instant),
  elapsedMinutes: v.number(),
  targetMinutes: v.nullable(v.number()),
  light: v.picklist(['waiting', 'running', 'paused', 'amber', 'breached', 'met', 'late', 'cancelled']),
  provisional: v.boolean(),
})
const approval = v.object({ by: v.string(), at: instant, versionId: id, answers: approvalAnswers })
export const approvalStep = v.object({
  node: quoteNode,
  approval: v.nullable(approval),
  lapsed: v.nullable(approval),
  clock: approvalClock,
  delegates: v.array(v.string()),
  awaiting: v.array(v.string()),
  mayAct: v.boolean(),
})
export type ApprovalStep = v.InferOutput<typeof approvalStep>

export const quoteRow = v.object({
  id,
  number: v.string(),
  alternative: v.string(),
  title: v.string(),
  customerId: id,
  customerName: v.string(),
  owner: v.string(),
  state: v.picklist(quoteStates),
  current: v.nullable(quoteNode),
  urgent: v.boolean(),
  version: v.string(),
  inForce: v.nullable(v.string()),
  voucher: v.nullable(v.string()),
  amount: money,
  marginPercent: quotePercent,
  updatedAt: instant,
})
export type QuoteRow = v.InferOutput<typeof quoteRow>

export const waitingQuote = v.object({
  ...quoteRow.entries,
  node: quoteNode,
  since: instant,
  dueAt: v.nullable(instant),
  light: approvalClock.entries.light,
  mine: v.boolean(),
  latestVersionId: id,
  /** What this node last decided on, or else what is in force; null when there was nothing before. */
  seen: v.nullable(v.object({ versionId: id, version: v.string() })),
  /** What is different from it, all in all. */
  changes: v.array(v.string()),
  /** What had to be explained at the door: beyond a limit, so not for passing in bulk. */
  explained: v.array(v.picklist(submitReasons)),
})
export type WaitingQuote = v.InferOutput<typeof waitingQuote>

export const quoteEvent = v.object({
  at: instant,
  by: v.string(),
  type: v.string(),
  node: v.nullable(quoteNode),
  version: v.nullable(v.string()),
  data: v.record(v.string(), v.unknown()),
})

export const brokenChain = v.object({
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
export const quoteComparison = v.object({
  before: quoteVersion,
  after: quoteVersion,
  lines: v.array(comparedLine),
  terms: v.array(v.string()),
  /** Of the terms, those that are prose and were changed word by word. */
  texts: v.array(v.object({ field: v.picklist(['title', 'delivery', 'warranty', 'remarks']), lines: v.array(textLine) })),
  clauses: v.array(
    v.object({
      key: v.string(),
      kind: v.picklist(['added', 'removed', 'changed', 'moved']),
      /** Both from the earlier version to the later. */
      title: v.array(textLine),
      lines: v.array(textLine),
    }),
  ),
  attachments: v.array(v.object({ name: v.string(), kind: v.picklist(['added', 'removed', 'changed']) })),
  title: v.boolean(),
  customer: v.boolean(),
  customerBefore: v.string(),
  customerAfter: v.string(),
  totalsBefore: quoteTotals,
  totalsAfter: quoteTotals,
  contentBefore: quoteContent,
  contentAfter: quoteContent,
})
export type QuoteComparisonShown = v.InferOutput<typeof quoteComparison>

export const quoteAssessment = v.object({
  light: v.picklist(['red', 'yellow', 'green']),
  lightReasons: v.array(v.picklist(collectionReasons)),
  creditScore: v.nullable(count),
  creditSource: v.nullable(v.string()),
  /** Percent by amount, of the invoices due. */
  onTimePercent: quotePercent,
  termDays: v.nullable(count),
  benchmarkDays: v.nullable(count),
  lines: v.array(
    v.object({
      key: v.string(),
      /** Of the price list for this customer today; null where no list has the product. */
      guidePrice: v.nullable(money),
      deviationPercent: quotePercent,
      beyond: v.boolean(),
      special: v.boolean(),
    }),
  ),
  marginPercent: quotePercent,
  belowMargin: v.boolean(),
  /** Some costs are those of the price list, not locked ones. */
  marginProvisional: v.boolean(),
  /** Why a special price cannot be applied for in this region now; null where it can. */
  freeze: v.nullable(v.object({ region: v.string(), from: dateOnly, to: dateOnly, ratio: v.string() })),
  needed: v.array(v.picklist(submitReasons)),
})
export type QuoteAssessment = v.InferOutput<typeof quoteAssessment>

/** One clause of a quote against the library (rule C2): what it says instead of the standard, word by word. */
export const clauseStanding = v.object({
  key: v.string(),
  standing: v.picklist(['standard', 'changed', 'own', 'retired']),
  standard: v.nullable(v.object({ title: v.string(), body: v.string(), effectiveFrom: dateOnly })),
  /** It says what the library said from this day on, before it changed. */
  formerFrom: v.nullable(dateOnly),
  /** Empty where it is the standard's own. */
  title: v.array(textLine),
  lines: v.array(textLine),
})
export type ClauseStandingShown = v.InferOutput<typeof clauseStanding>

export const libraryClause = v.object({
  id,
  key: v.string(),
  title: v.string(),
  body: v.string(),
  packs: v.array(v.string()),
  effectiveFrom: dateOnly,
})

/**
 * What a page or a number turned out to be. `altered`: it names a version of this workspace, but is not a file that was made
 * here; `broken`: the record it could be held against is itself damaged.
 */
export const paperVerdicts = ['in-force', 'superseded', 'not-in-force', 'altered', 'broken', 'unknown', 'misread'] as const
export type PaperVerdict = (typeof paperVerdicts)[number]
export const paperVerdict = v.object({
  verdict: v.picklist(paperVerdicts),
  voucher: v.nullable(v.string()),
  quoteId: v.nullable(id),
  number: v.nullable(v.string()),
  version: v.nullable(v.string()),
  /** The version in force now, of this quote. */
  inForce: v.nullable(v.string()),
  /** The last day on which the version in force may be accepted, where it has passed. */
  expiredOn: v.nullable(dateOnly),
  /** Of a file made here: when and by whom. */
  issuedAt: v.nullable(instant),
  issuedBy: v.nullable(v.string()),
})
export type PaperVerdictShown = v.InferOutput<typeof paperVerdict>
