import * as v from 'valibot'
import { job, query } from '../_kit/declare.ts'
import { count, dateOnly, id, instant, money } from '../_words/basics.ts'
import { window } from '../_words/filter.ts'
import { periodName, rebateFacts, rebateStep, tradeEvents } from '../_words/rebate-programme.ts'
import { heldFile } from '../files.ts'
import { party, runTables } from './acting.ts'

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

/** What unfolds a figure: results, facts, steps, versions, earlier payouts, documents. */
export const proofMethods = {
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
      /** Where the reconciliation of the party and period stands; null where there is none. */
      standing: v.nullable(v.object({ claimed: v.nullable(money), approved: v.nullable(money), paid: money })),
      results: v.array(result),
      earlier: v.array(v.object({ period: v.string(), programmeName: v.string(), due: money, adjusts: v.nullable(v.string()) })),
    }),
    reads: [...runTables, 'rebate_settlement'],
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
}
