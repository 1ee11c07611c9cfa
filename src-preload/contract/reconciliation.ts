import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, money, text } from './_words/basics.ts'
import { gridMethods } from './_words/grid.ts'
import { editMethod, listMethods } from './_words/records.ts'
import { decimal, periodName } from './_words/rebate-programme.ts'

export const reconciliationStates = [
  'not_claimed',
  'paid_without_entitlement',
  'disputed',
  'overpaid',
  'underpaid',
  'settled',
  'matched',
  'matched_within_tolerance',
] as const
export const differenceCauses = [
  'missing-transaction',
  'not-in-calculation',
  'wrong-tier',
  'wrong-rate',
  'wrong-basis',
  'timing',
  'rounding',
  'duplicate',
  'unapproved-exception',
] as const
export type DifferenceCause = (typeof differenceCauses)[number]
export const decisions = ['open', 'accepted', 'disputed', 'approved'] as const
export const settlementKinds = ['credit-note', 'invoice-discount', 'goods'] as const
export const payeeFlags = ['hospital', 'individual', 'other-name'] as const

/** Fields a cell edit may name; the rest follows from runs, claims, decisions and settlements. */
export const editableReconciliationFields = ['claimed', 'cause', 'evidence', 'comment'] as const

const row = v.object({
  id,
  name: v.string(),
  period: v.string(),
  party: v.pipe(v.number(), v.safeInteger()),
  ownerName: v.nullable(v.string()),
  region: v.nullable(v.string()),
  calculated: v.nullable(money),
  claimed: v.nullable(money),
  paid: money,
  /** Claimed less calculated. */
  difference: v.nullable(money),
  cause: v.nullable(v.picklist(differenceCauses)),
  evidence: v.nullable(v.string()),
  comment: v.nullable(v.string()),
  status: v.picklist(reconciliationStates),
  decision: v.picklist(decisions),
  decidedBy: v.nullable(v.string()),
  approved: v.nullable(money),
  /** Approved and not paid yet. */
  owed: money,
  closed: v.boolean(),
})
export type ReconciliationRow = v.InferOutput<typeof row>

const field = v.picklist(editableReconciliationFields)
const reads = ['reconciliation', 'rebate_settlement', 'rebate_period', 'customer', 'rule_setting']
const frozen = { 'period-closed': 'precondition' } as const
const person = { 'no-such-member': 'not-found', 'role-may-not': 'forbidden' } as const
const party = v.pipe(v.number(), v.safeInteger())

const settlement = v.object({
  id,
  kind: v.picklist(settlementKinds),
  amount: money,
  document: v.string(),
  on: dateOnly,
  payee: v.string(),
  flag: v.nullable(v.picklist(payeeFlags)),
  by: v.string(),
  note: v.nullable(v.string()),
})

export const reconciliation = {
  ...listMethods({ row, reads }),
  ...gridMethods({ row, field, reads }),
  edit: editMethod(field, frozen),
  /** Lines of a claim sheet. Several lines of a customer add up; the same line again is left out. */
  importClaims: command({
    input: v.object({
      period: periodName,
      source: text(200),
      rows: v.pipe(
        v.array(
          v.object({
            customer: text(200),
            document: text(100),
            claimedIn: v.optional(v.nullable(text(20))),
            basis: v.optional(v.nullable(text(40))),
            rate: v.optional(v.nullable(text(20))),
            rebate: text(40),
          }),
        ),
        v.minLength(1),
        v.maxLength(20_000),
      ),
    }),
    output: v.object({
      changeSetId: v.nullable(id),
      imported: count,
      duplicates: count,
      refused: v.array(v.object({ row: count, reason: v.string() })),
    }),
    failures: frozen,
  }),
  /** Claimed lines held against calculated ones, each difference named; the sums add up to the difference. */
  differences: query({
    input: v.object({ period: periodName, party }),
    output: v.object({
      calculated: money,
      claimed: v.nullable(money),
      difference: v.nullable(money),
      explained: money,
      unexplained: money,
      tolerance: money,
      causes: v.array(v.object({ cause: v.picklist(differenceCauses), count, amount: money })),
      lines: v.array(
        v.object({
          document: v.string(),
          cause: v.picklist(differenceCauses),
          amount: money,
          calculated: v.nullable(money),
          claimed: v.nullable(money),
          rate: v.nullable(decimal),
          claimedRate: v.nullable(decimal),
        }),
      ),
    }),
    reads: [...reads, 'trade_alias', 'rebate_claim', 'rule_setting'],
    long: true,
    failures: { 'not-found': 'not-found' },
  }),
  /** `code` in a claim means the document `means` of ours. */
  saveAlias: command({
    input: v.object({ code: v.pipe(text(100), v.nonEmpty()), means: v.nullable(text(100)) }),
    output: v.object({}),
    failures: { 'same-code': 'invalid', 'alias-of-alias': 'invalid' },
  }),
  /** Codes of claims that mean one of ours, folded as they are compared. */
  aliases: query({
    input: v.object({}),
    output: v.array(v.object({ code: v.string(), means: v.string() })),
    reads: ['trade_alias'],
  }),
  /** Accept (within tolerance, or with a named approver), dispute, approve, or take a decision back. */
  decide: command({
    input: v.object({
      ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(5000)),
      decision: v.picklist(decisions),
      by: id,
      comment: v.optional(text(1000)),
      /** Agreed instead of the calculated amount; one row only. */
      amount: v.optional(money),
    }),
    output: v.object({ decided: count, refused: v.array(v.object({ id, name: v.string(), reason: v.string() })) }),
    failures: { ...frozen, ...person, 'no-comment': 'invalid' },
  }),
  settle: command({
    input: v.object({
      id,
      kind: v.picklist(settlementKinds),
      amount: money,
      document: text(100),
      on: dateOnly,
      payee: v.pipe(text(200), v.trim(), v.nonEmpty()),
      note: v.optional(text(1000)),
      by: id,
    }),
    output: v.object({ id, flag: v.nullable(v.picklist(payeeFlags)) }),
    failures: {
      'not-found': 'not-found',
      'not-approved': 'precondition',
      'too-much': 'precondition',
      'flagged-payee': 'precondition',
      ...person,
    },
  }),
  settlements: query({
    input: v.object({ id }),
    output: v.array(settlement),
    reads: ['rebate_settlement'],
  }),
  /** Approved and unpaid by age since the period's end. */
  debt: query({
    input: v.object({}),
    output: v.object({
      total: money,
      buckets: v.array(v.object({ bucket: v.picklist(['0-30', '31-60', '61-90', '90+']), count, amount: money })),
      rows: v.array(v.object({ id, name: v.string(), period: v.string(), days: count, owed: money })),
    }),
    reads,
    long: true,
  }),
}
