import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { customFields, customValues, type CustomField } from './_words/custom-fields.ts'
import { exportMethod } from './_words/export.ts'
import { rowQuery, sort, window } from './_words/filter.ts'
import { gridMethods } from './_words/grid.ts'
import { editMethod, madeRows, textRows } from './_words/records.ts'
import { tiers } from './customers.ts'
import { opening } from './scripts.ts'

/** Fields a cell edit may name; a stage may carry its reason or cause after a colon: `输单：价格`. */
export const ownOpportunityFields = [
  'name',
  'customer',
  'owner',
  'amount',
  'expectedClose',
  'stage',
  'probability',
  'productLine',
  'source',
  'nextStep',
  'nextStepOn',
  'budgetConfirmedOn',
  'demoAgreedOn',
  'pocProvidedOn',
  'lossCause',
  'remark',
] as const
export type EditableOpportunityField = (typeof ownOpportunityFields)[number] | CustomField
export const editableOpportunityFields: readonly EditableOpportunityField[] = [...ownOpportunityFields, ...customFields]

export const stageClosings = ['won', 'lost', 'shelved'] as const
export const stageGateFields = [
  'owner',
  'amount',
  'expectedClose',
  'productLine',
  'source',
  'nextStep',
  'nextStepOn',
  'budgetConfirmedOn',
  'demoAgreedOn',
  'pocProvidedOn',
] as const

export const stageChangeKinds = ['added', 'removed', 'renamed', 'moved', 'probability', 'stuckDays', 'gate', 'actions'] as const

/** What keeps deals where they are when their stage goes. */
const left = v.object({ stage: v.string(), name: v.string(), count })

export const stage = v.object({
  key: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  name: v.pipe(text(20), v.trim(), v.nonEmpty()),
  closing: v.nullable(v.picklist(stageClosings)),
  actions: v.pipe(v.array(text(60)), v.maxLength(20)),
  gate: v.pipe(v.array(v.picklist(stageGateFields)), v.maxLength(stageGateFields.length)),
  /** Whole per cent. */
  probability: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  stuckDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
})

const ownStages = v.pipe(v.array(stage), v.minLength(2), v.maxLength(30))
const stageMoves = v.pipe(v.array(v.object({ from: text(32), to: text(32) })), v.maxLength(200))

const opportunity = v.object({
  id,
  name: v.string(),
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: v.nullable(v.string()),
  industry: v.nullable(v.string()),
  ownerName: v.nullable(v.string()),
  team: v.nullable(v.string()),
  amount: v.nullable(money),
  /** Amount × probability, half up to the fen. */
  weighted: v.nullable(money),
  expectedClose: v.nullable(dateOnly),
  stage: v.string(),
  stageName: v.string(),
  closing: v.nullable(v.picklist(stageClosings)),
  stageSince: instant,
  /** Calendar days in this stage. */
  daysInStage: count,
  /** Per cent; `ownProbability` where somebody set it. */
  probability: count,
  ownProbability: v.boolean(),
  productLine: v.nullable(v.string()),
  source: v.nullable(v.string()),
  nextStep: v.nullable(v.string()),
  nextStepOn: v.nullable(dateOnly),
  budgetConfirmedOn: v.nullable(dateOnly),
  demoAgreedOn: v.nullable(dateOnly),
  pocProvidedOn: v.nullable(dateOnly),
  lossCause: v.nullable(v.string()),
  materialVersion: v.nullable(v.string()),
  remark: v.nullable(v.string()),
  /** Longer in one stage than it allows (rule A3). */
  stuck: v.boolean(),
  /** Nothing happened for three working days (rule A3). */
  stalled: v.boolean(),
  touchedAt: instant,
  createdAt: instant,
  closedAt: v.nullable(instant),
  /** Fields of the workspace's own, without blanks. */
  custom: customValues,
})
export type OpportunityRow = v.InferOutput<typeof opportunity>

const field = v.picklist(editableOpportunityFields)
const reads = ['opportunity', 'stage', 'customer', 'member', 'material_version', 'custom_field']
const badFilter = { 'bad-filter': 'invalid' } as const
const reason = v.optional(v.nullable(text(500)))

/** A row that did not move, and what it lacks. */
const unmoved = v.object({
  id,
  name: v.string(),
  why: v.picklist(['gate', 'needs-reason', 'needs-cause', 'unknown-stage', 'gone']),
  missing: v.array(v.picklist(stageGateFields)),
})

