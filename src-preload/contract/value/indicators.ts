import * as v from 'valibot'
import { command, query } from '../_kit/declare.ts'
import { count, dateOnly, id, text } from '../_words/basics.ts'
import { figureReads, quarter } from './words.ts'

const better = v.picklist(['more', 'less'])
const decimal = v.pipe(v.string(), v.trim(), v.regex(/^-?\d{1,12}(\.\d{1,6})?$/))
const indicatorName = v.pipe(text(60), v.trim(), v.nonEmpty())
const formula = v.pipe(text(300), v.trim(), v.nonEmpty())

/** One that ships has a negative number until the first change, which copies them all. */
const definitionId = v.pipe(v.number(), v.safeInteger())
const definition = {
  /** Words of industries; none: for everybody whose industry has no indicators of its own. */
  industries: v.pipe(v.array(v.pipe(text(30), v.trim(), v.nonEmpty(), v.regex(/^[^、]*$/))), v.maxLength(20)),
  name: indicatorName,
  unit: v.pipe(text(20), v.trim()),
  better,
  /** Null: typed or imported. */
  formula: v.nullable(formula),
}
const defined = v.object({
  id: definitionId,
  ...definition,
  /** Customers it is for, and those of them with a figure of their own for this quarter. */
  customers: count,
  entered: count,
})
export type IndicatorDefined = v.InferOutput<typeof defined>

/** What a formula lacks or how it does not read, for the screen to word: `sign`, `bracket`, `incomplete`, `empty`, `too-long`. */
const fault = v.nullable(v.object({ fault: v.string(), at: count }))

/** Which value indicators an industry has, and their figures (rule C5). */
export const indicatorMethods = {
  indicatorDefinitions: query({
    input: v.object({}),
    output: v.object({
      /** True while nobody changed those that ship. */
      shipped: v.boolean(),
      quarter,
      definitions: v.array(defined),
      /** Industries of customers, most customers first, each with how many and whether a definition names it. */
      industries: v.array(v.object({ name: v.string(), customers: count, own: v.boolean() })),
      /** What formulas may name, in both languages. */
      figures: v.array(v.object({ key: v.string(), zh: v.string(), en: v.string() })),
    }),
    reads: ['indicator_definition', 'value_indicator', 'customer'],
    long: true,
  }),
  /** Adds one, or changes the one with the number; a name is an industry's once. */
  saveIndicatorDefinition: command({
    input: v.object({ id: v.nullable(definitionId), ...definition }),
    output: v.object({ id, changeSetId: v.nullable(id) }),
    failures: { 'no-indicator': 'not-found', 'name-taken': 'conflict', 'bad-formula': 'invalid', 'names-itself': 'invalid' },
  }),
  /** Figures that were entered under it stay. Without any left those that ship hold again. */
  removeIndicatorDefinition: command({
    input: v.object({ id: definitionId }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'no-indicator': 'not-found' },
  }),
  /** What a formula comes to for a customer in a quarter (the present one when left out), number by number. */
  tryFormula: query({
    input: v.object({ formula: text(400), customerId: id, quarter: v.optional(quarter) }),
    output: v.object({
      fault,
      /** Decimal text; null without data. */
      value: v.nullable(v.string()),
      workings: v.nullable(v.string()),
      figures: v.array(
        v.object({
          name: v.string(),
          quarter,
          value: v.nullable(v.string()),
          /** What the workspace counts itself, another indicator of the customer, or nothing known. */
          kind: v.picklist(['counted', 'indicator', 'unknown']),
        }),
      ),
    }),
    reads: [...figureReads, 'health_reading', 'value_snapshot'],
    failures: { 'not-found': 'not-found' },
  }),
  /** Figures somebody enters for a quarter; a null takes one away. */
  saveIndicators: command({
    input: v.object({
      customerId: id,
      quarter,
      values: v.pipe(
        v.array(
          v.object({
            name: indicatorName,
            unit: text(20),
            better,
            value: v.nullable(decimal),
            benchmark: v.nullable(decimal),
            /** Where it was read. */
            source: v.nullable(v.pipe(text(120), v.trim())),
            /** The day it is of. */
            asOf: v.nullable(dateOnly),
          }),
        ),
        v.minLength(1),
        v.maxLength(40),
      ),
    }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found', 'in-the-future': 'invalid' },
  }),
}
