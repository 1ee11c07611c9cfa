import * as v from 'valibot'
import { command, query } from '../_kit/declare.ts'
import { count, dateOnly, id, instant, text } from '../_words/basics.ts'
import { factName, rebateDefinition, rebateFacts, rebatePeriods, rebateRule, rebateStep } from '../_words/rebate-programme.ts'
import { by, party, person, programmeTables } from './acting.ts'

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
  /** Customers that its scope names. */
  customers: v.array(v.object({ id, name: v.string() })),
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

/** Programmes with their versions, what was agreed for them, and the test bench. */
export const programmeMethods = {
  programmes: query({ input: v.object({ on: v.optional(dateOnly) }), output: v.array(programme), reads: programmeTables }),
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
    reads: [...programmeTables, 'rebate_run', 'rebate_period'],
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
}
