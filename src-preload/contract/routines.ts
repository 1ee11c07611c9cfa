import * as v from 'valibot'
import { command, query, topic } from './_kit/declare.ts'
import { exportFormats } from './_words/export.ts'
import { count, id, instant, nothing, text } from './_words/basics.ts'
import { heldFile } from './files.ts'

/** Lists that leave as a file: on a schedule, by the command line, from their screens. */
export const exportedLists = [
  'customers',
  'contacts',
  'pipeline',
  'leads',
  'trials',
  'products',
  'contracts',
  'transactions',
  'targets',
  'tickets',
  'meetings',
  'cocreations',
  'touches',
  'tasks',
  'activities',
  'members',
  'prices',
] as const

const folder = v.pipe(text(1000), v.trim(), v.nonEmpty())
/** `HH:MM` in the workspace's zone. */
const clockTime = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))

const schedule = {
  list: v.picklist(exportedLists),
  /** A saved view whose filter and order hold; everything when null. */
  viewId: v.nullable(id),
  format: v.picklist(exportFormats),
  folder,
  at: clockTime,
  /** 1 Monday … 7 Sunday; null every day. */
  weekday: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
  english: v.boolean(),
}
const routineId = v.pipe(v.string(), v.maxLength(40))

const plannedExport = v.object({
  routineId,
  ...schedule,
  /** The last run: when, the file it wrote, or why it did not. */
  lastAt: v.nullable(instant),
  lastFile: v.nullable(v.string()),
  lastFailure: v.nullable(v.string()),
})
export type PlannedExport = v.InferOutput<typeof plannedExport>

/** A file that appeared in a watched folder. Nothing is read of it before the person takes it. */
const offeredFile = v.object({
  offerId: v.pipe(v.string(), v.maxLength(60)),
  name: v.string(),
  folder: v.string(),
  size: count,
  at: instant,
})
export type OfferedFile = v.InferOutput<typeof offeredFile>

const folderFailures = { 'no-folder': 'not-found', 'cannot-write': 'external' } as const

/**
 * What the app does with folders of this machine by itself: exports at a time of day, and looking for new files to offer.
 * Kept beside the app's own files, per workspace, since a workspace may be opened on another machine.
 */
export const routines = {
  list: query({
    input: nothing,
    output: v.object({
      exports: v.array(plannedExport),
      watched: v.array(v.object({ folder: v.string(), exists: v.boolean() })),
    }),
  }),
  /** Makes a scheduled export, or changes the one with this id. The folder must be there and writable. */
  saveExport: command({
    input: v.object({ routineId: v.optional(routineId), ...schedule }),
    output: v.object({ routineId }),
    failures: folderFailures,
  }),
  removeExport: command({ input: v.object({ routineId }), output: nothing }),
  /** Writes the file now, whatever its time. */
  runExport: command({
    input: v.object({ routineId }),
    output: v.object({ file: v.string(), rows: count }),
    failures: { ...folderFailures, 'not-found': 'not-found', 'not-written': 'external' },
  }),
  /** Looks into this folder every half minute; what lies there already is not offered. */
  watch: command({ input: v.object({ folder }), output: nothing, failures: { 'no-folder': 'not-found' } }),
  unwatch: command({ input: v.object({ folder }), output: nothing }),
  /** New files of the watched folders, newest first; asked for again after `routines.changed`. */
  offers: query({ input: nothing, output: v.array(offeredFile) }),
  /** Takes an offered file, as if it had been dropped; it is no longer offered. */
  take: command({
    input: v.object({ offerId: v.pipe(v.string(), v.maxLength(60)) }),
    output: heldFile,
    failures: { 'not-found': 'not-found' },
  }),
  dismiss: command({ input: v.object({ offerId: v.pipe(v.string(), v.maxLength(60)) }), output: nothing }),
  changed: topic(nothing),
}
