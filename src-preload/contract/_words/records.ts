import * as v from 'valibot'
import { command, query, type FailureCodes, type Schema } from '../_kit/declare.ts'
import { count, id, text } from './basics.ts'
import { rowQuery, sort, window } from './filter.ts'
import { exportMethod } from './export.ts'
import { tiers } from './tiers.ts'
import { gridMethods, refusalCauses } from './grid.ts'

const named = v.object({ id, name: v.string(), tier: v.nullable(v.picklist(tiers)) })

/** One line as the fields of a record; each as a person would type it into its cell. */
const recordLineAnswer = v.object({
  customer: v.nullable(named),
  /** Customers the line may mean; somebody has to choose. */
  alike: v.array(named),
  kind: v.nullable(v.string()),
  /** What the other parts left. */
  name: v.string(),
  when: v.nullable(v.string()),
  owner: v.nullable(v.string()),
})
export type RecordLineAnswer = v.InferOutput<typeof recordLineAnswer>

/** What slices offer whose records are typed in one line: what is understood of it. */
export const recordLine = query({
  input: v.object({ line: text(500) }),
  output: recordLineAnswer,
  reads: ['customer', 'member'],
})

const cell = v.nullable(text(32_767))

/** A page of rows and how many there are, by the same question. */
export function listMethods<R extends Schema>({ row, reads }: { row: R; reads: readonly string[] }) {
  return {
    list: query({
      input: v.object({ ...rowQuery.entries, sort: v.optional(sort), ...window.entries }),
      output: v.object({ rows: v.array(row) }),
      reads,
      failures: { 'bad-filter': 'invalid' },
    }),
    count: query({ input: rowQuery, output: v.object({ count }), reads, long: true, failures: { 'bad-filter': 'invalid' } }),
  }
}

/** Cells in one change set; good cells are written, the others come back with the reason. */
export function editMethod<F extends Schema>(field: F, failures: FailureCodes = {}) {
  return command({
    input: v.object({
      cells: v.pipe(v.array(v.object({ id, field, value: cell })), v.minLength(1), v.maxLength(100_000)),
    }),
    output: v.object({
      changeSetId: v.nullable(id),
      changed: count,
      refused: v.array(v.object({ id, field: v.string(), cause: v.picklist(refusalCauses), reason: v.string() })),
    }),
    failures,
  })
}

/** Rows of texts in the order of `fields`: from a form, a paste or a script. */
export const textRows = <F extends Schema>(field: F) =>
  v.object({
    fields: v.pipe(v.array(field), v.minLength(1), v.maxLength(20)),
    rows: v.pipe(v.array(v.array(cell)), v.minLength(1), v.maxLength(20_000)),
  })

/** Each row that cannot be one says why. */
export const madeRows = v.object({
  changeSetId: v.nullable(id),
  /** By row; null where it was refused. */
  ids: v.array(v.nullable(id)),
  refused: v.array(v.object({ row: count, field: v.nullable(v.string()), cause: v.picklist(refusalCauses), reason: v.string() })),
})

/** What every slice of records about a customer offers: a list, a grid, a file, cells, rows from a paste, removal. */
export function recordMethods<R extends Schema, F extends Schema>(slice: { row: R; field: F; reads: readonly string[] }) {
  const { field } = slice
  return {
    ...listMethods(slice),
    ...gridMethods(slice),
    ...exportMethod,
    edit: editMethod(field),
    createMany: command({ input: textRows(field), output: madeRows }),
    remove: command({
      input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)) }),
      output: v.object({ changeSetId: v.nullable(id), removed: count }),
    }),
  }
}
