import * as v from 'valibot'
import { query } from './_kit/declare.ts'
import { count, id, money } from './_words/basics.ts'
import { exportMethod } from './_words/export.ts'
import { rowQuery } from './_words/filter.ts'
import { gridReading } from './_words/grid.ts'
import { quoteStates, quoteVersion } from './_words/quote-rows.ts'

/** Where a version stands among those of its quote. */
export const versionStandings = ['in-force', 'newest', 'earlier', 'outside'] as const
export type VersionStanding = (typeof versionStandings)[number]

const row = v.object({
  ...quoteVersion.entries,
  quoteId: id,
  /** The version before it; null for the first. */
  beforeId: v.nullable(id),
  quoteNumber: v.string(),
  customerId: id,
  customerName: v.string(),
  region: v.nullable(v.string()),
  title: v.string(),
  owner: v.string(),
  state: v.picklist(quoteStates),
  standing: v.picklist(versionStandings),
  /** Against the version before; null for the first. */
  amountChange: v.nullable(money),
})
export type QuoteVersionGridRow = v.InferOutput<typeof row>

const reads = ['quote_version', 'quote', 'customer']

/** Every version of every quote as a grid (rule C1): found by what it changed, never edited. */
export const quoteVersions = {
  count: query({ input: rowQuery, output: v.object({ count }), reads, long: true, failures: { 'bad-filter': 'invalid' } }),
  ...gridReading({ row, reads }),
  ...exportMethod,
}
