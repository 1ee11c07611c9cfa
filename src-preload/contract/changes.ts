import * as v from 'valibot'
import { command, query, topic } from './_kit/declare.ts'
import { count, id, instant, nothing } from './_words/basics.ts'

export const changeOrigins = ['user', 'import', 'rule', 'hub', 'undo', 'redo', 'migration', 'record'] as const

const changeSet = v.object({
  changeSetId: id,
  at: instant,
  actor: v.string(),
  origin: v.picklist(changeOrigins),
  command: v.string(),
  /** A few words on what was done, e.g. the file's name. */
  subject: v.string(),
  rows: count,
  undone: v.boolean(),
})
export type ChangeSet = v.InferOutput<typeof changeSet>

/** Why a revert left a cell or row alone. */
export const skipReasons = ['changed-since', 'gone', 'still-used', 'exists-again', 'frozen'] as const
const revert = v.object({
  /** Null when there was nothing to revert. */
  changeSet: v.nullable(changeSet),
  reverted: count,
  /** Cells or rows that were left as they are. */
  skipped: v.array(
    v.object({ table: v.string(), id, name: v.string(), fields: v.array(v.string()), reason: v.picklist(skipReasons) }),
  ),
  skippedCount: count,
})
export type Revert = v.InferOutput<typeof revert>

const cellChange = v.object({
  changeSetId: id,
  at: instant,
  actor: v.string(),
  origin: v.picklist(changeOrigins),
  command: v.string(),
  op: v.picklist(['insert', 'update', 'delete']),
  table: v.string(),
  id,
  fields: v.array(v.object({ field: v.string(), before: v.unknown(), after: v.unknown() })),
})

/** The change log: undo and redo across screens and restarts, history of rows, the audit page. */
export const changes = {
  undo: command({
    input: v.object({ changeSetId: v.optional(id) }),
    output: revert,
    failures: { 'not-undoable': 'precondition', 'stage-in-use': 'precondition' },
  }),
  redo: command({ input: nothing, output: revert }),
  /** What one undo and one redo would take. */
  next: query({
    input: nothing,
    output: v.object({ undo: v.nullable(changeSet), redo: v.nullable(changeSet) }),
    reads: ['change_set'],
  }),
  list: query({
    input: v.object({
      before: v.optional(id),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
    }),
    output: v.array(changeSet),
    reads: ['change_set'],
  }),
  rows: query({
    input: v.object({ changeSetId: id, limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))) }),
    output: v.array(v.intersect([cellChange, v.object({ name: v.string() })])),
    reads: ['change_set'],
  }),
  ofRow: query({ input: v.object({ table: v.string(), id }), output: v.array(cellChange), reads: ['change_set'] }),
  /** What a cell was, newest first; a field as in edits (`owner`, `budget`). Values are texts as an editor shows them. */
  ofCell: query({
    input: v.object({ table: v.string(), id, field: v.string() }),
    output: v.array(
      v.object({
        changeSetId: id,
        at: instant,
        actor: v.string(),
        origin: v.picklist(changeOrigins),
        command: v.string(),
        op: v.picklist(['insert', 'update', 'delete']),
        before: v.nullable(v.string()),
        after: v.nullable(v.string()),
      }),
    ),
    reads: ['change_set'],
  }),
  /** Puts a cell back to what it was before that change set, as an edit of its own, by the rules of today. */
  revertCell: command({
    input: v.object({ table: v.string(), id, field: v.string(), changeSetId: id }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found', 'not-allowed': 'precondition' },
  }),
  /** Told after every committed write: which tables it touched. Queries whose `reads` meet these are asked again. */
  committed: topic(v.object({ changeSetId: v.nullable(id), tables: v.array(v.string()), origin: v.string() })),
}
