import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { text } from './_words/basics.ts'

/** How this person likes a view: columns, widths, theme. Not undo history, not synchronised. */
export const layouts = {
  get: query({ input: v.object({ key: text(200) }), output: v.object({ value: v.nullable(v.string()) }) }),
  put: command({ input: v.object({ key: text(200), value: v.nullable(text(100_000)) }), output: v.object({}) }),
}
