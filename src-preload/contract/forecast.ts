import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { rowQuery } from './_words/filter.ts'

const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))

export const forecastBases = ['weighted', 'commit', 'best'] as const

/** What a scenario assumes of the open deals; they themselves stay as they are. */
export const assumptions = v.object({
  /** Whether a deal counts by its probability, or whole from a probability on. */
  basis: v.picklist(forecastBases),
  /** Per cent from which a deal is committed, and from which it is in the best case. */
  commitFrom: percent,
  bestFrom: percent,
  /** Other probabilities for stages; a probability somebody set on a deal itself stays. */
  stages: v.pipe(v.array(v.object({ stage: text(32), probability: percent })), v.maxLength(30)),
  /** All of them close so many months later. */
  slipMonths: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)),
  /** At so many per cent of their amounts. */
  amountPercent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(300)),
  /** Deals taken in whole or left out, and where they fall if elsewhere. */
  deals: v.pipe(v.array(v.object({ id, as: v.picklist(['in', 'out']), month: v.nullable(month) })), v.maxLength(2000)),
})
export type Assumptions = v.InferOutput<typeof assumptions>

const part = v.object({ count, amount: money, weighted: money })
const asked = { ...rowQuery.entries, from: month, months: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)) }
const reads = ['opportunity', 'stage', 'customer', 'member', 'material_version', 'year_target']
const badFilter = { 'bad-filter': 'invalid' } as const

/** What will be signed, month by month: committed, at best, weighted, and by a scenario, against target. */
export const forecast = {
  read: query({
    input: v.object({ ...asked, assumptions: v.optional(assumptions) }),
    output: v.object({
      asOf: dateOnly,
      /** Whose targets these are; `none`: the filter asks for something no target is set for. */
      targetsOf: v.picklist(['everybody', 'regions', 'members', 'teams', 'none']),
      months: v.array(
        v.object({
          month,
          target: v.nullable(money),
          won: v.object({ count, amount: money }),
          /** Open deals expected to close in it. */
          open: part,
          /** Each with what is won already. */
          commit: money,
          best: money,
          weighted: money,
          scenario: money,
        }),
      ),
      /** Open deals whose day has passed, that have none, or that close after these months: they are in no month. */
      overdue: part,
      undated: part,
      later: part,
    }),
    reads,
    long: true,
    failures: badFilter,
  }),
  /** The largest open deals of these months, one of them, or those in no month, which a scenario may take in or out. */
  deals: query({
    input: v.object({ ...asked, within: v.optional(v.union([month, v.picklist(['overdue', 'undated'])])), limit: count }),
    output: v.object({
      total: count,
      rows: v.array(
        v.object({
          id,
          name: v.string(),
          customerName: v.string(),
          ownerName: v.nullable(v.string()),
          stageName: v.string(),
          probability: percent,
          amount: money,
          expectedClose: v.nullable(dateOnly),
        }),
      ),
    }),
    reads,
    long: true,
    failures: badFilter,
  }),
  scenarios: query({
    input: v.object({}),
    output: v.array(v.object({ id, name: v.string(), assumptions, createdBy: v.string(), updatedAt: instant })),
    reads: ['forecast_scenario'],
  }),
  /** Under a name; one that is there is changed where its id is given. */
  saveScenario: command({
    input: v.object({ id: v.optional(id), name: v.pipe(text(40), v.trim(), v.nonEmpty()), assumptions }),
    output: v.object({ id }),
    failures: { 'not-found': 'not-found', 'name-taken': 'conflict' },
  }),
  removeScenario: command({ input: v.object({ id }), output: v.object({}), failures: { 'not-found': 'not-found' } }),
}
