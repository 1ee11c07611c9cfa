import * as v from 'valibot'
import { command, query } from '../_kit/declare.ts'
import { count, id, instant, text } from '../_words/basics.ts'
import { field, target } from '../_words/import-file.ts'
import { findings } from '../_words/import-stage.ts'

/** Imports that were made, and what they taught. */
export const pastImports = {
  /** What an import found; the newest when no id is given. */
  findings: query({
    input: v.object({ importId: v.optional(id) }),
    output: v.nullable(findings),
    reads: ['import_run', 'change_set'],
  }),
  history: query({
    input: v.object({ limit: v.optional(count) }),
    output: v.array(findings),
    reads: ['import_run', 'change_set'],
  }),
  /** Mappings accepted before, newest first. */
  mappings: query({
    input: v.object({}),
    output: v.array(
      v.object({
        fingerprint: v.string(),
        target,
        savedAt: instant,
        fileName: v.string(),
        columns: v.array(v.object({ header: v.string(), field })),
      }),
    ),
    reads: ['import_mapping'],
  }),
  /** Forget a remembered mapping by its file's header fingerprint. */
  forgetMapping: command({ input: v.object({ fingerprint: text(100) }), output: v.object({}) }),
}
