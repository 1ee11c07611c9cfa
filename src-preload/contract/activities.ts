import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { exportMethod } from './_words/export.ts'
import { count, dateOnly, id, instant, text } from './_words/basics.ts'

export const activityKinds = ['call', 'visit', 'demo', 'chat'] as const
export type ActivityKind = (typeof activityKinds)[number]

const said = v.optional(v.nullable(text(2000)))

const entry = v.object({
  id,
  kind: v.picklist(activityKinds),
  customerId: id,
  customerName: v.string(),
  opportunityName: v.nullable(v.string()),
  memberName: v.nullable(v.string()),
  at: instant,
  endedAt: v.nullable(instant),
  reportedAt: instant,
  /** Reported later than a visit's time allows (rule B1). */
  late: v.boolean(),
  need: v.nullable(v.string()),
  promise: v.nullable(v.string()),
  nextOn: v.nullable(dateOnly),
  refusal: v.nullable(v.string()),
  ownPromise: v.nullable(v.string()),
  support: v.nullable(v.string()),
  supportName: v.nullable(v.string()),
})
export type ReportEntry = v.InferOutput<typeof entry>

/** What was done with a customer, in the structured fields of rule B1. */
export const activities = {
  ...exportMethod,
  /**
   * Free text alone is refused: `incomplete` names what is missing. A visit adds when it ended and three answers; `supportId`
   * null says that nobody is needed. The promise becomes a task, a needed colleague gets one. A demo names the material version
   * it used.
   */
  log: command({
    input: v.object({
      kind: v.picklist(activityKinds),
      customerId: id,
      opportunityId: v.optional(v.nullable(id)),
      at: v.optional(instant),
      endedAt: v.optional(v.nullable(instant)),
      need: said,
      promise: said,
      nextOn: v.optional(v.nullable(dateOnly)),
      refusal: said,
      ownPromise: said,
      support: said,
      supportId: v.optional(v.nullable(id)),
      materialVersionId: v.optional(v.nullable(id)),
      clarified: v.optional(v.nullable(v.boolean())),
      accepted: v.optional(v.nullable(v.boolean())),
      /** The promise and its date become the deal's next step. */
      takesStep: v.optional(v.boolean()),
    }),
    output: v.object({ id, changeSetId: id, late: v.boolean(), taskIds: v.array(id) }),
    failures: { incomplete: 'invalid', 'not-found': 'not-found', 'bad-time': 'invalid' },
  }),
  /** The daily report: entries of a day by when they happened, and how many each member has. */
  ofDay: query({
    input: v.object({ day: dateOnly, memberId: v.optional(id) }),
    output: v.object({
      entries: v.array(entry),
      total: count,
      members: v.array(v.object({ id, name: v.string(), team: v.nullable(v.string()), entries: count, late: count })),
    }),
    reads: ['activity', 'customer', 'member', 'rule_setting'],
  }),
}
