import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, id, text } from './_words/basics.ts'

/** As stored, so that the file reads in any tool: when a line is said. */
export const scriptOccasions = ['首次触达', '商机停滞', '行业简报'] as const
export type ScriptOccasion = (typeof scriptOccasions)[number]

/** What a line may name in braces; each is filled from the lead or the deal. */
export const scriptFacts = ['联系人', '单位', '行业', '需求', '来源', '销售', '阶段', '下一步'] as const
export type ScriptFact = (typeof scriptFacts)[number]

const condition = v.nullable(v.pipe(text(60), v.trim(), v.nonEmpty()))
const written = {
  occasion: v.picklist(scriptOccasions),
  /** For leads and customers of this industry and those beneath it; null: of any. */
  industry: condition,
  /** For this class of need (of a deal: its product line). */
  needClass: condition,
  source: condition,
  /** For deals in this stage, by its name. */
  stage: condition,
  body: v.pipe(text(1000), v.trim(), v.nonEmpty()),
}
const line = v.object({ ...written, id: v.nullable(id) })
export type ScriptLineRow = v.InferOutput<typeof line>

/** One line filled for somebody, ready to be said. */
export const opening = v.object({ id: v.nullable(id), text: v.string() })
export type Opening = v.InferOutput<typeof opening>

/** The library of lines to open a conversation with (rule A2). */
export const scripts = {
  /** Of the workspace, by occasion and condition; the shipped ones (without an id) are said where none of these fits. */
  list: query({ input: v.object({}), output: v.object({ own: v.array(line), shipped: v.array(line) }), reads: ['script_line'] }),
  save: command({
    input: v.object({ id: v.optional(id), ...written }),
    output: v.object({ id, changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found', 'unknown-fact': 'invalid', 'said-already': 'conflict' },
  }),
  remove: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(1000)) }),
    output: v.object({ changeSetId: v.nullable(id), removed: count }),
  }),
  /** The shipped lines become the workspace's own, to be changed; those there already stay. */
  adopt: command({ input: v.object({}), output: v.object({ changeSetId: v.nullable(id), added: count }) }),
}
