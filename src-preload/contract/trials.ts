import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { recordMethods } from './_words/records.ts'
import { tiers } from './_words/tiers.ts'

/** As stored, so that the file reads in any tool. */
export const trialStates = ['草稿', '审批中', '已退回', '试用中', '已结束'] as const
export type TrialState = (typeof trialStates)[number]
export const trialOutcomes = ['转化', '延期', '终止'] as const
export type TrialOutcome = (typeof trialOutcomes)[number]

/** 市场部 → 医学部 → 合规部 → 销售总监, in their order. */
export const trialNodes = ['market', 'medical', 'compliance', 'director'] as const
export type TrialNode = (typeof trialNodes)[number]
export const trialQuestions = ['samplesDone', 'metricsMet', 'budgetApproved'] as const
export type TrialQuestion = (typeof trialQuestions)[number]

export const editableTrialFields = ['customer', 'grade', 'model', 'test', 'startsOn', 'endsOn', 'owner', 'remark'] as const

const node = v.picklist(trialNodes)
const said = v.nullable(v.string())
const row = v.object({
  id,
  name: v.string(),
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: said,
  ownerId: v.nullable(id),
  ownerName: said,
  opportunityId: v.nullable(id),
  grade: said,
  model: said,
  test: said,
  productId: v.nullable(id),
  productName: said,
  startsOn: v.nullable(dateOnly),
  endsOn: v.nullable(dateOnly),
  remark: said,
  state: v.picklist(trialStates),
  node: v.nullable(node),
  /** Whom the node waits for now, its passing counted; the applicant where it was returned. */
  waitsForId: v.nullable(id),
  waitsFor: said,
  nodeSince: v.nullable(instant),
  passesAt: v.nullable(instant),
  /** Idle too long: it is with the escalation person. */
  passed: v.boolean(),
  submittedAt: v.nullable(instant),
  approvedAt: v.nullable(instant),
  endsAt: v.nullable(instant),
  questionsAt: v.nullable(instant),
  samplesDone: v.nullable(v.boolean()),
  metricsMet: v.nullable(v.boolean()),
  budgetApproved: v.nullable(v.boolean()),
  answerNote: said,
  answeredAt: v.nullable(instant),
  answeredBy: said,
  outcome: v.nullable(v.picklist(trialOutcomes)),
  rootCause: said,
  outcomeNote: said,
  endedAt: v.nullable(instant),
  endedBy: said,
  /** What is asked of somebody now. */
  asks: v.nullable(v.picklist(['passed', 'questions', 'end'])),
})
export type TrialRow = v.InferOutput<typeof row>

const reads = ['trial', 'trial_event', 'trial_fit', 'trial_duty', 'product', 'customer', 'member', 'member_absence']
const oneOf = { 'not-found': 'not-found' } as const
const acting = { ...oneOf, 'not-a-member': 'forbidden', 'not-now': 'precondition' } as const
const reason = v.pipe(text(500), v.trim(), v.nonEmpty())
const changeSetId = id
const word = v.pipe(text(60), v.trim(), v.nonEmpty())
const productChoice = v.object({ id, code: v.string(), name: v.string() })

const step = v.object({
  node,
  handlerName: said,
  escalationName: said,
  state: v.picklist(['ahead', 'now', 'returned', 'approved']),
  since: v.nullable(instant),
  passesAt: v.nullable(instant),
  passed: v.boolean(),
  /** Working minutes it took or has taken. */
  minutes: v.number(),
  by: said,
  at: v.nullable(instant),
})
export type TrialStep = v.InferOutput<typeof step>

const duty = v.object({
  node,
  handlerId: v.nullable(id),
  handlerName: said,
  escalationId: v.nullable(id),
  escalationName: said,
  /** Who would be asked now: what is not set follows from role and superior. */
  nowHandler: said,
  nowEscalation: said,
})
export type TrialDuty = v.InferOutput<typeof duty>

const reportLine = v.object({
  productId: v.nullable(id),
  productName: said,
  approved: count,
  /** Mean working hours from submission to approval; null without any. */
  approvalHours: said,
  ended: count,
  converted: count,
  extended: count,
  terminated: count,
  /** Converted of those that came to a verdict, percent; null without any. */
  conversion: said,
  causes: v.array(v.object({ cause: v.string(), count })),
})
export type TrialReportLine = v.InferOutput<typeof reportLine>

