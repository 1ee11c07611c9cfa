import * as v from 'valibot'
import { command, job, query } from './_kit/declare.ts'
import { count, id, instant, text } from './_words/basics.ts'
import { heldFile } from './files.ts'

const fileFailures = {
  'empty-file': 'invalid',
  'not-a-spreadsheet': 'invalid',
  encrypted: 'invalid',
  truncated: 'invalid',
  damaged: 'invalid',
  'unknown-encoding': 'invalid',
  mhtml: 'invalid',
  'unsafe-xml': 'invalid',
  'too-large': 'invalid',
  'cell-too-large': 'invalid',
  'no-sheet': 'invalid',
  'no-rows': 'invalid',
  'no-name-column': 'invalid',
  unreadable: 'invalid',
  'file-gone': 'not-found',
} as const

/** Lists that a file can be imported into; each declares its fields as data (see `imports.targets`). */
export const importTargets = ['customers', 'contacts', 'members', 'leads'] as const
export type ImportTargetName = (typeof importTargets)[number]
const target = v.picklist(importTargets)

/** What a field holds, which decides how its cells are read. */
export const importKinds = [
  'id',
  'text',
  'long-text',
  'choice',
  'tags',
  'date',
  'money',
  'budget',
  'code',
  'phone',
  'email',
  'role',
  'reference',
  'flag',
] as const

/** A field's name, unique in its target. */
const field = v.pipe(v.string(), v.maxLength(64))

/** When a column's cell replaces what stands in a record that is there already. */
export const writePolicies = ['always', 'empty', 'never'] as const
export type WritePolicy = (typeof writePolicies)[number]

export const importModes = ['upsert', 'create', 'update'] as const
export type ImportMode = (typeof importModes)[number]

const settings = v.object({
  /** Create and update; create only (what is there stays as it is); update only (what is not there is rejected). */
  mode: v.optional(v.picklist(importModes)),
  /** Fields by which rows are recognised, the first that says something decides; the target's own way when left out. */
  keys: v.optional(v.array(field)),
  /** Infer 决策链角色 from the contact's title where the file has no such column. */
  inferRoles: v.optional(v.boolean()),
  /** Make the customers that contacts name and that are not there yet; else those rows wait in the queue. */
  createReferences: v.optional(v.boolean()),
})
export type ImportSettings = v.InferOutput<typeof settings>

const column = v.object({
  index: count,
  /** Header text, two-row headers joined with " / ". */
  header: v.string(),
  field: v.nullable(field),
  /** 0–1: how sure the proposal is. */
  confidence: v.number(),
  /** Why: remembered, the header's synonym, or the look of the values. */
  by: v.picklist(['remembered', 'header', 'values', 'none']),
  /** Amounts in this column are multiplied by this (万元 → 10000). */
  scale: v.number(),
  /** As remembered; always and no blanks when left out. */
  write: v.optional(v.picklist(writePolicies)),
  blanks: v.optional(v.boolean()),
  samples: v.array(v.string()),
})
export type ImportColumn = v.InferOutput<typeof column>

const sheet = v.object({
  index: count,
  name: v.string(),
  hidden: v.boolean(),
  /** 1-based rows of the header (two for a two-row header); empty when none was recognised. */
  headerRows: v.array(count),
  columns: v.array(column),
  /** The first rows of the sheet as text, for the eye: from row 1. */
  head: v.array(v.object({ row: count, cells: v.array(v.string()) })),
  /** How well this sheet fits its target; the best is proposed. */
  fit: v.number(),
  /** The list that the headers speak of. */
  target,
  /** The system whose export this looks like (rule J3); null when none was recognised. */
  preset: v.nullable(v.string()),
  /** Of the headers; a mapping accepted before is found by it. Empty without a header. */
  fingerprint: v.string(),
  /** The mapping is the one accepted the last time, with these settings. */
  remembered: v.nullable(settings),
})
export type ImportSheet = v.InferOutput<typeof sheet>

const chosenColumn = v.object({
  index: count,
  field: v.nullable(field),
  scale: v.optional(v.number()),
  write: v.optional(v.picklist(writePolicies)),
  /** A blank cell empties the field of a record that is there. */
  blanks: v.optional(v.boolean()),
})
export type ChosenColumn = v.InferOutput<typeof chosenColumn>

const counts = v.object({
  /** Rows below the header; always created + updated + unchanged + rejected + ambiguous + ignored. */
  rows: count,
  created: count,
  updated: count,
  unchanged: count,
  rejected: count,
  ambiguous: count,
  /** Blank rows and total rows. */
  ignored: count,
})
export type ImportCounts = v.InferOutput<typeof counts>

export const rowClasses = ['created', 'updated', 'unchanged', 'rejected', 'ambiguous', 'ignored'] as const
export type RowClass = (typeof rowClasses)[number]

const causeCount = v.object({ cause: v.string(), count })

/** Cells with one trouble and one text: put right together. */
const problem = v.object({
  cause: v.string(),
  field,
  /** What stands in the cells. */
  value: v.string(),
  count,
  /** A text that would be read, where one suggests itself. */
  suggestion: v.nullable(v.string()),
})
export type ImportProblem = v.InferOutput<typeof problem>

export const unknownKinds = ['member', 'customer', 'choice'] as const

/** A value that names what is not there yet: decided once for all its rows. */
const unknownValue = v.object({
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
const staged = v.object({
  stageId: v.string(),
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
const stageRef = { stageId: v.string() }
const stageFailures = { 'stage-gone': 'not-found' } as const

const choice = v.variant('kind', [
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

const findings = v.object({
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
  warnings: v.array(causeCount),
  newMembers: v.array(v.string()),
  milliseconds: count,
})
export type ImportFindings = v.InferOutput<typeof findings>

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
            kind: v.picklist(importKinds),
            required: v.boolean(),
            key: v.boolean(),
            choices: v.array(v.string()),
          }),
        ),
        /** How rows are recognised when nothing else is said. */
        keys: v.array(field),
      }),
    ),
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
      headerRows: v.pipe(v.array(count), v.minLength(1), v.maxLength(3)),
      target: v.optional(target),
    }),
    output: v.object({ columns: v.array(column), target }),
    long: true,
    failures: fileFailures,
  }),
  prepare: job({
    input: v.object({
      fileId: v.string(),
      sheet: count,
      headerRows: v.pipe(v.array(count), v.minLength(1), v.maxLength(3)),
      columns: v.array(chosenColumn),
      target: v.optional(target),
      /** Cells under a merged one are read as if it stood in each of them. */
      fillMerged: v.optional(v.boolean()),
      ...settings.entries,
    }),
    output: staged,
    failures: {
      ...fileFailures,
      'field-twice': 'invalid',
      'no-such-field': 'invalid',
      'missing-column': 'invalid',
      'no-such-key': 'invalid',
      cancelled: 'cancelled',
      'disk-full': 'external',
    },
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
  /** Whether a customer that contacts name is made when it is not there. */
  createReference: command({
    input: v.object({ ...stageRef, field, value: text(400), create: v.boolean() }),
    output: staged,
    failures: { ...stageFailures, 'no-such-field': 'invalid' },
  }),
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
  discard: command({ input: v.object(stageRef), output: v.object({}) }),
  /** Rejected and ambiguous rows as a file with the original columns and a reason. */
  rejectedFile: command({
    input: v.object({ ...stageRef, english: v.optional(v.boolean()) }),
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
