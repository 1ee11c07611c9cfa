import * as v from 'valibot'
import { job } from '../_kit/declare.ts'
import { heldFile } from '../files.ts'
import { text } from './basics.ts'
import { rowQuery, sort } from './filter.ts'
import { groupBy } from './grid.ts'

export const exportFormats = ['xlsx', 'csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/**
 * A list as a file: what a question shows, in its order and with these columns; everything where nothing is said. Spread
 * into the contract of a slice that is shown in a grid.
 */
export const exportMethod = {
  export: job({
    input: v.object({
      ...rowQuery.entries,
      sort: v.optional(sort),
      format: v.picklist(exportFormats),
      /** Fields in order; all when left out. */
      fields: v.optional(v.array(text(64))),
      /** In a workbook: the rows group by group with subtotals, as the screen groups them. */
      group: v.optional(v.pipe(v.array(groupBy), v.maxLength(3))),
      english: v.optional(v.boolean()),
    }),
    output: v.object({ ...heldFile.entries, rows: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    failures: { 'bad-filter': 'invalid', 'disk-full': 'external', cancelled: 'cancelled' },
  }),
}
