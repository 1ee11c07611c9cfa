import * as v from 'valibot'
import { command, job, query, type Schema } from '../_kit/declare.ts'
import { count, id, text } from './basics.ts'
import { filter, rowQuery, sort, window } from './filter.ts'

/** Names an opened view: a fixed order of ids. Any call with a token may end with `view-gone`: open the view again. */
export const viewToken = v.pipe(v.string(), v.maxLength(64))

/** Positions in a view, counted from 0, both ends included. */
export const positions = v.object({ first: count, last: count })
export type Positions = v.InferOutput<typeof positions>

/**
 * The rows a range operation is about, resolved where the data is: by id, by positions in an opened view (loaded by the
 * screen or not), or all rows of a view but a few. Order matters to fills and blocks: ids as given, positions as they stand.
 */
export const rowsMeant = v.union([
  v.strictObject({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)) }),
  v.strictObject({ token: viewToken, ranges: v.pipe(v.array(positions), v.minLength(1), v.maxLength(10_000)) }),
  v.strictObject({ token: viewToken, all: v.literal(true), except: v.optional(v.pipe(v.array(id), v.maxLength(100_000))) }),
])
export type RowsMeant = v.InferOutput<typeof rowsMeant>

const cellText = text(32_767)

/**
 * What to do with every meant cell. Values are texts as people type them, read by the same rules as a single edit.
 * - `set` one value everywhere (null clears); `clear` empties.
 * - `fill` continues from the first `seeds` rows of each range (of the ids, of the whole view) over the rest of it, or
 *   from the last ones upwards. `copy` repeats them; `series` continues numbers, money, dates (by days, months or years)
 *   and texts that end in a number, and repeats whatever is no series. Ctrl+D is `copy` with one seed. `across` goes
 *   over the fields instead: each row continues its own first `seeds` fields over the fields named after them (with `upwards`
 *   for a fill to the left: one number steps down).
 * - `matrix` lays a block over the meant rows and fields, repeating it in both directions; null leaves a cell alone, ''
 *   clears it. One value over a range is a 1 × 1 block.
 * - `append` and `remove` change the members of a list field (tags) and leave the others.
 * - `replace` finds a text inside cells; `matchCase` also tells full width from half width.
 * - `formula`: numbers, "texts", fields in brackets, + − × ÷ & and parentheses: `[annualPurchase] * 1.1`,
 *   `[city] & "-" & [name]`, `[serviceEndOn] + 365`. Exact: rounded once, at the end. A blank operand refuses the cell.
 */
export const bulkOperation = v.variant('op', [
  v.object({ op: v.literal('set'), value: v.nullable(cellText) }),
  v.object({ op: v.literal('clear') }),
  v.object({
    op: v.literal('fill'),
    mode: v.picklist(['copy', 'series']),
    seeds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    upwards: v.optional(v.boolean()),
    across: v.optional(v.boolean()),
  }),
  v.object({
    op: v.literal('matrix'),
    rows: v.pipe(
      v.array(v.pipe(v.array(v.nullable(cellText)), v.minLength(1), v.maxLength(200))),
      v.minLength(1),
      v.maxLength(100_000),
    ),
  }),
  v.object({ op: v.literal('append'), values: v.pipe(v.array(text(200)), v.minLength(1), v.maxLength(100)) }),
  v.object({ op: v.literal('remove'), values: v.pipe(v.array(text(200)), v.minLength(1), v.maxLength(100)) }),
  v.object({
    op: v.literal('replace'),
    find: v.pipe(text(1000), v.nonEmpty()),
    replacement: cellText,
    matchCase: v.optional(v.boolean()),
    wholeCell: v.optional(v.boolean()),
  }),
  v.object({ op: v.literal('formula'), formula: v.pipe(text(1000), v.nonEmpty()) }),
])
export type BulkOperation = v.InferOutput<typeof bulkOperation>

/** Why a cell is refused, for the screen to group by and to word in its language. */
export const refusalCauses = [
  'core-emptied',
  'name-empty',
  'not-money',
  'not-number',
  'not-yes-no',
  'not-a-link',
  'not-budget',
  'not-date',
  'not-instant',
  'out-of-order',
  'in-the-future',
  'not-phone',
  'not-email',
  'not-a-choice',
  'bad-code',
  'code-taken',
  'no-such-member',
  'inactive-member',
  'no-such-customer',
  'not-a-list',
  'not-editable',
  'too-long',
  'formula-blank',
  'formula-divides-by-zero',
  'formula-mismatch',
  'missing-core',
  'gate-missing',
  'needs-reason',
  'needs-cause',
  'no-such-stage',
  'not-percent',
  'period-closed',
  'gone',
] as const
export type RefusalCause = (typeof refusalCauses)[number]
const cause = v.picklist(refusalCauses)

