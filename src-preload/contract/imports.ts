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

/** Fields a column may be mapped to; null is "leave out". */
export const importFields = [
  'name',
  'shortName',
  'uscc',
  'type',
  'industry',
  'region',
  'province',
  'city',
  'budget',
  'source',
  'owner',
  'annualPurchase',
  'lastContactOn',
  'serviceEndOn',
  'tags',
  'remark',
  'contactName',
  'contactTitle',
  'contactPhone',
  'contactEmail',
  'decisionRole',
] as const
export type ImportField = (typeof importFields)[number]

const column = v.object({
  index: count,
  /** Header text, two-row headers joined with " / ". */
  header: v.string(),
  field: v.nullable(v.picklist(importFields)),
  /** 0–1: how sure the proposal is. */
  confidence: v.number(),
  /** Why: remembered, the header's synonym, or the look of the values. */
  by: v.picklist(['remembered', 'header', 'values', 'none']),
  /** Amounts in this column are multiplied by this (万元 → 10000). */
  scale: v.number(),
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
  /** How well this sheet fits the target; the best is proposed. */
  fit: v.number(),
})
export type ImportSheet = v.InferOutput<typeof sheet>

const chosenColumn = v.object({ index: count, field: v.nullable(v.picklist(importFields)), scale: v.optional(v.number()) })

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

const findings = v.object({
  importId: id,
  fileName: v.string(),
  at: instant,
  changeSetId: v.nullable(id),
  /** The import was taken back by undo. */
  undone: v.boolean(),
  counts,
  warnings: v.array(causeCount),
  newMembers: v.array(v.string()),
  milliseconds: count,
})
export type ImportFindings = v.InferOutput<typeof findings>

/**
 * From a file to customers: inspect (what is in it, proposed mapping) → prepare (read, clean, match, stage) →
 * preview → apply (one change set). Nothing is written to customers before apply.
 */
export const imports = {
  inspect: query({
    input: v.object({ fileId: v.string() }),
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
  /** The proposal for one sheet when the person says where the header is. */
  proposeColumns: query({
    input: v.object({ fileId: v.string(), sheet: count, headerRows: v.pipe(v.array(count), v.minLength(1), v.maxLength(3)) }),
    output: v.object({ columns: v.array(column) }),
    long: true,
    failures: fileFailures,
  }),
  prepare: job({
    input: v.object({
      fileId: v.string(),
      sheet: count,
      headerRows: v.pipe(v.array(count), v.minLength(1), v.maxLength(3)),
      columns: v.array(chosenColumn),
      /** Infer 决策链角色 from the contact's title where the file has no such column. */
      inferRoles: v.optional(v.boolean()),
      /** Cells under a merged one are read as if it stood in each of them. */
      fillMerged: v.optional(v.boolean()),
    }),
    output: v.object({
      stageId: v.string(),
      counts,
      warnings: v.array(causeCount),
      rejections: v.array(causeCount),
      newMembers: v.array(v.string()),
    }),
    failures: { ...fileFailures, 'field-twice': 'invalid', cancelled: 'cancelled', 'disk-full': 'external' },
  }),
  preview: query({
    input: v.object({
      stageId: v.string(),
      class: v.picklist(rowClasses),
      offset: count,
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
    output: v.object({
      total: count,
      rows: v.array(
        v.object({
          row: count,
          class: v.picklist(rowClasses),
          name: v.string(),
          /** The cleaned values by field, as they will be stored, in words. */
          values: v.record(v.string(), v.string()),
          /** For updates: what stands there now, only for fields that change. */
          before: v.record(v.string(), v.string()),
          reasons: v.array(v.string()),
          candidates: v.array(v.object({ id, name: v.string() })),
        }),
      ),
    }),
    failures: { 'stage-gone': 'not-found' },
  }),
  apply: job({
    input: v.object({ stageId: v.string() }),
    output: findings,
    failures: {
      'stage-gone': 'not-found',
      'stage-stale': 'conflict',
      'disk-full': 'external',
      cancelled: 'cancelled',
    },
  }),
  discard: command({ input: v.object({ stageId: v.string() }), output: v.object({}) }),
  /** Rejected and ambiguous rows as a file with the original columns and a reason. */
  rejectedFile: command({
    input: v.object({ stageId: v.string() }),
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
  /** Forget a remembered mapping by its file's header fingerprint. */
  forgetMapping: command({ input: v.object({ fingerprint: text(100) }), output: v.object({}) }),
}
