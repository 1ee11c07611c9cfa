import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, id, instant } from './_words/basics.ts'
import { recordMethods } from './_words/records.ts'
import { tiers } from './_words/tiers.ts'

/** As stored, so that the file reads in any tool. */
export const touchKinds = ['来电', '来访', '留言', '邮件', '其他'] as const
export type TouchKind = (typeof touchKinds)[number]

export const editableTouchFields = [
  'customer',
  'kind',
  'name',
  'at',
  'store',
  'owner',
  'repliedAt',
  'followedUpAt',
  'escalatedAt',
  'remark',
] as const
export type EditableTouchField = (typeof editableTouchFields)[number]

export const touchStates = ['待回复', '已接住', '已断裂'] as const

const row = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: v.nullable(v.string()),
  kind: v.picklist(touchKinds),
  name: v.string(),
  at: instant,
  store: v.nullable(v.string()),
  ownerName: v.nullable(v.string()),
  repliedAt: v.nullable(instant),
  followedUpAt: v.nullable(instant),
  escalatedAt: v.nullable(instant),
  remark: v.nullable(v.string()),
  /** Caught by a reply, a follow-up or an escalation in time; broken; or still open. */
  state: v.picklist(touchStates),
})
export type TouchRow = v.InferOutput<typeof row>

const reads = ['touch', 'customer', 'member', 'rule_setting']

export const densityWays = ['store', 'team', 'rep'] as const
export type DensityWay = (typeof densityWays)[number]

/** The numbers of rule B7 as they are set. */
const journeyRule = v.object({
  replyHours: v.number(),
  followUpHours: v.number(),
  escalateHours: v.number(),
  breaksPerHundred: v.number(),
  windowDays: count,
})
export type JourneyRuleShown = v.InferOutput<typeof journeyRule>

const densityLine = v.object({
  key: v.string(),
  touches: count,
  breaks: count,
  /** Breaks per 100 touches; null without touches. */
  density: v.nullable(v.string()),
  notify: v.boolean(),
})

/** Customers who turned to us, and whether the journey broke (rule B7). */
export const touches = {
  ...recordMethods({ row, field: v.picklist(editableTouchFields), reads }),
  /** One of the three that keep a journey whole, now. A time already there stays. */
  mark: command({
    input: v.object({ id, what: v.picklist(['replied', 'followedUp', 'escalated']) }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found' },
  }),
  /** Rule B7 over the last 30 days; touches under 96 hours old are left out. Worst first. */
  density: query({
    input: v.object({ by: v.picklist(densityWays) }),
    output: v.object({ whole: densityLine, lines: v.array(densityLine), young: count, rule: journeyRule }),
    reads,
    long: true,
  }),
}