/** Opportunities: what is being sold to whom, how far it is, and everything that happened to it (rules A1, A3). */
export const pipeline = {
  ...gridMethods({ row: opportunity, field, reads }),
  ...exportMethod,
  list: query({
    input: v.object({ ...rowQuery.entries, sort: v.optional(sort), ...window.entries }),
    output: v.object({ rows: v.array(opportunity) }),
    reads,
    failures: badFilter,
  }),
  count: query({ input: rowQuery, output: v.object({ count }), reads, long: true, failures: badFilter }),
  /** What to take a deal up again with, best first; three at most. None for one that is closed. */
  openings: query({
    input: v.object({ id }),
    output: v.array(opening),
    reads: ['opportunity', 'customer', 'contact', 'member', 'stage', 'script_line'],
    failures: { 'not-found': 'not-found' },
  }),
  get: query({
    input: v.object({ id }),
    output: v.object({
      opportunity,
      events: v.array(
        v.object({
          id,
          from: v.nullable(v.string()),
          to: v.string(),
          at: instant,
          actor: v.string(),
          reason: v.nullable(v.string()),
          undo: v.boolean(),
          undone: v.boolean(),
        }),
      ),
      activities: v.array(
        v.object({
          id,
          kind: v.string(),
          at: instant,
          by: v.nullable(v.string()),
          need: v.nullable(v.string()),
          promise: v.nullable(v.string()),
          nextOn: v.nullable(dateOnly),
          materialVersion: v.nullable(v.string()),
          accepted: v.nullable(v.boolean()),
        }),
      ),
    }),
    reads: [...reads, 'stage_event', 'activity'],
    failures: { 'not-found': 'not-found' },
  }),
  /** Values in use, commonest first, for filters and editors. */
  choices: query({
    input: v.object({}),
    output: v.record(
      v.picklist(['region', 'team', 'owner', 'productLine', 'source', 'industry', 'materialVersion']),
      v.array(v.object({ value: v.string(), count })),
    ),
    reads,
    long: true,
  }),
  /** The stages that hold on a date (today), shipped or as set. */
  stages: query({
    input: v.object({ on: v.optional(dateOnly) }),
    output: v.object({
      effectiveFrom: v.nullable(dateOnly),
      stages: v.array(stage),
      /** Those in force and former ones that deals may have been left in, each at its place along the flow. */
      known: v.array(v.object({ ...stage.entries, former: v.boolean() })),
      lossCauses: v.array(v.string()),
    }),
    reads: ['stage'],
  }),
  /** Every template that was saved, the latest first, with what it changed of the one before; where deals stand now. */
  stageVersions: query({
    input: v.object({}),
    output: v.object({
      today: dateOnly,
      /** What ships with the app. */
      templates: v.object({ standard: v.array(stage), short: v.array(stage) }),
      versions: v.array(
        v.object({
          id,
          effectiveFrom: dateOnly,
          savedAt: instant,
          /** `replaced`: another of the same date came after it. */
          state: v.picklist(['coming', 'current', 'past', 'replaced']),
          stages: v.array(stage),
          changes: v.array(
            v.object({
              kind: v.picklist(stageChangeKinds),
              name: v.string(),
              from: v.nullable(v.union([v.string(), v.number(), v.array(v.string())])),
              to: v.nullable(v.union([v.string(), v.number(), v.array(v.string())])),
            }),
          ),
          /** Of a coming one: deals that stand in stages it no longer has. */
          left: v.array(left),
        }),
      ),
      /** Deals by the stage they stand in; `former` where it is none of those in force. */
      standing: v.array(v.object({ ...left.entries, closing: v.nullable(v.picklist(stageClosings)), former: v.boolean() })),
    }),
    reads: ['stage', 'opportunity'],
  }),
  /** Of deals that would move with a template: those that the gates of its stages would not let in, and what they lack. */
  previewStages: query({
    input: v.object({ stages: ownStages, moves: stageMoves }),
    output: v.object({
      lacking: v.array(v.object({ from: v.string(), to: v.string(), count, missing: v.array(v.picklist(stageGateFields)) })),
    }),
    reads: ['stage', 'opportunity'],
    long: true,
  }),
  /**
   * A template, own or shipped, from a date on. From today: deals in a stage that goes are moved where `moves` says, by the
   * gates of the new stages, all or none. From later: they may stay until then, and beyond it are shown as left behind.
   */
  saveStages: command({
    input: v.object({
      effectiveFrom: dateOnly,
      stages: v.union([v.picklist(['standard', 'short']), ownStages]),
      moves: v.optional(stageMoves),
    }),
    output: v.object({ changeSetId: v.nullable(id), moved: count }),
    failures: {
      'back-dated': 'invalid',
      'bad-stages': 'invalid',
      'bad-move': 'invalid',
      'stage-in-use': 'precondition',
      'gate-missing': 'precondition',
    },
  }),
  /** Takes back a template that has not begun. */
  withdrawStages: command({
    input: v.object({ id }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'already-withdrawn': 'not-found', 'holds-already': 'precondition' },
  }),
  /** Moves deals, each on its own: good ones move, others come back with what they lack. One change set. */
  moveStage: command({
    input: v.object({
      ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)),
      to: text(32),
      reason,
      lossCause: v.optional(v.nullable(text(60))),
    }),
    output: v.object({ changeSetId: v.nullable(id), moved: count, unchanged: count, refused: v.array(unmoved) }),
  }),
  /** By stage: how many, how much, and the first cards in the order asked; the same question as the grid's. */
  board: query({
    input: v.object({
      ...rowQuery.entries,
      sort: v.optional(sort),
      cards: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
      /** Closing states as well. */
      closed: v.optional(v.boolean()),
    }),
    output: v.object({
      columns: v.array(
        v.object({
          stage,
          /** None of those in force: deals leave it, none enters. */
          former: v.boolean(),
          count,
          amount: money,
          weighted: money,
          stuck: count,
          stalled: count,
          cards: v.array(opportunity),
        }),
      ),
    }),
    reads,
    long: true,
    failures: badFilter,
  }),
  edit: editMethod(field),
  /**
   * Rows of texts appended from a paste, in the order of `fields`, which must hold `name` and `customer`. `createdAt` and
   * `closedAt` (dates) are for lists that bring their past: the stage events then stand on those days.
   */
  createMany: command({
    input: textRows(v.picklist([...editableOpportunityFields, 'createdAt', 'closedAt'])),
    output: madeRows,
  }),
  remove: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)) }),
    output: v.object({ changeSetId: v.nullable(id), removed: count }),
  }),
}
