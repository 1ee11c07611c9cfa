import * as v from 'valibot'
import { command, job, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { heldFile } from './files.ts'
import { window } from './_words/filter.ts'
import {
  factName,
  periodName,
  rebateDefinition,
  rebateFacts,
  rebatePeriods,
  rebateRule,
  rebateStep,
  tradeEvents,
} from './_words/rebate-programme.ts'

/** Who acts: a member of the workspace, named by id. The desktop's own name stands in the change log beside it. */
const by = id
const party = v.pipe(v.number(), v.safeInteger())

export const versionStates = ['draft', 'approved', 'active', 'ended'] as const

const version = v.object({
  id,
  version: count,
  effectiveFrom: dateOnly,
  status: v.picklist(versionStates),
  enteredBy: v.string(),
  enteredAt: instant,
  approvedBy: v.nullable(v.string()),
  approvedAt: v.nullable(instant),
  note: v.nullable(v.string()),
  definition: rebateDefinition,
  /** What it says, in both languages. */
  sentence: v.object({ zh: v.string(), en: v.string() }),
})
export type RebateVersion = v.InferOutput<typeof version>

const programme = v.object({
  id,
  name: v.string(),
  versions: v.array(version),
  /** The version that holds on the day asked for; null when none does. */
  inForce: v.nullable(id),
})
export type RebateProgrammeRow = v.InferOutput<typeof programme>

const outcome = v.object({
  fen: v.nullable(v.pipe(v.number(), v.safeInteger())),
  missing: v.array(v.string()),
  steps: v.array(rebateStep),
})

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

const result = v.object({
  id,
  programmeId: id,
  programmeName: v.string(),
  versionId: id,
  version: count,
  effectiveFrom: dateOnly,
  party,
  partyName: v.string(),
  period: v.string(),
  from: dateOnly,
  to: dateOnly,
  adjusts: v.nullable(v.string()),
  earned: v.nullable(money),
  before: money,
  due: money,
  documents: count,
  facts: rebateFacts,
  steps: v.array(rebateStep),
  missing: v.array(v.string()),
  sentence: v.object({ zh: v.string(), en: v.string() }),
})
export type RebateResultRow = v.InferOutput<typeof result>

const documentLine = v.object({
  id,
  event: v.picklist(tradeEvents),
  no: v.string(),
  line: count,
  date: dateOnly,
  customerName: v.string(),
  sku: v.nullable(v.string()),
  productLine: v.nullable(v.string()),
  priceKind: v.string(),
  quantity: v.string(),
  net: money,
  gross: money,
  source: v.string(),
  late: v.boolean(),
  /** Why it is not in the rebate's basis; null when it is. */
  exclusion: v.nullable(v.picklist(['other-event', 'outside-validity', 'not-included', 'excluded'])),
  qualifies: v.boolean(),
})
export type ProofDocument = v.InferOutput<typeof documentLine>

const near = v.object({
  programmeId: id,
  programmeName: v.string(),
  party,
  partyName: v.string(),
  ownerName: v.nullable(v.string()),
  period: v.string(),
  /** Last day that counts. */
  by: dateOnly,
  daysLeft: count,
  /** In the rule's unit: yuan, units, or a ratio. */
  next: v.string(),
  reached: v.string(),
  gap: v.string(),
  now: money,
  would: money,
  /** Where it ends if things go on as they did; reaches the tier or not. */
  projected: v.string(),
  reaches: v.boolean(),
  /** Of `next`; gap and figures are in yuan or units. */
  unit: v.picklist(['yuan', 'units', 'ratio']),
  /** What the rebate comes to at that pace. */
  forecast: money,
})
const programmeForecast = v.object({
  programmeId: id,
  programmeName: v.string(),
  period: v.string(),
  by: dateOnly,
  parties: count,
  /** Earned to date, and what it comes to if things go on as they did. */
  now: money,
  projected: money,
})
export type ProgrammeForecast = v.InferOutput<typeof programmeForecast>
export type NearTierRow = v.InferOutput<typeof near>

const person = { 'no-such-member': 'not-found', 'role-may-not': 'forbidden' } as const
const reads = ['rebate_programme', 'rebate_version', 'rebate_target']
const runReads = ['rebate_run', 'rebate_period', 'rebate_version', 'trade_document', 'reconciliation', 'rebate_reopening']

export const rebates = {
  programmes: query({ input: v.object({ on: v.optional(dateOnly) }), output: v.array(programme), reads }),
  /** Says back what was entered; `problem` when it cannot be reckoned. */
  say: query({
    input: v.object({ definition: rebateDefinition }),
    output: v.object({ zh: v.string(), en: v.string(), problem: v.nullable(v.string()) }),
  }),
  /** The test bench: figures typed in, through the same rule. */
  tryRule: query({
    input: v.object({ rule: rebateRule, facts: rebateFacts }),
    output: outcome,
    failures: { 'bad-rule': 'invalid' },
  }),
  /** A new programme, another version of one, or a draft changed. Who entered it cannot approve it. */
  saveVersion: command({
    input: v.object({
      programmeId: v.optional(id),
      versionId: v.optional(id),
      name: v.pipe(text(100), v.trim(), v.nonEmpty()),
      effectiveFrom: dateOnly,
      definition: rebateDefinition,
      note: v.optional(text(500)),
      by,
    }),
    output: v.object({ programmeId: id, versionId: id }),
    failures: {
      'name-taken': 'conflict',
      'bad-rule': 'invalid',
      'bad-dates': 'invalid',
      'not-a-draft': 'precondition',
      'not-found': 'not-found',
      'period-closed': 'precondition',
      ...person,
    },
  }),
  setStatus: command({
    input: v.object({ versionId: id, status: v.picklist(['approved', 'active', 'ended']), by }),
    output: v.object({}),
    failures: {
      'not-found': 'not-found',
      'same-person': 'forbidden',
      'wrong-order': 'precondition',
      'period-closed': 'precondition',
      ...person,
    },
  }),
  /** Agreed figures of a programme, what its rule asks to be agreed, and who of the last runs lacks it. */
  targets: query({
    input: v.object({ programmeId: id }),
    output: v.object({
      asks: v.array(v.string()),
      unit: v.picklist(rebatePeriods),
      rows: v.array(
        v.object({ party, partyName: v.string(), period: v.string(), fact: v.string(), value: v.string(), closed: v.boolean() }),
      ),
      lacking: v.array(v.object({ party, partyName: v.string(), period: v.string(), fact: v.string() })),
    }),
    reads: [...reads, 'rebate_run', 'rebate_period'],
    long: true,
    failures: { 'not-found': 'not-found' },
  }),
  /** Agreed figures: customer or group by name, period of the programme, fact, value as people write it; null clears. */
  saveTargets: command({
    input: v.object({
      programmeId: id,
      rows: v.pipe(
        v.array(v.object({ party: text(200), period: text(20), fact: factName, value: v.nullable(text(40)) })),
        v.minLength(1),
        v.maxLength(20_000),
      ),
    }),
    output: v.object({ saved: count, refused: v.array(v.object({ row: count, reason: v.string() })) }),
    failures: { 'not-found': 'not-found', 'period-closed': 'precondition' },
  }),
  periods: query({ input: v.object({}), output: v.array(period), reads: runReads, long: true }),
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
  /** Every result of a party in a period, with facts, steps, versions and earlier payouts: the proof card. */
  proof: query({
    input: v.object({ period: periodName, party }),
    output: v.object({
      period: periodName,
      status: v.picklist(['open', 'closed']),
      hash: v.nullable(v.string()),
      party,
      partyName: v.string(),
      runId: v.nullable(id),
      runAt: v.nullable(instant),
      engine: v.nullable(v.string()),
      inputHash: v.nullable(v.string()),
      due: money,
      results: v.array(result),
      earlier: v.array(v.object({ period: v.string(), programmeName: v.string(), due: money, adjusts: v.nullable(v.string()) })),
    }),
    reads: runReads,
    long: true,
    failures: { 'not-found': 'not-found' },
  }),
  /** The documents behind a result, a page at a time, each with what became of it. */
  proofDocuments: query({
    input: v.object({ resultId: id, ...window.entries }),
    output: v.object({ total: count, included: count, rows: v.array(documentLine) }),
    reads: ['rebate_run'],
    long: true,
    failures: { 'not-found': 'not-found' },
  }),
  /** The proof as a workbook with live formulas. */
  exportProof: job({
    input: v.object({ period: periodName, party, english: v.optional(v.boolean()) }),
    output: v.object({ ...heldFile.entries, rows: count }),
    failures: { 'not-found': 'not-found', 'disk-full': 'external', cancelled: 'cancelled' },
  }),
  /** Freezes documents, versions, claims, decisions and results of a period under a hash. */
  close: command({
    input: v.object({ period: periodName, by }),
    output: v.object({ hash: v.string(), results: count, total: money }),
    failures: {
      'not-run': 'precondition',
      stale: 'precondition',
      undecided: 'precondition',
      'earlier-open': 'precondition',
      'not-ended': 'precondition',
      'period-closed': 'precondition',
      ...person,
    },
  }),
  /** Reckons a closed period again from what is stored and seals it again: the same hash, or something moved. */
  verify: query({
    input: v.object({ period: periodName }),
    output: v.object({ same: v.boolean(), hash: v.string(), sealed: v.string(), differing: count }),
    long: true,
    failures: { 'not-closed': 'precondition' },
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
  nearTiers: query({
    input: v.object({
      on: v.optional(dateOnly),
      /** Gap at most this share of the threshold; 0.3 when left out. */
      within: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10))),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
    output: v.object({ total: count, rows: v.array(near), forecast: v.array(programmeForecast) }),
    reads: ['trade_document', ...reads],
    long: 'background',
  }),
}
