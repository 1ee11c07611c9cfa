import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, id, text } from './_words/basics.ts'
import { customFields, customKinds, customLists } from './_words/custom-fields.ts'

const list = v.picklist(customLists)
const title = v.pipe(text(60), v.trim(), v.nonEmpty())
const choices = v.pipe(v.array(v.pipe(text(100), v.trim(), v.nonEmpty())), v.maxLength(500))

/** A field that somebody defined for a list (rule J1). */
export const customField = v.object({
  id,
  list,
  field: v.picklist(customFields),
  kind: v.picklist(customKinds),
  title: v.string(),
  /** What may stand in it; empty: anything, and what is in use is proposed. */
  choices: v.array(v.string()),
  /** Put away: nowhere shown, its values kept. */
  archived: v.boolean(),
})
export type CustomFieldRow = v.InferOutput<typeof customField>

const failures = { 'title-taken': 'conflict', 'no-place': 'precondition' } as const

export const fields = {
  /** Fields of a list in their order; those put away only when asked for. */
  list: query({
    input: v.object({ list, archived: v.optional(v.boolean()) }),
    output: v.array(customField),
    reads: ['custom_field'],
  }),
  /** Several at once are one change set: all of them or none. */
  define: command({
    input: v.object({
      list,
      fields: v.pipe(
        v.array(v.object({ title, kind: v.picklist(customKinds), choices: v.optional(choices) })),
        v.minLength(1),
        v.maxLength(60),
      ),
    }),
    output: v.object({ fields: v.array(customField), changeSetId: id }),
    failures,
  }),
  /** Its title, choices, place in the order, or whether it is put away. The kind stays: values are stored by it. */
  change: command({
    input: v.object({
      id,
      title: v.optional(title),
      choices: v.optional(choices),
      /** Where it stands among the others, from 0. */
      position: v.optional(count),
      archived: v.optional(v.boolean()),
    }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { ...failures, 'not-found': 'not-found' },
  }),
  /** Only one that no row has a value in; others can be put away. */
  remove: command({
    input: v.object({ id }),
    output: v.object({ changeSetId: id }),
    failures: { 'not-found': 'not-found', 'in-use': 'precondition' },
  }),
  /** How many rows have a value, by field. */
  usage: query({
    input: v.object({ list }),
    output: v.array(v.object({ field: v.picklist(customFields), rows: count })),
    reads: ['custom_field', 'customer', 'contact', 'opportunity'],
    long: 'background',
  }),
}
