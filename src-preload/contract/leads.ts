import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { recordMethods } from './_words/records.ts'
import { tiers } from './_words/tiers.ts'
import { opening } from './scripts.ts'

export const leadStates = ['待分派', '待首触', '跟进中', '已转化', '已放弃'] as const
export type LeadState = (typeof leadStates)[number]

/** Proposed where one is chosen; any other text may stand. */
export const leadSources = ['网站表单', '展会扫码', '转介绍', '电话咨询', '自拓', '其他'] as const

export const editableLeadFields = [
  'name',
  'contactName',
  'phone',
  'source',
  'industry',
  'needClass',
  'region',
  'arrivedAt',
  'remark',
] as const
export type EditableLeadField = (typeof editableLeadFields)[number]

const row = v.object({
  id,
  name: v.string(),
  contactName: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  source: v.nullable(v.string()),
  industry: v.nullable(v.string()),
  needClass: v.nullable(v.string()),
  region: v.nullable(v.string()),
  remark: v.nullable(v.string()),
  state: v.picklist(leadStates),
  ownerId: v.nullable(id),
  ownerName: v.nullable(v.string()),
  arrivedAt: instant,
  assignDueAt: v.nullable(instant),
  assignedAt: v.nullable(instant),
  touchDueAt: v.nullable(instant),
  escalateAt: v.nullable(instant),
  firstTouchAt: v.nullable(instant),
  closedAt: v.nullable(instant),
  dropReason: v.nullable(v.string()),
  customerId: v.nullable(id),
  customerName: v.nullable(v.string()),
  opportunityId: v.nullable(id),
  /** What is over its time now. */
  late: v.nullable(v.picklist(['assign', 'touch', 'escalate'])),
})
export type LeadRow = v.InferOutput<typeof row>

/** One rep's line of the table of scores (rule A2): what was known, and what each part gave. */
export const scoreLine = v.object({
  repId: id,
  repName: v.string(),
  industryMatch: v.picklist(['1', '0.5', '0']),
  won: count,
  closed: count,
  /** 0–1, blended with the team's where few closed; null where nothing is known. */
  winRate: v.nullable(v.string()),
  openLeads: count,
  capacity: count,
  absent: v.boolean(),
  lastAssigned: v.nullable(v.string()),
  industryPoints: v.nullable(v.string()),
  winPoints: v.nullable(v.string()),
  loadPoints: v.nullable(v.string()),
  score: v.nullable(v.string()),
  excluded: v.nullable(v.picklist(['at capacity', 'absent'])),
})
export type ScoreLineShown = v.InferOutput<typeof scoreLine>

export const scoreTableShown = v.object({
  winnerId: v.nullable(id),
  industry: v.nullable(v.string()),
  needClass: v.nullable(v.string()),
  teamRate: v.nullable(v.string()),
  weights: v.object({ industry: v.number(), winHistory: v.number(), load: v.number() }),
  windowDays: count,
  lines: v.array(scoreLine),
})
export type ScoreTableShown = v.InferOutput<typeof scoreTableShown>

export const decisionKinds = ['rule', 'override', 'hand-over', 'undo'] as const
const decision = v.object({
  id,
  at: instant,
  kind: v.picklist(decisionKinds),
  actor: v.string(),
  fromName: v.nullable(v.string()),
  repName: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  table: v.nullable(scoreTableShown),
})
export type LeadDecisionShown = v.InferOutput<typeof decision>

const reads = ['lead', 'lead_decision', 'member', 'customer', 'opportunity']
const oneOf = { 'not-found': 'not-found', 'not-open': 'precondition' } as const
const reason = v.pipe(text(500), v.trim(), v.nonEmpty())

