import * as v from 'valibot'
import { command, job, query } from './_kit/declare.ts'
import { count, id, instant, text } from './_words/basics.ts'
import { fileFailures, target, importKinds, field, settings, column, sheet, chosenColumn } from './_words/import-file.ts'
import { rowClasses, staged, stageRef, stageFailures, choice, suspectReasons, findings } from './_words/import-stage.ts'
import { heldFile } from './files.ts'

export {
  importTargets,
  type ImportTargetName,
  importKinds,
  writePolicies,
  type WritePolicy,
  dateOrders,
  importModes,
  type ImportMode,
  type ImportSettings,
  type ImportColumn,
  type ImportSheet,
  type ChosenColumn,
} from './_words/import-file.ts'
export {
  type ImportCounts,
  rowClasses,
  type RowClass,
  type ImportProblem,
  unknownKinds,
  type UnknownValue,
  type StagedImport,
  type RowChoice,
  suspectReasons,
  type ImportFindings,
} from './_words/import-stage.ts'

/** Rows of the header; none says that the list has no header and begins at once. */
const headerRows = v.pipe(v.array(count), v.maxLength(3))

/** What to read of a file, and how its rows are understood and recognised. */
const readingOf = {
  fileId: v.string(),
  sheet: count,
  /** What the sheet is called, for the history of an import of several. */
  sheetName: v.optional(text(400)),
  headerRows,
  columns: v.array(chosenColumn),
  target: v.optional(target),
  ...settings.entries,
}
const readingFailures = {
  ...fileFailures,
  ...stageFailures,
  'field-twice': 'invalid',
  'no-such-field': 'invalid',
  'missing-column': 'invalid',
  'no-such-key': 'invalid',
  cancelled: 'cancelled',
  'disk-full': 'external',
} as const

/**
 * From a file to records: inspect (what is in it, proposed mapping) → prepare (read, clean, match, stage) → preview,
 * where rows are decided and cells put right → apply (one change set). Nothing is written to the lists before apply.
 */
export const imports = {
  /** What can be imported, and what each list's fields are: the screen and the command line know no list by name. */
  targets: query({
    input: v.object({}),
    output: v.array(
      v.object({
        target,
        fields: v.array(
          v.object({
            field,
            /** What the workspace calls a field of its own; null for the list's fields. */
            title: v.nullable(v.string()),
            kind: v.picklist(importKinds),
            required: v.boolean(),
            key: v.boolean(),
            choices: v.array(v.string()),
          }),
        ),
        /** How rows are recognised when nothing else is said. */
        keys: v.array(field),
        /** Sheets of lists with a lower one go in first: what rows of another name comes before them. */
        order: count,
      }),
    ),
    reads: ['custom_field'],
  }),
  inspect: query({
    input: v.object({
      fileId: v.string(),
      /** The list that is meant; found from the headers when left out. */
      target: v.optional(target),
      /** Columns and settings of an earlier import, taken up by their headers. */
      like: v.optional(id),
    }),
    output: v.object({
      fileName: v.string(),
      format: v.string(),
      encoding: v.nullable(v.string()),
      delimiter: v.nullable(v.string()),
      sheets: v.array(sheet),
      /** Index into sheets of the one proposed. */
      proposed: count,
    }),
    long: true,
    failures: fileFailures,
  }),
  /** Rows of each sheet, counted by reading the whole file; asked beside `inspect`, which only looks at the heads. */
  measure: query({
    input: v.object({ fileId: v.string() }),
    output: v.object({
      sheets: v.array(
        v.object({
          index: count,
          /** With something in them, titles and header included. */
          rows: count,
          /** Merged cells that reach down over several rows: see `fillMerged`. */
          mergedDown: count,
        }),
      ),
    }),
    long: true,
    failures: fileFailures,
  }),
  /** The proposal for one sheet when the person says where the header is, or which list is meant. */
  proposeColumns: query({
    input: v.object({
      fileId: v.string(),
      sheet: count,
      headerRows,
      target: v.optional(target),
    }),
    output: v.object({ columns: v.array(column), target }),
    long: true,
    failures: fileFailures,
  }),
  prepare: job({
    input: v.object({
      ...readingOf,
      /**
       * Stages of the same workbook that go in before this one, in their order: what they will make is there for its rows,
       * and applying this one writes them all as one change set.
       */
      after: v.optional(v.pipe(v.array(v.string()), v.maxLength(250))),
    }),
    output: staged,
    failures: readingFailures,
  }),
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
  apply: job({
    input: v.object(stageRef),
    output: findings,
    failures: {
      'stage-gone': 'not-found',
      'stage-stale': 'conflict',
      'disk-full': 'external',
      cancelled: 'cancelled',
    },
  }),
  /**
   * Prepare and apply in one, for whoever confirms beforehand: rows are written while the file is still being read.
   * What they are is what a preview would have said; nothing is written when it fails or is cancelled.
   */
  direct: job({
    input: v.object(readingOf),
    output: v.object({
      /** What the rows were found to be; its stage is gone. */
      staged,
      findings,
    }),
    failures: readingFailures,
  }),
  discard: command({ input: v.object(stageRef), output: v.object({}) }),
  /** Rejected and ambiguous rows as a file with the original columns and a reason. */
  rejectedFile: command({
    input: v.object({ ...stageRef, english: v.optional(v.boolean()), format: v.optional(v.picklist(['xlsx', 'csv'])) }),
    output: heldFile,
    failures: { 'stage-gone': 'not-found', 'disk-full': 'external' },
  }),
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
