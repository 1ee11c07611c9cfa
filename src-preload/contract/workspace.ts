import * as v from 'valibot'
import { command, job, query, topic } from './_kit/declare.ts'
import { count, instant, nothing, text } from './_words/basics.ts'

const openFailures = {
  'not-found': 'not-found',
  'not-a-workspace': 'invalid',
  newer: 'precondition',
  damaged: 'precondition',
  'in-use': 'conflict',
  'read-only': 'precondition',
  'disk-full': 'external',
  'cannot-write': 'external',
  'migration-failed': 'precondition',
  'already-there': 'conflict',
} as const

export const backup = v.object({
  file: v.string(),
  path: v.string(),
  takenAt: instant,
  bytes: count,
  reason: v.picklist(['daily', 'before-migration', 'before-restore', 'manual']),
  /** Change sets in it; the current file's count minus this is what a restore would lose. */
  changeSets: v.nullable(count),
})
export type Backup = v.InferOutput<typeof backup>

export const workspaceState = v.object({
  state: v.picklist(['none', 'open', 'failed']),
  path: v.nullable(v.string()),
  name: v.nullable(v.string()),
  bytes: count,
  customers: count,
  /** Changes kept so far; null when the workspace is not open. */
  changeSets: v.nullable(count),
  demo: v.boolean(),
  /** Set when state is failed: why, in the user's words. */
  failure: v.nullable(v.object({ code: v.string(), message: v.string(), details: v.record(v.string(), v.unknown()) })),
  backups: v.array(backup),
  recent: v.array(v.object({ path: v.string(), name: v.string(), openedAt: v.string(), exists: v.boolean() })),
  defaultFolder: v.string(),
})
export type WorkspaceState = v.InferOutput<typeof workspaceState>

/** A workspace is one SQLite file that the person can choose, move and open. */
export const workspace = {
  current: query({ input: nothing, output: workspaceState, reads: ['workspace'] }),
  create: command({ input: v.object({ path: text(4000) }), output: workspaceState, failures: openFailures }),
  open: command({ input: v.object({ path: text(4000) }), output: workspaceState, failures: openFailures }),
  /** Copies the whole store to the new place, checks the copy, goes on there and deletes the old file. */
  moveTo: command({ input: v.object({ path: text(4000) }), output: workspaceState, failures: openFailures }),
  backupNow: command({ input: nothing, output: backup, failures: openFailures }),
  /** Replaces the current store by a backup; the replaced file is itself kept as a backup. */
  restore: command({ input: v.object({ path: text(4000) }), output: workspaceState, failures: openFailures }),
  integrity: query({
    input: nothing,
    output: v.object({ ok: v.boolean(), problems: v.array(v.string()), checkedAt: instant }),
    long: true,
  }),
  fillDemo: job({
    input: v.object({
      rows: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000)),
      seed: v.pipe(v.number(), v.integer()),
    }),
    output: v.object({ customers: count, contacts: count, members: count }),
    failures: { 'not-empty': 'precondition', cancelled: 'cancelled' },
  }),
  /** The workspace was opened, replaced or closed: every answer held by the page is stale. */
  changed: topic(v.object({ state: v.string() })),
}
