import * as v from 'valibot'
import { command, job, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, text } from './_words/basics.ts'
import { clauseKey, clauseTerms, pauseReasons, promiseLights } from './_words/clauses.ts'
import { boardRow, clause, customerClause, evidenceKinds, notice, promise, rebaseLine, timelineEvent } from './_words/promises.ts'
import { tiers } from './_words/tiers.ts'
import { heldFile } from './files.ts'

export { evidenceKinds, obligationStates } from './_words/promises.ts'
export type { BoardPromise, BoardRow, Clause, CustomerClause, PromiseNotice, RebaseLine } from './_words/promises.ts'

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
  'calendar_setting',
]

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
      /** The terms or the calendar in force are others: what it would be by those; null when they are the same. */
      older: v.nullable(rebaseLine),
      /** Years whose arrangement was a guess when it started and has been announced since; its due instant follows. */
      settledYears: v.array(count),
      dueByGuess: v.nullable(instant),
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
    output: v.object({ asOf: instant, clauses: v.array(clause), promises: v.array(promise) }),
    reads,
    failures: { 'not-found': 'not-found' },
  }),
  /** One customer's clauses line by line, with their versions, and the clauses of other tiers it could be given. */
  customerClauses: query({
    input: v.object({ customerId: id }),
    output: v.object({
      name: v.string(),
      tier: v.nullable(tier),
      lines: v.array(customerClause),
      others: v.array(clause),
    }),
    reads,
    failures: { 'not-found': 'not-found' },
  }),
  /** Open promises that run by other terms or another calendar than those in force (decision 0027). Nothing is written. */
  previewRebase: query({
    input: v.object({ customerId: v.optional(id), limit: v.optional(v.pipe(v.number(), v.integer(), v.maxValue(5000))) }),
    output: v.object({ asOf: instant, total: count, lines: v.array(rebaseLine) }),
    reads,
    long: 'background',
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
      /** What runs on keeps the terms and the calendar of its start: these would be due otherwise by those in force. */
      keeps: v.array(rebaseLine),
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
  /** Stands still for a reason its terms allow; with `until` it runs on by itself. */
  pause: command({
    input: v.object({ id, reason: v.picklist(pauseReasons), note: v.optional(text(500)), until: v.optional(instant) }),
    output: changed,
    failures: { ...onObligation, 'reason-not-allowed': 'forbidden', 'bad-until': 'invalid' },
  }),
  /** The same for everything of one clause that runs for a customer, in one change. */
  pauseClause: command({
    input: v.object({
      customerId: id,
      clauseKey,
      reason: v.picklist(pauseReasons),
      note: v.optional(text(500)),
      until: v.optional(instant),
    }),
    output: v.object({ changeSetId: id, count }),
    failures: { 'nothing-runs': 'precondition', 'reason-not-allowed': 'forbidden', 'bad-until': 'invalid' },
  }),
  resumeClause: command({
    input: v.object({ customerId: id, clauseKey }),
    output: v.object({ changeSetId: id, count }),
    failures: { 'nothing-paused': 'precondition' },
  }),
  /** Counts open promises from now on by the terms and the calendar in force; what has elapsed stays elapsed. */
  rebase: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(5000)), reason }),
    output: v.object({ changeSetId: id, count }),
    failures: { 'nothing-to-rebase': 'precondition', loosened: 'forbidden' },
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
