import * as v from 'valibot'
import { command, job, query } from '../_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from '../_words/basics.ts'
import { periodName } from '../_words/rebate-programme.ts'
import { by, person, runTables } from './acting.ts'

const period = v.object({
  name: periodName,
  from: dateOnly,
  to: dateOnly,
  status: v.picklist(['open', 'closed']),
  runId: v.nullable(id),
  runAt: v.nullable(instant),
  /** Documents or policies changed since the run. */
  stale: v.boolean(),
  hash: v.nullable(v.string()),
  closedBy: v.nullable(v.string()),
  closedAt: v.nullable(instant),
  closings: count,
  calculated: money,
  /** Part of it that adjusts closed periods. */
  adjustments: money,
  parties: count,
  undecided: count,
  unreckoned: count,
  /** Somebody asked to open it again, and waits for a second person. */
  reopening: v.nullable(v.object({ by: v.string(), role: v.string(), reason: v.string(), at: instant })),
})
export type RebatePeriodRow = v.InferOutput<typeof period>

const run = v.object({
  runId: id,
  results: count,
  total: money,
  unreckoned: count,
  documents: count,
  inputHash: v.string(),
  /** Nothing had changed since the last run, which therefore stands. */
  unchanged: v.boolean(),
})

/** Settlement periods: reckoned, accrued, closed, looked at again, reopened. */
export const periodMethods = {
  periods: query({ input: v.object({}), output: v.array(period), reads: runTables, long: true }),
  /** Reckons a settlement period anew from documents and versions as they stood when it began; nobody waits for it. */
  run: job({
    input: v.object({ period: periodName, by }),
    output: run,
    failures: {
      'period-closed': 'precondition',
      'bad-period': 'invalid',
      overlaps: 'precondition',
      'disk-full': 'external',
      cancelled: 'cancelled',
      ...person,
    },
  }),
  /** What would be owed if a month were the end: earned to date less accrued before, for every programme. */
  accrue: job({
    input: v.object({ month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)), by }),
    output: run,
    failures: { 'bad-period': 'invalid', 'disk-full': 'external', cancelled: 'cancelled', ...person },
  }),
  accruals: query({
    input: v.object({ year: v.pipe(v.string(), v.regex(/^\d{4}$/)) }),
    output: v.array(v.object({ month: v.string(), programmeId: id, programmeName: v.string(), accrued: money, parties: count })),
    reads: ['rebate_run'],
    long: true,
  }),
  /** Freezes documents, versions, claims, decisions and results of a period under a hash; nobody waits for it. */
  close: job({
    input: v.object({ period: periodName, by }),
    output: v.object({ hash: v.string(), results: count, total: money }),
    failures: {
      'not-run': 'precondition',
      stale: 'precondition',
      undecided: 'precondition',
      'earlier-open': 'precondition',
      'not-ended': 'precondition',
      'period-closed': 'precondition',
      moved: 'conflict',
      cancelled: 'cancelled',
      ...person,
    },
  }),
  /** Reckons a closed period again from what is stored and seals it again: the same hash, or something moved. */
  verify: job({
    input: v.object({ period: periodName }),
    output: v.object({ same: v.boolean(), hash: v.string(), sealed: v.string(), differing: count }),
    failures: { 'not-closed': 'precondition', cancelled: 'cancelled' },
  }),
  /** First person asks with a reason, a second one in another role opens. */
  reopen: command({
    input: v.object({ period: periodName, by, reason: v.pipe(text(500), v.trim()) }),
    output: v.object({ opened: v.boolean() }),
    failures: {
      'not-closed': 'precondition',
      'no-reason': 'invalid',
      'same-person': 'forbidden',
      'same-role': 'forbidden',
      'later-closed': 'precondition',
      ...person,
    },
  }),
}
