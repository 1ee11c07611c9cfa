import * as v from 'valibot'
import { job } from './_kit/declare.ts'
import { checking } from './_imports/checking.ts'
import { headerRows, lookingAtFiles } from './_imports/looking.ts'
import { pastImports } from './_imports/past.ts'
import { count, text } from './_words/basics.ts'
import { chosenColumn, fileFailures, settings, target } from './_words/import-file.ts'
import { findings, staged, stageFailures, stageRef } from './_words/import-stage.ts'

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
  ...lookingAtFiles,
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
  ...checking,
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
  ...pastImports,
}
