import { copyFileSync } from 'node:fs'
import { refuse, type Contract } from '../../src-preload/contract/index.ts'
import type { HostHandlers } from '../../src-preload/contract/_kit/handlers.ts'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import { workspaceTimeZone } from '../../src-preload/contract/_words/basics.ts'
import type { RejectedRows } from '../features/imports/rejected.ts'
import { inspect, measure, proposeColumns } from '../features/imports/inspect.ts'
import { writeRejectedFile } from '../features/imports/rejected-file.ts'
import type { HeldFile } from '../adapters/system/held-files.ts'
import type { Application } from './application.ts'
import { channels } from './channel-handlers.ts'
import { routineHandlers } from './routine-handlers.ts'

export interface HostParts {
  readonly app: Application
  readonly host: 'electron' | 'browser' | 'cli' | 'memory'
  readonly dialogs: boolean
  readonly notifications: boolean
  readonly updates: boolean
  /** May the caller name paths? True where the host and the person share a disk and the path comes from a drop or a shell. */
  readonly admitsPaths: boolean
  /** The native dialogs; left out where there are none. */
  chooseFile?(purpose: 'import' | 'workspace'): Promise<string | null>
  chooseSavePath?(proposedName: string): Promise<string | null>
}

type Slice<S extends keyof Contract> = HostHandlers<Contract[S], HostParts>

const system: Slice<'system'> = {
  capabilities: async ({ app, ...host }) => ({
    host: host.host,
    version: app.config.version,
    dialogs: host.dialogs,
    notifications: host.notifications,
    today: app.clock.today(),
    timeZone: workspaceTimeZone,
    updates: host.updates,
  }),
  reportError: async ({ app }, { message, stack = '', view = '' }) => ({
    traceId: app.log.surprise('page', `${message}\n${stack}`, { view }),
  }),
}

const files: Slice<'files'> = {
  async admit({ app, admitsPaths }, { path }) {
    if (!admitsPaths) throw refuse('files.admit', 'not-here', '这里不能按路径读取文件，请拖入或选择文件。')
    const held = app.files.admit(path)
    if (!held) throw refuse('files.admit', 'not-found', '找不到这个文件，它可能已被移动或删除。', { path })
    return held
  },
  async choose({ app, chooseFile }, { purpose }) {
    if (!chooseFile) throw refuse('files.choose', 'not-here', '这里没有系统的打开窗口。')
    const path = await chooseFile(purpose)
    return { file: path === null ? null : (app.files.admit(path) ?? null) }
  },
  async saveAs({ app, chooseSavePath }, { fileId }) {
    const held = app.files.get(fileId)
    const from = app.files.pathOf(fileId)
    if (!held || from === undefined) throw refuse('files.saveAs', 'not-found', '这个文件已不在了，请重新导出。')
    if (!chooseSavePath) throw refuse('files.saveAs', 'not-here', '这里没有系统的保存窗口。')
    const path = await chooseSavePath(held.name)
    if (path === null) return { saved: false, path: null }
    try {
      copyFileSync(from, path)
    } catch {
      throw refuse('files.saveAs', 'cannot-write', '无法保存到这个位置。请换一个文件夹，或检查磁盘空间和权限。', { path })
    }
    return { saved: true, path }
  },
  async release({ app }, { fileId }) {
    app.files.release(fileId)
    return {}
  },
}

const workspace: Slice<'workspace'> = {
  current: ({ app }) => app.workspace.state(),
  create: ({ app }, { path }) => app.workspace.open(withExtension(path), true),
  open: ({ app }, { path }) => app.workspace.open(path),
  moveTo: ({ app }, { path }) => app.workspace.moveTo(withExtension(path)),
  restore: ({ app }, { path }) => app.workspace.restore(path),
  backupNow: async ({ app }) =>
    (await app.workspace.require().step('workspace.backup', { reason: 'manual' }, { on: 'apart' })) as never,
  integrity: async ({ app }) => (await app.workspace.require().step('workspace.integrity', {}, { on: 'apart' })) as never,
}

const jobs: Slice<'jobs'> = {
  async list({ app }) {
    const running = app.jobs.list()
    const known = new Set(running.map((job) => job.jobId))
    const stored = (await app.workspace.require().step('jobs.stored', {}, { on: 'short' })) as JobState[]
    return [...running, ...stored.filter((job) => !known.has(job.jobId))]
  },
  async get({ app }, { jobId }) {
    const live = app.jobs.get(jobId)
    if (live) return live
    const stored = (await app.workspace.require().step('jobs.stored', {}, { on: 'short' })) as JobState[]
    const found = stored.find((job) => job.jobId === jobId)
    if (!found) throw refuse('jobs.get', 'not-found', '找不到这项任务。')
    return found
  },
  async cancel({ app }, { jobId }) {
    if (!app.jobs.cancel(jobId)) throw refuse('jobs.cancel', 'not-found', '这项任务已经结束。')
    return {}
  },
}

const imports = {
  inspect: ({ app }, input) => inspect({ config: app.config, files: app.files, store: () => app.workspace.require() }, input),
  proposeColumns: ({ app }, input) =>
    proposeColumns({ config: app.config, files: app.files, store: () => app.workspace.require() }, input),
  measure: ({ app }, input) => measure({ config: app.config, files: app.files, store: () => app.workspace.require() }, input),
  async rejectedFile({ app }, { stageId, english, format }): Promise<HeldFile> {
    const page = async (after: number) =>
      (await app.workspace.require().step('imports.rejectedPage', { stageId, english, after }, { on: 'writer' })) as RejectedRows
    return writeRejectedFile(app.files, page, { english, format })
  },
} satisfies Partial<Slice<'imports'>>

const alerts = {
  evaluate: async ({ app }) => ({ raised: await app.evaluateAlerts() }),
} satisfies Partial<Slice<'alerts'>>

const tables = { system, files, workspace, jobs, imports, alerts, channels, routines: routineHandlers }
export type HostTables = typeof tables

/** Host handlers by path, bound to what this host can do. */
export function hostHandlers(parts: HostParts): Record<string, (input: never, signal: AbortSignal) => Promise<unknown>> {
  const bound: Record<string, (input: never) => Promise<unknown>> = {}
  for (const [slice, handlers] of Object.entries(tables))
    for (const [name, handler] of Object.entries(handlers))
      bound[`${slice}.${name}`] = (input) => (handler as (parts: HostParts, input: never) => Promise<unknown>)(parts, input)
  return bound
}

function withExtension(path: string): string {
  return path.endsWith('.jw') ? path : `${path}.jw`
}
