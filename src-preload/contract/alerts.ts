import * as v from 'valibot'
import { command, query, topic } from './_kit/declare.ts'
import { count, dateOnly, id, instant } from './_words/basics.ts'

export const alertRules = ['service-ending-30', 'service-ending-7', 'dormant-risk', 'silent', 'key-silent'] as const
export type AlertRule = (typeof alertRules)[number]
export const alertStates = ['unread', 'acknowledged', 'snoozed', 'done'] as const

const alert = v.object({
  id,
  rule: v.picklist(alertRules),
  customerId: id,
  customerName: v.string(),
  ownerName: v.nullable(v.string()),
  /** The figure that made it true, e.g. days left. */
  days: v.nullable(v.number()),
  raisedAt: instant,
  /** It became true while the app was off and was found at the next start. */
  late: v.boolean(),
  state: v.picklist(alertStates),
  snoozedUntil: v.nullable(dateOnly),
})
export type Alert = v.InferOutput<typeof alert>

export const alerts = {
  list: query({
    input: v.object({
      rule: v.optional(v.picklist(alertRules)),
      open: v.optional(v.boolean()),
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
    }),
    output: v.object({ total: count, rows: v.array(alert) }),
    reads: ['alert', 'customer'],
    long: 'background',
  }),
  counts: query({
    input: v.object({}),
    output: v.object({ unread: count, rules: v.array(v.object({ rule: v.picklist(alertRules), open: count, unread: count })) }),
    reads: ['alert'],
    long: 'background',
  }),
  /** One or many at once; snoozed needs a date. */
  mark: command({
    input: v.object({
      ids: v.optional(v.array(id)),
      rule: v.optional(v.picklist(alertRules)),
      state: v.picklist(alertStates),
      until: v.optional(dateOnly),
    }),
    output: v.object({ changed: count }),
  }),
  /** Runs the rules now; also run at start and each day. */
  evaluate: command({ input: v.object({}), output: v.object({ raised: count }) }),
  /** New alerts of one evaluation, a line per rule: the desktop notification. */
  raised: topic(v.object({ lines: v.array(v.object({ rule: v.picklist(alertRules), count, first: v.string() })) })),
}