/** Leads and who gets them (rule A2). */
export const leads = {
  ...recordMethods({ row, field: v.picklist(editableLeadFields), reads }),
  /** What the rule would decide now: the table of scores of every rep. */
  scores: query({ input: v.object({ id }), output: scoreTableShown, reads, failures: { 'not-found': 'not-found' } }),
  /** The log of one lead, newest first. */
  decisions: query({ input: v.object({ id }), output: v.array(decision), reads: ['lead_decision', 'member'] }),
  /** What the rep gets (rule A2): who the lead may be already, by customers of an equal name, and how to open the first call. */
  brief: query({
    input: v.object({ id }),
    output: v.object({
      customers: v.array(
        v.object({
          id,
          name: v.string(),
          tier: v.nullable(v.picklist(tiers)),
          ownerName: v.nullable(v.string()),
          lastContactOn: v.nullable(dateOnly),
          openOpportunities: count,
        }),
      ),
      otherLeads: v.array(v.object({ id, name: v.string(), state: v.picklist(leadStates), ownerName: v.nullable(v.string()) })),
      /** What to open the first call with, best first; three at most. */
      openings: v.array(opening),
    }),
    reads: [...reads, 'script_line'],
    failures: { 'not-found': 'not-found' },
  }),
  /** The rule gives the leads that nobody has to reps; logged. Others are left alone. */
  assign: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(1000)) }),
    output: v.object({
      changeSetId: v.nullable(id),
      assigned: v.array(v.object({ id, repName: v.string() })),
      /** Nobody was eligible for these. */
      waiting: v.array(id),
    }),
    failures: {},
  }),
  /** A manager decides otherwise, and says why; the rule's table is logged beside it. */
  override: command({
    input: v.object({ id, toId: id, reason }),
    output: v.object({ changeSetId: id }),
    failures: { ...oneOf, 'not-a-manager': 'forbidden', 'inactive-member': 'invalid', 'same-owner': 'invalid' },
  }),
  /** The first touch, now or at the time given. A second one changes nothing. */
  touch: command({
    input: v.object({ id, at: v.optional(instant) }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { ...oneOf, 'out-of-order': 'invalid' },
  }),
  drop: command({ input: v.object({ id, reason }), output: v.object({ changeSetId: id }), failures: oneOf }),
  /** A dropped lead runs again. */
  reopen: command({
    input: v.object({ id }),
    output: v.object({ changeSetId: id }),
    failures: { 'not-found': 'not-found', 'not-dropped': 'precondition' },
  }),
  /** Becomes a customer (a new one, or one that is there), with its contact and, when named, an opportunity; one change. */
  convert: command({
    input: v.object({
      id,
      customerId: v.nullable(id),
      opportunity: v.nullable(v.object({ name: v.pipe(text(200), v.trim(), v.nonEmpty()), amount: v.nullable(money) })),
    }),
    output: v.object({ changeSetId: id, customerId: id, opportunityId: v.nullable(id) }),
    failures: { ...oneOf, 'no-owner': 'precondition', 'customer-gone': 'not-found', 'no-stage': 'precondition' },
  }),
  /** Rule A2: the deviations of one day, largest first, three of them at most, and the measure G1 over 30 days. */
  report: query({
    input: v.object({ on: v.optional(dateOnly) }),
    output: v.object({
      on: dateOnly,
      arrived: count,
      assigned: count,
      waiting: count,
      deviations: v.array(
        v.object({
          kind: v.picklist(['outside-industry', 'reassigned', 'untouched']),
          repId: id,
          repName: v.string(),
          days: count,
          leads: v.array(v.object({ id, name: v.string() })),
        }),
      ),
      /** How many more there were. */
      more: count,
      /** Percent of the leads assigned in the 30 days to the day that were first touched in time; null without any. */
      firstTouch: v.object({
        value: v.nullable(v.string()),
        state: v.picklist(['healthy', 'below', 'no-data']),
        touched: count,
        due: count,
      }),
    }),
    reads,
  }),
  /** The rule over leads that arrived between two dates, both included: who would have got what. Changes nothing. */
  rehearse: query({
    input: v.object({ from: dateOnly, to: dateOnly }),
    output: v.object({
      total: count,
      different: count,
      unassigned: count,
      reps: v.array(
        v.object({ repId: id, repName: v.string(), actual: count, rule: count, actualMatched: count, ruleMatched: count }),
      ),
      /** Those that would be elsewhere first; 500 at most. */
      leads: v.array(
        v.object({
          id,
          name: v.string(),
          arrivedAt: instant,
          actualName: v.nullable(v.string()),
          ruleName: v.nullable(v.string()),
          score: v.nullable(v.string()),
        }),
      ),
    }),
    reads,
    long: 'background',
  }),
}