/** A refused cell: `text` is the value that was refused, `reason` says in Chinese what to type instead. */
const refusedCell = v.object({
  id,
  name: v.string(),
  field: v.string(),
  text: v.nullable(v.string()),
  cause,
  reason: v.string(),
})
export type RefusedCell = v.InferOutput<typeof refusedCell>

const bulkOutcome = {
  /** Rows meant, and how many of them are gone. */
  rows: count,
  gone: count,
  /** Cells and rows that change; cells that hold the value already. */
  changed: count,
  changedRows: count,
  unchanged: count,
  refusedCount: count,
  /** Refused cells by field and cause, commonest first; `reason` is that of the first one. */
  causes: v.array(v.object({ field: v.string(), cause, count, reason: v.string() })),
  /** The first 200 refused cells. */
  refused: v.array(refusedCell),
  /** Rows with a refused cell, at most 10,000: they stay selected. */
  refusedIds: v.array(id),
}

export const bulkPreview = v.object({
  ...bulkOutcome,
  /** The first 20 cells that change, as texts. */
  samples: v.array(v.object({ id, name: v.string(), field: v.string(), before: v.string(), after: v.string() })),
})
export type BulkPreview = v.InferOutput<typeof bulkPreview>

/** One change set and one undo; null when nothing changed. */
export const bulkDone = v.object({ changeSetId: v.nullable(id), ...bulkOutcome })
export type BulkDone = v.InferOutput<typeof bulkDone>

/** Money and figures as exact decimal text (yuan for money), dates as they are; null where there is nothing to say. */
export const aggregateLine = v.object({
  field: v.string(),
  kind: v.picklist(['money', 'number', 'date', 'text']),
  /** Cells that are not blank. */
  filled: count,
  sum: v.nullable(v.string()),
  /** Money rounded to the fen, other figures to six digits. */
  average: v.nullable(v.string()),
  least: v.nullable(v.string()),
  greatest: v.nullable(v.string()),
})
export type AggregateLine = v.InferOutput<typeof aggregateLine>

/** By a field; dates also by a period. List fields (tags) count a row under each of its members. */
export const groupBy = v.object({
  field: text(64),
  period: v.optional(v.picklist(['year', 'quarter', 'month'])),
})
export type GroupBy = v.InferOutput<typeof groupBy>

const measure = v.object({ field: text(64), of: v.picklist(['sum', 'average', 'least', 'greatest', 'filled']) })
export type Measure = v.InferOutput<typeof measure>

const group = v.object({
  /** One value per `by`, as filters take it (`2026-Q1`, `2026-02` for periods); null for blank. */
  values: v.array(v.nullable(v.union([v.string(), v.number(), v.boolean()]))),
  /** Together with the filter of the question, this lists the rows of the group. */
  filter,
  count,
  /** In the order asked, as in `aggregate`. */
  measures: v.array(v.nullable(v.string())),
})

const viewGone = { 'view-gone': 'precondition' } as const
const badFilter = { 'bad-filter': 'invalid' } as const
const badOperation = { 'bad-operation': 'invalid' } as const

/**
 * What every slice shown in a grid can be asked, whatever its rows are: any field of the row may be read, sorted and copied.
 */
