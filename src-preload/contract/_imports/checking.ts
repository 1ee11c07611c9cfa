import * as v from 'valibot'
import { command, job, query } from '../_kit/declare.ts'
import { count, id, text } from '../_words/basics.ts'
import { field } from '../_words/import-file.ts'
import { choice, rowClasses, staged, stageFailures, stageRef, suspectReasons } from '../_words/import-stage.ts'
import { heldFile } from '../files.ts'

/** What is asked of staged rows, and what a person decides about them. */
export const checking = {
  /** The stage as it stands. */
  staged: query({ input: v.object(stageRef), output: staged, failures: stageFailures }),
  preview: query({
    input: v.object({
      ...stageRef,
      class: v.picklist(rowClasses),
      offset: count,
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
      /** Of the stage that the page is asked of; only tells one asking from another. */
      version: v.optional(count),
    }),
    output: v.object({
      total: count,
      rows: v.array(
        v.object({
          row: count,
          class: v.picklist(rowClasses),
          name: v.string(),
          ticked: v.boolean(),
          /** The cleaned values by field, as they will be stored, in words. */
          values: v.record(v.string(), v.string()),
          /** For updates: what stands there now, only for fields that change. */
          before: v.record(v.string(), v.string()),
          /** Cells as they stand in the file (or were put right), by field. */
          cells: v.record(v.string(), v.string()),
          /** Fields whose cell has a problem: the cause. */
          problems: v.record(v.string(), v.string()),
          reasons: v.array(v.string()),
          /** Stored records that it might be, with what tells them apart. */
          candidates: v.array(v.object({ id, name: v.string(), about: v.string() })),
          /** Are those what the row may be, or what it may belong to? */
          asks: v.picklist(['record', 'link']),
          /** The earlier row of the file that it might be. */
          likeRow: v.nullable(count),
          chosen: v.nullable(choice),
        }),
      ),
    }),
    failures: stageFailures,
  }),
  /** Says what rows are: this record, a new one, not this time. Several rows at once where the choice is one for all. */
  decide: command({
    input: v.object({ ...stageRef, rows: v.pipe(v.array(count), v.minLength(1), v.maxLength(5000)), choice }),
    output: staged,
    failures: { ...stageFailures, 'not-there': 'not-found' },
  }),
  /** Which rows go in: one, several, or a whole class. */
  tick: command({
    input: v.object({
      ...stageRef,
      rows: v.optional(v.array(count)),
      class: v.optional(v.picklist(rowClasses)),
      ticked: v.boolean(),
    }),
    output: staged,
    failures: stageFailures,
  }),
  /** Puts one cell right; the row, and rows that are judged by it, are judged again. Null empties the cell. */
  fix: command({
    input: v.object({ ...stageRef, row: count, field, value: v.nullable(text(32_767)) }),
    output: staged,
    failures: { ...stageFailures, 'no-such-field': 'invalid' },
  }),
  /** The same for every cell of the column that reads `from`. */
  replaceValue: command({
    input: v.object({ ...stageRef, field, from: text(32_767), to: v.nullable(text(32_767)) }),
    output: staged,
    failures: { ...stageFailures, 'no-such-field': 'invalid' },
  }),
  /** Whether customers or products that rows name are made when they are not there. */
  createReference: command({
    input: v.object({
      ...stageRef,
      field,
      value: v.union([text(400), v.pipe(v.array(text(400)), v.minLength(1), v.maxLength(1000))]),
      create: v.boolean(),
    }),
    output: staged,
    failures: { ...stageFailures, 'no-such-field': 'invalid' },
  }),
  /** A later sheet judged by the sheets before it as they stand now, after something was changed in those. */
  refresh: command({ input: v.object(stageRef), output: staged, failures: stageFailures }),
  /** Looks for new rows whose names are nearly those of records or of other rows; marks them, decides nothing. */
  findSuspects: job({
    input: v.object(stageRef),
    output: v.object({ suspects: count }),
    failures: { ...stageFailures, cancelled: 'cancelled' },
  }),
  suspects: query({
    input: v.object({
      ...stageRef,
      offset: count,
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
      version: v.optional(count),
    }),
    output: v.object({
      total: count,
      pairs: v.array(
        v.object({
          row: count,
          name: v.string(),
          about: v.string(),
          other: v.object({ id: v.nullable(id), row: v.nullable(count), name: v.string(), about: v.string() }),
          /** 0–100. */
          score: v.number(),
          reason: v.picklist(suspectReasons),
        }),
      ),
    }),
    failures: stageFailures,
  }),
  /** Both stay: the pair is no longer shown. All pairs when no row is given. */
  keepBoth: command({
    input: v.object({ ...stageRef, row: v.optional(count) }),
    output: staged,
    failures: stageFailures,
  }),
  discard: command({ input: v.object(stageRef), output: v.object({}) }),
  /** Rejected and ambiguous rows as a file with the original columns and a reason. */
  rejectedFile: command({
    input: v.object({ ...stageRef, english: v.optional(v.boolean()), format: v.optional(v.picklist(['xlsx', 'csv'])) }),
    output: heldFile,
    failures: { 'stage-gone': 'not-found', 'disk-full': 'external' },
  }),
}
