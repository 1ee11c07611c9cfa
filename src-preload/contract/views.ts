import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { id, instant, text } from './_words/basics.ts'
import { filter, sort } from './_words/filter.ts'
import { groupBy } from './_words/grid.ts'
import { memberRoles } from './members.ts'

/** One figure of a column over all filtered rows. */
export const columnSummaries = ['filled', 'sum', 'average', 'least', 'greatest'] as const
export type ColumnSummary = (typeof columnSummaries)[number]

/** Everything that makes a list look the way somebody saved it; the same query drives grid, board, chart and export. */
export const viewDefinition = v.object({
  /** Columns as the grid wrote them: order, widths, hidden, frozen. */
  columns: v.nullable(text(100_000)),
  filter: v.nullable(filter),
  search: v.nullable(text(200)),
  sort,
  group: v.pipe(v.array(groupBy), v.maxLength(3)),
  rowHeight: v.nullable(v.picklist(['compact', 'normal', 'roomy'])),
  /** The first rule that holds colours the named fields, or the whole row. */
  colours: v.pipe(
    v.array(
      v.object({
        when: filter,
        colour: v.picklist(['red', 'amber', 'green', 'blue', 'violet', 'grey']),
        fields: v.nullable(v.array(text(64))),
      }),
    ),
    v.maxLength(50),
  ),
  /** What the row below the grid says of each column; null or left out: there is no such row. */
  summaries: v.optional(v.nullable(v.record(text(64), v.nullable(v.picklist(columnSummaries))))),
})
export type ViewDefinition = v.InferOutput<typeof viewDefinition>

const scope = v.picklist(['personal', 'shared'])

/** Whose default a view is: one's own, that of a role, or of everybody who has no other. */
const audience = v.union([v.literal('me'), v.literal('everybody'), v.picklist(memberRoles)])

const savedView = v.object({
  id,
  /** The list it is of: a slice's name, e.g. `customers`. */
  list: text(64),
  name: v.string(),
  scope,
  /** Who made it. */
  person: v.string(),
  mine: v.boolean(),
  definition: viewDefinition,
  defaultFor: v.array(audience),
  updatedAt: instant,
})
export type SavedView = v.InferOutput<typeof savedView>

/** Saved views: personal ones are seen by their maker only. In the change log, so that undo brings one back. */
export const views = {
  /** `defaultId` is what this person's list opens with: own default, else that of the role, else everybody's. */
  list: query({
    input: v.object({ list: text(64) }),
    output: v.object({ views: v.array(savedView), defaultId: v.nullable(id) }),
    reads: ['saved_view', 'saved_view_default', 'member'],
  }),
  /** Makes one, or changes one's own or a shared one. */
  save: command({
    input: v.object({
      id: v.optional(id),
      list: text(64),
      name: v.pipe(text(60), v.trim(), v.nonEmpty()),
      scope,
      definition: viewDefinition,
    }),
    output: v.object({ id, changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found', 'name-taken': 'conflict' },
  }),
  remove: command({
    input: v.object({ id }),
    output: v.object({ changeSetId: id }),
    failures: { 'not-found': 'not-found' },
  }),
  /** `id` null takes the default away. Roles and everybody take shared views only. */
  setDefault: command({
    input: v.object({ list: text(64), id: v.nullable(id), for: audience }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found', 'not-shared': 'precondition' },
  }),
}
