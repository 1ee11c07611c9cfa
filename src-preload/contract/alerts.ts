import * as v from 'valibot'
import { command, query, topic } from './_kit/declare.ts'
import { count, dateOnly, id, instant } from './_words/basics.ts'
import { severities } from './alert-rules.ts'

export const alertStates = ['unread', 'acknowledged', 'snoozed', 'done'] as const
export type AlertState = (typeof alertStates)[number]
const ruleKey = v.pipe(v.string(), v.maxLength(60))

export const alert = v.object({
  id,
  rule: v.string(),
  ruleName: v.string(),
  severity: v.picklist(severities),
  title: v.string(),
  body: v.string(),
  /** Its words are those that ship with the rule: a screen may say them in its own language, from the figures. */
  shippedWords: v.boolean(),
  /** The figures of the text as they stood, by the name of the placeholder. */
  facts: v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))),
  /** What it is about: `customer`, `task`, `member` … */
  subject: v.string(),
  subjectId: count,
  subjectName: v.string(),
  ownerName: v.nullable(v.string()),
  /** Who was told, the cc after a colon. */
  recipients: v.array(v.object({ id: count, name: v.string(), cc: v.boolean(), level: count })),
  raisedAt: instant,
  /** When it became true, where that was earlier. */
  dueAt: v.nullable(instant),
  /** It became true while the app was off and was found at the next start. */
  late: v.boolean(),
  state: v.picklist(alertStates),
  snoozedUntil: v.nullable(dateOnly),
  /** How many rungs of the ladder were told because nobody acknowledged. */
  escalated: count,
})
export type Alert = v.InferOutput<typeof alert>

const delivery = v.object({
  channelId: count,
  channelName: v.string(),
  recipient: v.string(),
  state: v.string(),
  reason: v.nullable(v.string()),
  sentAt: v.nullable(instant),
})

export const alerts = {
  list: query({
    input: v.object({
      rule: v.optional(ruleKey),
      /** Only what was told to this member; 0 is the workspace. */
      memberId: v.optional(count),
      open: v.optional(v.boolean()),
      state: v.optional(v.picklist(alertStates)),
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
    }),
    output: v.object({ total: count, rows: v.array(alert) }),
    reads: ['alert_inbox', 'alert_occurrence', 'customer', 'task'],
    long: 'background',
  }),
  counts: query({
    input: v.object({ memberId: v.optional(count) }),
    output: v.object({
      unread: count,
      snoozed: count,
      rules: v.array(
        v.object({ rule: v.string(), name: v.string(), severity: v.picklist(severities), open: count, unread: count }),
      ),
    }),
    reads: ['alert_inbox', 'alert_occurrence', 'alert_rule_version'],
    long: 'background',
  }),
  /** Why it fired: the rule's version, the figures then and now, the change that made it true, and where it was told. */
  explain: query({
    input: v.object({ id }),
    output: v.object({
      alert,
      version: count,
      firedAt: instant,
      facts: v.array(v.object({ name: v.string(), before: v.string(), now: v.nullable(v.string()) })),
      stillTrue: v.nullable(v.boolean()),
      cause: v.nullable(v.object({ changeSetId: count, at: instant, actor: v.string(), command: v.string() })),
      deliveries: v.array(delivery),
    }),
    reads: ['alert_inbox', 'alert_occurrence', 'outbox', 'customer', 'task'],
    failures: { 'not-found': 'not-found' },
  }),
  /** One or many at once; snoozed needs a date. */
  mark: command({
    input: v.object({
      ids: v.optional(v.pipe(v.array(id), v.maxLength(5000))),
      rule: v.optional(ruleKey),
      memberId: v.optional(count),
      state: v.picklist(alertStates),
      until: v.optional(dateOnly),
    }),
    output: v.object({ changed: count }),
  }),
  /** Runs the rules now; also run after changes, at due times, at start and each day. */
  evaluate: command({ input: v.object({}), output: v.object({ raised: count }) }),
  /** Desktop notices to be shown: a line for each rule, known by a tag so that showing one twice replaces it. */
  raised: topic(
    v.object({
      lines: v.array(v.object({ tag: v.string(), title: v.string(), body: v.string(), severity: v.picklist(severities) })),
    }),
  ),
}
