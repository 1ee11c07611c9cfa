import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, text } from './_words/basics.ts'

export const weeklyActions = ['newLeads', 'diagnosed', 'matched', 'quoted', 'signed', 'visits'] as const
const action = v.picklist(weeklyActions)
export type WeeklyActionName = (typeof weeklyActions)[number]
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
export const weekLight = ['green', 'yellow', 'red'] as const
const light = v.picklist(weekLight)
const goal = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))

const week = v.object({ week: v.string(), from: dateOnly, to: dateOnly, workdays: count, target: count })
const factor = v.object({
  id,
  why: v.string(),
  region: v.nullable(v.string()),
  action: v.nullable(action),
  /** Exact decimal: 0.9 leaves nine tenths of what is still to reach. */
  factor: v.string(),
  fromOn: dateOnly,
  untilOn: v.nullable(dateOnly),
})
export type MarketFactorRow = v.InferOutput<typeof factor>

const plan = v.object({
  id,
  action,
  kind: v.picklist(['set', 'recalibrated']),
  target: count,
  fromOn: dateOnly,
  weeks: v.array(week),
  achieved: count,
  remainingBefore: count,
  remaining: count,
  because: v.array(v.object({ from: dateOnly, until: v.optional(v.nullable(dateOnly)), factor: v.string(), why: v.string() })),
  reason: v.nullable(v.string()),
  setBy: v.string(),
  createdAt: instant,
})
export type TargetPlan = v.InferOutput<typeof plan>

const counted = v.object({ action, achieved: count, target: count, complete: v.boolean(), light: v.nullable(light) })
const redItem = v.object({
  memberId: id,
  name: v.string(),
  action,
  achieved: count,
  target: count,
  reason: v.nullable(v.string()),
  resource: v.nullable(v.string()),
})
export type RedItem = v.InferOutput<typeof redItem>

const boardRow = v.object({
  memberId: id,
  name: v.string(),
  team: v.nullable(v.string()),
  region: v.nullable(v.string()),
  /** By the board's weeks; the light of a week is its worst action's. Null while it runs, and where nothing is asked for. */
  weeks: v.array(v.object({ light: v.nullable(light), actions: v.array(counted) })),
})
export type WeeklyBoardRow = v.InferOutput<typeof boardRow>

const reads = [
  'weekly_target',
  'market_factor',
  'red_item',
  'lead',
  'stage_event',
  'opportunity',
  'activity',
  'member',
  'calendar_setting',
]
const changed = v.object({ changeSetId: id })

/** Weekly action counts: targets and why they are what they are (B2), lights (B3), Friday's brief (B4). */
export const weekly = {
  /** Everything that was laid down for a member's month, newest first. */
  history: query({
    input: v.object({ memberId: id, month }),
    output: v.object({ plans: v.array(plan), achieved: v.array(v.object({ action, achieved: count })) }),
    reads,
  }),
  /** A month's counts for some members, split over its weeks by working days. */
  set: command({
    input: v.object({
      month,
      memberIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(500)),
      action,
      target: goal,
      reason: v.optional(v.nullable(text(500))),
    }),
    output: changed,
    failures: { 'no-such-member': 'not-found' },
  }),
  /** The weeks left of a month anew, from this week on: what is achieved, the working days left, the market factors of today. */
  recalibrate: command({
    input: v.object({ month, reason: v.optional(v.nullable(text(500))) }),
    output: v.object({
      changeSetId: v.nullable(id),
      rows: v.array(
        v.object({ memberId: id, name: v.string(), action, achieved: count, remainingBefore: count, remaining: count }),
      ),
    }),
    failures: { 'no-target': 'precondition', 'month-over': 'precondition' },
  }),
  factors: query({ input: v.object({}), output: v.array(factor), reads }),
  saveFactor: command({
    input: v.object({
      id: v.optional(id),
      why: v.pipe(text(200), v.trim(), v.nonEmpty()),
      region: v.nullable(text(40)),
      action: v.nullable(action),
      factor: v.pipe(v.string(), v.regex(/^\d{1,2}(\.\d{1,4})?$/)),
      fromOn: dateOnly,
      untilOn: v.nullable(dateOnly),
    }),
    output: changed,
    failures: { 'not-found': 'not-found', 'bad-period': 'invalid' },
  }),
  removeFactor: command({ input: v.object({ id }), output: changed, failures: { 'not-found': 'not-found' } }),
  /** Rep × week, the running week last; under it each team's three worst red items of the last week that is over. */
  board: query({
    input: v.object({ weeks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(26))) }),
    output: v.object({
      weeks: v.array(v.object({ week: v.string(), from: dateOnly, running: v.boolean() })),
      rows: v.array(boardRow),
      teams: v.array(v.object({ team: v.nullable(v.string()), week: v.string(), items: v.array(redItem), reds: count })),
    }),
    reads,
    long: true,
  }),
  /** Why a red item is stuck and what is asked for. */
  noteRed: command({
    input: v.object({
      memberId: id,
      week: v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/)),
      action,
      /** What is left out stays as it is. */
      reason: v.optional(v.nullable(text(500))),
      resource: v.optional(v.nullable(text(500))),
    }),
    output: changed,
    failures: { 'no-such-member': 'not-found' },
  }),
  /** The manager will speak with the member about a red item: a task of whoever sits at this desk, made once. */
  takeUp: command({
    input: v.object({
      memberId: id,
      week: v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/)),
      action,
      /** The task in words, in the language of the screen. */
      title: v.pipe(text(200), v.trim(), v.nonEmpty()),
    }),
    output: v.object({ taskId: id, changeSetId: v.nullable(id) }),
    failures: { 'no-such-member': 'not-found', 'nobody-here': 'precondition' },
  }),
  /** Rule B4 for a member and the week of a day: completion, the weakest three, what Monday brings. */
  brief: query({
    input: v.object({ memberId: v.optional(id), day: v.optional(dateOnly) }),
    output: v.object({
      memberId: v.nullable(id),
      name: v.string(),
      week: v.string(),
      from: dateOnly,
      to: dateOnly,
      actions: v.array(counted),
      weakest: v.array(counted),
      monday: dateOnly,
      tasks: v.array(v.object({ id, title: v.string(), dueOn: dateOnly, customerName: v.nullable(v.string()) })),
      steps: v.array(v.object({ id, title: v.string(), dueOn: dateOnly, customerName: v.string(), deal: v.string() })),
      moreTodo: count,
    }),
    reads: [...reads, 'task', 'customer', 'meta'],
  }),
}
