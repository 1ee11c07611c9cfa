import * as v from 'valibot'
import { job } from '../_kit/declare.ts'
import { heldFile } from '../files.ts'
import { count, text } from './basics.ts'
import { rowQuery, sort } from './filter.ts'

/** What a list shows, as a file: the rows of a query in its order, and the columns asked for. */
export const exportJob = job({
  input: v.object({
    ...rowQuery.entries,
    sort: v.optional(sort),
    format: v.picklist(['xlsx', 'csv', 'json']),
    /** Fields in order; all when left out. */
    fields: v.optional(v.array(text(64))),
    english: v.optional(v.boolean()),
  }),
  output: v.object({ ...heldFile.entries, rows: count }),
  failures: { 'bad-filter': 'invalid', 'disk-full': 'external', cancelled: 'cancelled' },
})
