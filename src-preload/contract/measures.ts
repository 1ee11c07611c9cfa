import * as v from 'valibot'
import { query } from './_kit/declare.ts'
import { count, id, instant, text } from './_words/basics.ts'
import { measureIds } from './_words/measures.ts'

export { measureIds } from './_words/measures.ts'
export type { MeasureId } from './_words/measures.ts'

const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))

/** Whose figures: everybody's, a region's, a team's or one member's. */
const scope = {
  region: v.optional(text(40)),
  team: v.optional(text(40)),
  memberId: v.optional(id),
}

const reading = v.object({
  /** Two decimals, a ratio four; percent for shares, hours for means. Null without data. */
  value: v.nullable(v.string()),
  state: v.picklist(['healthy', 'below', 'no-data']),
  numerator: v.number(),
  denominator: v.number(),
})
export type MeasureFigure = v.InferOutput<typeof reading>

/** What a case is and where it opens. */
export const caseSubjects = ['lead', 'quote', 'task', 'customer', 'hand-over', 'activity'] as const

const reads = [
  'lead',
  'quote_sending',
  'quote',
  'customer',
  'contract',
  'value_indicator',
  'task',
  'hand_over',
  'opportunity',
  'stage_event',
  'activity',
  'health_reading',
  'member',
  'rule_setting',
]

/** The measures of selling G1–G9 by month, and whom two low months in a row call for help. */
export const measures = {
  board: query({
    /** So many months up to this one, the running month included. */
    input: v.object({ ...scope, months: v.optional(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(24))) }),
    output: v.object({
      /** `2026-02`, oldest first; the last one is still running. */
      months: v.array(v.string()),
      measures: v.array(
        v.object({
          id: v.picklist(measureIds),
          unit: v.picklist(['percent', 'mean', 'ratio', 'score']),
          better: v.picklist(['more', 'less']),
          healthy: v.string(),
          /** Two months running below call for help (G1–G5). */
          behaviour: v.boolean(),
          readings: v.array(reading),
        }),
      ),
      /** Behaviour of each member with any figure in the last whole month, longest run of low months first. */
      people: v.array(
        v.object({
          memberId: id,
          name: v.string(),
          team: v.nullable(v.string()),
          managerId: v.nullable(id),
          monthsBelow: count,
          needsHelp: v.boolean(),
          /** Of the last two whole months, by behaviour measure. */
          readings: v.array(v.object({ id: v.picklist(measureIds), before: reading, last: reading })),
        }),
      ),
    }),
    reads,
    long: 'background',
  }),
  /** The cases behind a figure: those that count against it first, the first 200. */
  cases: query({
    input: v.object({ ...scope, measure: v.picklist(measureIds), month }),
    output: v.object({
      total: count,
      rows: v.array(
        v.object({
          subject: v.picklist(caseSubjects),
          id,
          name: v.string(),
          customerId: v.nullable(id),
          customerName: v.nullable(v.string()),
          memberName: v.nullable(v.string()),
          at: v.nullable(instant),
          /** What it adds to the numerator (hours for means) and to the denominator. */
          adds: v.number(),
          counts: v.number(),
        }),
      ),
    }),
    reads,
    long: 'background',
  }),
}
