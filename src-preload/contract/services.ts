import * as v from 'valibot'
import { command, job, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, text } from './_words/basics.ts'
import { clauseKey, clauseTerms, pauseReasons, promiseLights } from './_words/clauses.ts'
import { tiers } from './_words/tiers.ts'
import { alertStates } from './alerts.ts'
import { heldFile } from './files.ts'

const tier = v.picklist(tiers)
const reason = v.pipe(text(500), v.trim(), v.nonEmpty())
const reads = [
  'obligation',
  'obligation_event',
  'promise_crossing',
  'alert_inbox',
  'customer',
  'member',
  'clause_version',
  'customer_clause',
]

export const obligationStates = ['notStarted', 'running', 'paused', 'stopped', 'cancelled'] as const

/**
 * A clock of the board, with what a screen needs to let it run by itself: no question is asked again while it ticks.
 * `spans` are the stretches that still count until it is due, for working time only; null means every hour counts.
 */
const promise = v.object({
  id,
  clauseKey,
  name: v.string(),
  light: v.picklist(promiseLights),
  state: v.picklist(obligationStates),
  startedAt: instant,
  /** Null while it does not run. */
  dueAt: v.nullable(instant),
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

const boardRow = v.object({
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

const clause = v.object({
  key: clauseKey,
  version: count,
  effectiveFrom: v.nullable(dateOnly),
  mandatory: v.boolean(),
  terms: clauseTerms,
})
export type Clause = v.InferOutput<typeof clause>

export const evidenceKinds = ['ticket', 'meeting', 'member', 'note'] as const

const timelineEvent = v.object({
  at: instant,
  type: v.picklist(['start', 'pause', 'resume', 'stop', 'cancel', 'reopen', 'retarget']),
  reason: v.nullable(v.string()),
  evidence: v.nullable(v.object({ kind: v.picklist(evidenceKinds), id: v.nullable(id), name: v.string() })),
  actor: v.string(),
  /** Why it meant nothing where the clock stood; null when it counted. */
  ignored: v.nullable(v.picklist(['not-in-this-state', 'pause-reason-not-allowed'])),
})

const notice = v.object({
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

const changed = v.object({ changeSetId: id })
const onObligation = { 'not-found': 'not-found', 'not-now': 'precondition' } as const

/** Promises to customers: clauses, their clocks, what was told about them, and what a call centre is given. */
export const services = {
  /** Customers × clauses, worst first. */
  board: query({
    input: v.object({
      tier: v.optional(tier),
      region: v.optional(text(40)),
      ownerId: v.optional(id),
      clause: v.optional(clauseKey),
      light: v.optional(v.picklist(promiseLights)),
      search: v.optional(text(100)),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
    }),
    output: v.object({
      asOf: instant,
      clauses: v.array(clause),
      rows: v.array(boardRow),
      /** Customers there are with these filters; `rows` are the worst of them. */
      total: count,
      /** Open clocks by light, all filters applied. */
      lights: v.array(v.object({ light: v.picklist(promiseLights), count })),
      /** What can be filtered by, without filters applied. */
      regions: v.array(v.string()),
      owners: v.array(v.object({ id, name: v.string() })),
      /** The days up to which the calendar is settled; null when this year has no data. */
      calendarTo: v.nullable(dateOnly),
    }),
    reads,
    long: true,
  }),
  /** Everything about one promise: the log, how its due instant came about, what was told to whom. */
  obligation: query({
    input: v.object({ id }),
    output: v.object({
      asOf: instant,
      promise,
      clause,
      customerId: id,
      customerName: v.string(),
      ownerName: v.nullable(v.string()),
      cycle: count,
      elapsedMinutes: v.number(),
      events: v.array(timelineEvent),
      /** Stretches that counted (`done`) and that count until it is due, at most 200. */
      counted: v.array(v.object({ from: instant, to: instant, minutes: v.number(), done: v.boolean() })),
      history: v.array(
        v.object({
          cycle: count,
          outcome: v.picklist(['met', 'late']),
          elapsedMinutes: v.number(),
          targetMinutes: v.number(),
          stoppedAt: instant,
          dueAt: instant,
          breachedAt: v.nullable(instant),
        }),
      ),
      notices: v.array(notice),
    }),
    reads,
    failures: { 'not-found': 'not-found' },
  }),
  /** Promises of one customer, open ones first. */
  ofCustomer: query({
    input: v.object({ customerId: id }),
    output: v.object({ clauses: v.array(clause), promises: v.array(promise) }),
    reads,
    failures: { 'not-found': 'not-found' },
  }),
  /** What giving a customer another tier would start, end and cost. Nothing is written. */
  previewTier: query({
    input: v.object({ customerId: id, tier }),
    output: v.object({
      from: v.nullable(tier),
      to: tier,
      starts: v.array(
        v.object({
          clauseKey,
          name: v.string(),
          dueAt: v.nullable(instant),
          ownerName: v.nullable(v.string()),
          onRequest: v.boolean(),
        }),
      ),
      ends: v.array(v.object({ clauseKey, name: v.string() })),
      /** Open matters that would be over their time already, had the clause counted from their opening. */
      wouldBreach: v.array(v.object({ clauseKey, name: v.string(), openedAt: instant, ownerName: v.nullable(v.string()) })),
      /** The last twelve months run through the clauses. */
      replay: v.array(v.object({ clauseKey, cases: count, breached: count })),
      load: v.array(
        v.object({
          memberId: v.nullable(id),
          name: v.nullable(v.string()),
          openNow: count,
          openAfter: count,
          /** Clocks a month to be expected from this customer, by the last twelve months. */
          perMonth: v.number(),
        }),
      ),
    }),
    reads: [...reads, 'ticket'],
    failures: { 'not-found': 'not-found' },
  }),
  clauses: query({
    input: v.object({ on: v.optional(dateOnly) }),
    output: v.object({ clauses: v.array(clause), coming: v.array(clause) }),
    reads: ['clause_version'],
  }),
  /** A clause from a date on. The five mandatory ones can be made stricter only; `loosened` says in which ways it is not. */
  saveClause: command({
    input: v.object({ key: clauseKey, effectiveFrom: dateOnly, terms: clauseTerms }),
    output: v.object({ changeSetId: id, version: count }),
    failures: { loosened: 'forbidden', 'back-dated': 'invalid', 'no-name': 'invalid' },
  }),
  removeClause: command({
    input: v.object({ key: clauseKey, effectiveFrom: dateOnly }),
    output: changed,
    failures: { mandatory: 'forbidden', 'not-found': 'not-found', 'back-dated': 'invalid' },
  }),
  /** For one customer: another clause, or one of its tier's on stricter terms. */
  setCustomerClause: command({
    input: v.object({ customerId: id, clauseKey, terms: clauseTerms, from: dateOnly, reason: v.optional(text(500)) }),
    output: changed,
    failures: { 'not-found': 'not-found', loosened: 'forbidden', 'back-dated': 'invalid', 'no-name': 'invalid' },
  }),
  endCustomerClause: command({
    input: v.object({ customerId: id, clauseKey, on: dateOnly }),
    output: changed,
    failures: { 'not-found': 'not-found', mandatory: 'forbidden', 'back-dated': 'invalid' },
  }),
  /** A customer asked for what a clause on request promises: its clock starts. */
  request: command({
    input: v.object({ customerId: id, clauseKey, name: v.pipe(text(200), v.trim(), v.nonEmpty()), at: v.optional(instant) }),
    output: v.object({ id, changeSetId: id }),
    failures: { 'not-found': 'not-found', 'not-promised': 'precondition', 'in-the-future': 'invalid' },
  }),
  pause: command({
    input: v.object({ id, reason: v.picklist(pauseReasons), note: v.optional(text(500)) }),
    output: changed,
    failures: { ...onObligation, 'reason-not-allowed': 'forbidden' },
  }),
  resume: command({ input: v.object({ id }), output: changed, failures: onObligation }),
  /** Kept: with what proves it. */
  meet: command({
    input: v.object({
      id,
      evidence: v.object({ kind: v.picklist(evidenceKinds), id: v.optional(id), note: v.optional(text(1000)) }),
    }),
    output: changed,
    failures: { ...onObligation, 'no-evidence': 'invalid' },
  }),
  reopen: command({ input: v.object({ id, reason }), output: changed, failures: onObligation }),
  /** The customer took the request back. Only for what started on request. */
  withdraw: command({
    input: v.object({ id, reason }),
    output: changed,
    failures: { ...onObligation, 'not-withdrawable': 'forbidden' },
  }),
  /** 专属客户成功经理: keeps the promise of entering the tier. */
  setSuccessManager: command({
    input: v.object({ customerId: id, memberId: v.nullable(id) }),
    output: changed,
    failures: { 'not-found': 'not-found', 'inactive-member': 'invalid' },
  }),
  /** What a call-centre system is given (rule D4), best tier first. Documented in `.decisions/0015-promises-and-value.md`. */
  feed: query({
    input: v.object({
      tiers: v.optional(v.pipe(v.array(tier), v.minLength(1))),
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
    }),
    output: v.object({
      format: v.literal('jingwei-service-feed/1'),
      generatedAt: instant,
      total: count,
      customers: v.array(
        v.object({
          id,
          uscc: v.nullable(v.string()),
          name: v.string(),
          tier: v.nullable(tier),
          /** 1 is put through first. */
          priority: count,
          owner: v.nullable(v.string()),
          successManager: v.nullable(v.string()),
          phones: v.array(v.string()),
          openPromises: count,
          breachedPromises: count,
          meetings: v.array(v.object({ on: dateOnly, title: v.string(), summary: v.string() })),
        }),
      ),
    }),
    reads: [...reads, 'meeting', 'contact'],
    long: true,
  }),
  /** The same as a file. */
  exportFeed: job({
    input: v.object({ format: v.picklist(['json', 'csv']), tiers: v.optional(v.pipe(v.array(tier), v.minLength(1))) }),
    output: v.object({ ...heldFile.entries, rows: count }),
    failures: { 'disk-full': 'precondition', cancelled: 'cancelled' },
  }),
}