export function gridReading<R extends Schema>(slice: { row: R; reads: readonly string[] }) {
  const { row, reads } = slice
  const rows = v.array(v.nullable(row))
  const fields = v.pipe(v.array(text(64)), v.minLength(1), v.maxLength(200))
  return {
    /**
     * Fixes an order and answers with its first rows; waits for no count. The same question about unchanged data gives the
     * same token, then with its count. A few views are kept (eight bytes a row); the least recently used goes first.
     */
    openView: query({
      input: v.object({
        ...rowQuery.entries,
        sort: v.optional(sort),
        limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5000))),
      }),
      output: v.object({ token: viewToken, rows, count: v.nullable(count) }),
      reads,
      failures: badFilter,
    }),
    /** Fixes the whole order of ids, if it is not yet, and counts it. Ask right after `openView`. */
    viewCount: query({
      input: v.object({ token: viewToken }),
      output: v.object({ count }),
      long: true,
      failures: { ...viewGone, ...badFilter },
    }),
    /**
     * Rows as they are now at the positions they had when the view was opened; null where one was deleted since.
     * `left` are those that no longer fit the filter: they stay until the screen opens the view again. `changed` says that
     * somebody wrote to these tables since, so that opening it again may give another order.
     */
    window: query({
      input: v.object({ token: viewToken, ...window.entries }),
      output: v.object({ rows, left: v.array(id), changed: v.boolean() }),
      reads,
      failures: { ...viewGone, ...badFilter },
    }),
    /** Where rows stand in a view; null for those that are not in it. */
    locate: query({
      input: v.object({ token: viewToken, ids: v.pipe(v.array(id), v.maxLength(100_000)) }),
      output: v.object({ positions: v.array(v.nullable(count)) }),
      long: true,
      failures: { ...viewGone, ...badFilter },
    }),
    /** Cells that contain a text, from a position on; `next` is where to go on asking, null at the end. */
    findCells: query({
      input: v.object({
        token: viewToken,
        fields,
        find: v.pipe(text(1000), v.nonEmpty()),
        matchCase: v.optional(v.boolean()),
        wholeCell: v.optional(v.boolean()),
        from: v.optional(count),
        limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
      }),
      output: v.object({
        cells: v.array(v.object({ position: count, id, field: v.string(), text: v.string() })),
        next: v.nullable(count),
      }),
      long: true,
      failures: { ...viewGone, ...badFilter },
    }),
    /** Counts, sums and extremes over rows loaded or not, for the status bar and column summaries. */
    aggregate: query({
      input: v.object({ rows: rowsMeant, fields }),
      output: v.object({ rows: count, fields: v.array(aggregateLine) }),
      reads,
      long: true,
      failures: { ...viewGone, ...badFilter },
    }),
    /**
     * Texts to copy, a chunk of rows at a time, as columns: plain figures and dates that paste back as the same values.
     * `offset` counts within the rows meant; deleted rows are left out.
     */
    copyRange: query({
      input: v.object({ rows: rowsMeant, fields, ...window.entries }),
      output: v.object({ total: count, rows: count, columns: v.array(v.array(v.string())), next: v.nullable(count) }),
      reads,
      long: true,
      failures: { ...viewGone, ...badFilter },
    }),
    /** Subtotals by one to three fields, largest first, at most 2,000 groups; `total` counts the groups there are. */
    groups: query({
      input: v.object({
        ...rowQuery.entries,
        by: v.pipe(v.array(groupBy), v.minLength(1), v.maxLength(3)),
        measures: v.optional(v.pipe(v.array(measure), v.maxLength(20))),
      }),
      output: v.object({ total: count, groups: v.array(group) }),
      reads,
      long: true,
      failures: badFilter,
    }),
    /** Ids for a pasted list of names, codes or phone numbers; each key of the list comes back once. */
    matchKeys: query({
      input: v.object({ keys: v.pipe(v.array(text(500)), v.minLength(1), v.maxLength(50_000)) }),
      output: v.object({
        found: v.array(v.object({ key: v.string(), id })),
        missing: v.array(v.string()),
        ambiguous: v.array(v.object({ key: v.string(), ids: v.array(id), names: v.array(v.string()) })),
      }),
      reads,
      long: true,
    }),
  }
}

/** The same with the writing of cells; `field` lists what may be written. */
export function gridMethods<R extends Schema, F extends Schema>(slice: { row: R; field: F; reads: readonly string[] }) {
  const { reads } = slice
  const bulkInput = v.object({
    rows: rowsMeant,
    /** In the order of the columns, which blocks follow. */
    fields: v.pipe(v.array(slice.field), v.minLength(1), v.maxLength(200)),
    operation: bulkOperation,
  })
  return {
    ...gridReading(slice),
    /** What `bulk` and `applyBulk` would do, through the same rules. */
    previewBulk: query({
      input: bulkInput,
      output: bulkPreview,
      reads,
      long: true,
      failures: { ...viewGone, ...badFilter, ...badOperation },
    }),
    /** A range operation on up to 20,000 rows, at once. Good cells are written, refused ones listed. */
    bulk: command({
      input: bulkInput,
      output: bulkDone,
      failures: { ...viewGone, ...badFilter, ...badOperation, 'too-many-rows': 'precondition' },
    }),
    /** The same on any number of rows, with progress; cancelled, it leaves nothing written. */
    applyBulk: job({
      input: bulkInput,
      output: bulkDone,
      failures: { ...viewGone, ...badFilter, ...badOperation, cancelled: 'cancelled' },
    }),
  }
}
