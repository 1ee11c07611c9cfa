import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, text } from './_words/basics.ts'
import { approvalNodes } from './_words/quote.ts'
import { alert } from './alerts.ts'
import { changeOrigins } from './changes.ts'
import { weeklyActions } from './weekly.ts'

export const todayKinds = [
  'quote',
  'promise',
  'team',
  'task',
  'step',
  'alert',
  'trial-approval',
  'trial-questions',
  'trial-end',
] as const
export const todayParts = ['red', 'due'] as const
export type TodayPart = (typeof todayParts)[number]

const item = v.object({
  /** `task:12`: one thing keeps its key, so that it can be put off and found again. */
  key: v.string(),
  kind: v.picklist(todayKinds),
  id,
  title: v.string(),
  detail: v.nullable(v.string()),
  light: v.picklist(['red', 'amber', 'plain']),
  dueOn: v.nullable(dateOnly),
  /** Where the hour counts. */
  dueAt: v.nullable(instant),
  customerId: v.nullable(id),
  customerName: v.nullable(v.string()),
  /** Whose it is, where the page shows everybody's. */
  ownerName: v.nullable(v.string()),
  opportunityId: v.nullable(id),
  node: v.nullable(v.picklist(approvalNodes)),
  unread: v.boolean(),
  /** Of a reminder: what a screen needs to say it in its own language and to open what it is about. */
  alert: v.optional(v.pick(alert, ['rule', 'title', 'body', 'shippedWords', 'facts', 'subject', 'subjectId', 'subjectName'])),
  /** A red of the team's board (rule B3): whose, which week's, how far from its target. Its title is the member's name. */
  team: v.nullable(
    v.object({ memberId: id, week: v.string(), action: v.picklist(weeklyActions), achieved: count, target: count }),
  ),
})
export type TodayItem = v.InferOutput<typeof item>

const changed = v.object({
  changeSetId: id,
  at: instant,
  actor: v.string(),
  origin: v.picklist(changeOrigins),
  command: v.string(),
  subject: v.string(),
  rows: count,
  /** How many of the rows that were looked at are mine, and the names of some; null where the page shows everybody's. */
  mine: v.nullable(count),
  names: v.array(v.string()),
})
export type TodayChange = v.InferOutput<typeof changed>

const key = v.pipe(text(60), v.regex(/^((quote|promise|step|trial-(approval|questions|end)):\d+|team:\d+:\d{4}-W\d{2}:\w+)$/))

/** The morning page: what is red, what is due, what others changed since it was last looked through. */
export const today = {
  /** Worst first. Never more than 60; `total` says how many there are and stops at 999. */
  items: query({
    input: v.object({ part: v.picklist(todayParts) }),
    output: v.object({
      /** Null: this desk is no member's, everybody's are shown. */
      memberId: v.nullable(id),
      today: dateOnly,
      rows: v.array(item),
      total: count,
      /** Reminders that ask for nothing today; they wait in the inbox. */
      quiet: count,
      putOff: count,
    }),
    reads: [
      'alert_inbox',
      'alert_occurrence',
      'task',
      'opportunity',
      'quote',
      'quote_event',
      'trial',
      'product',
      'obligation',
      'obligation_event',
      'promise_crossing',
      'customer',
      'member',
      'meta',
      'layout',
      'red_item',
      'weekly_target',
      'stage_event',
      'lead',
      'activity',
    ],
    long: true,
  }),
  /** What others wrote since the mark, newest first: first what touches mine. */
  changes: query({
    input: v.object({}),
    output: v.object({
      since: instant,
      rows: v.array(changed),
      /** Others that touch nothing of mine; `more`: the walk stopped before the mark. */
      others: count,
      more: v.boolean(),
      newest: v.nullable(id),
    }),
    reads: ['change_set', 'member', 'meta', 'layout'],
    long: true,
  }),
  /** Looked through: one change set, or everything up to one. */
  seen: command({
    input: v.object({ ids: v.optional(v.pipe(v.array(id), v.maxLength(500))), upTo: v.optional(id) }),
    output: v.object({}),
  }),
  /** Not on this page before a day; tasks and alerts have a date of their own. Without a key everything comes back. */
  putOff: command({ input: v.object({ key: v.optional(key), until: v.optional(dateOnly) }), output: v.object({}) }),
}
