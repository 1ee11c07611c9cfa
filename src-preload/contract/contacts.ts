import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, id, text } from './_words/basics.ts'
import { customFields, customValues, type CustomField } from './_words/custom-fields.ts'
import { exportMethod } from './_words/export.ts'
import { rowQuery, sort, window } from './_words/filter.ts'
import { gridMethods, refusalCauses } from './_words/grid.ts'
import { decisionRoles, tiers } from './customers.ts'

/** Fields a cell edit may name. A contact moves to another customer by that customer's name. */
export const ownContactFields = ['name', 'title', 'phone', 'email', 'decisionRole', 'customer'] as const
export type EditableContactField = (typeof ownContactFields)[number] | CustomField
export const editableContactFields: readonly EditableContactField[] = [...ownContactFields, ...customFields]

const row = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: v.nullable(v.string()),
  ownerName: v.nullable(v.string()),
  name: v.string(),
  title: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  email: v.nullable(v.string()),
  decisionRole: v.nullable(v.picklist(decisionRoles)),
  /** The role was inferred from the title, not confirmed by a person. */
  roleInferred: v.boolean(),
  /** Fields of the workspace's own, without blanks. */
  custom: customValues,
})
export type ContactRow = v.InferOutput<typeof row>

const field = v.picklist(editableContactFields)
const reads = ['contact', 'customer', 'member', 'custom_field']

/** Contacts of all customers in one grid; those of one customer are in `customers.get`. */
export const contacts = {
  list: query({
    input: v.object({ ...rowQuery.entries, sort: v.optional(sort), ...window.entries }),
    output: v.object({ rows: v.array(row) }),
    reads,
    failures: { 'bad-filter': 'invalid' },
  }),
  count: query({
    input: rowQuery,
    output: v.object({ count }),
    reads,
    long: true,
    failures: { 'bad-filter': 'invalid' },
  }),
  ...gridMethods({ row, field, reads }),
  ...exportMethod,
  /** Cells in one change set; good cells are written, the others come back with the reason. */
  edit: command({
    input: v.object({
      cells: v.pipe(v.array(v.object({ id, field, value: v.nullable(text(32_767)) })), v.minLength(1), v.maxLength(100_000)),
    }),
    output: v.object({
      changeSetId: v.nullable(id),
      changed: count,
      refused: v.array(v.object({ id, field: v.string(), cause: v.picklist(refusalCauses), reason: v.string() })),
    }),
  }),
  /** Rows of texts appended from a paste, in the order of `fields`, which must hold `name` and `customer`. */
  createMany: command({
    input: v.object({
      fields: v.pipe(v.array(field), v.minLength(1), v.maxLength(20)),
      rows: v.pipe(v.array(v.array(v.nullable(text(32_767)))), v.minLength(1), v.maxLength(20_000)),
    }),
    output: v.object({
      changeSetId: v.nullable(id),
      /** By row of the paste; null where it was refused. */
      ids: v.array(v.nullable(id)),
      refused: v.array(
        v.object({ row: count, field: v.nullable(v.string()), cause: v.picklist(refusalCauses), reason: v.string() }),
      ),
    }),
  }),
  remove: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)) }),
    output: v.object({ changeSetId: v.nullable(id), removed: count }),
  }),
}