/** Trials of products at customers (rule B10). */
export const trials = {
  ...recordMethods({ row, field: v.picklist(editableTrialFields), reads }),
  /** Drafts alone can be taken away; what was submitted is a fact. */
  remove: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)) }),
    output: v.object({ changeSetId: v.nullable(id), removed: count }),
    failures: { 'not-a-draft': 'precondition' },
  }),
  /** What may be chosen next in the cascade, and which products match what was chosen. */
  cascade: query({
    input: v.object({ grade: v.optional(text(60)), model: v.optional(text(60)), test: v.optional(text(60)) }),
    output: v.object({
      grades: v.array(v.string()),
      models: v.array(v.string()),
      tests: v.array(v.string()),
      products: v.array(productChoice),
      /** Lines of the whole table. */
      lines: count,
    }),
    reads: ['trial_fit', 'product'],
  }),
  fits: query({
    input: v.object({}),
    output: v.array(v.object({ id, grade: v.string(), model: v.string(), test: v.string(), product: productChoice })),
    reads: ['trial_fit', 'product'],
  }),
  saveFit: command({
    input: v.object({ id: v.optional(id), grade: word, model: word, test: word, productId: id }),
    output: v.object({ id, changeSetId }),
    failures: { ...oneOf, 'there-already': 'conflict', 'no-such-product': 'not-found' },
  }),
  removeFits: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(10_000)) }),
    output: v.object({ changeSetId: v.nullable(id), removed: count }),
  }),
  /** Where the approval stands, what happened, what may be done. */
  detail: query({
    input: v.object({ id }),
    output: v.object({
      steps: v.array(step),
      events: v.array(
        v.object({
          at: instant,
          by: v.string(),
          type: v.picklist(['submit', 'approve', 'return', 'withdraw']),
          node: v.nullable(node),
          reason: said,
        }),
      ),
      /** Working hours from the first submission to the approval; null before it. */
      approvalHours: said,
      /** The person at this desk may act for the node now. */
      mine: v.boolean(),
      /** What stands there is not what was submitted. */
      changed: v.boolean(),
      proposed: v.array(productChoice),
      /** The product is one of those that the cascade proposes. */
      fits: v.boolean(),
      opportunities: v.array(v.object({ id, name: v.string() })),
      opportunityName: said,
      extends: v.nullable(v.object({ id, name: v.string() })),
      extendedBy: v.nullable(v.object({ id, name: v.string() })),
      rootCauses: v.array(v.string()),
    }),
    // Whose desk it is stands in `meta`.
    reads: [...reads, 'opportunity', 'rule_setting', 'meta'],
    failures: oneOf,
  }),
  /** An application, written down or handed in at once. */
  apply: command({
    input: v.object({
      customerId: id,
      grade: word,
      model: word,
      test: word,
      productId: id,
      startsOn: dateOnly,
      endsOn: dateOnly,
      opportunityId: v.optional(v.nullable(id)),
      remark: v.optional(v.nullable(text(4000))),
      submit: v.boolean(),
    }),
    output: v.object({ id, name: v.string(), changeSetId }),
    failures: {
      'not-a-member': 'forbidden',
      'bad-dates': 'invalid',
      'no-such-customer': 'not-found',
      'no-such-product': 'not-found',
      'no-approver': 'precondition',
    },
  }),
  setProduct: command({
    input: v.object({ id, productId: id }),
    output: v.object({ changeSetId }),
    failures: { ...oneOf, 'not-now': 'precondition', 'no-such-product': 'not-found' },
  }),
  submit: command({
    input: v.object({ id }),
    output: v.object({ changeSetId }),
    failures: { ...acting, incomplete: 'invalid', 'bad-dates': 'invalid', 'no-approver': 'precondition' },
  }),
  approve: command({
    input: v.object({ id, node }),
    output: v.object({ changeSetId, state: v.picklist(trialStates) }),
    failures: { ...acting, 'not-your-node': 'forbidden', 'changed-since': 'conflict' },
  }),
  return: command({
    input: v.object({ id, node, reason }),
    output: v.object({ changeSetId }),
    failures: { ...acting, 'not-your-node': 'forbidden' },
  }),
  withdraw: command({ input: v.object({ id, reason }), output: v.object({ changeSetId }), failures: acting }),
  /** The three questions; later answers replace earlier ones. */
  answer: command({
    input: v.object({
      id,
      samplesDone: v.boolean(),
      metricsMet: v.boolean(),
      budgetApproved: v.boolean(),
      note: v.optional(v.nullable(text(1000))),
    }),
    output: v.object({ changeSetId }),
    failures: { ...oneOf, 'not-now': 'precondition' },
  }),
  /**
   * A trial ends only with an outcome and a root cause of the list. 转化 names the deal it became, an open one of the customer
   * or a new one; 延期 goes on as a trial of its own until the new last day.
   */
  end: command({
    input: v.object({
      id,
      outcome: v.picklist(trialOutcomes),
      rootCause: text(60),
      note: v.optional(v.nullable(text(1000))),
      opportunityId: v.optional(v.nullable(id)),
      newOpportunity: v.optional(
        v.nullable(v.object({ name: v.pipe(text(200), v.trim(), v.nonEmpty()), amount: v.nullable(money) })),
      ),
      newEndsOn: v.optional(v.nullable(dateOnly)),
    }),
    output: v.object({ changeSetId, opportunityId: v.nullable(id), extendedId: v.nullable(id) }),
    failures: {
      ...oneOf,
      'not-now': 'precondition',
      'unknown-cause': 'invalid',
      'no-opportunity': 'invalid',
      'bad-dates': 'invalid',
      'no-stage': 'precondition',
    },
  }),
  duties: query({ input: v.object({}), output: v.array(duty), reads: ['trial_duty', 'member', 'member_absence'] }),
  saveDuty: command({
    input: v.object({ node, handlerId: v.nullable(id), escalationId: v.nullable(id) }),
    output: v.object({ changeSetId }),
    failures: { 'inactive-member': 'invalid', 'same-person': 'invalid' },
  }),
  /** Approval hours, conversion and root causes by product over trials approved, and those ended, between two dates. */
  report: query({
    input: v.object({ from: dateOnly, to: dateOnly }),
    output: v.object({ whole: reportLine, lines: v.array(reportLine) }),
    reads: ['trial', 'product'],
    long: true,
  }),
}
