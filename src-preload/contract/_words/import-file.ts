import * as v from 'valibot'
import { count } from './basics.ts'
import { customKinds } from './custom-fields.ts'

export const fileFailures = {
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
export const importTargets = [
  'customers',
  'contacts',
  'members',
  'leads',
  'opportunities',
  'activities',
  'products',
  'prices',
  'orders',
  'invoices',
  'receipts',
  'contracts',
  'tickets',
  'meetings',
  'cocreations',
  'targets',
  'trials',
  'trial-fits',
  'touches',
  'indicators',
] as const
export type ImportTargetName = (typeof importTargets)[number]
export const target = v.picklist(importTargets)

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
  'number',
  'percent',
  'link',
] as const

/** A field's name, unique in its target. */
export const field = v.pipe(v.string(), v.maxLength(64))

/** When a column's cell replaces what stands in a record that is there already. */
export const writePolicies = ['always', 'empty', 'never'] as const
export type WritePolicy = (typeof writePolicies)[number]

export const importModes = ['upsert', 'create', 'update'] as const
export type ImportMode = (typeof importModes)[number]

export const settings = v.object({
  /** Create and update; create only (what is there stays as it is); update only (what is not there is rejected). */
  mode: v.optional(v.picklist(importModes)),
  /** Fields by which rows are recognised, the first that says something decides; the target's own way when left out. */
  keys: v.optional(v.array(field)),
  /** Infer 决策链角色 from the contact's title where the file has no such column. */
  inferRoles: v.optional(v.boolean()),
  /** Make the customers that contacts name and that are not there yet; else those rows wait in the queue. */
  createReferences: v.optional(v.boolean()),
  /** Cells under a merged one are read as if it stood in each of them. */
  fillMerged: v.optional(v.boolean()),
})
export type ImportSettings = v.InferOutput<typeof settings>

/** Which figure of `3/4/2026` or `25.7.1` is what, said by a person; left out, the whole column decides. */
export const dateOrders = ['dmy', 'mdy', 'yymd'] as const
const dateOrder = v.picklist(dateOrders)

export const column = v.object({
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
  dateOrder: v.optional(dateOrder),
  samples: v.array(v.string()),
  /** The kind of field of the workspace's own (rule J1) that this column would make; null: it only counts the rows. */
  kind: v.nullable(v.picklist(customKinds)),
})
export type ImportColumn = v.InferOutput<typeof column>

export const sheet = v.object({
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

export const chosenColumn = v.object({
  dateOrder: v.optional(dateOrder),
  index: count,
  field: v.nullable(field),
  scale: v.optional(v.number()),
  write: v.optional(v.picklist(writePolicies)),
  /** A blank cell empties the field of a record that is there. */
  blanks: v.optional(v.boolean()),
})
export type ChosenColumn = v.InferOutput<typeof chosenColumn>
