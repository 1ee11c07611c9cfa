import * as v from 'valibot'
import { alertStates } from '../alerts.ts'
import { count, dateOnly, id, instant } from './basics.ts'
import { clauseKey, clauseTarget, clauseTerms, looseningCauses, promiseLights } from './clauses.ts'
import { tiers } from './tiers.ts'

const tier = v.picklist(tiers)

export const obligationStates = ['notStarted', 'running', 'paused', 'stopped', 'cancelled'] as const

/**
 * A clock of the board, with what a screen needs to let it run by itself: no question is asked again while it ticks.
 * `spans` are the stretches that still count until it is due, for working time only; null means every hour counts.
 */
export const promise = v.object({
  id,
  clauseKey,
  name: v.string(),
  light: v.picklist(promiseLights),
  state: v.picklist(obligationStates),
  startedAt: instant,
  /** Null while it does not run. */
  dueAt: v.nullable(instant),
  /** Paused until then, and runs on by itself; null when a person must let it. */
  resumesAt: v.nullable(instant),
  amberAt: v.nullable(instant),
  breachAt: v.nullable(instant),
  breachedAt: v.nullable(instant),
  remainingMinutes: v.nullable(v.number()),
  targetMinutes: v.nullable(v.number()),
  spans: v.nullable(v.array(v.tuple([v.number(), v.number()]))),
  /** Open clocks of the same clause for the same customer, this one (the worst) included. */
  open: count,
  provisional: v.boolean(),
})
export type BoardPromise = v.InferOutput<typeof promise>

export const boardRow = v.object({
  customerId: id,
  name: v.string(),
  tier: v.nullable(tier),
  region: v.nullable(v.string()),
  ownerId: v.nullable(id),
  ownerName: v.nullable(v.string()),
  successManagerName: v.nullable(v.string()),
  /** By the board's clauses, in their order; null where nothing runs or ran in this quarter. */
  cells: v.array(v.nullable(promise)),
})
export type BoardRow = v.InferOutput<typeof boardRow>

export const clause = v.object({
  key: clauseKey,
  version: count,
  effectiveFrom: v.nullable(dateOnly),
  mandatory: v.boolean(),
  terms: clauseTerms,
})
export type Clause = v.InferOutput<typeof clause>

export const evidenceKinds = ['ticket', 'meeting', 'member', 'note'] as const

export const timelineEvent = v.object({
  at: instant,
  type: v.picklist(['start', 'pause', 'resume', 'stop', 'cancel', 'reopen', 'retarget', 'rebase']),
  reason: v.nullable(v.string()),
  evidence: v.nullable(v.object({ kind: v.picklist(evidenceKinds), id: v.nullable(id), name: v.string() })),
  actor: v.string(),
  /** Of a rebase: by what it was counted before and from then on. */
  rebase: v.nullable(
    v.object({
      calendar: v.boolean(),
      terms: v.boolean(),
      targetBefore: clauseTarget,
      targetAfter: clauseTarget,
      dueBefore: v.nullable(instant),
      dueAfter: v.nullable(instant),
    }),
  ),
  /** Still to come: a pause that ends by itself. */
  planned: v.boolean(),
  /** Why it meant nothing where the clock stood; null when it counted. */
  ignored: v.nullable(v.picklist(['not-in-this-state', 'pause-reason-not-allowed'])),
})

export const notice = v.object({
  /** The alert's. */
  id,
  kind: v.picklist(['amber', 'breach']),
  crossedAt: instant,
  raisedAt: instant,
  /** Told later than a minute after it was true: nobody was awake. */
  late: v.boolean(),
  to: v.array(
    v.object({
      memberId: count,
      /** Null for the workspace itself, where nobody else is known. */
      name: v.nullable(v.string()),
      cc: v.boolean(),
      state: v.picklist(alertStates),
    }),
  ),
})
export type PromiseNotice = v.InferOutput<typeof notice>

/** One line of a customer's clauses: what holds today, what its tier brings, and every version of its own. */
export const customerClause = v.object({
  key: clauseKey,
  /** Null while only a coming version of its own is there, or its last one is over. */
  holds: v.nullable(clause),
  /** What the tier brings; null for a clause of the customer's own. */
  ofTier: v.nullable(clause),
  /** Looser than these the terms cannot be; null where there is no such bound. */
  bound: v.nullable(clauseTerms),
  versions: v.array(
    v.object({
      id,
      from: dateOnly,
      until: v.nullable(dateOnly),
      terms: clauseTerms,
      reason: v.nullable(v.string()),
      state: v.picklist(['past', 'now', 'coming', 'replaced']),
    }),
  ),
  /** Open clocks, and how many of them stand still. */
  open: count,
  paused: count,
  /** The first instant at which one of the paused runs on by itself. */
  resumesAt: v.nullable(instant),
})
export type CustomerClause = v.InferOutput<typeof customerClause>

/** An open promise that runs by other terms or another calendar than those in force. */
export const rebaseLine = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  clauseKey,
  clauseName: v.nullable(v.string()),
  name: v.string(),
  light: v.picklist(promiseLights),
  calendar: v.boolean(),
  terms: v.boolean(),
  dueNow: v.nullable(instant),
  dueThen: v.nullable(instant),
  /** It would be over its time at once. */
  breaks: v.boolean(),
  /** In which ways the terms in force promise less; a mandatory clause then keeps those it runs by. */
  loosened: v.array(v.picklist(looseningCauses)),
  keeps: v.boolean(),
})
export type RebaseLine = v.InferOutput<typeof rebaseLine>
