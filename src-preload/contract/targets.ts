import * as v from 'valibot'
import { count, id, money } from './_words/basics.ts'
import { recordMethods } from './_words/records.ts'
import { targetMeasures, targetMonths, targetQuarters, targetScopes } from './_words/targets.ts'

/** Cells that may be written; a quarter is spread over its months. */
export const targetFields = ['year', 'measure', 'subject', ...targetMonths, ...targetQuarters] as const
export type TargetField = (typeof targetFields)[number]

const row = v.object({
  id,
  year: count,
  measure: v.picklist(targetMeasures),
  scope: v.picklist(targetScopes),
  /** A rep's, region's or city's name. */
  subject: v.string(),
  /** Twelve; null where nothing was set. */
  months: v.array(v.nullable(money)),
  /** Four; sums of what is set. */
  quarters: v.array(v.nullable(money)),
  total: v.nullable(money),
})
export type TargetRow = v.InferOutput<typeof row>

/** What reps, regions and cities are to reach, by month and quarter: a sheet of one line per subject, measure and year. */
export const targets = {
  ...recordMethods({ row, field: v.picklist(targetFields), reads: ['year_target', 'member'] }),
}
