import * as v from 'valibot'
import { count, dateOnly, id, instant, money, text } from './basics.ts'

/** Exact decimal text: `12`, `0.13`. */
export const decimal = v.pipe(v.string(), v.regex(/^\d{1,12}(\.\d{1,6})?$/))

export const quoteLine = v.object({
  /** Stays with the line from version to version, so that two versions compare line by line. */
  key: v.pipe(text(40), v.nonEmpty()),
  productCode: v.nullable(text(60)),
  name: v.pipe(text(200), v.trim(), v.nonEmpty()),
  spec: v.nullable(text(500)),
  unit: v.nullable(text(20)),
  quantity: decimal,
  /** What the price list asks for one unit, tax included; null where there is no list price. */
  guidePrice: v.nullable(money),
  price: money,
  /** `0.13` for 13 %. */
  taxRate: decimal,
  /** For one unit, without tax; null until finance locks it. */
  cost: v.nullable(money),
})
export type QuoteLine = v.InferOutput<typeof quoteLine>

export const paymentBases = ['signing', 'delivery', 'acceptance', 'invoice', 'retention'] as const
export const paymentNode = v.object({
  name: v.pipe(text(60), v.nonEmpty()),
  /** Of the amount, `30` for 30 %. */
  percent: decimal,
  basis: v.picklist(paymentBases),
  days: v.pipe(count, v.maxValue(3650)),
})

export const quoteClause = v.object({
  key: v.pipe(text(60), v.nonEmpty()),
  title: v.pipe(text(200), v.nonEmpty()),
  text: text(20_000),
})

export const quoteTerms = v.object({
  validUntil: v.nullable(dateOnly),
  delivery: text(2000),
  warranty: text(2000),
  payment: v.pipe(v.array(paymentNode), v.maxLength(50)),
  clauses: v.pipe(v.array(quoteClause), v.maxLength(200)),
  remarks: text(5000),
})
export type QuoteTerms = v.InferOutput<typeof quoteTerms>

export const attachmentKinds = ['cost-detail', 'customer-request', 'other'] as const
export const quoteAttachment = v.object({
  name: v.pipe(text(255), v.nonEmpty()),
  kind: v.picklist(attachmentKinds),
  bytes: count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})

/** All that a version freezes (rule C1). */
export const quoteContent = v.object({
  title: v.pipe(text(200), v.trim(), v.nonEmpty()),
  customerId: id,
  lines: v.pipe(v.array(quoteLine), v.maxLength(2000)),
  terms: quoteTerms,
  attachments: v.pipe(v.array(quoteAttachment), v.maxLength(200)),
  /** Who locked the cost, and by which bill of materials. */
  costLock: v.nullable(v.object({ by: text(60), at: instant, bomReference: v.pipe(text(200), v.nonEmpty()) })),
})
export type QuoteContent = v.InferOutput<typeof quoteContent>

/** Nodes after the sales person's own, in their order (rule C2). */
export const approvalNodes = ['product', 'finance', 'legal'] as const
export type ApprovalNode = (typeof approvalNodes)[number]

/** What a node must say to approve; each asks for its own part. */
export const approvalAnswers = v.object({
  /** 产品技术确认: 是否需定制开发. */
  customDevelopment: v.optional(v.boolean()),
  /** 财务成本锁定, below the minimum margin: why it may go out nevertheless. */
  belowMarginReason: v.optional(v.pipe(text(1000), v.trim(), v.nonEmpty())),
  /** 法务条款归档: under which number the clauses are filed. */
  archiveNumber: v.optional(v.pipe(text(100), v.trim(), v.nonEmpty())),
})
export type ApprovalAnswers = v.InferOutput<typeof approvalAnswers>

/** What a person must explain before a quote goes to approval: a red collection light, too little margin, prices off the guide. */
export const submitReasons = ['collection', 'margin', 'deviation'] as const
export type SubmitReason = (typeof submitReasons)[number]
const why = v.optional(v.pipe(text(1000), v.trim(), v.nonEmpty()))
export const submitReasonTexts = v.object({ collection: why, margin: why, deviation: why })
export type SubmitReasonTexts = v.InferOutput<typeof submitReasonTexts>

export const collectionReasons = [
  'credit-low',
  'credit-middling',
  'on-time-low',
  'on-time-middling',
  'term-far-above',
  'term-above',
  'credit-unknown',
  'on-time-unknown',
  'term-unknown',
] as const
