import * as v from 'valibot'
import { count, id, instant } from './basics.ts'
import { field, importModes, settings, target } from './import-file.ts'

export const counts = v.object({
  /** Rows below the header; always created + updated + unchanged + rejected + ambiguous + ignored. */
  rows: count,
  created: count,
  updated: count,
  unchanged: count,
  rejected: count,
  ambiguous: count,
  /** Blank rows, totals and lines below the list. */
  ignored: count,
})
export type ImportCounts = v.InferOutput<typeof counts>

export const rowClasses = ['created', 'updated', 'unchanged', 'rejected', 'ambiguous', 'ignored'] as const
export type RowClass = (typeof rowClasses)[number]

export const causeCount = v.object({ cause: v.string(), count })

/** Cells with one trouble and one text: put right together. */
export const problem = v.object({
  cause: v.string(),
  field,
  /** What stands in the cells. */
  value: v.string(),
  count,
  /** A text that would be read, where one suggests itself. */
  suggestion: v.nullable(v.string()),
})
export type ImportProblem = v.InferOutput<typeof problem>

export const unknownKinds = ['member', 'customer', 'choice', 'product', 'opportunity', 'stage'] as const

/** A value that names what is not there yet: decided once for all its rows. */
export const unknownValue = v.object({
  field,
  /** A member or a customer, or a choice that nobody has used so far. */
  kind: v.picklist(unknownKinds),
  value: v.string(),
  count,
  /** Will it be made as things stand? Else its rows wait (customers). */
  creates: v.boolean(),
  /** What there is, nearest first. */
  suggestions: v.array(v.string()),
})
export type UnknownValue = v.InferOutput<typeof unknownValue>

/** What stands in the stage, after every step of the person. */
export const staged = v.object({
  stageId: v.string(),
  /** What the sheet is called; empty where nobody said. */
  sheet: v.string(),
  target,
  mode: v.picklist(importModes),
  /** Rises with each change of the stage, so that pages are asked for again. */
  version: count,
  counts,
  /** Rows that will be written: new and changed ones with their tick. */
  going: count,
  warnings: v.array(causeCount),
  rejections: v.array(causeCount),
  newMembers: v.array(v.string()),
  problems: v.array(problem),
  unknown: v.array(unknownValue),
  /** Fields with a column of the file, in its order; those of a row can be put right in place. */
  fields: v.array(field),
  /** Looked for by `imports.findSuspects`; null before that. */
  suspects: v.nullable(count),
})
export type StagedImport = v.InferOutput<typeof staged>
export const stageRef = { stageId: v.string() }
export const stageFailures = { 'stage-gone': 'not-found' } as const

export const choice = v.variant('kind', [
  /** It is this stored record. */
  v.object({ kind: v.literal('record'), id }),
  /** It is the same as this earlier row of the file. */
  v.object({ kind: v.literal('row'), row: count }),
  /** It belongs to this record of another list (a contact to this customer). */
  v.object({ kind: v.literal('link'), id }),
  v.object({ kind: v.literal('new') }),
  /** Not this time. */
  v.object({ kind: v.literal('skip') }),
  /** As the rules read it. */
  v.object({ kind: v.literal('undecided') }),
])
export type RowChoice = v.InferOutput<typeof choice>

export const suspectReasons = ['typo', 'pinyin', 'contained', 'form', 'branch', 'close'] as const

export const findings = v.object({
  importId: id,
  fileName: v.string(),
  at: instant,
  changeSetId: v.nullable(id),
  /** The import was taken back by undo. */
  undone: v.boolean(),
  target,
  /** What the person had settled; with it another file is read in the same way. */
  settings: v.nullable(settings),
  counts,
  /** Of an import of several sheets, each; the counts above are their sums. Empty for one sheet. */
  sheets: v.array(v.object({ name: v.string(), target, counts })),
  warnings: v.array(causeCount),
  newMembers: v.array(v.string()),
  milliseconds: count,
})
export type ImportFindings = v.InferOutput<typeof findings>
